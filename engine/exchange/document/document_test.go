package document

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"reflect"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/record"
)

const now = wallStart + 30*oneDay

func export(t testing.TB, d Doc) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Export(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func mustRead(t testing.TB, data []byte) Doc {
	t.Helper()
	d, problems := Read(data, now, nil)
	if len(problems) > 0 {
		t.Fatalf("%v\n%s", problems, data[:min(len(data), 4000)])
	}
	return d
}

func TestWhatIsExportedComesBack(t *testing.T) {
	for seed := range uint64(5) {
		rng := rand.New(rand.NewPCG(seed, 3))
		devices := []*device{newDevice(3, rng), newDevice(1, rng), newDevice(1<<64-1, rng)}
		for range 25 {
			for range 30 {
				devices[rng.IntN(3)].random()
			}
			from, to := devices[rng.IntN(3)], devices[rng.IntN(3)]
			file := export(t, from.doc())
			back := mustRead(t, file)
			if got, want := dump(back.State), dump(from.state); got != want {
				t.Fatalf("seed %d: state\n%s\nwant\n%s\nfile\n%s", seed, got, want, file)
			}
			if got, want := tell(back.History), tell(from.history); got != want {
				t.Fatalf("seed %d: history\n%s\nwant\n%s", seed, got, want)
			}
			if again := export(t, back); !bytes.Equal(again, file) {
				t.Fatalf("seed %d: exported again it differs", seed)
			}
			if to != from {
				to.take(back)
			}
		}
	}
}

func TestEqualStatesGiveEqualBytes(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	a, b := newDevice(1, rng), newDevice(2, rng)
	for range 200 {
		a.random()
		b.random()
	}
	da, db := a.doc(), b.doc()
	a.take(db)
	b.take(da)
	if !bytes.Equal(export(t, a.doc()), export(t, b.doc())) {
		t.Error("two devices that agree export different bytes")
	}
}

func TestTheHeadComesBack(t *testing.T) {
	d := Doc{Scope: Plan, WorkspaceID: "w1", WorkspaceName: "Año \"1\"", Account: "acme", ExportedAt: wallStart, By: "José", App: "1.2.3", State: &change.State{}}
	back := mustRead(t, export(t, d))
	back.State = d.State
	want := d
	want.Schema, want.Kinds = Version, map[string]int{}
	if !reflect.DeepEqual(back, want) {
		t.Errorf("%+v", back)
	}
}

// reordered is the document as a tool might write it: keys sorted, everything on its own line.
func TestKeysMayStandInAnyOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 6))
	a, b := newDevice(1, rng), newDevice(2, rng)
	for range 100 {
		a.random()
		b.random()
		if rng.IntN(10) == 0 {
			a.take(b.doc())
		}
	}
	file := export(t, a.doc())
	back := mustRead(t, reorder(t, file))
	// Texts of unknown JSON are written in another form by such tools; compare what is left.
	if !bytes.Equal(reorder(t, export(t, back)), reorder(t, file)) {
		t.Error("the order of keys matters")
	}
}

// older is a kind whose fields have changed twice since.
type older struct{ record.Any }

func (o older) Version() int { return 3 }

func (o older) Migrate(f map[string]record.Value, from int) {
	if from < 2 {
		f["name"] = f["title"]
		delete(f, "title")
	}
	if from < 3 {
		f["employees"] = record.OfInt(int64(len(f["staff"].Text())))
		delete(f, "staff")
	}
}

func TestOlderKindsAreMigrated(t *testing.T) {
	file := []byte(`{"format":"rumbo","schema":1,"scope":"workspace","kinds":{"account":1},
"stamps":["2026-11-18T00:00:00.000Z.0000.0000000000001","2026-11-18T00:00:01.000Z.0000.0000000000001"],
"records":{"account":[{"id":"a","title":"Acme","staff":"four","city":"Lima","later":1,"@":{"born":0}}]},
"history":[{"at":"2026-11-18T00:00:01.000Z.0000.0000000000001","by":"Ana","label":"edit","ops":[
{"kind":"account","id":"z","set":{"title":{"from":null,"to":"Zeta","over":[0]}}}]}]}`)
	r := &reader{scan: scan{data: file}, texts: map[string]string{}, plans: map[string]*readPlan{},
		lookup: func(string) record.Any { return older{record.AccountKind.Any()} }}
	d := r.document()
	if r.err != "" || len(r.problems) > 0 {
		t.Fatal(r.err, r.problems)
	}
	row := d.State.Row("account", "a")
	a := row.Rec.(*record.Account)
	if a.Name != "Acme" || a.Employees != 4 || a.City != "Lima" || len(row.Extra()) != 1 || row.Extra()["later"] != record.OfInt(1) {
		t.Errorf("%+v %v", a, row.Extra())
	}
	patches := d.History[0].Ops[0].Patches
	if len(patches) != 2 || patches[1].Field != "name" || patches[1].To != record.OfText("Zeta") {
		t.Errorf("%+v", patches)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestExportTellsOfAFullDisk(t *testing.T) {
	if err := Export(failing{}, Doc{State: &change.State{}}); !errors.Is(err, io.ErrShortWrite) {
		t.Error(err)
	}
}

func TestProgressRisesAndStops(t *testing.T) {
	file := export(t, deals(3000).doc())
	last := -1.0
	if _, problems := Read(file, now, func(p float64) bool {
		if p < last || p > 1 {
			t.Errorf("progress went from %v to %v", last, p)
		}
		last = p
		return true
	}); len(problems) > 0 || last != 1 {
		t.Error(problems, last)
	}
	for stop := range 4 {
		n := 0
		d, problems := Read(file, now, func(float64) bool { n++; return n <= stop*15 })
		if p, refused := Refused(problems); !refused || p.Code != "cancelled" || d.State != nil {
			t.Error(stop, problems)
		}
	}
}
