// Package pipeline tells from the deals in hand, and from how earlier deals
// went, what will be won, when and for how much: with a probability per deal
// and its reasons, a distribution of revenue per period, the accuracy that the
// same method had in the past, and what-if scenarios on the same random draws.
//
// The parts, in the order of the flow:
//
//	deal.go, timeline.go     what comes in, checked and put in order
//	asof.go                  what was known of a deal on a day, and nothing later
//	feature.go, encode.go    what the model looks at, and as which numbers
//	logit.go, tune.go        penalised logistic regression and its penalty
//	hazard.go, prior.go      won / lost / open per step of time; without history, a prior
//	reason.go                why a deal stands above or below the average
//	table.go                 the same for a plain table of attributes, without time
//	shock.go                 how far deals win and lose together
//	amount.go, simulate.go   the distribution of revenue
//	matter.go                which deals decide a period
//	backtest.go, compare.go  snapshots of the past; simpler forecasts beside
//	business.go, totals.go   deals that do not exist yet; all revenue, tested on the past
//	join.go                  pipeline and history of sales joined
//	scenario.go, target.go   what-if; budget and challenging targets
//	stages.go, waterfall.go  conversion, time in stage, movement between two dates
//
// The package refuses to know records, currencies, screens and the clock: days
// and seeds are passed in, amounts are minor units of one currency (the caller
// sees to that), and no result depends on the order of the deals.
package pipeline
