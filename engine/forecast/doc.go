// Package forecast answers "what will come, and how sure are we?" for regularly
// spaced series: one contract, one file per model, a registry, a combination
// that weighs the models by evidence, calibrated intervals, rolling-origin
// backtests, and reconciliation of hierarchies.
//
// The way in:
//
//	f, err := forecast.Make(forecast.Series{Values: y, Period: 12, NonNegative: true},
//	        forecast.Options{Horizon: 6})
//
// gives mean, median and quantiles with the warnings, the reasons and the share
// that each model had. forecast.Models lists the single models, each with its
// own Forecast method; Backtest measures any of them on the past of a series.
//
// The package knows no dates, currencies, records or screens: dated sales
// become a Series by Aggregate, calendar effects enter as plain regressor
// columns. Everything is deterministic: a call with equal arguments, seed
// included, gives equal answers. Long calls report progress and can be stopped.
package forecast
