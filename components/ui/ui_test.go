package ui

import (
	"cmp"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/components/words"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/period"
)

// in sets the locale for one test.
func in(t *testing.T, tag string) {
	t.Helper()
	before := words.CurrentLocale
	words.CurrentLocale = func() *locale.Locale { return locale.For(tag) }
	t.Cleanup(func() { words.CurrentLocale = before })
}

// drawn is the page with the part on it.
func drawn(t *testing.T, c app.Composer) string {
	t.Helper()
	e := app.NewTestEngine()
	if err := e.Load(c); err != nil {
		t.Fatal(err)
	}
	e.ConsumeAll()
	return app.HTMLString(c)
}

func wants(t *testing.T, page string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(page, p) {
			t.Errorf("no %s in\n%s", p, page)
		}
	}
}

func TestFieldNamesItsControl(t *testing.T) {
	page := drawn(t, &TextField{ID: "mail", Label: "E-mail", Value: "a@", Problem: "no domain"})
	wants(t, page, `for="mail"`, `id="mail"`, `aria-describedby="mail-about"`, `id="mail-about"`, `aria-invalid`, `role="alert"`, "no domain")
}

func TestTypedValueSurvivesARedraw(t *testing.T) {
	f := &TextField{ID: "f", Value: "old"}
	f.OnInit()
	f.focused, f.start, f.draft, f.dirty, f.last = true, "old", "half typ", true, "old"
	f.sent = []string{"half ty", "half typ"}
	f.Value = "half ty" // the page's echo of an earlier key
	f.OnUpdate(app.Context{})
	if f.draft != "half typ" || !f.dirty {
		t.Errorf("the echo replaced what was typed: %q", f.draft)
	}
}

func TestReadingProblemKeepsTheText(t *testing.T) {
	in(t, "es-CL")
	got := ""
	f := &TextField{ID: "f", Parse: parseMoney(money.Must("CLP")), OnCommit: func(_ app.Context, v string) { got = v }}
	f.draft, f.dirty = "12,5", true
	f.commit(app.Context{})
	if f.wrong == "" || !f.dirty || got != "" {
		t.Errorf("12,5 pesos: problem %q, handed over %q", f.wrong, got)
	}
	f.draft = "12.500"
	f.commit(app.Context{})
	if f.wrong != "" || got != "12.500" {
		t.Errorf("12.500 pesos: problem %q, handed over %q", f.wrong, got)
	}
}

func TestNumberFieldReadsWhatItShows(t *testing.T) {
	in(t, "es-ES")
	n := &NumberField{Value: 0.285, Known: true, Percent: true, Decimals: 1}
	if s := n.shown(n.Value, true); s != "28,5" {
		t.Errorf("shown %q", s)
	}
	v, known, err := n.read("28,5 %")
	if v != 0.285 || !known || err != nil {
		t.Errorf("read %v %v %v", v, known, err)
	}
	if _, known, err := n.read("  "); known || err != nil {
		t.Errorf("an empty field is a number: %v %v", known, err)
	}
}

func TestDateFieldReadsBothWays(t *testing.T) {
	today := period.On(2026, 11, 22)
	for tag, typed := range map[string]string{"es-CL": "5/3/2026", "en-US": "3/5/2026"} {
		in(t, tag)
		if d, err := readDate(typed, today); err != nil || d != period.On(2026, 3, 5) {
			t.Errorf("%s: %q read as %v, %v", tag, typed, d, err)
		}
	}
}

func TestLightHasShapeAndWord(t *testing.T) {
	shapes := map[string]Signal{}
	for _, s := range []Signal{Green, Amber, Red, Unknown} {
		page := app.HTMLString(Light(s, ""))
		wants(t, page, "components.light."+string(s), "light-"+string(s), "<path")
		d := page[strings.Index(page, ` d="`):]
		d = d[:strings.Index(d, `">`)]
		if other, twice := shapes[d]; twice {
			t.Errorf("%s and %s have one shape", s, other)
		}
		shapes[d] = s
	}
}

func TestDialogHoldsNothingWhileClosed(t *testing.T) {
	d := &Dialog{Title: "New deal", Body: func() []app.UI { return []app.UI{app.P().Body(app.Text("inside"))} }}
	if page := drawn(t, d); strings.Contains(page, "inside") {
		t.Error("a closed dialog draws its body")
	}
}

type pair struct {
	Name string
	N    int
}

func pairs(n int) *Table[pair] {
	rows := make([]pair, n)
	for i := range rows {
		rows[i] = pair{string(rune('a' + i%26)), (i * 37) % n}
	}
	return &Table[pair]{Caption: "pairs", Rows: rows, RowKey: func(p pair) string { return p.Name + words.Locale().Int(int64(p.N)) }, SortBy: "n",
		Columns: []Column[pair]{
			{ID: "name", Header: "Name", Text: func(p pair) string { return p.Name }},
			{ID: "n", Header: "N", Unit: "u", Right: true, Text: func(p pair) string { return words.Locale().Int(int64(p.N)) }, Compare: func(a, b pair) int { return cmp.Compare(a.N, b.N) }},
		}}
}

func TestTableDrawsOnePage(t *testing.T) {
	in(t, "en-US")
	table := pairs(1000)
	table.PageSize = 5000
	page := drawn(t, table)
	if got := strings.Count(page, "aria-rowindex"); got != mostRows {
		t.Errorf("%d rows in the document, want %d", got, mostRows)
	}
	wants(t, page, `role="grid"`, `aria-sort="ascending"`, `aria-rowcount="1001"`, `scope="col"`, "pairs")
}

func TestTableOrder(t *testing.T) {
	given := pairs(97)
	table := given.grid()
	table.OnInit()
	table.arrange()
	for i, at := range table.order {
		if given.Rows[at].N != i {
			t.Fatalf("place %d holds %d", i, given.Rows[at].N)
		}
	}
	table.desc = true
	table.arrange()
	if first := given.Rows[table.order[0]].N; first != 96 {
		t.Errorf("the other way round begins with %d", first)
	}
	given.Rows = given.Rows[:10:10]
	table.Src = given.grid().Src
	table.page = 1
	table.arrange()
	if table.page != 0 || len(table.order) != 10 {
		t.Errorf("after losing rows: page %d of %d rows", table.page, len(table.order))
	}
}

func TestCSV(t *testing.T) {
	in(t, "es-CL")
	table := &Table[string]{Rows: []string{`a;"b`, "=1+1", "-12,5", "-cmd"}, RowKey: func(s string) string { return s },
		Columns: []Column[string]{{ID: "s", Header: "Texto", Unit: "u", Text: func(s string) string { return s }}, {ID: "x", Header: "X", Text: func(string) string { return "1" }}}}
	grid := table.grid()
	grid.OnInit()
	want := "\ufeffTexto (u);X\r\n\"a;\"\"b\";1\r\n'=1+1;1\r\n\"-12,5\";1\r\n'-cmd;1\r\n"
	if got := string(grid.csv()); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestAmong(t *testing.T) {
	find := Among([]Option{{Value: "1", Label: "Banco del Pacífico", Note: "Quito"}, {Value: "2", Label: "Pacífico Sur"}, {Value: "3", Label: "Minera"}})
	got := find("PACIF")
	if len(got) != 2 || got[0].Value != "2" {
		t.Errorf("got %v", got)
	}
	if got := find("banco quito"); len(got) != 1 || len(find("")) != 3 || len(find("zzz")) != 0 {
		t.Errorf("got %v", got)
	}
}

func TestSparkPath(t *testing.T) {
	nan := func() float64 { z := 0.0; return z / z }()
	d, x, y := sparkPath([]float64{0, nan, 10}, 96, 28, 3)
	if d != "M3.0 25.0M93.0 3.0" || x != 93 || y != 3 {
		t.Errorf("got %q, %v, %v", d, x, y)
	}
	if d, _, _ := sparkPath([]float64{nan, nan}, 96, 28, 3); d != "" {
		t.Errorf("no values draw %q", d)
	}
}

func TestExplainLeavesOutWhatIsNotThere(t *testing.T) {
	page := drawn(t, &Explain{What: Explanation{Value: "63,2 %", Formula: "a ÷ b"}})
	wants(t, page, "63,2 %", "a ÷ b")
	for _, absent := range []string{"components.explain.source", "components.explain.leftOut", "facts"} {
		if strings.Contains(page, absent) {
			t.Errorf("%s is drawn without content", absent)
		}
	}
}
