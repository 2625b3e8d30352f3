package needs

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/promote"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

// follow opens the cell that the link names.
func (s *section) follow() {
	id := record.ID(s.P.Route.Get("cell"))
	if id == s.cell {
		return
	}
	s.cell = id
	if c := workspace.Get(s.P.Env.Snap(), record.NeedCellKind, id); c != nil {
		s.openCell(c.Need, column(c), id)
	}
}

// column is a record's own column: its product, else its line.
func column(c *record.NeedCell) record.ID {
	if c.Product != "" {
		return c.Product
	}
	return c.Line
}

// openCell shows what is known of a need in a column; open is the record to begin with, "" for the first.
func (s *section) openCell(need, column, open record.ID) {
	env := s.P.Env
	env.Host.ShowPanel(page.Panel{Key: "cell " + string(need) + " " + string(column), Kind: "need", ID: need, Link: "cell",
		Named: func() string {
			return env.Snap().Title("need", need) + " · " + s.columnName(column)
		},
		Body: func() []app.UI {
			return []app.UI{&cellPanel{Section: s, Need: need, Column: column, First: open, Rev: env.Store.Revision()}}
		}})
}

// cellPanel is what is known of a need in a column: a line may gather several products.
type cellPanel struct {
	app.Compo
	Section             *section
	Need, Column, First record.ID
	Rev                 uint64

	open record.ID
}

// CompoID tells cells apart.
func (p *cellPanel) CompoID() string { return string(p.Need + "/" + p.Column) }

// Render shows the chosen record, the others to choose from, and what could be added.
func (p *cellPanel) Render() app.UI {
	cells := p.cells()
	at := 0
	for i, c := range cells {
		if c.ID == p.open || p.open == "" && c.ID == p.First {
			at = i
		}
	}
	body := []app.UI{}
	if len(cells) > 1 {
		body = append(body, p.tabs(cells, at))
	}
	if len(cells) > 0 {
		body = append(body, p.one(cells[at])...)
	} else {
		body = append(body, app.P().Class("note").Text(i18n.T("needs.cell.empty")))
	}
	return app.Div().Class("stack").Body(append(body, p.more(cells))...)
}

func (p *cellPanel) cells() []account.SpendCell {
	for _, r := range p.Section.matrix().Rows {
		if r.ID == p.Need {
			return r.Cells[p.Column]
		}
	}
	return nil
}

func (p *cellPanel) name(c account.SpendCell) string {
	if n := p.Section.P.Env.Snap().Title("product", c.Rec.Product); n != "" {
		return n
	}
	return i18n.T("needs.line.rest")
}

func (p *cellPanel) tabs(cells []account.SpendCell, at int) app.UI {
	var options []ui.Option
	for _, c := range cells {
		options = append(options, ui.Option{Value: string(c.ID), Label: p.name(c)})
	}
	return &ui.SelectField{Key: "which " + p.CompoID(), Label: i18n.T("needs.product"), Options: options, Value: string(cells[at].ID),
		OnChange: func(ctx app.Context, v string) { p.open = record.ID(v); ctx.Update() }}
}

// one is a record: what it comes to, its fields with what does not fit, and the step into the pipeline.
func (p *cellPanel) one(c account.SpendCell) []app.UI {
	env := p.Section.P.Env
	fields := []string{"basis", "spend", "ours_from", "ours", "competitor", "rival", "potential", "confidence", "source", "on", "notes"}
	if c.Rec.Basis == "quantity" {
		fields = append([]string{"basis", "quantity", "unit_price"}, fields[2:]...)
	}
	if c.Rec.OursFrom == "won" {
		fields = without(fields, "ours")
	}
	flags := map[string]text.Text{}
	for _, f := range c.Flags {
		flags[f.Field] = f.Text
	}
	step := &promote.Step{Env: env, Kind: "need_cell", ID: c.ID, Rev: env.Store.Revision(), Worth: c.Worth(), Linked: c.Rec.Opportunity, Source: i18n.T("needs.whitespace"),
		Title: i18n.T("needs.deal", "need", env.Snap().Title("need", c.Rec.Need), "product", p.Section.columnName(column(c.Rec)))}
	head, foot := []app.UI{p.comes(c)}, []app.UI{}
	if c.Worth().Minor > 0 || promote.Deal(env, c.Rec.Opportunity) != nil {
		head = append(head, step)
	} else {
		foot = append(foot, step)
	}
	known := []app.UI{
		p.offered(c),
		app.If(c.Rec.OursFrom == "won" && !flags["ours"].Empty(), func() app.UI { return &ui.Notice{Tone: ui.Warn, Text: i18n.Text(flags["ours"])} }),
		&form.Form{Env: env, Kind: "need_cell", ID: c.ID, Rev: env.Store.Revision(), Fields: fields, Flags: flags},
	}
	foot = append(foot, app.Div().Class("line").Body(
		&ui.Button{ID: "as-candidate", Label: i18n.T("needs.candidate"), Icon: icon.Star, Small: true, OnClick: func(app.Context) { p.candidate(c) }},
		&ui.Button{Label: i18n.T("needs.cell.delete"), Icon: icon.Trash, Kind: ui.Quiet, Small: true, OnClick: func(app.Context) { p.remove(c) }},
	))
	return slices.Concat(head, known, foot)
}

func without(list []string, name string) (out []string) {
	for _, s := range list {
		if s != name {
			out = append(out, s)
		}
	}
	return out
}

// comes is what follows from the figures.
func (p *cellPanel) comes(c account.SpendCell) app.UI {
	l := i18n.Locale()
	amount := func(a money.Amount) string {
		if !a.Known() {
			return locale.None
		}
		return l.Money(a)
	}
	share := locale.None
	if c.Spend.Minor > 0 && c.Ours.Known() {
		share = l.Percent(float64(c.Ours.Minor)/float64(c.Spend.Minor), 1)
	}
	line := func(name, value, class string) []app.UI {
		return []app.UI{app.Dt().Class(class).Text(name), app.Dd().Class(class + " money").Text(value)}
	}
	var out []app.UI
	out = append(out, line(i18n.T("needs.spend"), amount(c.Spend), "")...)
	out = append(out, line(i18n.T("needs.ours"), amount(c.Ours), "")...)
	out = append(out, line(i18n.T("needs.share"), share, "")...)
	out = append(out, line(i18n.T("needs.whitespace"), amount(c.White), "worth-sum")...)
	return app.Div().Class("worth").Body(
		app.Dl().Class("worth-figures").Body(out...),
		app.If(!c.White.Known(), func() app.UI { return app.P().Class("note").Text(i18n.T("needs.white.unknown")) }),
		app.If(c.Rec.OursFrom == "won", func() app.UI { return app.P().Class("note").Text(i18n.T("needs.won.rule")) }),
	)
}

// more offers the products of the line that nothing is known of yet.
func (p *cellPanel) more(cells []account.SpendCell) app.UI {
	s := p.Section
	snap := s.P.Env.Snap()
	if snap.Title("product", p.Column) != "" || p.Column == "" {
		return app.If(len(cells) == 0 && p.Column != "", func() app.UI { return p.adder(i18n.T("needs.cell.add"), p.Column) })
	}
	had := map[record.ID]bool{}
	for _, c := range cells {
		had[column(c.Rec)] = true
	}
	var out []app.UI
	for _, o := range form.References(s.P.Env, "product", "") {
		id := record.ID(o.Value)
		if x := workspace.Get(snap, record.ProductKind, id); x.Line == p.Column && !had[id] && len(out) < 12 {
			out = append(out, p.adder(o.Label, id))
		}
	}
	if !had[p.Column] {
		out = append(out, p.adder(i18n.T("needs.line.rest"), p.Column))
	}
	if len(out) == 0 {
		return app.Div()
	}
	return app.Div().Class("stack stack-2").Body(app.H3().Text(i18n.T("needs.cell.addto")), app.Div().Class("line wrap").Body(out...))
}

// adder makes the record of a column.
func (p *cellPanel) adder(label string, to record.ID) app.UI {
	return &ui.Button{Label: label, Icon: icon.Plus, Small: true, OnClick: func(ctx app.Context) {
		s := p.Section
		c := &record.NeedCell{Account: s.ID, Need: p.Need, Basis: "price", OursFrom: "given", Confidence: "assumed", On: s.P.Env.Store.Today()}
		if x := workspace.Get(s.P.Env.Snap(), record.ProductKind, to); x != nil {
			c.Product, c.Line = to, x.Line
		} else {
			c.Line = to
		}
		id := record.NeedCellID(p.Need, to)
		p.open = id
		s.P.Env.Do(workspace.Create{Kind: "need_cell", ID: id, Rec: c})
		ctx.Update()
	}}
}

func (p *cellPanel) remove(c account.SpendCell) {
	env := p.Section.P.Env
	if env.Do(workspace.Delete{Kind: "need_cell", ID: c.ID}) {
		env.Host.Toast(i18n.T("shell.deleted", "what", i18n.T("needs.deal", "need", env.Snap().Title("need", c.Rec.Need), "product", p.Section.columnName(column(c.Rec)))), true)
	}
}

// candidate makes an opportunity to be judged first.
func (p *cellPanel) candidate(c account.SpendCell) {
	s := p.Section
	env := s.P.Env
	need := env.Snap().Title("need", c.Rec.Need)
	id := s.Add("candidate", &record.Candidate{Account: s.ID, Name: strings.TrimSpace(i18n.T("needs.deal", "need", need, "product", s.columnName(column(c.Rec)))),
		Line: c.Line, Product: c.Rec.Product, Need: c.Rec.Need, Competitor: c.Rec.Competitor, Value: c.Worth(), Status: "open",
		Rank: record.RankBetween(form.LastRank(env, "candidate", s.ID), "")})
	env.Host.GoTo(s.P.Route.To("accounts", string(s.ID), "candidates").With("candidate", string(id)))
}
