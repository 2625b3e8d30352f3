package document

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

var usd = money.Must("USD")

// device is somebody who works, on a replica of their own.
type device struct {
	state   *change.State
	history change.History
	clock   *change.Clock
	wall    int64
	rng     *rand.Rand
}

const wallStart = 1_795_000_000_000 // 2026-11-18

func newDevice(n uint64, rng *rand.Rand) *device {
	return &device{state: &change.State{}, clock: change.NewClock(n), wall: wallStart, rng: rng}
}

func (d *device) do(ops ...change.Op) {
	var kept []change.Op
	for _, o := range ops {
		if o.New != nil || len(o.Patches) > 0 {
			kept = append(kept, o)
		}
	}
	if len(kept) == 0 {
		return
	}
	d.wall += d.rng.Int64N(5000)
	c := change.Change{At: d.clock.Tick(d.wall), Author: fmt.Sprint("person ", d.clock.Replica()), Label: "edit", Ops: kept}
	d.state = change.Apply(d.state, c)
	d.history = append(d.history, c)
}

// oddValues are what a newer program, or an odd one, may have written.
var oddValues = []record.Value{
	record.OfText("ñandú \"citado\" \\ \n\t\x01 \u2028 😀"), record.OfText(`{"$date":"2026-01-01"}`), record.OfBool(true), record.OfInt(-5), record.OfInt(1 << 62),
	record.OfFloat(2), record.OfFloat(-0.1), record.OfFloat(1e300), record.OfFloat(5e-324), record.OfMoney(money.New(-1<<63, usd)),
	record.OfMoney(money.New(12, money.Must("CLF"))), record.OfMoney(money.New(7, money.Must("CLP"))), record.OfDate(period.On(2026, 2, 28)), record.OfDate(-5), record.OfDate(1 << 30),
	record.OfJSON(`[1, {"a":"]}"}]`), record.OfJSON(`{"$x":1}`), record.OfJSON(`{ "a": [ ] }`), record.OfJSON(`"text"`), record.OfJSON(`17`), record.OfJSON("not json"), record.OfBytes("\x00\xff"), record.OfJSON(strings.Repeat("[", 70) + strings.Repeat("]", 70)),
}

func (d *device) odd() record.Value { return oddValues[d.rng.IntN(len(oddValues))] }

func (d *device) word() string { return string(rune('p' + d.rng.IntN(4))) }

func (d *device) random() {
	id := record.ID([]string{"a", "b", "c", "d", "e/ñ", `f"`}[d.rng.IntN(6)])
	kind := []string{"account", "opportunity", "person", "kind_of_tomorrow"}[d.rng.IntN(4)]
	r := d.state.Row(kind, id)
	switch {
	case r == nil:
		d.do(d.create(kind, id), d.create("note", record.ID(fmt.Sprint(d.clock.Replica(), "-", len(d.history)))))
	case d.rng.IntN(12) == 0 && r.Alive():
		d.do(change.Delete(d.state, kind, id))
	case d.rng.IntN(6) == 0 && !r.Alive():
		d.do(change.Restore(d.state, kind, id))
	case d.rng.IntN(10) == 0:
		ops, _ := change.Reverse(d.state, d.history[d.rng.IntN(len(d.history))], nil)
		d.do(ops...)
	case r.Alive():
		d.do(change.Edit(d.state, kind, id, d.fields(kind)))
	}
}

func (d *device) create(kind string, id record.ID) change.Op {
	rec := record.Lookup(kind).New()
	switch x := rec.(type) {
	case *record.Account:
		x.Name, x.Employees, x.Planned = d.word(), d.rng.IntN(3), d.rng.IntN(2) == 0
	case *record.Opportunity:
		x.Name, x.Amount, x.Close = d.word(), money.New(d.rng.Int64N(9)-4, usd), period.On(2026, 1, 1+d.rng.IntN(28))
		x.Probability = record.Some(float64(d.rng.IntN(5)) / 4)
	case *record.Person:
		x.Name = d.word()
	case *record.Note:
		x.Text = d.word()
	}
	op := change.Created(kind, id, rec)
	if d.rng.IntN(3) == 0 {
		op.Extra = map[string]record.Value{"newer": d.odd()}
	}
	if d.rng.IntN(9) == 0 {
		op.Extra = map[string]record.Value{"@odd": d.odd(), "id": d.odd()}
	}
	return op
}

func (d *device) fields(kind string) map[string]record.Value {
	all := map[string]record.Value{"from_tomorrow": d.odd(), "@too": d.odd()}
	switch kind {
	case "account":
		all["name"], all["planned"], all["employees"] = record.OfText(d.word()), record.OfBool(d.rng.IntN(2) == 0), d.odd()
	case "opportunity":
		all["amount"], all["close"] = record.OfMoney(money.New(d.rng.Int64N(5), usd)), record.OfDate(period.On(2026, 3, 1+d.rng.IntN(28)))
		all["probability"] = record.OfFloat(float64(d.rng.IntN(3)) / 2)
	}
	for f := range all {
		if d.rng.IntN(2) == 0 {
			delete(all, f)
		}
	}
	return all
}

func (d *device) take(o Doc) {
	d.state, _ = change.Merge(d.state, o.State)
	d.history = d.history.Union(o.History)
	for _, s := range o.State.Seen() {
		d.clock.Observe(s)
	}
}

func (d *device) doc() Doc {
	return Doc{Scope: Workspace, WorkspaceID: "w", WorkspaceName: "Norte", ExportedAt: wallStart, By: "Ana", App: "1.0", State: d.state, History: d.history}
}

// dump writes all that a state says and remembers, tags and clocks included.
func dump(s *change.State) string {
	var b strings.Builder
	fmt.Fprintln(&b, s.Seen())
	for _, kind := range s.Kinds() {
		t := s.Table(kind)
		var lines []string
		for r := range t.Rows() {
			lines = append(lines, fmt.Sprintf("%s/%s %s %#v", kind, r.ID, values(t.Kind(), r.Rec), r.Parts()))
		}
		slices.Sort(lines)
		fmt.Fprintln(&b, strings.Join(lines, "\n"))
	}
	return b.String()
}

func values(k record.Any, rec any) string {
	var b strings.Builder
	for i, f := range k.Infos() {
		if v := k.Get(rec, i); !v.IsNull() {
			fmt.Fprintf(&b, " %s=%#v", f.Name, v)
		}
	}
	return b.String()
}

// tell writes a history; the order of the ops in a change means nothing.
func tell(h change.History) string {
	var b strings.Builder
	for _, c := range h {
		fmt.Fprintln(&b, c.At, c.Author, c.Label)
		var lines []string
		for _, o := range c.Ops {
			line := fmt.Sprintf("  %s/%s %#v", o.Kind, o.ID, o.Patches)
			if o.New != nil {
				line += values(record.Lookup(o.Kind), o.New) + fmt.Sprintf(" %#v", o.Extra)
			}
			lines = append(lines, line)
		}
		slices.Sort(lines)
		fmt.Fprintln(&b, strings.Join(lines, "\n"))
	}
	return b.String()
}
