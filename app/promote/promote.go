// Package promote is the one step from what could be sold to a deal in the pipeline: of a cell of the matrix of
// needs, or of a candidate opportunity.
package promote

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

// Step offers to make a deal; where there is one, it leads there.
type Step struct {
	app.Compo
	Env    *page.Env
	Kind   string // "need_cell" or "candidate"
	ID     record.ID
	Title  string       // proposed name of the deal
	Worth  money.Amount // proposed amount, of which parts are offered; unknown if it is not known
	Source string       // lead source of the deal
	Linked record.ID    // deal that there is, "" if none
	Rev    uint64

	title, part string
	amount      money.Amount
	close       period.Date
	problems    map[string]text.Text
}

// CompoID makes another record another step.
func (s *Step) CompoID() string { return s.Kind + " " + string(s.ID) }

// monthsAhead is how far ahead a new deal is expected to close, unless said otherwise.
const monthsAhead = 6

// OnInit takes what is proposed.
func (s *Step) OnInit() { s.part = "1" }

// Deal gives the deal that something was promoted to, if it stands and was not lost.
func Deal(env *page.Env, id record.ID) *record.Opportunity {
	o := workspace.Get(env.Snap(), record.OpportunityKind, id)
	if o == nil || env.Snap().Outcome(o) == record.StageLost {
		return nil
	}
	return o
}

// Link leads to a deal in the pipeline.
func Link(env *page.Env, id record.ID) app.UI {
	o := workspace.Get(env.Snap(), record.OpportunityKind, id)
	if o == nil {
		return app.Span()
	}
	return app.A().Href("#/pipeline?deal="+string(id)).Class("deal-link").Body(icon.Small(icon.Pipeline),
		app.Span().Text(o.Name+" · "+env.Snap().Title("stage", o.Stage)))
}

// Render shows the deal, or the fields of a new one.
func (s *Step) Render() app.UI {
	if Deal(s.Env, s.Linked) != nil {
		return app.Div().Class("worth").Body(app.H3().Text(i18n.T("promote.done")), Link(s.Env, s.Linked))
	}
	title := s.title
	if title == "" {
		title = s.Title
	}
	close := s.close
	if close == 0 {
		close = s.Env.Store.Today().AddMonths(monthsAhead)
	}
	key := s.CompoID()
	return app.Div().Class("worth").Body(
		app.H3().Text(i18n.T("promote.title")),
		&ui.TextField{Key: key + " title", Label: i18n.T("promote.name"), Value: title, Problem: i18n.Text(s.problems["name"]), OnCommit: func(ctx app.Context, v string) { s.title = strings.TrimSpace(v); ctx.Update() }},
		app.If(s.Worth.Minor > 0, s.parts),
		&ui.MoneyField{Key: key + " amount " + s.part, Label: i18n.T("promote.amount"), Value: s.sum(), Currency: s.Env.Snap().Currency(), Problem: i18n.Text(s.problems["amount"]),
			OnCommit: func(ctx app.Context, a money.Amount) { s.amount, s.part = a, ""; ctx.Update() }},
		&ui.DateField{Key: key + " close", Label: i18n.T("promote.close"), Value: close, Today: s.Env.Store.Today(), OnCommit: func(ctx app.Context, d period.Date) { s.close = d; ctx.Update() }},
		app.If(len(s.problems) > 0 && s.problems["amount"].Empty() && s.problems["name"].Empty(), s.trouble),
		&ui.Button{ID: "promote", Label: i18n.T("promote.do"), Icon: icon.Pipeline, Kind: ui.Primary, OnClick: func(ctx app.Context) { s.do(title, close); ctx.Update() }},
	)
}

// parts offers the whole, a half or a quarter of what there is to win.
func (s *Step) parts() app.UI {
	l := i18n.Locale()
	return &ui.Segmented{Label: i18n.T("promote.part"), Value: s.part, Options: []ui.Option{
		{Value: "1", Label: l.Percent(1, 0)}, {Value: "0.5", Label: l.Percent(0.5, 0)}, {Value: "0.25", Label: l.Percent(0.25, 0)}},
		OnChange: func(ctx app.Context, v string) { s.part = v; ctx.Update() }}
}

var shares = map[string]float64{"1": 1, "0.5": 0.5, "0.25": 0.25}

// sum is the amount: the one that was typed, or the chosen part of the worth.
func (s *Step) sum() money.Amount {
	if s.part == "" {
		return s.amount
	}
	if s.Worth.Minor <= 0 {
		return money.Amount{}
	}
	return s.Worth.Part(shares[s.part])
}

func (s *Step) trouble() app.UI {
	var out []app.UI
	for _, p := range s.problems {
		out = append(out, &ui.Notice{Tone: ui.Trouble, Text: i18n.Text(p)})
	}
	return app.Div().Body(out...)
}

func (s *Step) do(title string, close period.Date) {
	s.problems = nil
	problems := s.Env.Try(workspace.Promote{Kind: s.Kind, ID: s.ID, Title: title, Amount: s.sum(), Close: close, Source: s.Source})
	if len(problems) == 0 {
		s.Env.Host.Toast(i18n.T("promote.toast", "name", title), true)
		return
	}
	s.problems = map[string]text.Text{}
	for _, p := range problems {
		s.problems[p.Field] = p.Text
	}
}
