package company

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

// finance is how the client pays and what it is worth, as far as somebody noted it.
func (s *section) finance() app.UI {
	env := s.P.Env
	list := account.FiguresOf(s.Data(), env.Store.Today())
	add := &ui.Button{ID: "add-figure", Label: i18n.T("company.finance.add"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) {
		s.openFigure(s.Add("account_figure", &record.AccountFigure{Account: s.ID, Measure: s.unused(list), On: env.Store.Today(), Source: "accounting"}))
	}}
	body := []app.UI{heading(i18n.T("company.finance"), add)}
	if len(list) == 0 {
		return app.Section().Class("stack stack-2").Body(append(body, app.P().Class("note").Text(i18n.T("company.finance.empty")))...)
	}
	return app.Section().Class("stack stack-2").Body(append(body, s.readings(list))...)
}

// unused is the first measure that the account does not have yet.
func (s *section) unused(list []account.Readings) string {
	info, _ := record.AccountFigureKind.Info("measure")
	for _, o := range info.Options {
		if !slices.ContainsFunc(list, func(r account.Readings) bool { return r.Key == o.Value }) {
			return o.Value
		}
	}
	return record.MeasureOwn
}

// measure is what a reading is of, in words.
func measure(f *record.AccountFigure) string {
	if f.Measure == record.MeasureOwn && f.Name != "" {
		return f.Name
	}
	info, _ := record.AccountFigureKind.Info("measure")
	return i18n.Text(info.LabelOf(f.Measure))
}

// reading writes a value in its unit.
func reading(f *record.AccountFigure) string {
	l, v := i18n.Locale(), account.FigureValue(f)
	if !v.OK {
		return locale.None
	}
	switch f.UnitOf() {
	case record.UnitDays:
		return l.Days(v.V, 0)
	case record.UnitMoney:
		return l.Money(f.Amount)
	case record.UnitShare:
		return l.Percent(v.V, 1)
	}
	return l.Number(v.V, 2)
}

// moved writes how far a value went since the reading before.
func moved(r account.Readings) string {
	v, l := r.Change(), i18n.Locale()
	if !v.OK {
		return locale.None
	}
	f := r.Latest().Rec
	switch f.UnitOf() {
	case record.UnitMoney:
		if a, err := money.FromFloat(v.V, f.Amount.Currency); err == nil {
			return l.SignedMoneyCompact(a)
		}
	case record.UnitShare:
		return i18n.T("company.finance.points", "n", l.Signed(v.V*100, 1))
	case record.UnitDays:
		return l.Signed(v.V, 0)
	}
	return l.Signed(v.V, 2)
}

func (s *section) readings(list []account.Readings) app.UI {
	l := i18n.Locale()
	source, _ := record.AccountFigureKind.Info("source")
	on := func(r account.Readings) string { return l.DateMedium(r.Latest().Rec.On) }
	return &ui.Table[account.Readings]{Key: "figures " + string(s.ID), Caption: i18n.T("company.finance"), Rows: list, Stamp: l.Tag + stamp(s.P.Rev),
		RowKey: func(r account.Readings) string { return r.Key },
		OnOpen: func(_ app.Context, r account.Readings) { s.openFigure(r.Latest().ID) },
		OnCSV:  func(_ app.Context, file []byte) { browser.Download("indicators.csv", "text/csv", file) },
		Columns: []ui.Column[account.Readings]{
			{ID: "measure", Header: i18n.T("company.finance.measure"), Size: "m", Text: func(r account.Readings) string { return measure(r.Latest().Rec) }},
			{ID: "value", Header: i18n.T("company.finance.value"), Right: true, Text: func(r account.Readings) string { return reading(r.Latest().Rec) },
				Cell: func(r account.Readings) app.UI {
					return app.Span().Class("money").Text(reading(r.Latest().Rec))
				}},
			{ID: "change", Header: i18n.T("company.finance.change"), Right: true, Hide: 2, Text: moved, Cell: func(r account.Readings) app.UI { return app.Span().Class("money").Text(moved(r)) }},
			{ID: "course", Header: i18n.T("company.finance.course"), Hide: 2, Text: func(r account.Readings) string { return i18n.N("company.finance.readings", len(r.All)) }, Cell: course},
			{ID: "on", Header: i18n.T("company.finance.on"), Right: true, Text: on, Cell: func(r account.Readings) app.UI {
				if r.Old {
					return ui.Light(ui.Amber, on(r))
				}
				return app.Span().Text(on(r))
			}},
			{ID: "source", Header: i18n.Text(source.Label), Hide: 2, Text: func(r account.Readings) string { return i18n.Text(source.LabelOf(r.Latest().Rec.Source)) }},
		}}
}

// course is the small picture of the readings; the panel has them in figures.
func course(r account.Readings) app.UI {
	if len(r.All) < 2 {
		return app.Span().Class("note").Text(i18n.N("company.finance.readings", len(r.All)))
	}
	var points []float64
	for _, f := range slices.Backward(r.All) {
		if v := account.FigureValue(f.Rec); v.OK {
			points = append(points, v.V)
		}
	}
	return ui.Sparkline(points)
}

// openFigure shows a reading, and the others of the same measure.
func (s *section) openFigure(id record.ID) {
	env := s.P.Env
	env.Host.ShowPanel(page.Panel{Key: "account_figure " + string(id), Named: func() string {
		if f := workspace.Get(env.Snap(), record.AccountFigureKind, id); f != nil {
			return measure(f)
		}
		return i18n.T("company.finance")
	}, Body: func() []app.UI {
		f := workspace.Get(env.Snap(), record.AccountFigureKind, id)
		if f == nil {
			return []app.UI{app.P().Class("note").Text(i18n.T("form.gone"))}
		}
		fields := []string{"measure"}
		if f.Measure == record.MeasureOwn {
			fields = append(fields, "name", "unit")
		}
		if value := f.ValueField(); value != "" {
			fields = append(fields, value)
		}
		flags := map[string]text.Text{}
		if f.Measure == record.MeasureOwn && f.Name == "" {
			flags["name"] = text.Same(i18n.T("company.finance.flag.name"))
		}
		if f.Measure == record.MeasureOwn && f.Unit == "" {
			flags["unit"] = text.Same(i18n.T("company.finance.flag.unit"))
		}
		if f.On > env.Store.Today() {
			flags["on"] = text.Same(i18n.T("company.finance.later"))
		}
		return []app.UI{app.Div().Class("stack").Body(
			&form.Form{Env: env, Kind: "account_figure", ID: id, Rev: env.Store.Revision(), Fields: append(fields, "on", "source", "detail", "notes"), Flags: flags}, s.others(id, f))}
	}, Foot: s.foot("account_figure", id)})
}

// others are the readings of the same measure, with the way to note the next one.
func (s *section) others(id record.ID, f *record.AccountFigure) app.UI {
	env := s.P.Env
	var lines []app.UI
	for _, r := range account.FiguresOf(s.Data(), env.Store.Today()) {
		if r.Key != f.Key() {
			continue
		}
		for _, x := range r.All {
			lines = append(lines, &readingLine{Text: i18n.Locale().DateMedium(x.Rec.On) + " · " + reading(x.Rec), ID: x.ID, Now: x.ID == id, Open: s.openFigure})
		}
	}
	return app.Section().Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(app.H3().Text(i18n.T("company.finance.all")), app.Div().Class("page-tools").Body(
			&ui.Button{ID: "next-reading", Label: i18n.T("company.finance.next"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) {
				s.openFigure(s.Add("account_figure", &record.AccountFigure{Account: s.ID, Measure: f.Measure, Name: f.Name, Unit: f.Unit, Source: f.Source, On: env.Store.Today()}))
			}})),
		app.Ul().Class("readings").Body(lines...))
}

// readingLine is one reading of a measure.
type readingLine struct {
	app.Compo
	Text string
	ID   record.ID
	Now  bool
	Open func(record.ID)
}

// CompoID tells readings apart.
func (r *readingLine) CompoID() string { return string(r.ID) }

// Render is the way to the reading, or its mark if it is the one that is shown.
func (r *readingLine) Render() app.UI {
	if r.Now {
		return app.Li().Class("reading", "money").Aria("current", "true").Body(app.B().Text(r.Text))
	}
	return app.Li().Body(app.Button().Type("button").Class("reading", "money").Text(r.Text).OnClick(func(app.Context, app.Event) { r.Open(r.ID) }))
}
