// Package needs is the section of a plan that holds what the client needs and spends against what we offer: how
// much of it is ours, where the white space is, and the step from there into the pipeline.
package needs

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/app/plan"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

func init() {
	plan.Register(plan.Section{ID: "needs", Title: "needs.section", Group: plan.Business, Order: 10, Template: "needs",
		Count: func(v plan.View) int { return len(v.P.Env.Snap().OfAccount("need", v.ID)) },
		New:   func(v plan.View) app.UI { return &section{View: v} }})
}

type section struct {
	app.Compo
	plan.View

	cell record.ID // that the link names and whose panel was opened
}

// CompoID tells accounts apart.
func (s *section) CompoID() string { return "needs " + string(s.ID) }

// OnMount opens the cell that the link names.
func (s *section) OnMount(app.Context) { s.follow() }

// OnUpdate follows the link.
func (s *section) OnUpdate(app.Context) { s.follow() }

// Render shows the figures, the matrix, where to grow, and the needs themselves.
func (s *section) Render() app.UI {
	if s.Account() == nil {
		return app.Div()
	}
	m := s.matrix()
	if len(m.Rows) == 0 {
		return &ui.Empty{Icon: icon.Target, Title: i18n.T("needs.empty"), Text: i18n.T("needs.empty.text"), Actions: func() []app.UI {
			return []app.UI{s.takeTool(), &ui.Button{ID: "add-need", Label: i18n.T("needs.add"), Icon: icon.Plus, Kind: ui.Primary, OnClick: func(app.Context) { s.create() }}}
		}}
	}
	return app.Div().Class("stack fold").Body(
		app.Div().Class("section-head").Body(
			app.H2().Text(i18n.T("needs.title")),
			app.Div().Class("page-tools").Body(s.takeTool(), &ui.Button{ID: "add-need", Label: i18n.T("needs.add"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) { s.create() }}),
		),
		s.figures(m),
		app.Div().Class("section-head").Body(app.Div().Class("slide").Body(s.measureTool()), app.Div().Class("page-tools").Body(s.columnTool())),
		s.table(m),
		s.legend(),
		s.picture(m),
		s.white(m),
		s.list(),
		s.Text("needs"),
	)
}

// takeTool adds the needs that the company looks for everywhere and that are not here yet.
func (s *section) takeTool() app.UI {
	n := len(s.P.Env.Snap().NeedsToTake(s.ID))
	if n == 0 {
		return app.Div().Hidden(true)
	}
	return &ui.Button{ID: "take-needs", Label: i18n.N("needs.take", n), Icon: icon.Copy, Small: true, OnClick: func(app.Context) { s.P.Env.Do(workspace.TakeNeeds{Account: s.ID}) }}
}

// byProduct tells whether the columns are products.
func (s *section) byProduct() bool { return s.P.Route.Get("by") == "product" }

// manyProducts is up to how many products all have a column; of more, those that are used.
const manyProducts = 16

// matrix is the account's, by lines or by products.
func (s *section) matrix() account.Needs {
	snap := s.P.Env.Snap()
	columns := snap.LineIDs()
	if s.byProduct() {
		columns = nil
		products := form.IDs(s.P.Env, "product", "")
		for _, line := range snap.LineIDs() { // the products of a line stand together
			for _, id := range products {
				if p := workspace.Get(snap, record.ProductKind, id); p.Line == line {
					columns = append(columns, id)
				}
			}
		}
		for _, id := range products {
			if p := workspace.Get(snap, record.ProductKind, id); p.Line == "" {
				columns = append(columns, id)
			}
		}
		if len(columns) > manyProducts {
			columns = nil
		}
	}
	return account.NeedsOf(s.Data(), columns, s.byProduct(), s.Rules())
}

func (s *section) create() {
	env := s.P.Env
	id := s.Add("need", &record.Need{Account: s.ID, Name: i18n.T("needs.new"), Priority: "medium", Rank: record.RankBetween(form.LastRank(env, "need", s.ID), "")})
	s.openNeed(id)
}

func (s *section) openNeed(id record.ID) {
	s.P.Env.Host.ShowPanel(page.Panel{Key: "need " + string(id), Kind: "need", ID: id, Named: func() string { return s.P.Env.Snap().Title("need", id) },
		Body: func() []app.UI {
			return []app.UI{&form.Form{Env: s.P.Env, Kind: "need", ID: id, Rev: s.P.Env.Store.Revision()}}
		},
		Foot: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("common.delete"), Icon: icon.Trash, Kind: ui.Quiet, OnClick: func(app.Context) {
				s.P.Env.Delete("need", id)
				s.P.Env.Host.ClosePanel()
			}}}
		}})
}

// figures are the sums over the whole matrix; what is not known is counted beside them.
func (s *section) figures(m account.Needs) app.UI {
	l, w := i18n.Locale(), m.Total
	sum := func(label string, x account.Sum) *ui.Stat {
		st := &ui.Stat{Label: label, Value: locale.None, Exact: i18n.T("needs.unknown"), Money: true}
		if x.Known > 0 {
			a := money.New(x.Minor, m.Currency)
			st.Value, st.Exact = l.MoneyCompact(a), l.Money(a)
		}
		if x.Unknown > 0 {
			st.Note = i18n.N("needs.without", x.Unknown)
		}
		return st
	}
	white := ""
	if n := w.White.Unknown; n > 0 {
		white = i18n.N("needs.without", n)
	}
	return app.Div().Class("tight").Body(ui.Stats(sum(i18n.T("needs.spend"), w.Spend), sum(i18n.T("needs.ours"), w.Ours), s.asked(kpi.ShareOfWallet, ""), s.asked(kpi.WhiteSpace, white), s.asked(kpi.Penetration, "")))
}

// asked is an indicator of this account alone; a note is said beside it.
func (s *section) asked(ind *kpi.Indicator, note string) *ui.Stat {
	st := numbers.Stat(s.P.Env, numbers.About(s.P.Env, ind, kpi.ByAccount, string(s.ID), period.Period{}))
	if note != "" {
		st.Note = note
	}
	return st
}

// list is the needs as a table, to be named and put in order.
func (s *section) list() app.UI {
	env := s.P.Env
	ids := form.IDs(env, "need", s.ID)
	return app.Section().Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("needs.list"))),
		&form.Rows{Env: env, Rev: s.P.Rev, Key: "needs " + string(s.ID), Kind: "need", IDs: ids, Ranked: true, Fields: []string{"name", "area", "priority"},
			OnOpen: func(id record.ID) { s.openNeed(id) }},
	)
}
