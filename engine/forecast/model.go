package forecast

import (
	"errors"
	"fmt"
	"slices"
	"sort"

	"rumbo/engine/text"
)

// ErrStopped is returned when the Progress callback asked to stop.
var ErrStopped = errors.New("forecast: stopped")

// Progress is told how many of the planned steps are done; returning false
// stops the call, which then returns ErrStopped. A nil Progress never stops.
type Progress func(done, total int) bool

func (p Progress) step(done, total int) error {
	if p != nil && !p(done, total) {
		return ErrStopped
	}
	return nil
}

// Options say what is wanted of a forecast.
type Options struct {
	// Horizon is the number of periods ahead, 1 … MaxHorizon.
	Horizon int
	// Levels are the probabilities of the wanted quantiles, each in (0,1);
	// nil means DefaultLevels.
	Levels []float64
	// Regressors are calendar or other known columns, each with one value for
	// every period of the history followed by one for each of the Horizon.
	Regressors [][]float64
	// Progress is called between the steps of a long fit.
	Progress Progress
}

// MaxHorizon is the farthest that a forecast goes.
const MaxHorizon = 520

// DefaultLevels are the quantiles that the screens use: 95 %, 80 % and 50 %
// intervals around the median.
var DefaultLevels = []float64{0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975}

// Forecast is a distribution for each of the periods ahead.
type Forecast struct {
	// Mean and Median have one value per period ahead.
	Mean, Median []float64
	// Point is the single number to show for each period: the median, or the
	// mean of a sporadic demand, whose median is mostly zero.
	Point []float64
	// Levels are ascending; Quantiles[i][t] is the value that period t stays
	// below with probability Levels[i].
	Levels    []float64
	Quantiles [][]float64
	// Model is the ID of the model that made it; Parts what it is made of.
	Model    string
	Parts    []Part
	Reasons  []text.Text
	Warnings []Warning
	// Accuracy is how the same model did on the past of this series, where a
	// backtest was made; nil otherwise.
	Accuracy *Accuracy
}

// Part is the share that one model had in a forecast.
type Part struct {
	Model  string  // ID
	Weight float64 // 0 … 1, the parts add up to 1
	Params []Value // what the fit found, for the reader who asks
}

// Value is one fitted parameter.
type Value struct {
	Name  string
	Value float64
}

// Warning says what is weak about the data or what was done about it.
type Warning struct {
	Code string
	Text text.Text
}

// Param documents a parameter of a model and the range it may take.
type Param struct {
	Name      string
	Low, High float64
	Text      text.Text
}

// Model is a way to forecast a series. All models are made by register, one
// per file.
type Model struct {
	// ID is short and stable: it is stored with forecasts that were given.
	ID string
	// Name and About speak to a sales director.
	Name, About text.Text
	// Paper cites the method and its equations.
	Paper  string
	Params []Param
	// MinLength is the shortest history, in observed values, that it accepts.
	MinLength int
	// Seasonal models need a Period above 1 and two whole seasons.
	Seasonal bool

	fit fitter
}

// fitter fits clean values (finite, scaled near 1) with seasonal period m and
// says what comes in the next h periods.
type fitter func(w *work, y []float64, m, h int) (fitted, error)

// fitted is what a single model knows after its fit.
type fitted struct {
	mean   []float64 // h point forecasts
	sd     []float64 // h standard deviations of the error, by the model's own theory
	params []Value
	aicc   float64 // comparable within a family only
}

// errShort is returned by a fitter for a history that it cannot use.
var errShort = errors.New("forecast: history too short for this model")

var registry = map[string]Model{}

// register adds a model; a duplicate ID is a programmer's mistake.
func register(m Model) Model {
	if _, taken := registry[m.ID]; taken || m.ID == "" || m.fit == nil {
		panic(fmt.Sprintf("forecast: model %q registered twice or incomplete", m.ID))
	}
	registry[m.ID] = m
	return m
}

// Models returns all models sorted by ID.
func Models() []Model {
	all := make([]Model, 0, len(registry))
	for _, m := range registry {
		all = append(all, m)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].ID < all[j].ID })
	return all
}

// Lookup finds a model by its ID.
func Lookup(id string) (Model, bool) {
	m, ok := registry[id]
	return m, ok
}

// Forecast fits the model to the series and returns the distribution of the
// periods ahead. The error is ErrStopped or one of the reasons in problems.go.
func (m Model) Forecast(s Series, o Options) (Forecast, error) {
	p, err := prepare(s, o)
	if err != nil {
		return Forecast{}, err
	}
	w := newWork()
	if len(p.y) < m.MinLength || m.Seasonal && (p.m < 2 || len(p.y) < 2*p.m) {
		f, err := naiveModel.finish(w, p)
		f.Warnings = append(f.Warnings, warnTooShortFor(m))
		return f, err
	}
	return m.finish(w, p)
}

// finish runs the fit on a prepared series and dresses the result.
func (m Model) finish(w *work, p prepared) (Forecast, error) {
	if err := p.progress.step(0, 2); err != nil {
		return Forecast{}, err
	}
	fit, err := m.fit(w, p.y, p.m, p.horizon)
	if err != nil {
		return Forecast{}, err
	}
	if err := p.progress.step(1, 2); err != nil {
		return Forecast{}, err
	}
	calibrate(w, m, p, &fit)
	f := p.dress(fit.mean, studentQuantiles(fit, len(p.y), p.levels))
	f.Model = m.ID
	f.Parts = []Part{{Model: m.ID, Weight: 1, Params: fit.params}}
	return f, p.progress.step(2, 2)
}

func checkLevels(levels []float64) ([]float64, error) {
	if levels == nil {
		return slices.Clone(DefaultLevels), nil
	}
	l := slices.Clone(levels)
	slices.Sort(l)
	l = slices.Compact(l)
	if len(l) > 0 && !(l[0] > 0 && l[len(l)-1] < 1) {
		return nil, ErrLevels
	}
	return l, nil
}
