package facts

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/fact"
	"rumbo/engine/pace"
	"rumbo/engine/record"
)

const (
	chunk     = 1000   // rows of a file that are written at once
	mostInMem = 50_000 // rows up to which a file has the order of the list; more come as they are kept, by date
)

// csvButton saves all facts found, with all their fields; while amounts are hidden there is none.
func (f *facts) csvButton(s sheet) app.UI {
	if i18n.Locale().Hides() || f.found.gone != nil {
		return app.Div().Hidden(true)
	}
	return &ui.Button{ID: "facts-csv", Label: i18n.T("components.table.csv"), Icon: icon.Download, Kind: ui.Quiet, Small: true, Busy: f.saving, OnClick: func(app.Context) { f.save(s) }}
}

func (f *facts) save(s sheet) {
	if f.saving {
		return
	}
	f.saving = true
	env, set, rows := f.P.Env, f.found.set, f.found.rows
	_, many := record.Lookup(s.kind).Labels()
	page.Async(env, func() ([]byte, error) { return file(env, s.kind, set, rows, browser.Pace()), nil }, func(data []byte, _ error) {
		f.saving = false
		browser.Download(ui.FileName(i18n.Text(many))+".csv", "text/csv", data)
		env.Host.Refresh()
	})
}

// file writes facts with all their fields, and where each came from.
func file(env *page.Env, kind string, set *fact.Set, rows []int32, p *pace.Pace) []byte {
	if len(rows) > mostInMem {
		rows = slices.Sorted(slices.Values(rows))
	}
	var head []string
	for _, c := range set.Schema.Columns {
		head = append(head, i18n.Text(c.Label))
	}
	out := ui.CSV(append(head, i18n.T("facts.origin")), nil)
	sources, read := fact.Sources(env.Snap().State), newReading(set)
	var lines [][]string
	for i, n := range rows {
		part, at := set.Find(int(n))
		line := make([]string, 0, len(head)+1)
		for _, c := range set.Schema.Columns {
			line = append(line, form.Plain(env, c.FieldInfo, read.value(part, at, c.Name)))
		}
		lines = append(lines, append(line, originOf(part, at, sources)))
		if len(lines) == chunk || i == len(rows)-1 {
			out = append(out, ui.CSVRows(lines)...)
			lines = lines[:0]
			if len(rows) > mostInMem && len(read.texts) > 4 {
				clear(read.texts)
			}
		}
		p.Step()
	}
	return out
}

// reading reads cells of a set for many rows: the texts of a part at once.
type reading struct {
	set   *fact.Set
	texts map[*fact.Part]map[string][]string
}

func newReading(set *fact.Set) *reading {
	return &reading{set, map[*fact.Part]map[string][]string{}}
}

func (r *reading) value(p *fact.Part, n int, name string) record.Value {
	if r.set.Schema.Sortable(name) {
		return r.set.Value(p, n, name)
	}
	if r.texts[p] == nil {
		r.texts[p] = map[string][]string{}
	}
	if r.texts[p][name] == nil {
		r.texts[p][name] = r.set.Texts(p, name)
	}
	return record.OfText(r.texts[p][name][n])
}
