//go:build !js || worker

package forecast

import (
	"rumbo/engine/period"
	"rumbo/engine/pipeline"
)

// deal is one as it was packed.
type deal struct {
	pipeline.Deal
	team    string
	close   period.Date
	chance  float64 // set by a person; below 0: not set
	foreign bool
}

// table is what was packed.
type table struct {
	stages pipeline.Stages
	deals  []deal
}

// unpack reads a table.
func unpack(in []byte) (*table, error) {
	r := &unpacker{in: in}
	t := &table{}
	for range r.count() {
		id, name := r.word(), r.word()
		t.stages = append(t.stages, pipeline.Stage{ID: id, Label: name, Rank: int(r.number()), Kind: pipeline.Kind(r.number()), Prob: r.share(), Qualified: r.number() == 1})
	}
	kinds := map[string]pipeline.Kind{}
	for _, s := range t.stages {
		kinds[s.ID] = s.Kind
	}
	t.deals = make([]deal, r.count())
	at := make(map[string]int, len(t.deals))
	for i := range t.deals {
		r.deal(&t.deals[i], kinds)
		at[t.deals[i].ID] = i
	}
	staged := make([][]pipeline.Move, len(t.deals))
	for range r.count() {
		id, stage, day := r.word(), r.word(), period.Date(r.number())
		if i, ok := at[id]; ok && !r.bad {
			staged[i] = append(staged[i], pipeline.Move{Stage: stage, Day: day})
		}
	}
	for i := range t.deals {
		r.story(&t.deals[i], staged[i], kinds)
	}
	if r.bad || len(r.in) != 0 {
		return nil, errTable
	}
	return t, nil
}

func (r *unpacker) deal(d *deal, kinds map[string]pipeline.Kind) {
	d.ID, d.Stage, d.Account, d.Owner, d.team = r.word(), r.word(), r.word(), r.word(), r.word()
	d.Product, d.Line, d.Source = r.word(), r.word(), r.word()
	d.Created, d.close, d.chance = period.Date(r.number()), period.Date(r.number()), r.share()
	d.Amount, d.foreign = r.amount()
	d.Category = r.word()
	d.Outcome = kinds[d.Stage]
	if d.Outcome == pipeline.Won || d.Outcome == pipeline.Lost {
		d.OutcomeDay = d.close
	} else {
		d.Declared = d.close
	}
}

// noCategory is what stands where a category was taken away.
const noCategory = "none"

// story puts what the log tells of a deal, and its changes of stage, together. A change of stage has its own date,
// which holds; one that the log alone knows, as after an import, is dated by it. After a deal was decided nothing
// is heard any more: corrections belong to what it was won for.
func (r *unpacker) story(d *deal, staged []pipeline.Move, kinds map[string]pipeline.Kind) {
	dated := map[string]bool{}
	for i := range staged {
		dated[staged[i].Stage] = true
		if kinds[staged[i].Stage] == pipeline.Won && d.Outcome == pipeline.Won {
			staged[i].Amount = d.Amount
		}
	}
	for range r.count() {
		m := pipeline.Move{Day: period.Date(r.number())}
		bits := r.number()
		m.Seen = bits&1 != 0
		said := said(bits >> 1)
		if said&saidStage != 0 {
			if m.Stage = r.word(); dated[m.Stage] {
				m.Stage = ""
			}
		}
		if said&saidClose != 0 {
			m.Declared = period.Date(r.number())
		}
		if said&saidAmount != 0 {
			m.Amount, _ = r.amount()
		}
		if said&saidCategory != 0 {
			if m.Category = r.word(); m.Category == "" {
				m.Category = noCategory
			}
		}
		if r.bad {
			return
		}
		if d.Created.Known() {
			m.Day = max(m.Day, d.Created)
		}
		over := d.Outcome != pipeline.Open && d.OutcomeDay.Known() && m.Day >= d.OutcomeDay
		if !over && kinds[m.Stage] == pipeline.Open {
			d.Moves = append(d.Moves, m)
		}
	}
	d.Moves = append(d.Moves, staged...)
}

func (r *unpacker) share() float64 {
	n := r.number()
	if n < 0 {
		return -1
	}
	return float64(n) / 1e6
}

func (r *unpacker) amount() (amount pipeline.Money, foreign bool) {
	switch r.number() {
	case amountForeign:
		return amount, true
	case amountKnown:
		amount = pipeline.Cents(r.number())
	}
	return amount, false
}
