package process

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/components/ui"
	"rumbo/engine/locale"
	engine "rumbo/engine/process"
	"rumbo/engine/record"
)

// mostSections is how many neglected parts of a plan are named.
const mostSections = 3

// sections names the parts of a plan that nobody writes to.
func sections(s engine.State) string {
	var names []string
	for i, x := range s.Sections {
		if i == mostSections {
			names = append(names, i18n.N("process.more", len(s.Sections)-mostSections))
			break
		}
		_, many := record.Lookup(x.Kind).Labels()
		names = append(names, i18n.T("process.section", "name", i18n.Text(many), "days", x.Days))
	}
	return strings.Join(names, ", ")
}

// plans are the plans in the process, the longest neglected first.
func (p *process) plans() app.UI {
	env, l := p.P.Env, i18n.Locale()
	snap := env.Snap()
	review := func(s engine.State) string {
		if !s.Reviews.Next.Known() {
			return locale.None
		}
		return l.Date(s.Reviews.Next)
	}
	days := func(s engine.State) string { return i18n.T("process.days", "days", s.Days, "promised", s.Promised) }
	count := func(n int) string { return l.Int(int64(n)) }
	return app.Section().Class("stack stack-2").Body(
		app.H2().Text(i18n.T("process.plans")), app.P().Class("note").Text(i18n.T("process.plans.note")),
		&ui.Table[engine.State]{Key: "states", Caption: i18n.T("process.plans"), Rows: p.answer.states, Stamp: l.Tag + strconv.FormatUint(p.P.Rev, 10),
			RowKey: func(s engine.State) string { return string(s.ID) },
			OnOpen: func(_ app.Context, s engine.State) {
				browser.Go(string(p.P.Route.To("accounts", string(s.ID), "history")))
			},
			OnCSV: func(_ app.Context, file []byte) { browser.Download("plans.csv", "text/csv", file) },
			Columns: []ui.Column[engine.State]{
				{ID: "account", Header: i18n.T("process.account"), Size: "m", Text: func(s engine.State) string { return s.Account.Name }, Compare: func(a, b engine.State) int { return cmp.Compare(ui.Fold(a.Account.Name), ui.Fold(b.Account.Name)) }},
				{ID: "owner", Header: i18n.T("process.owner"), Size: "s", Hide: 2, Text: func(s engine.State) string { return snap.Title("person", s.Account.Owner) }},
				{ID: "days", Header: i18n.T("process.worked"), Right: true, Text: days, Compare: func(a, b engine.State) int { return cmp.Compare(a.Days-a.Promised, b.Days-b.Promised) }, Cell: func(s engine.State) app.UI {
					if s.Stale() {
						return ui.Light(ui.Amber, days(s))
					}
					return app.Span().Text(days(s))
				}},
				{ID: "sections", Header: i18n.T("process.sections"), Size: "xl", Hide: 1, Text: sections, Compare: func(a, b engine.State) int { return cmp.Compare(len(a.Sections), len(b.Sections)) }},
				{ID: "held", Header: i18n.T("process.held"), Right: true, Hide: 1, Text: func(s engine.State) string { return count(s.Reviews.Held) }, Compare: func(a, b engine.State) int { return cmp.Compare(a.Reviews.Held, b.Reviews.Held) }},
				{ID: "missed", Header: i18n.T("process.missed"), Right: true, Text: func(s engine.State) string { return count(s.Reviews.Missed) }, Compare: func(a, b engine.State) int { return cmp.Compare(a.Reviews.Missed, b.Reviews.Missed) }},
				{ID: "next", Header: i18n.T("portfolio.review"), Right: true, Text: review, Compare: func(a, b engine.State) int { return cmp.Compare(a.Reviews.Next, b.Reviews.Next) }, Cell: func(s engine.State) app.UI {
					if s.Overdue {
						return ui.Light(ui.Amber, i18n.T("process.due"))
					}
					return app.Span().Text(review(s))
				}},
			}})
}

// sponsors is what those at the top do for the process.
func (p *process) sponsors() app.UI {
	snap, l, s := p.P.Env.Snap(), i18n.Locale(), p.answer.sponsors
	count := func(id string, of func(engine.Sponsor) int) ui.Column[engine.Sponsor] {
		return ui.Column[engine.Sponsor]{ID: id, Header: i18n.T("process.sponsor." + id), Right: true, Text: func(x engine.Sponsor) string { return l.Int(int64(of(x))) }}
	}
	return app.Section().Class("stack stack-2").Body(
		app.H2().Text(i18n.T("process.sponsors")), app.P().Class("note").Text(i18n.T("process.sponsors.note")),
		&ui.Table[engine.Sponsor]{Key: "sponsors", Caption: i18n.T("process.sponsors"), Rows: s.Sponsors, Plain: true, Stamp: l.Tag + strconv.FormatUint(p.P.Rev, 10) + p.about,
			RowKey: func(x engine.Sponsor) string { return string(x.Person) },
			Empty:  func() app.UI { return app.P().Class("note").Text(i18n.T("process.sponsors.none")) },
			Columns: []ui.Column[engine.Sponsor]{
				{ID: "name", Header: i18n.T("process.name"), Size: "m", Text: func(x engine.Sponsor) string { return snap.Title("person", x.Person) }},
				count("invited", func(x engine.Sponsor) int { return x.Invited }), count("attended", func(x engine.Sponsor) int { return x.Attended }), count("did", func(x engine.Sponsor) int { return x.Did }),
			}})
}
