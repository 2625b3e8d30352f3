package forecast

// Method makes a forecast of a series: Make, or the Forecast method of a Model.
type Method func(Series, Options) (Forecast, error)

// Backtest repeats a forecast from up to count origins in the past of a series,
// each time with only the values known then, the last origin one horizon before
// the end and the others evenly before it. The forecasts come back oldest
// first, beside their accuracy; too short a history gives none.
func Backtest(s Series, method Method, o Options, count int) ([]Given, Accuracy, error) {
	if o.Horizon < 1 || o.Horizon > MaxHorizon {
		return nil, Accuracy{}, ErrHorizon
	}
	if err := checkRegressors(s, o); err != nil {
		return nil, Accuracy{}, err
	}
	at := backtestOrigins(len(s.Values), max(s.Period, 1), o.Horizon, count)
	given := make([]Given, 0, len(at))
	for i, n := range at {
		if err := o.Progress.step(i, len(at)); err != nil {
			return nil, Accuracy{}, err
		}
		past := s
		past.Values = s.Values[:n]
		inner := o
		inner.Progress = nil
		inner.Regressors = cutRegressors(o.Regressors, n+o.Horizon)
		f, err := method(past, inner)
		if err == ErrEmpty { // nothing observed so early
			continue
		}
		if err != nil {
			return nil, Accuracy{}, err
		}
		given = append(given, Given{Origin: n, Forecast: f})
	}
	return given, Track(s, given), o.Progress.step(len(at), len(at))
}

// backtestOrigins returns ascending lengths of history; the first leaves at
// least two seasons and one value, or four values.
func backtestOrigins(n, m, h, count int) []int {
	least, last := max(4, 2*m+1), n-h
	if last < least || count < 1 {
		return nil
	}
	count = min(count, last-least+1)
	step := max(1, (last-least)/count)
	step = min(step, max(1, h))
	at := make([]int, count)
	for i := range at {
		at[count-1-i] = last - i*step
	}
	return at
}
