// Package orgchart finds places for the people of an organisation: a tidy tree of who reports to whom, in
// which nothing overlaps, whoever leads stands above, and equal branches are drawn alike.
//
// The method is that of Reingold and Tilford ("Tidier Drawings of Trees", IEEE Transactions on Software
// Engineering 7(2), 1981) for any number of children, with the room between branches shared out as Buchheim, Jünger and
// Leipert ask ("Improving Walker's Algorithm to Run in Linear Time", GD 2002). People without anybody under them stand
// below each other instead of beside, as organisation charts on paper do, so that large ones stay narrow.
//
// It refuses to know contacts: it sees names of nodes and whom each one hangs from.
package orgchart
