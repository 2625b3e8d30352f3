package fact

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// randomValue gives a value that a field may hold, often none, sometimes an extreme one.
func randomValue(rng *rand.Rand, f record.FieldInfo) record.Value {
	if rng.IntN(4) == 0 {
		return record.Value{}
	}
	switch f.Type {
	case record.TypeBool:
		return record.OfBool(rng.IntN(2) == 0)
	case record.TypeInt:
		return record.OfInt([]int64{1, -3, 1439, 30, 1 << 31}[rng.IntN(5)])
	case record.TypeNumber, record.TypePercent:
		return record.OfFloat([]float64{1, 2.5, 0.1, 1e300, -7.25, math.SmallestNonzeroFloat64, 0.1 + 0.2}[rng.IntN(7)])
	case record.TypeMoney:
		return record.OfMoney(money.New([]int64{0, 100, -250, 1 << 61, -1 << 61, 12_345}[rng.IntN(6)], money.Must([]string{"USD", "CLP"}[rng.IntN(2)])))
	case record.TypeDate:
		return record.OfDate(period.Date(739_000 + rng.IntN(900)))
	case record.TypeChoice:
		return record.OfText(f.Options[rng.IntN(len(f.Options))].Value)
	}
	return record.OfText([]string{"a", "ab", "abc", "ñandú", "x\x00y", strings.Repeat("long", 100), fmt.Sprint(rng.IntN(50))}[rng.IntN(7)])
}

func randomRecord(rng *rand.Rand, s *Schema) any {
	rec := s.Kind.New()
	for _, c := range s.Columns {
		if rng.IntN(3) > 0 {
			s.Kind.Set(rec, c.field, randomValue(rng, c.FieldInfo))
		}
	}
	return rec
}

func each(t *testing.T, do func(t *testing.T, s *Schema)) {
	for _, kind := range Kinds() {
		t.Run(kind, func(t *testing.T) { do(t, Of(kind)) })
	}
}

func TestABlockGivesBackWhatWasPutIn(t *testing.T) {
	each(t, func(t *testing.T, s *Schema) {
		rng := rand.New(rand.NewPCG(1, 1))
		for _, n := range []int{1, 2, 63, 700} {
			b := NewBuilder(s, "test")
			var want []any
			for range n {
				r := randomRecord(rng, s)
				b.Add(r)
				want = append(want, r)
			}
			block := b.Ops()[0].New.(*record.Block)
			d, err := Decode(block.Data)
			if err != nil || d.Rows != n || block.Rows != n {
				t.Fatalf("%d rows: %v", n, err)
			}
			for i, w := range want {
				if got := s.record(d, i); !reflect.DeepEqual(got, w) {
					t.Fatalf("row %d:\ngot  %+v\nwant %+v", i, got, w)
				}
			}
			if again := Encode(d); again != block.Data {
				t.Error("encoding what was decoded gives other bytes")
			}
		}
	})
}

func TestBlocksAreCutAndNamedByTheirContents(t *testing.T) {
	build := func() []record.ID {
		b := NewBuilder(Activity, "test")
		for i := range BlockRows + 5 {
			b.Add(&record.Activity{Kind: "call", On: period.Date(739_000 + i/100)})
		}
		var ids []record.ID
		for _, op := range b.Ops() {
			ids = append(ids, op.ID)
		}
		last := b.Ops()[1].New.(*record.Block)
		if last.Rows != 5 || last.From != 739_081 || last.To != 739_081 || last.Source != "test" || last.Kind != "activity" {
			t.Errorf("%+v", last)
		}
		return ids
	}
	if a, b := build(), build(); len(a) != 2 || a[0] == a[1] || !reflect.DeepEqual(a, b) {
		t.Error(a, b)
	}
}

func TestWhatCannotBeReadIsRefused(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	b := NewBuilder(RevenueLine, "test")
	for range 300 {
		b.Add(randomRecord(rng, RevenueLine))
	}
	good := b.Ops()[0].New.(*record.Block).Data
	for i := range good {
		if _, err := Decode(good[:i]); !errors.Is(err, ErrFormat) {
			t.Fatalf("cut at %d: %v", i, err)
		}
	}
	if _, err := Decode(good + "x"); !errors.Is(err, ErrFormat) {
		t.Error("bytes too many:", err)
	}
	if _, err := Decode("F\x02" + good[2:]); !errors.Is(err, ErrNewer) {
		t.Error("newer:", err)
	}
}

// FuzzDecode looks for bytes that make the decoder panic, or that it takes for something that cannot be written again.
func FuzzDecode(f *testing.F) {
	rng := rand.New(rand.NewPCG(2, 2))
	for _, kind := range Kinds() {
		b := NewBuilder(Of(kind), "fuzz")
		for range 40 {
			b.Add(randomRecord(rng, Of(kind)))
		}
		f.Add([]byte(b.Ops()[0].New.(*record.Block).Data))
	}
	f.Fuzz(func(t *testing.T, bytes []byte) {
		d, err := Decode(string(bytes))
		if err != nil {
			return
		}
		again, err := Decode(Encode(d))
		if err != nil {
			t.Fatal("what was decoded cannot be encoded:", err)
		}
		for _, kind := range Kinds() {
			for _, i := range []int{0, d.Rows - 1} {
				if i >= 0 && i < d.Rows && !reflect.DeepEqual(Of(kind).record(d, i), Of(kind).record(again, i)) {
					t.Fatalf("row %d reads differently after being written again", i)
				}
			}
		}
	})
}
