// Package evaluation reads the scorecard of a person, a role or a team: what each of the role's lines measures in a
// period, where that lies in its range, and what all of it adds up to, with nothing of the arithmetic hidden.
//
// The rules:
//   - A line without data has no score and is left out of the total; the other lines' weights then share the
//     whole. How much of the weights had data is told with the total.
//   - Several people are measured as one: an indicator is computed over all of their records together, so that ratios are
//     ratios of sums. The score of a team is never the mean of its people's scores.
//   - What an indicator adds up is expected of one person working full time for so long: its range grows with the
//     time that the people were there, up to today.
//   - A rating holds for a year, until the same person rates again; several raters count alike.
//   - A client whose expectation is its own is judged by it: the line's score is then that of its parts, each with the weight of
//     its records. Of what adds up a client's part is shown and does not count twice.
//
// It is pure and refuses to know screens.
package evaluation
