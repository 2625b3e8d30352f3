package change

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

func TestEncodeDecodeRoundTrips(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	a, b := newDevice(0, rng), newDevice(1, rng)
	for range 60 {
		for range 40 {
			a.random()
			b.random()
		}
		a.take(b, []string{"", "account"}[rng.IntN(2)])
		b.take(a, "")
		back, err := DecodeState(EncodeState(a.state))
		if err != nil || dump(back) != dump(a.state) {
			t.Fatalf("the state came back otherwise: %v", err)
		}
		e, err := Decode(EncodeHandover(Handover{a.state, a.history}))
		if err != nil || dump(e.Apply(&State{})) != dump(a.state) || fmt.Sprint(e.Handover.History[5].At) != fmt.Sprint(a.history[5].At) {
			t.Fatalf("the handover came back otherwise: %v", err)
		}
	}
	replayed := &State{}
	for _, c := range a.history {
		e, err := Decode(EncodeChange(c))
		if err != nil {
			t.Fatal(err)
		}
		replayed = e.Apply(replayed)
	}
	if dump(replayed) != dump(a.history.Fold(&State{}, nil)) {
		t.Error("the log came back otherwise")
	}
}

func TestColumnsRoundTrip(t *testing.T) {
	clp := money.Must("CLP")
	columns := [][]record.Value{
		{},
		{{}, {}},
		{record.OfText("a"), {}, record.OfText("a"), record.OfText("ñ")},
		{record.OfDate(period.On(2026, 1, 1)), {}, record.OfDate(1), record.OfDate(period.On(9999, 12, 31))},
		{record.OfMoney(money.New(-9e18, clp)), record.OfMoney(money.New(9e18, clp)), {}, record.OfMoney(money.New(0, clp))},
		{record.OfMoney(money.New(1, clp)), record.OfMoney(money.New(1, usd))},
		{record.OfInt(-1), record.OfFloat(0.1), record.OfBool(true), record.OfJSON(`{"a":[1]}`), {}},
	}
	for _, col := range columns {
		w := newWriter()
		w.column(len(col), func(i int) record.Value { return col[i] })
		r := newReader(string(w.b))
		got := make([]record.Value, len(col))
		r.column(len(col), func(i int, v record.Value) { got[i] = v })
		if err := r.end(); err != nil || fmt.Sprint(got) != fmt.Sprint(col) {
			t.Errorf("%v came back as %v, %v", col, got, err)
		}
		for i := range got {
			if got[i] != col[i] {
				t.Errorf("%v came back as %v", col[i], got[i])
			}
		}
	}
}

func TestReadersRefuse(t *testing.T) {
	good := EncodeChange(Change{At: Stamp{5, 5}, Ops: []Op{Created("account", "a", &record.Account{Name: "A"})}})
	for n := range good {
		if _, err := Decode(good[:n]); !errors.Is(err, ErrFormat) {
			t.Errorf("cut at %d: %v", n, err)
		}
	}
	if _, err := Decode(append(good[:len(good):len(good)], 0)); !errors.Is(err, ErrFormat) {
		t.Error("a byte too many was taken")
	}
	newer := append([]byte(nil), good...)
	newer[1] = 99
	if _, err := Decode(newer); !errors.Is(err, ErrNewer) {
		t.Error("a newer form was taken")
	}
	if _, err := DecodeState(good); !errors.Is(err, ErrFormat) {
		t.Error("a change was taken for a state")
	}
	twice := EncodeChange(Change{At: Stamp{5, 5}, Ops: []Op{Created("account", "a", &record.Account{}), Created("account", "a", &record.Account{})}})
	if _, err := Decode(twice); !errors.Is(err, ErrFormat) {
		t.Error("a change that touches a record twice was taken")
	}
}

func FuzzDecode(f *testing.F) {
	d := newDevice(0, rand.New(rand.NewPCG(1, 1)))
	for range 60 {
		d.random()
	}
	f.Add(EncodeHandover(Handover{d.state, d.history}))
	f.Add(EncodeState(d.state))
	for _, c := range d.history[:10] {
		f.Add(EncodeChange(c))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if s, err := DecodeState(b); err == nil {
			again, err := DecodeState(EncodeState(s))
			if err != nil || dump(again) != dump(s) {
				t.Fatalf("what was read cannot be written and read again: %v", err)
			}
		}
		e, err := Decode(b)
		if err != nil {
			return
		}
		s := e.Apply(d.state)
		merged, _ := Merge(s, d.state)
		shown(merged)
		Conflicts(merged)
	})
}

func BenchmarkDecodeState(b *testing.B) {
	s := &State{}
	ops := make([]Op, 100_000)
	for i := range ops {
		ops[i] = Created("opportunity", record.ID(fmt.Sprintf("op%012d", i)), &record.Opportunity{
			Name: fmt.Sprint("Deal ", i), Account: record.ID(fmt.Sprint("acc", i%500)), Owner: record.ID(fmt.Sprint("p", i%40)),
			Stage: record.ID(fmt.Sprint("s", i%6)), Amount: money.New(int64(i)*7919%1_000_000, usd),
			Created: period.Date(730000 + i%900), Close: period.Date(730090 + i%900),
		})
	}
	s = Apply(s, Change{At: Stamp{1, 1}, Ops: ops})
	bytes := EncodeState(s)
	b.SetBytes(int64(len(bytes)))
	for b.Loop() {
		if _, err := DecodeState(bytes); err != nil {
			b.Fatal(err)
		}
	}
}
