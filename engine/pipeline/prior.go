package pipeline

import (
	"math"
	"sort"
)

// priorWeight is how many closed deals the stated probability of a stage is
// worth: after so many, history counts as much as the statement.
const priorWeight = 8

// Record is what is known of one stage: how many deals that stood in it have
// been won and lost since, and the chance that follows, drawn towards the
// stated one (a Beta prior of weight 8).
type Record struct {
	Stage     string
	Won, Lost int
	Stated    float64 // as the company says, or by the place in the process
	Chance    float64 // posterior mean
	// SD is the posterior standard deviation of the chance.
	SD float64
}

// stagePrior tells the chance of winning by stage alone.
type stagePrior struct {
	records map[string]Record
	whole   Record
	cycle   float64 // median days from creation to won, 90 when not known
	closed  int
}

// learnStagePrior counts, for every stage, the deals that stood in it and
// closed by asOf.
func learnStagePrior(h *History, asOf Day) *stagePrior {
	p := &stagePrior{records: map[string]Record{}, cycle: 90}
	for id, stated := range statedChances(h.Stages) {
		p.records[id] = Record{Stage: id, Stated: stated}
	}
	p.whole.Stated = 0.3
	var cycles []float64
	for i := range h.lines {
		t := &h.lines[i]
		e, closed := t.closing(t.created - 1)
		if !closed || e.day > asOf {
			continue
		}
		p.closed++
		p.whole = p.whole.with(e.kind)
		if e.kind == Won {
			cycles = append(cycles, float64(e.day-t.created))
		}
		seen := map[string]bool{}
		for _, v := range t.events {
			if v.day > e.day || v.stage == "" || v.kind != Open || seen[v.stage] {
				continue
			}
			seen[v.stage] = true
			r, ok := p.records[v.stage]
			if !ok {
				r = Record{Stage: v.stage, Stated: p.whole.Stated}
			}
			p.records[v.stage] = r.with(e.kind)
		}
	}
	for id, r := range p.records {
		p.records[id] = r.settled()
	}
	p.whole = p.whole.settled()
	if len(cycles) >= 5 {
		sort.Float64s(cycles)
		p.cycle = math.Max(1, cycles[len(cycles)/2])
	}
	return p
}

func (r Record) with(k Kind) Record {
	if k == Won {
		r.Won++
	} else {
		r.Lost++
	}
	return r
}

func (r Record) settled() Record {
	a := priorWeight*r.Stated + float64(r.Won)
	b := priorWeight*(1-r.Stated) + float64(r.Lost)
	r.Chance = a / (a + b)
	r.SD = math.Sqrt(a * b / ((a + b) * (a + b) * (a + b + 1)))
	return r
}

// statedChances are the probabilities that the company states for its open
// stages, held between 2 and 98 %; a stage without one takes its place in the
// process, from 20 % evenly up to 80 %.
func statedChances(stages Stages) map[string]float64 {
	var open []Stage
	for _, s := range stages {
		if s.Kind == Open {
			open = append(open, s)
		}
	}
	sort.SliceStable(open, func(i, j int) bool { return open[i].Rank < open[j].Rank })
	out := map[string]float64{}
	for i, s := range open {
		p := 0.2 + 0.6*(float64(i)+.5)/float64(len(open))
		if s.Prob >= 0 && s.Prob <= 1 {
			p = math.Max(.02, math.Min(.98, s.Prob))
		}
		out[s.ID] = p
	}
	return out
}

// chance is what the stage alone says.
func (p *stagePrior) chance(stage string) float64 {
	if r, ok := p.records[stage]; ok {
		return r.Chance
	}
	return p.whole.Chance
}

// hazards spreads the stage's chance over time: half of the decisions fall by
// the declared date, or by the usual cycle (log-logistic with shape 2).
func (p *stagePrior) hazards(s State, c Config) (win, lose []float64) {
	win, lose = make([]float64, c.Steps), make([]float64, c.Steps)
	chance := p.chance(s.Stage)
	median := math.Max(15, p.cycle-float64(s.Age))
	if s.Declared.Known() {
		median = math.Max(15, float64(s.Declared-s.AsOf))
	}
	decided := func(t float64) float64 { return 1 / (1 + (median/t)*(median/t)) }
	before := 0.0
	for j := range win {
		after := decided(float64(j+1) * float64(c.StepDays))
		share := (after - before) / math.Max(1e-9, 1-before)
		win[j] = logOdds(share * chance)
		lose[j] = logOdds(share * (1 - chance) / (1 - share*chance))
		before = after
	}
	return win, lose
}

func logOdds(p float64) float64 {
	p = math.Max(1e-9, math.Min(1-1e-9, p))
	return math.Log(p / (1 - p))
}

// fallBack makes the model speak by stages alone.
func (m *Model) fallBack() {
	if m.stages.closed == 0 {
		m.Warnings = append(m.Warnings, warn(WarnNoHistory, 0))
	} else {
		m.Warnings = append(m.Warnings, warn(WarnFewDeals, m.stages.closed))
	}
	// The chance of a stage is itself uncertain, and all its deals share it:
	// for a Beta with weight n, the log-odds have variance 1/(n p (1−p)).
	n, p := priorWeight+float64(m.stages.closed), m.stages.whole.Chance
	m.Shock = math.Max(priorShock, math.Min(1, 1/math.Sqrt(n*p*(1-p))))
}

// Stages tells what is known of every stage by itself, in process order.
func (m *Model) Stages(process Stages) []Record {
	var out []Record
	for _, s := range process {
		if r, ok := m.stages.records[s.ID]; ok {
			out = append(out, r)
		}
	}
	return out
}

// Learned reports whether a regression stands behind the model, or only the
// stages' own record.
func (m *Model) Learned() bool { return m.enc != nil }

// anchorStage brings in the present stage where its history was never
// recorded: the regression cannot know it, so its chance against the average
// of the open deals moves the log-odds.
func (m *Model) anchorStage(h *History) {
	for i := range m.enc.blocks {
		if m.enc.blocks[i].key() == "stage" {
			return
		}
	}
	sum, n := 0.0, 0
	for _, s := range h.Open(m.AsOf) {
		if s.Stage != "" {
			sum += logOdds(m.stages.chance(s.Stage))
			n++
		}
	}
	if n == 0 {
		return
	}
	m.useStage, m.stageBias = true, sum/float64(n)
	m.Warnings = append(m.Warnings, warn(WarnNoStageData, n))
}

// offset is how the present stage moves the log-odds where anchorStage found
// that the regression cannot know it.
func (m *Model) offset(s State) float64 {
	if !m.useStage || s.Stage == "" {
		return 0
	}
	return logOdds(m.stages.chance(s.Stage)) - m.stageBias
}
