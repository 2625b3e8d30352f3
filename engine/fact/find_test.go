package fact

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// mixed is a state with two blocks, single records and corrections.
func mixed(s *Schema, rng *rand.Rand) *change.State {
	d, kind := newDesk(1), s.Kind.KindName()
	for file := range 2 {
		b := NewBuilder(s, fmt.Sprint("file ", file))
		for range 60 {
			r := randomRecord(rng, s)
			small(s, r)
			b.Add(r)
		}
		d.do(b.Ops()...)
	}
	for i := range 20 {
		r := randomRecord(rng, s)
		small(s, r)
		d.do(change.Created(kind, record.ID(fmt.Sprint("hand", i)), r))
	}
	for range 25 {
		id, c := anyRow(rng, d.s), s.Columns[rng.IntN(len(s.Columns))]
		v := randomValue(rng, c.FieldInfo)
		if v.Tag() == record.Int {
			v = record.OfInt(v.Int() % 1000)
		}
		d.write(kind, id, map[string]record.Value{c.Name: v, "removed": record.OfBool(rng.IntN(4) == 0)})
	}
	return d.s
}

// TestSelectAgreesWithReadingRowByRow asks at random and holds the answers against the records.
func TestSelectAgreesWithReadingRowByRow(t *testing.T) {
	each(t, func(t *testing.T, s *Schema) {
		rng := rand.New(rand.NewPCG(3, 3))
		state := mixed(s, rng)
		set := Build(state, s)
		name := func(kind string, id record.ID) string { return kind + " " + strings.ToUpper(string(id)) }
		found := 0
		for range 300 {
			q := Query{Is: map[string]string{}, Name: name, Desc: rng.IntN(2) == 0, By: s.Columns[rng.IntN(len(s.Columns))].Name, Origin: Origin(rng.IntN(4))}
			if rng.IntN(2) == 0 {
				q.Within.From = period.Date(739_000 + rng.IntN(500))
			}
			if rng.IntN(2) == 0 {
				q.Within.To = period.Date(739_300 + rng.IntN(600))
			}
			if c := s.Columns[rng.IntN(len(s.Columns))]; rng.IntN(2) == 0 {
				q.Is[c.Name] = randomValue(rng, c.FieldInfo).Text()
			}
			if rng.IntN(2) == 0 {
				q.Words = []string{"AB", "ñan", "long a", "nobody says so"}[rng.IntN(4)]
			}
			got := set.Select(q, nil)
			found += len(got)
			var want []int32
			for row := range int32(set.Len) {
				if chosen(set, q, row) {
					want = append(want, row)
				}
			}
			if slices.Sort(want); !slices.Equal(want, slices.Sorted(slices.Values(got))) {
				t.Fatalf("%+v: %d rows, want %d", q, len(got), len(want))
			}
			ordered(t, set, q, got)
		}
		if found < 1000 {
			t.Errorf("only %d rows were found at all", found)
		}
	})
}

// chosen asks the record of a row what the query asks.
func chosen(s *Set, q Query, row int32) bool {
	p, i := s.Find(int(row))
	rec, k := s.Record(p, i), s.Schema.Kind
	on := k.Get(rec, k.Field("on")).Date()
	if on < q.Within.From || q.Within.To != 0 && (on == 0 || on >= q.Within.To) {
		return false
	}
	_, _, row2 := SplitID(p.ID(i))
	if q.Origin == ByHand && row2 || q.Origin > ByHand && !row2 || q.Origin == Corrected && !p.Corrected(i) {
		return false
	}
	all := ""
	for _, c := range s.Schema.Columns {
		v := k.Get(rec, c.field).Text()
		if want, asked := q.Is[c.Name]; asked && (c.store == inCodes || c.store == inChoices) && v != want {
			return false
		}
		if c.Ref != "" && v != "" {
			v = q.Name(c.Ref, record.ID(v))
		}
		if c.store == inCodes || c.store == inBlock {
			all += strings.ToLower(v) + "\n"
		}
	}
	for _, w := range strings.Fields(strings.ToLower(q.Words)) {
		if !strings.Contains(all, w) {
			return false
		}
	}
	return true
}

// ordered looks that each row stands before the next by the column of the order, and those without a value last.
func ordered(t *testing.T, s *Set, q Query, rows []int32) {
	t.Helper()
	o := s.orderOf(q)
	var last int64
	for n, row := range rows {
		p, i := s.Find(int(row))
		k, known := o.of(p)(i)
		if q.Desc {
			k = -k
		}
		if !known {
			k = math.MaxInt64
		}
		if n > 0 && k < last {
			t.Fatalf("by %s: row %d stands after a greater one", q.By, row)
		}
		last = k
	}
}

func TestCorrectionsSayWhatTheFileSaid(t *testing.T) {
	d := newDesk(1)
	b := NewBuilder(Activity, "calls.csv")
	b.Add(&record.Activity{Kind: "call", On: 739_000, Outcome: "voicemail", Duration: 3})
	b.Add(&record.Activity{Kind: "call", On: 739_000})
	block := d.do(b.Ops()...).Ops[0].ID
	id := RowID(block, 0)
	if got := Corrections(d.s, "activity", id); got != nil {
		t.Errorf("nobody corrected it: %v", got)
	}
	d.write("activity", id, map[string]record.Value{"outcome": record.OfText("busy")})
	c := d.write("activity", id, map[string]record.Value{"duration": record.OfInt(9)})
	got := Corrections(d.s, "activity", id)
	if len(got) != 2 || got[0].Field != "duration" || got[0].From.Int() != 3 || got[0].To.Int() != 9 || got[0].By != c.At || got[1].From.Text() != "voicemail" {
		t.Errorf("%+v", got)
	}
	d.write("activity", id, map[string]record.Value{"duration": record.OfInt(3)}) // taken back
	if got := Corrections(d.s, "activity", id); len(got) != 1 || got[0].Field != "outcome" {
		t.Errorf("%+v", got)
	}
	d.write("activity", RowID(block, 1), map[string]record.Value{"removed": record.OfBool(true)})
	if got := Removed(d.s, "activity"); len(got) != 1 || got[0] != RowID(block, 1) {
		t.Errorf("%v", got)
	}
	if set := Build(d.s, Activity); !set.Parts[0].Corrected(0) || set.Len != 1 || Sources(d.s)[block] != "calls.csv" {
		t.Error("a corrected row is not told from others")
	}
}

func TestSortIsStableOverAllKeys(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	for _, span := range []int64{1, 7, 1 << 12, 1 << 40, 1 << 62} {
		rows, keys := make([]int32, 3000), make([]int64, 3000)
		for i := range rows {
			rows[i], keys[i] = int32(i), rng.Int64N(span)-span/2
		}
		want := slices.Clone(rows)
		slices.SortStableFunc(want, func(a, b int32) int { return cmp.Compare(keys[a], keys[b]) })
		if got := Sort(rows, keys, nil); !slices.Equal(got, want) {
			t.Errorf("of %d keys", span)
		}
	}
}

func BenchmarkSelectMillion(b *testing.B) {
	set := Build(million(), Activity)
	name := func(_ string, id record.ID) string { return string(id) }
	for _, by := range []string{"on", "account", "duration"} {
		b.Run(by, func(b *testing.B) {
			for b.Loop() {
				set.Select(Query{By: by, Desc: true, Name: name}, nil)
			}
		})
	}
	b.Run("words", func(b *testing.B) {
		for b.Loop() {
			set.Select(Query{Words: "propuesta account-17", Name: name}, nil)
		}
	})
}
