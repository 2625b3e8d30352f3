package paper

import (
	"cmp"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/plan"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/record"
)

// Lines of each part, so that all of it stays on one page.
const (
	mostDeals   = 5
	mostActions = 6
	mostFacts   = 5
	mostOthers  = 4
)

// onePage is what one needs in a meeting, and no more.
func (s *sheet) onePage() app.UI {
	d := s.Data()
	snap, today := s.P.Env.Snap(), s.P.Env.Store.Today()
	sum := account.SummaryOf(d, snap.LineIDs(), snap.Rules(today))
	return app.Div().Class("paper-page").Body(
		s.figures(sum),
		app.Div().Class("paper-columns").Body(
			app.Div().Body(s.facts(d), s.initiatives(d), s.people(sum), s.team(d), s.own(d)),
			app.Div().Body(s.deals(d), s.actions(d), s.sales(d), s.meetings(d)),
		),
		s.swot(d),
	)
}

func (s *sheet) figures(sum account.Summary) app.UI {
	l, c := i18n.Locale(), s.P.Env.Snap().Currency()
	stat := func(label, value string) app.UI {
		return app.Div().Class("paper-figure").Body(app.Span().Class("note").Text(label), app.B().Class("money").Text(value))
	}
	m := func(minor int64) string {
		if !sum.HasTarget {
			return locale.None
		}
		return l.MoneyCompact(money.New(minor, c))
	}
	health := locale.None
	if sum.Health.Known {
		health = l.Int(int64(sum.Health.Score)) + " / 100"
	}
	return app.Div().Class("paper-figures").Body(stat(i18n.T("paper.target"), m(sum.Short.Target)), stat(i18n.T("accounts.won"), l.MoneyCompact(sum.WonThisYear)),
		stat(i18n.T("paper.weighted"), m(sum.Short.Weighted)), stat(i18n.T("accounts.gap"), m(sum.Short.Gap)), stat(i18n.T("accounts.health"), health))
}

// part is a heading with lines; without any it says so.
func part(title string, lines []app.UI) app.UI {
	if len(lines) == 0 {
		lines = []app.UI{app.Li().Class("note").Text(i18n.T("paper.nothing"))}
	}
	return app.Section().Class("paper-part").Body(app.H2().Text(title), app.Ul().Body(lines...))
}

func (s *sheet) facts(d *account.Data) app.UI {
	list := slices.Clone(d.Facts)
	slices.SortStableFunc(list, func(a, b account.Item[record.Fact]) int { return cmp.Compare(b.Rec.On, a.Rec.On) })
	source, _ := record.FactKind.Info("source")
	var lines []app.UI
	for _, f := range list[:min(len(list), mostFacts)] {
		lines = append(lines, app.Li().Body(app.Text(f.Rec.Text+" "), app.Span().Class("note").Text(i18n.Text(source.LabelOf(f.Rec.Source))+", "+day(f.Rec.On))))
	}
	return part(i18n.T("accounts.facts"), lines)
}

func (s *sheet) initiatives(d *account.Data) app.UI {
	priority, _ := record.InitiativeKind.Info("priority")
	var lines []app.UI
	for _, i := range account.List(d, record.InitiativeKind) {
		if !i.Rec.Current() || len(lines) == mostOthers {
			continue
		}
		lines = append(lines, app.Li().Body(app.Text(i.Rec.Name+" "), app.Span().Class("note").Text(i18n.Text(priority.LabelOf(i.Rec.Priority)))))
	}
	return part(i18n.Text(record.InitiativeKind.Plural), lines)
}

// own are the company's own fields, the required ones first.
func (s *sheet) own(d *account.Data) app.UI {
	var must, may []app.UI
	for _, x := range plan.Of(s.P.Env.Snap()) {
		t, _ := s.P.Env.Snap().Template().Find(x.Template)
		for _, f := range t.Shown() {
			words := plan.OwnText(s.P.Env, d.Own(f.ID))
			if words == "" || f.Rec.Type == record.OwnLong {
				continue
			}
			line := app.Li().Body(app.Span().Class("note").Text(f.Rec.Name+" "), app.Span().Class(ui.Classes(ui.When(f.Rec.Type == record.OwnMoney, "money"))).Text(words))
			if f.Rec.Required {
				must = append(must, line)
			} else {
				may = append(may, line)
			}
		}
	}
	if must = append(must, may...); len(must) == 0 {
		return app.Div().Hidden(true)
	}
	return part(i18n.T("paper.own"), must[:min(len(must), mostFacts)])
}

func (s *sheet) people(sum account.Summary) app.UI {
	var lines []app.UI
	for _, j := range sum.Lights.Focus[:min(len(sum.Lights.Focus), mostOthers)] {
		light := ui.Red
		if j.Light != account.Red {
			light = ui.Amber
		}
		lines = append(lines, app.Li().Body(ui.Light(light, j.Rec.Name), app.Span().Class("note").Text(" "+j.Rec.Position)))
	}
	return part(i18n.T("accounts.focus"), lines)
}

func (s *sheet) deals(d *account.Data) app.UI {
	var open []account.Deal
	for _, o := range d.Deals {
		if o.Outcome == record.StageOpen {
			open = append(open, o)
		}
	}
	slices.SortStableFunc(open, func(a, b account.Deal) int { return cmp.Compare(b.Rec.Amount.Minor, a.Rec.Amount.Minor) })
	l := i18n.Locale()
	var lines []app.UI
	for _, o := range open[:min(len(open), mostDeals)] {
		amount := locale.None
		if o.Rec.Amount.Known() {
			amount = l.MoneyCompact(o.Rec.Amount)
		}
		lines = append(lines, app.Li().Body(app.Span().Class("paper-amount money").Text(amount), app.Text(o.Rec.Name+" "), app.Span().Class("note").Text(day(o.Rec.Close))))
	}
	return part(i18n.T("paper.deals"), lines)
}

func (s *sheet) actions(d *account.Data) app.UI {
	today := s.P.Env.Store.Today()
	var list []account.Item[record.Action]
	for _, a := range d.Actions {
		if a.Rec.Pending() {
			list = append(list, a)
		}
	}
	slices.SortStableFunc(list, func(a, b account.Item[record.Action]) int { return cmp.Compare(a.Rec.Due, b.Rec.Due) })
	var lines []app.UI
	for _, a := range list[:min(len(list), mostActions)] {
		about := day(a.Rec.Due)
		if who := s.P.Env.Snap().Title("person", a.Rec.Owner); who != "" {
			about += ", " + who
		}
		mark := app.UI(app.Span().Class("note").Text(about))
		if a.Rec.Late(today) {
			mark = ui.Light(ui.Red, about)
		}
		lines = append(lines, app.Li().Body(app.Text(a.Rec.Title+" "), mark))
	}
	return part(i18n.T("paper.actions"), lines)
}

func (s *sheet) meetings(d *account.Data) app.UI {
	r := account.ReviewsOf(d, s.P.Env.Store.Today())
	return part(i18n.T("reviews.title"), []app.UI{app.Li().Text(i18n.T("paper.reviews", "last", day(r.Last), "next", day(r.Next)))})
}
