package change

import (
	"math/rand/v2"
	"slices"
	"testing"

	"rumbo/engine/record"
)

// A device whose entry of a record's creation was damaged holds only later edits of it. What is whole
// elsewhere must be able to mend it.
func TestARecordWhoseCreationIsLostIsMendedByAMerge(t *testing.T) {
	for _, editAgain := range []bool{false, true} {
		clock := NewClock(1)
		made := Change{At: clock.Tick(1), Ops: []Op{Created("account", "a", &record.Account{Name: "A", City: "Lima"})}}
		whole := Apply(&State{}, made)
		edit := Change{At: clock.Tick(2), Ops: []Op{Edit(whole, "account", "a", map[string]record.Value{"sector": record.OfText("x")})}}
		whole = Apply(whole, edit)

		broken := Apply(&State{}, edit)
		want := "x"
		if editAgain {
			want = "y"
			broken = Apply(broken, Change{At: clock.Tick(3), Ops: []Op{Edit(broken, "account", "a", map[string]record.Value{"sector": record.OfText(want)})}})
		}
		for i, pair := range [][2]*State{{broken, whole}, {whole, broken}} {
			got, _ := Merge(pair[0], pair[1])
			a := Get(got, record.AccountKind, "a")
			if a.Name != "A" || a.City != "Lima" || a.Sector != want || len(Conflicts(got)) > 0 {
				t.Errorf("edited again %v, order %d: %+v, conflicts %v", editAgain, i, a, Conflicts(got))
			}
		}
		late := Apply(broken, made)
		if a := Get(late, record.AccountKind, "a"); a.Name != "A" || a.Sector != want {
			t.Errorf("the creation comes late: %+v", a)
		}
	}
}

// An entry in the middle of the log is damaged. Later edits of the record must not seem to know it, or
// the copy that still holds it could never bring it back.
func TestAnEditThatWasLostIsMendedByAMerge(t *testing.T) {
	clock := NewClock(1)
	edit := func(s *State, field, text string) Change {
		return Change{At: clock.Tick(1), Ops: []Op{Edit(s, "account", "a", map[string]record.Value{field: record.OfText(text)})}}
	}
	begin := Apply(&State{}, Change{At: clock.Tick(1), Ops: []Op{Created("account", "a", &record.Account{Name: "A"})}})
	lost := edit(begin, "name", "B")
	whole := Apply(begin, lost)
	later := edit(whole, "sector", "x")
	whole = Apply(whole, later)

	broken := Apply(begin.Missing(lost.At), later)
	if a := Get(broken, record.AccountKind, "a"); a.Name != "A" || a.Sector != "x" {
		t.Fatalf("after the loss: %+v", a)
	}
	for _, pair := range [][2]*State{{broken, whole}, {whole, broken}, {stored(t, broken), whole}} {
		got, _ := Merge(pair[0], pair[1])
		if dump(got) != dump(whole) {
			t.Errorf("merged:\n%s\nwant\n%s", dump(got), dump(whole))
		}
	}
	// Whoever writes to the very field without knowing of the loss makes a conflict, and hides nothing.
	again := Apply(broken, edit(broken, "name", "C"))
	for _, pair := range [][2]*State{{again, whole}, {whole, again}} {
		got, _ := Merge(pair[0], pair[1])
		c := Conflicts(got)
		if len(c) != 1 || c[0].Shown.Value.Text() != "C" || c[0].Others[0].Value.Text() != "B" {
			t.Errorf("conflicts %+v", c)
		}
	}
	// A part of the workspace does not make up for the loss in the rest.
	part, _ := Merge(broken, StateOf(map[string][]*Row{"person": {{ID: "p", Rec: &record.Person{Name: "P"}, born: clock.Tick(1)}}}))
	part = Apply(part, edit(part, "city", "Lima"))
	if got, _ := Merge(part, whole); Get(got, record.AccountKind, "a").Name != "B" {
		t.Error("a plan handed over hid the loss")
	}
}

// stored is the state as it comes back from the disk.
func stored(t *testing.T, s *State) *State {
	t.Helper()
	out, err := DecodeState(EncodeState(s))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Any entries of a long log are lost, and work goes on: a whole copy brings all of it back.
func TestRandomLossesAreMendedByAMerge(t *testing.T) {
	checked := 0
	for _, seed := range seeds {
		for round := range 40 {
			rng := rand.New(rand.NewPCG(seed, uint64(round)))
			d := newDevice(0, rng)
			for range 20 + rng.IntN(60) {
				d.random()
			}
			whole, broken := d.state, &State{}
			lost := map[Stamp]bool{}
			for _, c := range d.history {
				if lost[c.At] = rng.IntN(5) == 0; lost[c.At] {
					broken = broken.Missing(c.At)
				} else {
					broken = Apply(broken, c)
				}
			}
			mended, _ := Merge(broken, whole)
			if other, _ := Merge(whole, broken); dump(mended) != dump(whole) || dump(other) != dump(whole) {
				t.Fatalf("seed %d round %d: mended\n%s\nwant\n%s", seed, round, dump(mended), dump(whole))
			}
			if len(StateOf(rowsOnlyIn(whole, broken)).Kinds()) > 0 {
				continue // a record of which nothing is left would be made anew with its ID, as no person does
			}
			d.state, d.last = stored(t, broken), nil
			checked++
			for range 20 {
				d.random()
			}
			got, _ := Merge(d.state, whole)
			if other, _ := Merge(whole, d.state); dump(got) != dump(other) {
				t.Fatalf("seed %d round %d: the order of merging matters", seed, round)
			}
			nothingLost(t, whole, got, lost)
		}
	}
	if checked < 50 {
		t.Errorf("work went on after %d losses only", checked)
	}
}

func rowsOnlyIn(a, b *State) map[string][]*Row {
	out := map[string][]*Row{}
	for _, kind := range a.Kinds() {
		for r := range a.Table(kind).Rows() {
			if b.Row(kind, r.ID) == nil {
				out[kind] = append(out[kind], r)
			}
		}
	}
	return out
}

// nothingLost fails if a value that only the whole copy had is gone after the merge.
func nothingLost(t *testing.T, whole, merged *State, lost map[Stamp]bool) {
	t.Helper()
	for _, kind := range whole.Kinds() {
		k := whole.Table(kind).Kind()
		for r := range whole.Table(kind).Rows() {
			now := merged.Row(kind, r.ID)
			for _, f := range fieldNames(k, r) {
				for _, e := range r.entries(k, f) {
					for _, s := range e.By {
						if lost[s] && !slices.ContainsFunc(now.entries(k, f), func(x Rival) bool { return slices.Contains(x.By, s) }) {
							t.Fatalf("%s/%s %s: %v by %v is gone", kind, r.ID, f, e.Value, s)
						}
					}
				}
			}
		}
	}
}
