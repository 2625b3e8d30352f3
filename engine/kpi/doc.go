// Package kpi measures a sales organisation from its records: indicators that explain themselves.
//
// One indicator is one file that calls register. An indicator does not loop over deals: it
// says by which date a deal belongs to a period, into which class each deal falls (counted as
// won, left out because it has no amount, ...) and how a number is made of the deals of each class. The
// same three statements serve the whole, any filter, any grouping and any series of periods,
// so that a part can never be computed in another way than the whole, and what an
// explanation lists is exactly what was computed with.
//
// Rules that hold for every number (definitions of the field's ambiguous ones are beside each indicator):
//   - No data is not zero: a ratio with nothing under it is not known and says why.
//   - Amounts are minor units of the workspace's currency. Amounts in another one are left out, with the
//     reason, never added.
//   - Ratios of groups are ratios of sums.
//   - A period is closed-open in the workspace's fiscal calendar.
//
// The package refuses to know workspaces, commands and screens.
package kpi
