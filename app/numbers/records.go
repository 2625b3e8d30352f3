package numbers

import (
	"cmp"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/fact"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// line is one record behind a number.
type line struct {
	id     record.ID
	name   string
	in     string // account
	amount money.Amount
	on     period.Date
}

// mostLines is how many records are listed; a number may rest on a million.
const mostLines = 10_000

func (a *Answer) records(g kpi.Group, label string) []app.UI {
	return append([]app.UI{
		&ui.Button{Label: i18n.T("numbers.back"), Icon: icon.ChevronLeft, Kind: ui.Quiet, Small: true, OnClick: func(app.Context) {
			a.group = ""
			a.env.Host.Refresh()
		}},
		app.H3().Text(label),
	}, a.shown.draw(a.env, g, label, a.group, a.q.Indicator.ID, a.back())...)
}

// back leads from a record to the group in which it was found; nil where the explanation does not stand in the panel.
func (a *Answer) back() func() {
	if a.Here {
		return nil
	}
	return func() { a.Show() }
}

// ShowRecords opens a group of records in the side panel; file is what they are saved as. find gives the group as it is now: records
// that are mended leave it.
func ShowRecords(env *page.Env, title, note, file string, find func() kpi.Group) {
	shown, rev := listing{}, env.Store.Revision()
	env.Host.ShowPanel(page.Panel{Key: "records " + file, Title: title, Body: func() []app.UI {
		g := find()
		if now := env.Store.Revision(); now != rev || g.Table != shown.table {
			shown, rev = listing{}, now
		}
		return append([]app.UI{app.P().Class("note").Text(note)}, shown.draw(env, g, title, file, file, func() { ShowRecords(env, title, note, file, find) })...)
	}})
}

// listing is a group's records, read once.
type listing struct {
	of    string // what the rows are of, "" for nothing yet
	table *kpi.Table
	rows  []line
}

// draw shows the records; one that is opened in the panel leads back, if back is not nil.
func (s *listing) draw(env *page.Env, g kpi.Group, label, of, file string, back func()) []app.UI {
	if s.of != of {
		s.of, s.table, s.rows = of, g.Table, lines(env, g)
	}
	more := ""
	if len(s.rows) < g.Len() {
		more = i18n.T("numbers.first", "n", i18n.Locale().Int(int64(len(s.rows))), "all", i18n.Locale().Int(int64(g.Len())))
	}
	return []app.UI{
		app.P().Class("note").Hidden(more == "").Text(more),
		&ui.Table[line]{Key: "records " + of, Caption: label, Rows: s.rows, Columns: columns(g.Of), PageSize: 25,
			RowKey: func(r line) string { return string(r.id) }, Stamp: i18n.Locale().Tag,
			OnCSV:  func(_ app.Context, csv []byte) { browser.Download(ui.FileName(file)+".csv", "text/csv", csv) },
			OnOpen: func(_ app.Context, r line) { open(env, g, r, back) },
		},
	}
}

func open(env *page.Env, g kpi.Group, r line, back func()) {
	switch g.Of {
	case "opportunity":
		browser.Go(string(env.At.To("pipeline").With("deal", string(r.id))))
	case "account":
		browser.Go(string(env.At.To("accounts", string(r.id))))
	default:
		switch {
		case env.Snap().Standing(g.Of, r.id) == nil:
		case form.IsFact(g.Of):
			form.OpenFact(env, g.Of, r.id, i18n.T("numbers.records"), back)
		default:
			form.Open(env, g.Of, r.id)
		}
	}
}

// lines reads the records. Those of a block are read from it, unless a correction stands over them.
func lines(env *page.Env, g kpi.Group) []line {
	snap, read := env.Snap(), fact.NewReader(env.Snap().State)
	k := record.Lookup(g.Of)
	amount, on := field(k, record.TypeMoney, amounts), field(k, record.TypeDate, dates)
	ids := g.Named(snap.Deals(), mostLines)
	out := make([]line, 0, len(ids))
	for _, id := range ids {
		l := line{id: id, name: snap.Title(g.Of, id)}
		var rec any
		if r := snap.Row(g.Of, id); r != nil && r.Alive() {
			rec = r.Rec
		}
		if fact.InBlock(snap.State, g.Of, id) {
			if rec == nil {
				rec = read.Stored(g.Of, id)
			} else {
				rec = fact.Get(snap.State, g.Of, id)
			}
		}
		if rec != nil {
			l.name, l.in = k.TitleOf(rec), snap.Title("account", k.AccountOf(rec))
			if form.IsFact(g.Of) {
				l.name = form.Brief(env, g.Of, rec)
			}
			if amount != "" {
				l.amount = k.Get(rec, k.Field(amount)).Money()
			}
			if on != "" {
				l.on = k.Get(rec, k.Field(on)).Date()
			}
		}
		out = append(out, l)
	}
	return out
}

// amounts and dates are the fields that tell most about a record, the first that it has.
var (
	amounts = []string{"amount", "cost", "expected"}
	dates   = []string{"close", "on", "created", "to", "from"}
)

func field(k record.Any, t record.Type, among []string) string {
	i := slices.IndexFunc(among, func(f string) bool {
		info, ok := k.Info(f)
		return ok && info.Type == t
	})
	if i < 0 {
		return ""
	}
	return among[i]
}

func columns(kind string) []ui.Column[line] {
	l, k := i18n.Locale(), record.Lookup(kind)
	label := func(f string) string {
		info, _ := k.Info(f)
		return i18n.Text(info.Label)
	}
	name := label("name")
	if _, ok := k.Info("name"); !ok {
		one, _ := k.Labels()
		name = i18n.Text(one)
	}
	out := []ui.Column[line]{
		{ID: "name", Header: name, Size: "m", Text: func(r line) string { return r.name }, Compare: func(a, b line) int { return strings.Compare(a.name, b.name) }},
	}
	if k.OfAccounts() && kind != "account" {
		account, _ := record.AccountKind.Any().Labels()
		out = append(out, ui.Column[line]{ID: "account", Header: i18n.Text(account), Hide: 1, Text: func(r line) string { return r.in }, Compare: func(a, b line) int { return strings.Compare(a.in, b.in) }})
	}
	if f := field(k, record.TypeMoney, amounts); f != "" {
		out = append(out, ui.Column[line]{ID: f, Header: label(f), Right: true, Text: func(r line) string {
			if !r.amount.Known() {
				return locale.None
			}
			return l.Money(r.amount)
		}, Compare: func(a, b line) int { return cmp.Compare(a.amount.Minor, b.amount.Minor) }})
	}
	if f := field(k, record.TypeDate, dates); f != "" {
		out = append(out, ui.Column[line]{ID: f, Header: label(f), Right: true, Text: func(r line) string {
			if r.on == 0 {
				return locale.None
			}
			return l.Date(r.on)
		}, Compare: func(a, b line) int { return cmp.Compare(a.on, b.on) }})
	}
	return out
}
