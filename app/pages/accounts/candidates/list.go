package candidates

import (
	"cmp"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/app/promote"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/locale"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// points writes a score, 0…100; "–" if it is unknown.
func points(o record.Opt) string {
	if !o.OK {
		return locale.None
	}
	return i18n.Locale().Number(o.V, 0)
}

// advice is what a candidate's place means.
func advice(s account.Scored) string {
	switch s.Quadrant() {
	case account.Pursue:
		return i18n.T("candidates.pursue")
	case account.Prepare:
		return i18n.T("candidates.prepare")
	case account.Pick:
		return i18n.T("candidates.pick")
	case account.Leave:
		return i18n.T("candidates.leave")
	}
	return i18n.T("candidates.unjudged")
}

func (s *section) table(list []account.Scored) app.UI {
	snap := s.P.Env.Snap()
	score := func(id, header string, hide int, of func(account.Scored) record.Opt) ui.Column[account.Scored] {
		return ui.Column[account.Scored]{ID: id, Header: header, Right: true, Hide: hide, Text: func(x account.Scored) string { return points(of(x)) },
			Compare: func(a, b account.Scored) int { return cmp.Compare(of(a).Or(-1), of(b).Or(-1)) }}
	}
	total := score("score", i18n.T("candidates.score"), 0, func(x account.Scored) record.Opt { return x.Score })
	total.Cell = func(x account.Scored) app.UI {
		return &ui.Asked{Text: points(x.Score), Label: i18n.T("candidates.score"), OnAsk: func(app.Context) { s.open(x.ID) }}
	}
	return &ui.Table[account.Scored]{Key: "candidates", Caption: i18n.T("candidates.title"), Rows: list, Plain: len(list) <= 50,
		Stamp:  i18n.Locale().Tag + strconv.FormatUint(s.P.Rev, 10),
		RowKey: func(x account.Scored) string { return string(x.ID) },
		OnOpen: func(_ app.Context, x account.Scored) { s.open(x.ID) },
		Columns: []ui.Column[account.Scored]{
			{ID: "name", Header: i18n.T("candidates.opportunity"), Size: "l", Text: func(x account.Scored) string { return x.Rec.Name }},
			{ID: "value", Header: i18n.T("candidates.value"), Unit: snap.Currency().String(), Right: true, Text: func(x account.Scored) string { return value(x) },
				Cell:    func(x account.Scored) app.UI { return app.Span().Class("money").Text(value(x)) },
				Compare: func(a, b account.Scored) int { return cmp.Compare(a.Rec.Value.Minor, b.Rec.Value.Minor) }},
			score("appeal", i18n.T("candidates.appeal"), 1, func(x account.Scored) record.Opt { return x.Appeal }),
			score("within", i18n.T("candidates.within"), 1, func(x account.Scored) record.Opt { return x.Within }),
			total,
			{ID: "advice", Header: i18n.T("candidates.advice"), Hide: 2, Text: advice},
			{ID: "state", Header: i18n.T("accounts.state"), Text: func(x account.Scored) string { return s.state(x) }, Cell: func(x account.Scored) app.UI {
				if promote.Deal(s.P.Env, x.Rec.Opportunity) != nil {
					return promote.Link(s.P.Env, x.Rec.Opportunity)
				}
				return app.Span().Class("note").Text(s.state(x))
			}},
		}}
}

func value(x account.Scored) string {
	if !x.Rec.Value.Known() {
		return locale.None
	}
	return numbers.Plain(x.Rec.Value)
}

// state is where a candidate stands; one whose deal is gone or lost says so.
func (s *section) state(x account.Scored) string {
	info, _ := record.CandidateKind.Info("status")
	if x.Rec.Status == "promoted" && promote.Deal(s.P.Env, x.Rec.Opportunity) == nil {
		if workspace.Get(s.P.Env.Snap(), record.OpportunityKind, x.Rec.Opportunity) != nil {
			return i18n.T("candidates.deal.lost")
		}
		return i18n.T("candidates.deal.gone")
	}
	return i18n.Text(info.LabelOf(x.Rec.Status))
}

// open shows what a candidate scores and why, the step into the pipeline, and its fields.
func (s *section) open(id record.ID) {
	env := s.P.Env
	env.Host.ShowPanel(page.Panel{Key: "candidate " + string(id), Kind: "candidate", ID: id, Link: "candidate", Named: func() string { return env.Snap().Title("candidate", id) },
		Body: func() []app.UI {
			for _, x := range s.scored() {
				if x.ID == id {
					return []app.UI{app.Div().Class("stack").Body(s.why(x), s.fields(x), s.step(x))}
				}
			}
			return []app.UI{app.P().Class("note").Text(i18n.T("form.gone"))}
		},
		Foot: func() []app.UI {
			return []app.UI{&ui.Button{Label: i18n.T("common.delete"), Icon: icon.Trash, Kind: ui.Quiet, OnClick: func(app.Context) {
				env.Delete("candidate", id)
				env.Host.ClosePanel()
			}}}
		}})
}

func (s *section) fields(x account.Scored) app.UI {
	return &form.Form{Env: s.P.Env, Kind: "candidate", ID: x.ID, Rev: s.P.Env.Store.Revision(), Fields: []string{"name", "value", "initiative", "fit", "feasibility", "competition",
		"horizon", "line", "product", "need", "competitor", "status", "reasons"}}
}

func (s *section) step(x account.Scored) app.UI {
	if x.Rec.Status == "dropped" {
		return app.Div()
	}
	return &promote.Step{Env: s.P.Env, Kind: "candidate", ID: x.ID, Rev: s.P.Env.Store.Revision(), Title: x.Rec.Name, Worth: x.Rec.Value, Linked: x.Rec.Opportunity,
		Source: i18n.T("candidates.source")}
}

// why is the score with its parts, each with its weight and reason.
func (s *section) why(x account.Scored) app.UI {
	l := i18n.Locale()
	all := 0.0
	for _, m := range x.Marks {
		all += m.Weight
	}
	var lines []app.UI
	for _, m := range x.Marks {
		weight := locale.None
		if all > 0 {
			weight = l.Percent(m.Weight/all, 0)
		}
		got := locale.None
		if m.Value.OK {
			got = points(record.Some(100 * m.Value.V))
		}
		lines = append(lines, app.Li().Body(
			app.Span().Body(app.B().Text(i18n.Text(m.Label)), app.Span().Class("note").Text(" "+i18n.T("candidates.weight", "weight", weight))), app.Span().Class("num").Text(got),
			app.Progress().Max(100).Value(int(100*m.Value.Or(0)+0.5)).Aria("label", i18n.Text(m.Label)),
			app.Span().Class("note marks-why").Text(i18n.Text(m.Reason)),
		))
	}
	return app.Div().Class("worth").Body(
		app.Dl().Class("worth-figures").Body(
			app.Dt().Text(i18n.T("candidates.appeal")), app.Dd().Text(points(x.Appeal)), app.Dt().Text(i18n.T("candidates.within")), app.Dd().Text(points(x.Within)),
			app.Dt().Class("worth-sum").Text(i18n.T("candidates.score")), app.Dd().Class("worth-sum").Text(points(x.Score)+" / "+l.Int(100))),
		app.P().Text(advice(x)),
		app.Ul().Class("marks").Body(lines...),
		app.P().Class("note").Text(i18n.T("candidates.rule")),
	)
}
