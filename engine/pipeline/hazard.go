package pipeline

import (
	"hash/fnv"
	"math"
	"sort"
)

// Config sets the shape of the model. The zero Config means the defaults.
type Config struct {
	StepDays int32 // length of a step; 15
	Steps    int   // steps looked ahead; 24
	Every    int32 // distance of the snapshots learned from, in days; 30
	MaxRows  int   // rows learned from; with more, a fixed sample of them; 40 000
	// Whole leaves out snapshots whose horizon was not over, instead of using
	// the part of it that is known.
	Whole bool
	// First is the earliest snapshot learned from; unknown means all.
	First Day
}

func (c Config) filled() Config {
	if c.StepDays <= 0 {
		c.StepDays = 15
	}
	if c.Steps <= 0 {
		c.Steps = 24
	}
	if c.Every <= 0 {
		c.Every = 30
	}
	if c.MaxRows <= 0 {
		c.MaxRows = 40000
	}
	return c
}

// middle is the time from the snapshot to the middle of a step, in days.
func (c Config) middle(step int) float64 { return (float64(step) + .5) * float64(c.StepDays) }

// example is one step of one deal seen from one snapshot (a landmark: van
// Houwelingen, Scandinavian Journal of Statistics 34, 2007): what was known at
// the snapshot, and whether the deal closed within the step.
type example struct {
	state State
	ahead float64
	from  Day // the snapshot
	end   Day // last day of the step
	won   bool
	lost  bool
}

// examples lists the steps that were over by asOf, seen from every snapshot.
func (h *History) examples(asOf Day, c Config) []example {
	marks := h.landmarks(asOf, c)
	keep := uint64(math.MaxUint64)
	if n := h.countExamples(asOf, c, marks); n > c.MaxRows {
		keep = uint64(float64(math.MaxUint64) * (float64(c.MaxRows) / float64(n)))
	}
	var out []example
	for i := range h.lines {
		t := &h.lines[i]
		for _, mark := range marks {
			s, ok := t.state(mark)
			if !ok || s.Kind != Open || mix(s.ID, uint64(mark)) > keep {
				continue
			}
			close, closes := t.closing(mark)
			out = appendSteps(out, s, asOf, close, closes && close.day <= asOf, c)
		}
	}
	return out
}

// appendSteps adds the steps of one deal after one snapshot until it closed.
func appendSteps(out []example, s State, asOf Day, close event, closes bool, c Config) []example {
	for j := 0; j < c.Steps; j++ {
		end := s.AsOf + Day(j+1)*Day(c.StepDays)
		if end > asOf {
			return out
		}
		now := closes && close.day <= end
		out = append(out, example{
			state: s, ahead: c.middle(j), from: s.AsOf, end: end,
			won: now && close.kind == Won, lost: now && close.kind == Lost,
		})
		if now {
			return out
		}
	}
	return out
}

// landmarks are the snapshots before asOf, earliest first.
func (h *History) landmarks(asOf Day, c Config) []Day {
	first := c.First
	if !first.Known() {
		first = asOf
		for i := range h.lines {
			first = min(first, h.lines[i].created)
		}
	}
	ready := Day(c.StepDays)
	if c.Whole {
		ready *= Day(c.Steps)
	}
	var marks []Day
	for d := asOf - Day(c.Every); d >= first && len(marks) < 600; d -= Day(c.Every) {
		if d+ready <= asOf {
			marks = append(marks, d)
		}
	}
	sort.Slice(marks, func(i, j int) bool { return marks[i] < marks[j] })
	return marks
}

// countExamples is a cheap upper bound of the number of examples.
func (h *History) countExamples(asOf Day, c Config, marks []Day) int {
	n := 0
	for i := range h.lines {
		t := &h.lines[i]
		last := asOf
		if e, ok := t.closing(t.created - 1); ok {
			last = min(last, e.day)
		}
		for _, m := range marks {
			if m >= t.created && m < last {
				n += min(c.Steps, int(last-m)/int(c.StepDays)+1)
			}
		}
	}
	return n
}

// mix is a hash of a deal and a number, even over 64 bits.
func mix(id string, n uint64) uint64 {
	f := fnv.New64a()
	f.Write([]byte(id))
	x := f.Sum64() ^ (n * 0x9e3779b97f4a7c15)
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9
	x = (x ^ (x >> 27)) * 0x94d049bb133111eb
	return x ^ (x >> 31)
}

// Model tells the chances of an open deal per step of time: the chance of being
// won within a step given that it is still open, and of being lost given that
// it is neither won. Both are ridge logistic regressions.
type Model struct {
	Config   Config
	AsOf     Day // everything learned was known on this day
	Warnings []Warning
	// Deals, Wins and Losses learned from; Rows is the number of examples.
	Deals, Wins, Losses, Rows int
	// Penalty and FactorPenalty were chosen by forecasting forward in time;
	// Attributes are those that proved to help, by key ("owner", "tag:region").
	Penalty, FactorPenalty float64
	Attributes             []string
	// Shock is the standard deviation, in log-odds, by which all deals win
	// more or less than the model says, together, over a period.
	Shock, GroupShock float64

	enc       *encoder
	win, lose []float64
	stages    *stagePrior
	stageBias float64 // see offset
	useStage  bool    // stage comes from the prior, not from the regression
	ratios    *amountRatios
	chosen    *choice
}

// minOutcomes is how many deals must have been won, and how many lost, before
// a regression is tried; below it stages speak alone.
const minOutcomes = 15

// Fit learns from what was known at the end of the day asOf and nothing later.
// It never fails: with too little history the model falls back on the stage
// probabilities with an honest prior, and says so.
func Fit(h *History, asOf Day, c Config) *Model { return fitModel(h, asOf, c, nil) }

// fitModel is Fit; with known penalties it does not search for them.
func fitModel(h *History, asOf Day, c Config, known *choice) *Model {
	c = c.filled()
	m := &Model{Config: c, AsOf: asOf, Shock: priorShock, GroupShock: priorGroupShock}
	m.stages = learnStagePrior(h, asOf)
	m.ratios = learnRatios(h, asOf, c)
	ex := h.examples(asOf, c)
	m.count(ex)
	if m.Wins < minOutcomes || m.Rows < 4*minOutcomes {
		m.fallBack()
		return m
	}
	m.enc = learnEncoder(ex, factors(h.tagKeys))
	d := newTraining(ex, m.enc)
	best := known
	if best == nil {
		found := d.tune()
		best = &found
	}
	m.chosen = best
	m.Penalty, m.FactorPenalty = best.lambda, best.factor
	m.Attributes = sortedKeys(best.keep)
	m.win, m.lose = d.fitAll(*best)
	m.Shock, m.GroupShock = d.shock(*best)
	m.anchorStage(h)
	return m
}

func (m *Model) count(ex []example) {
	won, lost, seen := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i := range ex {
		id := ex[i].state.ID
		seen[id] = true
		if ex[i].won {
			won[id] = true
		}
		if ex[i].lost {
			lost[id] = true
		}
	}
	m.Deals, m.Wins, m.Losses, m.Rows = len(seen), len(won), len(lost), len(ex)
}

// Curve is what the model expects of one open deal: Won[j] and Lost[j] are the
// chances that it is won, or lost, by the end of step j. What is left is open.
type Curve struct {
	StepDays  int32
	Won, Lost []float64
}

// WonBy is the chance of being won within so many days, straight between step ends.
func (c Curve) WonBy(days float64) float64 { return c.by(c.Won, days) }

// LostBy is the chance of being lost within so many days.
func (c Curve) LostBy(days float64) float64 { return c.by(c.Lost, days) }

func (c Curve) by(cum []float64, days float64) float64 {
	if len(cum) == 0 || days <= 0 {
		return 0
	}
	x := days / float64(c.StepDays)
	j := int(x)
	if j >= len(cum) {
		return cum[len(cum)-1]
	}
	before := 0.0
	if j > 0 {
		before = cum[j-1]
	}
	return before + (x-float64(j))*(cum[j]-before)
}

// Predict gives the curve of an open deal; a deal that is not open is won or
// lost for certain, or (parked) nothing is expected of it.
func (m *Model) Predict(s State) Curve {
	c := Curve{StepDays: m.Config.StepDays, Won: make([]float64, m.Config.Steps), Lost: make([]float64, m.Config.Steps)}
	if s.Kind != Open {
		for j := range c.Won {
			c.Won[j], c.Lost[j] = oneIf(s.Kind == Won), oneIf(s.Kind == Lost)
		}
		return c
	}
	win, lose := m.hazards(s)
	accumulate(win, lose, nil, 0, c.Won, c.Lost)
	return c
}

func oneIf(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// hazards are the log-odds per step of winning, and of losing if not won.
func (m *Model) hazards(s State) (win, lose []float64) {
	if m.enc == nil {
		return m.stages.hazards(s, m.Config)
	}
	win, lose = make([]float64, m.Config.Steps), make([]float64, m.Config.Steps)
	x := newSparse(m.enc.cols)
	shift := m.offset(s)
	for j := range win {
		m.enc.row(x, &s, m.Config.middle(j))
		win[j] = x.dot(j, m.win) + shift
		lose[j] = x.dot(j, m.lose) - shift
	}
	return win, lose
}

// accumulate turns log-odds per step, moved by shift and by centre (per step;
// may be nil), into cumulated chances.
func accumulate(win, lose, centre []float64, shift float64, won, lost []float64) {
	open, w, l := 1.0, 0.0, 0.0
	for j := range win {
		by := shift
		if centre != nil {
			by += centre[j]
		}
		a := logistic(win[j] + by)
		b := (1 - a) * logistic(lose[j]-by)
		w += open * a
		l += open * b
		won[j], lost[j] = w, l
		open = math.Max(0, 1-w-l)
	}
}
