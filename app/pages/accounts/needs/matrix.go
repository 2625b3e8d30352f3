package needs

import (
	"math"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/promote"
	"rumbo/components/chart"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/record"
)

// measure is what the matrix shows of each cell.
type measure struct {
	key  string
	of   func(account.Wallet) record.Opt // what is shaded
	sub  func(account.Wallet) (account.Sum, bool)
	cash bool
}

func sumOf(x account.Sum) record.Opt {
	if x.Known == 0 {
		return record.Opt{}
	}
	return record.Some(float64(x.Minor))
}

var measures = []measure{
	{"share", account.Wallet.Share, func(w account.Wallet) (account.Sum, bool) { return w.Spend, true }, false},
	{"white", func(w account.Wallet) record.Opt { return sumOf(w.White) }, func(w account.Wallet) (account.Sum, bool) { return w.Spend, true }, true},
	{"spend", func(w account.Wallet) record.Opt { return sumOf(w.Spend) }, func(account.Wallet) (account.Sum, bool) { return account.Sum{}, false }, true},
	{"ours", func(w account.Wallet) record.Opt { return sumOf(w.Ours) }, func(w account.Wallet) (account.Sum, bool) { return w.Spend, true }, true},
	{"penetration", account.Wallet.Penetration, func(account.Wallet) (account.Sum, bool) { return account.Sum{}, false }, false},
}

func (s *section) measure() measure {
	for _, m := range measures {
		if m.key == s.P.Route.Get("show") {
			return m
		}
	}
	return measures[0]
}

func (s *section) measureTool() app.UI {
	return &ui.Segmented{Label: i18n.T("needs.show"), Value: s.measure().key, Options: []ui.Option{
		{Value: "share", Label: i18n.T("needs.share")}, {Value: "white", Label: i18n.T("needs.whitespace")}, {Value: "spend", Label: i18n.T("needs.spend")},
		{Value: "ours", Label: i18n.T("needs.ours")}, {Value: "penetration", Label: i18n.T("needs.penetration")}},
		OnChange: func(_ app.Context, v string) { s.P.Env.Host.GoTo(s.P.Route.With("show", v)) }}
}

func (s *section) columnTool() app.UI {
	at := "line"
	if s.byProduct() {
		at = "product"
	}
	return &ui.Segmented{Label: i18n.T("needs.by"), Value: at, Options: []ui.Option{{Value: "line", Label: i18n.T("needs.by.line")}, {Value: "product", Label: i18n.T("needs.by.product")}},
		OnChange: func(_ app.Context, v string) { s.P.Env.Host.GoTo(s.P.Route.With("by", v)) }}
}

// columnName is what a person calls a column.
func (s *section) columnName(id record.ID) string {
	snap := s.P.Env.Snap()
	if p := snap.Title("product", id); p != "" {
		return p
	}
	name := snap.Title("line", id)
	switch {
	case id == "":
		return i18n.T("needs.noline")
	case name == "":
		return i18n.T("needs.gone")
	case s.byProduct():
		return i18n.T("needs.line.whole", "line", name)
	}
	return name
}

func (s *section) table(m account.Needs) app.UI {
	show := s.measure()
	most := 0.0
	for _, r := range m.Rows {
		for _, w := range r.By {
			most = math.Max(most, show.of(w).Or(0))
		}
	}
	if !show.cash {
		most = 1
	}
	heads := []app.UI{app.Th().Scope("col").Text(i18n.T("needs.need"))}
	foot := []app.UI{app.Th().Scope("row").Text(i18n.T("accounts.total"))}
	for _, c := range m.Columns {
		heads = append(heads, app.Th().Scope("col").Attr("translate", "no").Text(s.columnName(c)))
		foot = append(foot, s.sum(m, m.By[c], show))
	}
	heads, foot = append(heads, app.Th().Scope("col").Text(i18n.T("accounts.total"))), append(foot, s.sum(m, m.Total, show))
	rows := make([]app.UI, len(m.Rows))
	for i, r := range m.Rows {
		rows[i] = s.row(m, r, show, most)
	}
	return app.Div().Class("matrix-wrap").TabIndex(0).Role("region").Aria("label", i18n.T("needs.matrix")).Body(app.Table().Class("matrix").Body(
		app.Caption().Class("hidden-text").Text(i18n.T("needs.matrix")),
		app.THead().Body(app.Tr().Body(heads...)), app.TBody().Body(rows...), app.TFoot().Body(app.Tr().Body(foot...)),
	))
}

func (s *section) row(m account.Needs, r account.NeedRow, show measure, most float64) app.UI {
	priority, _ := record.NeedKind.Info("priority")
	note := r.Rec.Area
	if r.Rec.Priority != "" {
		note = strings.Trim(note+" · "+i18n.T("needs.priority", "p", i18n.Text(priority.LabelOf(r.Rec.Priority))), " ·")
	}
	cells := []app.UI{app.Th().Scope("row").Attr("translate", "no").Body(&needName{Section: s, ID: r.ID, Name: r.Rec.Name}, app.Span().Class("note").Text(note))}
	for _, c := range m.Columns {
		cells = append(cells, s.cellOf(m, r, c, show, most))
	}
	return app.Tr().Body(append(cells, s.sum(m, r.Total, show))...)
}

func (s *section) sum(m account.Needs, w account.Wallet, show measure) app.UI {
	main, sub := s.words(m, w, show)
	return app.Td().Class("matrix-sum").Body(app.Div().Class("matrix-cell").Body(
		app.B().Class(ui.When(show.cash, "money")).Text(main), app.If(sub != "", func() app.UI { return app.Span().Class("money").Text(sub) })))
}

// words are the figure of a cell and what stands under it.
func (s *section) words(m account.Needs, w account.Wallet, show measure) (main, sub string) {
	l := i18n.Locale()
	main = locale.None
	if v := show.of(w); v.OK && show.cash {
		main = l.MoneyCompact(money.New(int64(v.V), m.Currency))
	} else if v.OK {
		main = l.Percent(v.V, 0)
	}
	if under, wanted := show.sub(w); wanted && w.Cells > 0 {
		sub = i18n.T("needs.of.unknown")
		if under.Known > 0 {
			sub = i18n.T("needs.of.spend", "spend", l.MoneyCompact(money.New(under.Minor, m.Currency)))
		}
	}
	return main, sub
}

func (s *section) cellOf(m account.Needs, r account.NeedRow, column record.ID, show measure, most float64) app.UI {
	w, cells := r.By[column], r.Cells[column]
	name := r.Rec.Name + ", " + s.columnName(column)
	if len(cells) == 0 {
		return app.Td().Class("heat-none").Body(&spot{Section: s, Need: r.ID, Column: column, Label: i18n.T("needs.cell.none", "cell", name)})
	}
	main, sub := s.words(m, w, show)
	class := "heat-unknown"
	if v := show.of(w); v.OK {
		class = "heat-" + strconv.Itoa(shade(v.V, most))
	}
	p := &spot{Section: s, Need: r.ID, Column: column, Main: main, Sub: sub, Cash: show.cash}
	assumed := w.Confirmed < w.Cells
	for _, c := range cells {
		p.Linked = p.Linked || promote.Deal(s.P.Env, c.Rec.Opportunity) != nil
		p.Flagged = p.Flagged || len(c.Flags) > 0
	}
	p.Assumed = assumed
	p.Label, p.Rest = name+":", s.spoken(m, w, p)
	return app.Td().Class(class).Body(p)
}

// shade is 0 for nothing and 1…8 in even steps up to the most.
func shade(v, most float64) int {
	if v <= 0 || most <= 0 {
		return 0
	}
	return min(8, max(1, int(math.Ceil(v/most*8))))
}

// spoken is the rest of a cell in words, for those who do not see it.
func (s *section) spoken(m account.Needs, w account.Wallet, p *spot) string {
	l := i18n.Locale()
	sum := func(x account.Sum) string {
		if x.Known == 0 {
			return i18n.T("needs.unknown")
		}
		return l.Money(money.New(x.Minor, m.Currency))
	}
	share := i18n.T("needs.unknown")
	if v := w.Share(); v.OK {
		share = l.Percent(v.V, 0)
	}
	out := i18n.T("needs.cell.label", "share", share, "spend", sum(w.Spend), "ours", sum(w.Ours), "white", sum(w.White))
	if p.Assumed {
		out += " " + i18n.T("needs.assumed")
	}
	if p.Linked {
		out += " " + i18n.T("needs.linked")
	}
	if p.Flagged {
		out += " " + i18n.T("needs.flagged")
	}
	return out
}

// needName opens a need.
type needName struct {
	app.Compo
	Section *section
	ID      record.ID
	Name    string
}

// CompoID tells needs apart.
func (n *needName) CompoID() string { return string(n.ID) }

// Render shows the name.
func (n *needName) Render() app.UI {
	return app.Button().Type("button").Class("link").Text(n.Name).OnClick(func(app.Context, app.Event) { n.Section.openNeed(n.ID) })
}

// spot is a cell to be opened.
type spot struct {
	app.Compo
	Section                        *section
	Need, Column                   record.ID
	Main, Sub                      string
	Label, Rest                    string // read aloud before and after the figure
	Cash, Assumed, Linked, Flagged bool
}

// CompoID tells cells apart.
func (c *spot) CompoID() string { return string(c.Need + "/" + c.Column) }

// Render shows the figure, what it is of, and what else is to be known.
func (c *spot) Render() app.UI {
	main := c.Main
	if c.Assumed && main != locale.None && main != "" {
		main = i18n.T("needs.about", "figure", main)
	}
	return app.Button().Type("button").Class("matrix-cell").OnClick(c.open).Body(
		app.Span().Class("hidden-text").Text(c.Label),
		app.If(main == "", func() app.UI { return icon.Small(icon.Plus) }).Else(func() app.UI { return app.B().Class(ui.When(c.Cash, "money")).Text(main) }),
		app.If(c.Sub != "", func() app.UI { return app.Span().Class("money").Text(c.Sub) }),
		app.If(c.Linked || c.Flagged, func() app.UI {
			return app.Span().Class("matrix-marks").Body(
				app.If(c.Linked, func() app.UI { return icon.Small(icon.Pipeline) }), app.If(c.Flagged, func() app.UI { return icon.Small(icon.Warning) }))
		}),
		app.If(c.Rest != "", func() app.UI { return app.Span().Class("hidden-text").Text(c.Rest) }),
	)
}

func (c *spot) open(app.Context, app.Event) { c.Section.openCell(c.Need, c.Column, "") }

// legend says what the signs of the matrix mean.
func (s *section) legend() app.UI {
	return app.P().Class("legend").Body(
		app.Span().Text(i18n.T("needs.legend.assumed")),
		app.Span().Text(i18n.T("needs.legend.unknown")),
		app.Span().Body(icon.Small(icon.Pipeline), app.Text(i18n.T("needs.legend.linked"))),
		app.Span().Body(icon.Small(icon.Warning), app.Text(i18n.T("needs.legend.flagged"))),
	)
}

// picture shows whose the client's spend is, need by need, where it is known.
func (s *section) picture(m account.Needs) app.UI {
	units := func(minor int64) float64 { return money.New(max(minor, 0), m.Currency).Units() }
	c := chart.Bars{Title: i18n.T("needs.picture"), Corner: i18n.T("needs.need"), Stacked: true, Horizontal: true, Format: chart.Format{Kind: chart.Money, Currency: m.Currency}}
	ours, rival, rest := chart.Series{Name: i18n.T("needs.ours"), Accent: true}, chart.Series{Name: i18n.T("needs.rival")}, chart.Series{Name: i18n.T("needs.rest"), Pale: true}
	for _, r := range m.Rows {
		var mine, theirs, white int64
		for _, cells := range r.Cells {
			for _, x := range cells {
				if x.Spend.Known() && x.Ours.Known() {
					mine, white = mine+x.Ours.Minor, white+x.White.Minor
					theirs += min(x.Rival.Minor, x.White.Minor)
				}
			}
		}
		c.Labels = append(c.Labels, r.Rec.Name)
		ours.Values, rival.Values, rest.Values = append(ours.Values, units(mine)), append(rival.Values, units(theirs)), append(rest.Values, units(white-theirs))
	}
	c.Series = []chart.Series{ours, rival, rest}
	c.Summary = i18n.T("needs.picture.summary", "n", m.Total.Both.N, "all", m.Total.Cells)
	if m.Total.Both.N == 0 {
		return app.Div().Hidden(true)
	}
	return c.Chart()
}
