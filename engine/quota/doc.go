// Package quota says what a sales organisation is to win, by whom and when: company → team → person
// and year → quarter → month → week.
//
// There is one truth: the targets (record.Target) of the company, of teams and of people. What
// a target asks of any stretch of days is decided in one place, Cover, which the indicators read, too:
//   - of two targets for the same days of the same owner, the one in force is the later by Since;
//   - a day belongs to the shortest target that holds it: a month's own goes before the year's;
//   - a target is spread over its working days, Monday to Friday, and cut to whole minor units by
//     the running total. So parts add up to the whole to the cent whatever the parts are: quarters,
//     months, weeks that straddle months, or single days.
//
// In time, therefore, nothing can fail to add up. Between owners it can: a team's own target and those of
// its people are separate commitments. Their difference is an open one, shown until a person settles it.
//
// The package is pure and refuses to know screens, commands and indicators.
package quota
