// Package leading holds what is done today against what it leads to later: whether months with more of something were
// followed, some months on, by more of the result, and whether that is more than chance would make.
//
// Within each unit (a person, or the company) both series are replaced by their ranks, so that a single large deal
// weighs as one month, and of a person's ranks what belongs to the month for everybody is taken away, so that seasons
// are not taken for effects. With one unit a straight trend is taken away instead. The correlation of what remains is tested with the
// number of independent months that the series' own persistence leaves (Pyper & Peterman, Can. J. Fish. Aquat. Sci. 55,
// 1998, 2127–2140, after Bartlett), its interval is Fisher's. Several lags and several indicators are looked at, so
// more is asked of each: within an indicator by Bonferroni over its lags, between indicators by the false discovery rate of
// Benjamini and Hochberg.
//
// A correlation says what preceded the result, not what caused it. The package is pure and knows nothing of records.
package leading
