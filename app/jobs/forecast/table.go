package forecast

import (
	"encoding/binary"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/pipeline"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// Kinds are the record kinds that Pack reads.
func Kinds() []string {
	return []string{"opportunity", "stage", "stage_move", "person", "account", "product", "line", "settings"}
}

// rest is how many rows are packed before the page gets a turn.
const rest = 2000

// Packed are the deals of a workspace in bytes.
type Packed struct {
	bytes []byte
	Last  period.Date // on which something happened: a deal was created, moved or closed; not after today
}

// Pack puts the deals with their way through the stages, and what the log tells of their past, into bytes. It
// calls pause every few thousand rows, so that a page that packs in a goroutine goes on answering.
func Pack(s *workspace.Snapshot, story *Story, today period.Date, pause func()) Packed {
	w := &packer{pause: pause, currency: s.Currency(), today: today}
	w.stages(s)
	n := 0
	for range change.All(s.State, record.OpportunityKind) {
		n++
	}
	w.number(int64(n))
	teams := map[record.ID]record.ID{}
	for id, p := range change.All(s.State, record.PersonKind) {
		teams[id] = p.Team
	}
	for id, o := range change.All(s.State, record.OpportunityKind) {
		w.deal(s, id, o, teams[o.Owner])
		w.breathe()
	}
	n = 0
	for range change.All(s.State, record.StageMoveKind) {
		n++
	}
	w.number(int64(n))
	for _, m := range change.All(s.State, record.StageMoveKind) {
		w.word(string(m.Opportunity))
		w.word(string(m.Stage))
		w.number(int64(m.On))
		w.see(m.On)
		w.breathe()
	}
	w.stories(s, story)
	return Packed{w.out, w.last}
}

// stories writes what was told of the deals, those of a deal in order.
func (w *packer) stories(s *workspace.Snapshot, story *Story) {
	rows := s.State.Table(record.OpportunityKind.Name)
	for r := range rows.Rows() {
		o, ok := r.Rec.(*record.Opportunity)
		if !ok || !r.Alive() {
			continue
		}
		all := story.of(r, o)
		w.number(int64(len(all)))
		for i := range all {
			w.told(&all[i])
		}
		w.breathe()
	}
}

func (w *packer) told(t *told) {
	w.number(int64(t.day))
	found := int64(0)
	if t.found {
		found = 1
	}
	w.number(int64(t.said)<<1 | found)
	if t.said&saidStage != 0 {
		w.word(string(t.stage))
	}
	if t.said&saidClose != 0 {
		w.number(int64(t.close))
	}
	if t.said&saidAmount != 0 {
		w.amount(t.amount)
	}
	if t.said&saidCategory != 0 {
		w.word(t.category)
	}
}

// packer writes numbers as varints and words once each: a word that came before is its number.
type packer struct {
	out      []byte
	words    map[string]int
	pause    func()
	since    int
	currency money.Code

	today, last period.Date
}

// see notes a day on which something happened.
func (w *packer) see(d period.Date) {
	if d <= w.today {
		w.last = max(w.last, d)
	}
}

func (w *packer) breathe() {
	if w.since++; w.since >= rest && w.pause != nil {
		w.since = 0
		w.pause()
	}
}

func (w *packer) number(n int64) { w.out = binary.AppendVarint(w.out, n) }

// word writes 0 and the letters of a new word, or how many words ago it was new.
func (w *packer) word(s string) {
	if w.words == nil {
		w.words = map[string]int{}
	}
	if at, known := w.words[s]; known {
		w.number(int64(at + 1))
		return
	}
	w.words[s] = len(w.words)
	w.number(0)
	w.number(int64(len(s)))
	w.out = append(w.out, s...)
}

func (w *packer) stages(s *workspace.Snapshot) {
	stages := s.Stages()
	w.number(int64(len(stages)))
	for i, st := range stages {
		w.word(string(st.ID))
		w.word(st.Rec.Name)
		w.number(int64(i))
		w.number(int64(kindOf(st.Rec.Outcome)))
		w.share(st.Rec.Probability)
		w.bits(st.Rec.Qualified)
	}
}

// bits writes truths as one number, the first as its lowest digit.
func (w *packer) bits(all ...bool) {
	n := int64(0)
	for i, b := range all {
		if b {
			n |= 1 << i
		}
	}
	w.number(n)
}

// share writes a probability in millionths, -1 for none.
func (w *packer) share(p record.Opt) {
	if !p.OK || !(p.V >= 0 && p.V <= 1) {
		w.number(-1)
		return
	}
	w.number(int64(p.V*1e6 + .5))
}

func kindOf(outcome string) pipeline.Kind {
	switch outcome {
	case record.StageWon:
		return pipeline.Won
	case record.StageLost:
		return pipeline.Lost
	case record.StageOpen:
		return pipeline.Open
	}
	return pipeline.Parked
}

// What is known of an amount.
const (
	amountNone = iota
	amountForeign
	amountKnown
)

func (w *packer) deal(s *workspace.Snapshot, id record.ID, o *record.Opportunity, team record.ID) {
	w.word(string(id))
	for _, v := range []record.ID{o.Stage, o.Account, o.Owner, team, o.Product, s.LineOf(o)} {
		w.word(string(v))
	}
	w.word(o.Source)
	w.number(int64(o.Created))
	w.see(o.Created)
	if out := s.Outcome(o); out == record.StageWon || out == record.StageLost {
		w.see(o.Close)
	}
	w.number(int64(o.Close))
	w.share(o.Probability)
	w.amount(o.Amount)
	w.word(o.Forecast)
}

func (w *packer) amount(a money.Amount) {
	switch {
	case !a.Known():
		w.number(amountNone)
	case a.Currency != w.currency:
		w.number(amountForeign)
	default:
		w.number(amountKnown)
		w.number(a.Minor)
	}
}
