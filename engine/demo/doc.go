// Package demo makes a workspace of an invented company, so that one can look around before
// having data of one's own, and large ones for measuring. The same seed gives the same company.
//
// People, companies and products are invented; addresses lie under .example, which nobody owns.
// Like real data it holds weak and strong sellers, seasons, deals that nobody touches any more,
// amounts that are missing and dates that have passed.
package demo
