// Package candidates is the section of a plan that holds what could be sold, judged before anybody works on it, and
// the step of the best into the pipeline.
package candidates

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/plan"
	"rumbo/components/chart"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

func init() {
	plan.Register(plan.Section{ID: "candidates", Title: "candidates.section", Group: plan.Business, Order: 30, Template: "candidates",
		Count: func(v plan.View) int { return len(v.P.Env.Snap().OfAccount("candidate", v.ID)) },
		New:   func(v plan.View) app.UI { return &section{View: v} }})
}

type section struct {
	app.Compo
	plan.View

	shown record.ID // that the link names and whose panel was opened
}

// CompoID tells accounts apart.
func (s *section) CompoID() string { return "candidates " + string(s.ID) }

// OnMount opens the candidate that the link names.
func (s *section) OnMount(app.Context) { s.follow() }

// OnUpdate follows the link.
func (s *section) OnUpdate(app.Context) { s.follow() }

func (s *section) follow() {
	id := record.ID(s.P.Route.Get("candidate"))
	if id == s.shown {
		return
	}
	s.shown = id
	if workspace.Get(s.P.Env.Snap(), record.CandidateKind, id) != nil {
		s.open(id)
	}
}

// weights are the workspace's.
func (s *section) weights() record.CandidateWeights {
	if w := workspace.Get(s.P.Env.Snap(), record.CandidateWeightsKind, record.TheCandidateWeights); w != nil {
		return *w
	}
	return record.DefaultCandidateWeights()
}

func (s *section) scored() []account.Scored { return account.Score(s.Data(), s.weights(), s.Rules()) }

// Render shows where the candidates stand and the list of them, the best first.
func (s *section) Render() app.UI {
	if s.Account() == nil {
		return app.Div()
	}
	list := s.scored()
	if len(list) == 0 {
		return &ui.Empty{Icon: icon.Star, Title: i18n.T("candidates.empty"), Text: i18n.T("candidates.empty.text"), Actions: func() []app.UI {
			return []app.UI{
				&ui.Button{Label: i18n.T("candidates.empty.white"), Href: s.P.Route.To("accounts", string(s.ID), "needs").Href()},
				&ui.Button{ID: "add-candidate", Label: i18n.T("candidates.add"), Icon: icon.Plus, Kind: ui.Primary, OnClick: func(app.Context) { s.create() }},
			}
		}}
	}
	return app.Div().Class("stack fold").Body(
		app.Div().Class("section-head").Body(
			app.H2().Text(i18n.T("candidates.title")),
			app.Div().Class("page-tools").Body(
				&ui.Button{ID: "weights", Label: i18n.T("candidates.weights"), Kind: ui.Quiet, Small: true, OnClick: func(app.Context) { s.openWeights() }},
				&ui.Button{ID: "add-candidate", Label: i18n.T("candidates.add"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) { s.create() }}),
		),
		s.picture(list),
		s.table(list),
		s.Text("candidates"),
	)
}

func (s *section) create() {
	env := s.P.Env
	id := s.Add("candidate", &record.Candidate{Account: s.ID, Name: i18n.T("candidates.new"), Status: "open", Rank: record.RankBetween(form.LastRank(env, "candidate", s.ID), "")})
	s.open(id)
}

// picture places what is under analysis by how attractive it is and how far in our reach.
func (s *section) picture(list []account.Scored) app.UI {
	half, without := account.Half, 0
	points := chart.Format{Kind: chart.Number}
	c := chart.Scatter{Title: i18n.T("candidates.picture"), Corner: i18n.T("candidates.opportunity"), XName: i18n.T("candidates.within"), YName: i18n.T("candidates.appeal"),
		XFormat: points, YFormat: points, XSplit: &half, YSplit: &half, Whole: 100,
		Quadrants: [4]string{i18n.T("candidates.prepare"), i18n.T("candidates.pursue"), i18n.T("candidates.leave"), i18n.T("candidates.pick")}}
	for _, x := range list {
		switch {
		case x.Rec.Status != "open":
		case x.Quadrant() == "":
			without++
		default:
			c.Points = append(c.Points, chart.Dot{Name: x.Rec.Name, X: x.Within.V, Y: x.Appeal.V, Size: x.Rec.Value.Units(), Accent: x.Quadrant() == account.Pursue})
		}
	}
	if len(c.Points) == 0 {
		return app.P().Class("note").Text(i18n.T("candidates.nopicture"))
	}
	c.Summary = i18n.T("candidates.picture.summary")
	if without > 0 {
		c.Summary += " " + i18n.N("candidates.without", without)
	}
	drawn := c.Chart()
	drawn.OnPick = func(_ app.Context, p chart.Point) {
		for _, x := range list {
			if x.Rec.Name == p.Name {
				s.open(x.ID)
				return
			}
		}
	}
	return drawn
}
