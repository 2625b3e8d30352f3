package fact

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// desk makes changes to a state.
type desk struct {
	s     *change.State
	clock *change.Clock
}

func newDesk(replica uint64) *desk { return &desk{&change.State{}, change.NewClock(replica)} }

func (d *desk) do(ops ...change.Op) change.Change {
	c := change.Change{At: d.clock.Tick(1e12), Author: "Ana", Label: "edit", Ops: ops}
	d.s = change.Apply(d.s, c)
	return c
}

func (d *desk) write(kind string, id record.ID, fields map[string]record.Value) change.Change {
	if d.s.Row(kind, id) != nil && !InBlock(d.s, kind, id) {
		return d.do(change.Edit(d.s, kind, id, fields))
	}
	return d.do(Correct(d.s, kind, id, fields))
}

// listed reads a set row by row.
func listed(s *Set) map[record.ID]any {
	out := map[record.ID]any{}
	for row := range s.Len {
		p, i := s.Find(row)
		out[p.ID(i)] = s.Record(p, i)
	}
	return out
}

// expected reads the same without columns.
func expected(s *change.State, kind string) map[record.ID]any {
	out := map[record.ID]any{}
	see := func(id record.ID) {
		if rec := Get(s, kind, id); rec != nil && !record.Lookup(kind).Get(rec, record.Lookup(kind).Field("removed")).Bool() {
			out[id] = rec
		}
	}
	for r := range s.Table("block").Rows() {
		for i := range r.Rec.(*record.Block).Rows {
			see(RowID(r.ID, i))
		}
	}
	for r := range s.Table(kind).Rows() {
		see(r.ID)
	}
	return out
}

// columnsAgree holds the columns of a set against its records.
func columnsAgree(t *testing.T, s *Set, except ...store) {
	t.Helper()
	k, texts := s.Schema.Kind, NewTextReader(s)
	for row := range s.Len {
		p, i := s.Find(row)
		rec := s.Record(p, i)
		for _, c := range s.Schema.Columns {
			want, got := k.Get(rec, c.field), cell(s, p, i, c)
			if alone := s.Value(p, i, c.Name); alone != got && !(c.store == inNumbers && alone.Text() == got.Text()) {
				t.Fatalf("%s row %d %s: by itself %v, in its column %v", k.KindName(), row, c.Name, alone, got)
			}
			if want != got && !slices.Contains(except, c.store) {
				t.Fatalf("%s row %d %s: record says %v, column %v", k.KindName(), row, c.Name, want, got)
			}
			if c.store == inBlock && texts.Text(p, i, c.Name) != k.Get(rec, c.field).Text() {
				t.Fatalf("%s row %d %s: a text read alone is another", k.KindName(), row, c.Name)
			}
		}
	}
}

// cell reads a cell of a column.
func cell(s *Set, p *Part, i int, c Column) record.Value {
	switch c.store {
	case inCodes:
		codes := s.Codes(c.Name)
		if code := both(codes.In, codes.At, p, i); code >= 0 {
			return record.OfText(codes.Values[code])
		}
	case inChoices:
		choices := s.Choices(c.Name)
		if code := both(choices.In, choices.At, p, i); code > 0 {
			return record.OfText(choices.Values[code-1])
		}
	case inDates:
		return record.OfDate(both(s.Dates(c.Name).In, s.Dates(c.Name).At, p, i))
	case inInts:
		if n := both(s.Counts(c.Name).In, s.Counts(c.Name).At, p, i); n != 0 {
			return record.OfInt(int64(n))
		}
	case inAmounts:
		m := s.Money(c.Name)
		a := both(func(p *Part) (out []money.Amount) {
			amounts, in := m.In(p), m.CurrencyIn(p)
			for i := range amounts {
				out = append(out, money.Amount{})
				if in[i] > 0 {
					out[i] = money.New(amounts[i], m.Currencies[in[i]-1])
				}
			}
			return out
		}, m.At, p, i)
		return record.OfMoney(a)
	case inNumbers:
		return record.OfFloat(s.Floats(c.Name).In(p)[i])
	case inFlags:
		return record.OfBool(s.Bools(c.Name).In(p)[i])
	case inBlock:
		return record.OfText(s.Texts(p, c.Name)[i])
	}
	return record.Value{}
}

// both reads a cell as one of its column and by itself.
func both[T comparable](in func(*Part) []T, at func(*Part, int) T, p *Part, i int) T {
	if one := at(p, i); one != in(p)[i] {
		panic(fmt.Sprintf("row %d alone is %v, in its column %v", i, one, in(p)[i]))
	}
	return in(p)[i]
}

// TestDamagedColumns spoils each byte of a block: the block is broken, or all of it can be read.
func TestDamagedColumns(t *testing.T) {
	each(t, func(t *testing.T, s *Schema) {
		rng := rand.New(rand.NewPCG(4, 4))
		b := NewBuilder(s, "file")
		for range 8 {
			b.Add(randomRecord(rng, s))
		}
		good := b.Ops()[0].New.(*record.Block)
		broken := 0
		for i := range good.Data {
			bytes := []byte(good.Data)
			bytes[i] ^= byte(1 + rng.IntN(255))
			bad := *good
			bad.Data = string(bytes)
			d := newDesk(1)
			d.do(change.Created("block", "b", &bad))
			set := Build(d.s, s)
			if broken += len(set.Broken); len(set.Parts) == 0 {
				continue
			}
			for _, c := range s.Columns {
				if c.store != inBlock {
					cell(set, set.Parts[0], set.Len-1, c)
				}
			}
			if whole, err := Decode(bad.Data); err == nil && whole.Version == s.Kind.Version() {
				columnsAgree(t, set, inInts) // may be more than a column holds
			}
		}
		if broken == 0 || broken == len(good.Data) {
			t.Errorf("%d of %d blocks are broken", broken, len(good.Data))
		}
	})
}

// TestASetHoldsWhatTheStateSays adds blocks and single records, corrects, removes, deletes and undoes at
// random, and holds the set that was brought up to date step by step against the state.
func TestASetHoldsWhatTheStateSays(t *testing.T) {
	each(t, func(t *testing.T, s *Schema) {
		rng := rand.New(rand.NewPCG(7, 7))
		d, kind := newDesk(1), s.Kind.KindName()
		var set *Set
		var done []change.Change
		for step := range 120 {
			switch rows := d.s.Table("block").Len(); {
			case step%12 == 0:
				b := NewBuilder(s, fmt.Sprint("file ", step))
				for range 1 + rng.IntN(30) {
					r := randomRecord(rng, s)
					small(s, r)
					b.Add(r)
				}
				done = append(done, d.do(b.Ops()...))
			case rng.IntN(4) == 0:
				r := randomRecord(rng, s)
				small(s, r)
				done = append(done, d.do(change.Created(kind, record.ID(fmt.Sprint("hand", step)), r)))
			case rng.IntN(6) == 0:
				c := done[rng.IntN(len(done))]
				ops, _ := change.Reverse(d.s, c, nil)
				done = append(done, d.do(ops...))
			case rows > 0:
				id := anyRow(rng, d.s)
				if !InBlock(d.s, kind, id) {
					continue
				}
				c := s.Columns[rng.IntN(len(s.Columns))]
				fields := map[string]record.Value{c.Name: randomValue(rng, c.FieldInfo)}
				if v := fields[c.Name]; v.Tag() == record.Int {
					fields[c.Name] = record.OfInt(v.Int() % 1000)
				}
				if rng.IntN(3) == 0 {
					fields["removed"] = record.OfBool(rng.IntN(2) == 0)
				}
				done = append(done, d.write(kind, id, fields))
			}
			set = Update(set, d.s, s)
			if got, want := listed(set), expected(d.s, kind); !reflect.DeepEqual(got, want) {
				t.Fatalf("step %d: set has %d rows, state %d", step, len(got), len(want))
			}
			namedAgree(t, d.s, set)
			if step%10 == 0 {
				columnsAgree(t, set)
				columnsAgree(t, Build(d.s, s))
			}
		}
		if set.Len == 0 || len(set.patched) == 0 {
			t.Error("the history left nothing to compare")
		}
	})
}

// namedAgree holds the texts read alone against those of a set.
func namedAgree(t *testing.T, s *change.State, set *Set) {
	t.Helper()
	for _, c := range set.Schema.Columns {
		if c.Form != FormTexts || c.store != inCodes {
			continue
		}
		want, codes := map[string]bool{}, set.Codes(c.Name)
		for _, p := range set.Parts {
			for _, at := range codes.In(p)[:p.Len()] {
				if at >= 0 {
					want[codes.Values[at]] = true
				}
			}
		}
		if got, all := Named(s, set.Schema, c.Name); all && !reflect.DeepEqual(got, want) {
			t.Fatalf("%s: %v, the set has %v", c.Name, got, want)
		}
	}
}

// small keeps whole numbers within what a column holds.
func small(s *Schema, rec any) {
	for _, c := range s.Columns {
		if v := s.Kind.Get(rec, c.field); c.store == inInts && !v.IsNull() {
			s.Kind.Set(rec, c.field, record.OfInt(v.Int()%1000))
		}
	}
}

func anyRow(rng *rand.Rand, s *change.State) record.ID {
	var ids []record.ID
	for r := range s.Table("block").Rows() {
		for i := range r.Rec.(*record.Block).Rows {
			ids = append(ids, RowID(r.ID, i))
		}
	}
	return ids[rng.IntN(len(ids))]
}

func TestCorrectionsOfARowMergeFieldByField(t *testing.T) {
	a, b := newDesk(1), newDesk(2)
	bld := NewBuilder(Activity, "file")
	bld.Add(&record.Activity{Kind: "call", On: 739_000, Outcome: "voicemail", Duration: 3})
	c := a.do(bld.Ops()...)
	b.s = change.Apply(b.s, c)
	id := RowID(c.Ops[0].ID, 0)
	a.write("activity", id, map[string]record.Value{"outcome": record.OfText("connected")})
	b.write("activity", id, map[string]record.Value{"duration": record.OfInt(12)})
	one, _ := change.Merge(a.s, b.s)
	two, _ := change.Merge(b.s, a.s)
	for _, s := range []*change.State{one, two} {
		got := Get(s, "activity", id).(*record.Activity)
		if got.Outcome != "connected" || got.Duration != 12 || got.Kind != "call" {
			t.Errorf("%+v", got)
		}
		for _, f := range s.Row("activity", id).Parts().Fields {
			if len(f.Also) > 0 {
				t.Errorf("%s is a conflict", f.Name)
			}
		}
	}
}

func TestTakingACorrectionBackShowsTheRowAsItWasImported(t *testing.T) {
	d := newDesk(1)
	b := NewBuilder(Activity, "file")
	b.Add(&record.Activity{Kind: "call", On: 739_000, Outcome: "voicemail"})
	id := RowID(d.do(b.Ops()...).Ops[0].ID, 0)
	c := d.write("activity", id, map[string]record.Value{"outcome": {}, "removed": record.OfBool(true)})
	if set := Build(d.s, Activity); set.Len != 0 || Get(d.s, "activity", id) != nil {
		t.Error("the row should be gone")
	}
	ops, kept := change.Reverse(d.s, c, nil)
	d.do(ops...)
	if set := Build(d.s, Activity); len(kept) != 0 || set.Len != 1 || set.Record(set.Parts[0], 0).(*record.Activity).Outcome != "voicemail" {
		t.Error("the row should be as it was")
	}
}

// A second field that is corrected, undone, says again what the file said, and a field can be emptied though others were corrected.
func TestUndoingTheSecondCorrectionOfARow(t *testing.T) {
	d := newDesk(1)
	b := NewBuilder(Activity, "file")
	b.Add(&record.Activity{Kind: "call", On: 739_000, Outcome: "voicemail", Duration: 3, Subject: "Price"})
	id := RowID(d.do(b.Ops()...).Ops[0].ID, 0)
	d.write("activity", id, map[string]record.Value{"outcome": record.OfText("busy")})
	second := d.write("activity", id, map[string]record.Value{"duration": record.OfInt(9)})
	third := d.write("activity", id, map[string]record.Value{"subject": {}, "outcome": record.OfText("connected")})
	if a := Get(d.s, "activity", id).(*record.Activity); a.Outcome != "connected" || a.Duration != 9 || a.Subject != "" {
		t.Errorf("%+v", a)
	}
	for _, c := range []change.Change{third, second} {
		ops, kept := change.Reverse(d.s, c, nil)
		d.do(ops...)
		if len(kept) > 0 {
			t.Errorf("%v", kept)
		}
	}
	if a := Get(d.s, "activity", id).(*record.Activity); a.Outcome != "busy" || a.Duration != 3 || a.Subject != "Price" {
		t.Errorf("%+v", a)
	}
	if c := Corrections(d.s, "activity", id); len(c) != 1 || c[0].Field != "outcome" {
		t.Errorf("%+v", c)
	}
}

func TestABrokenBlockIsToldAndTheRestStands(t *testing.T) {
	d := newDesk(1)
	b := NewBuilder(Activity, "file")
	b.Add(&record.Activity{Kind: "call", On: 739_000})
	d.do(append(b.Ops(), change.Created("block", "bad", &record.Block{Kind: "activity", Rows: 3, Data: "nonsense"}))...)
	if s := Build(d.s, Activity); s.Len != 1 || len(s.Broken) != 1 || s.Broken[0] != "bad" {
		t.Error(s.Len, s.Broken)
	}
}

// Several ask for columns of one set at once, while a later one is made of it.
func TestColumnsAskedAtOnce(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 6))
	d := newDesk(1)
	b := NewBuilder(Activity, "file")
	for range 300 {
		r := randomRecord(rng, Activity)
		small(Activity, r)
		b.Add(r)
	}
	id := RowID(d.do(b.Ops()...).Ops[0].ID, 7)
	set := Build(d.s, Activity)
	d.write("activity", id, map[string]record.Value{"outcome": record.OfText(record.OutcomeConnected)})
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i := range set.Len {
				for _, c := range Activity.Columns {
					cell(set, set.Parts[0], i, c)
				}
			}
		})
	}
	var later *Set
	all.Go(func() { later = Update(set, d.s, Activity) })
	all.Wait()
	columnsAgree(t, set)
	columnsAgree(t, later)
}

func TestMeets(t *testing.T) {
	p := &Part{From: 100, To: 110}
	for q, want := range map[period.Period]bool{{From: 90, To: 100}: false, {From: 90, To: 101}: true, {From: 110, To: 120}: true, {From: 111, To: 120}: false} {
		if p.Meets(q) != want {
			t.Errorf("%v: %v", q, !want)
		}
	}
}
