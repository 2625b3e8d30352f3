// Package stats holds the small statistics that the rest of the engine shares:
// moments and quantiles, the normal and Student distributions, intervals for
// proportions and bootstrapped intervals, a simplex optimiser, dense and
// tridiagonal linear algebra, and local regression.
//
// It knows nothing of records, money, dates or screens. Random numbers come
// from a generator seeded by the caller, so that equal calls give equal answers.
// NaN never means "missing" here: callers drop missing values first.
package stats
