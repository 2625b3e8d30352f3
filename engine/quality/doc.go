// Package quality finds what in the deals, and in facts about them, cannot be trusted, what it does to the numbers,
// and, where that can be known, how to mend it.
//
// A rule is one file that registers itself. It names records with a reason; it gives no score,
// because no sum of different faults means anything. The package refuses to change records:
// a proposed fix is a list of fields to write, and a person decides.
package quality
