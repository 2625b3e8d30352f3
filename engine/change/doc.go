// Package change is how a workspace's records come to differ over time and between
// devices: changes, the state that they add up to, and how two states become one.
//
// Every field of every record is a register that remembers which writes it has
// seen (a causal register in the sense of Almeida, Shoker and Baquero, "Delta
// state replicated data types", 2018, with the dots of Preguiça et al., "Dotted
// version vectors", 2012). A write replaces exactly the writes that its author saw;
// two writes that did not see each other are both kept. The later one by hybrid logical
// clock (Kulkarni et al. 2014) is shown, and the other is listed as a conflict until a
// person settles it. So merging is commutative, associative and idempotent, and loses nobody's work.
//
// Invariants:
//   - a change touches a record at most once, and all its writes carry the change's stamp;
//   - the changes of one replica reach a state in the order in which they were made,
//     and after those that they saw: logs are read in order, files carry whole rows;
//   - nothing that is in a State is ever modified.
//
// It refuses to know what the records mean, where they are kept and what time it is.
package change
