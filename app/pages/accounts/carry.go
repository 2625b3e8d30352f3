package accounts

import (
	"math"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/plan"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/period"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

// carry offers to close a year of the plan and to begin the next one.
func (p *frame) carry() { carryPanel(plan.View{P: p.P, ID: p.ID}) }

func carryPanel(v plan.View) {
	v.P.Env.Host.ShowPanel(page.Panel{Key: "carry " + string(v.ID), Named: func() string { return i18n.T("carry.title") },
		Body: func() []app.UI {
			return []app.UI{&carrying{View: v, Rev: v.P.Env.Store.Revision(), Lang: i18n.Locale().Tag}}
		}})
}

// carrying is the choice of what goes along into the new year.
type carrying struct {
	app.Compo
	plan.View
	Rev  uint64
	Lang string

	year     period.Period // that closes
	title    string
	factor   float64
	without  []string
	problems map[string]text.Text
}

// CompoID tells accounts apart.
func (c *carrying) CompoID() string { return "carry " + string(c.ID) + c.Lang }

// Render shows what would be done, to be chosen.
func (c *carrying) Render() app.UI {
	if c.Account() == nil {
		return app.Div()
	}
	years := c.years()
	if c.year.To == 0 {
		c.choose(years[0])
	}
	p := c.P.Env.Snap().CarryPlan(c.ID, c.year)
	var options []ui.Option
	for _, y := range years {
		options = append(options, ui.Option{Value: y.From.String(), Label: i18n.T("carry.years", "from", c.name(y), "to", c.name(c.P.Env.Snap().Calendar().Next(y, 1)))})
	}
	return app.Div().Class("stack stack-2").Body(
		app.P().Text(i18n.T("carry.lead")),
		app.Div().Class("form").Body(
			&ui.SelectField{Key: "carry year", Label: i18n.T("carry.year"), Options: options, Value: c.year.From.String(), OnChange: func(_ app.Context, s string) {
				for _, y := range years {
					if y.From.String() == s {
						c.choose(y)
					}
				}
			}},
			&ui.TextField{Key: "carry title " + c.year.From.String(), ID: "carry-title", Label: i18n.T("carry.version"), Hint: i18n.T("carry.version.hint"), Problem: i18n.Text(c.problems["name"]), Value: c.title,
				OnCommit: func(_ app.Context, s string) { c.title = s }},
			&ui.NumberField{Key: "carry factor", Label: i18n.T("carry.factor"), Hint: i18n.T("carry.factor.hint"), Problem: i18n.Text(c.problems["amount"]), Percent: true, Decimals: 1, Known: true, Value: c.factor,
				OnCommit: func(_ app.Context, f float64, known bool) {
					if c.factor = f; !known {
						c.factor = 1
					}
				}},
		),
		c.parts(p),
		app.Div().Class("row-tools").Body(&ui.Button{ID: "carry-forward", Label: i18n.T("carry.do", "year", c.name(p.Next)), Icon: icon.Flag, Kind: ui.Primary, OnClick: func(app.Context) { c.do(p) }}),
	)
}

// years are those that may be closed: in the first half of a fiscal year rather the one before it.
func (c *carrying) years() []period.Period {
	cal, today := c.P.Env.Snap().Calendar(), c.P.Env.Store.Today()
	now := cal.Of(period.Year, today)
	out := []period.Period{now, cal.Next(now, -1)}
	if int(today-now.From) < now.Days()/2 {
		slices.Reverse(out)
	}
	return out
}

func (c *carrying) name(y period.Period) string {
	return i18n.Locale().Period(y, c.P.Env.Snap().Calendar())
}

func (c *carrying) choose(y period.Period) {
	c.year, c.title, c.without, c.problems = y, i18n.T("carry.version.name", "year", c.name(y)), nil, nil
	if c.factor == 0 {
		c.factor = 1
	}
}

// parts are what can go along, with how much of it there is.
func (c *carrying) parts(p workspace.Carry) app.UI {
	year := c.name(p.Next)
	var out []app.UI
	add := func(part string, n int, key string, pairs ...any) {
		if n > 0 {
			out = append(out, c.check(part, i18n.N(key, n, pairs...)))
		}
	}
	there := 0
	for _, t := range p.Targets {
		if t.There != "" {
			there++
		}
	}
	add(workspace.CarryTargets, len(p.Targets)-there, "carry.targets", "year", year, "factor", c.percent())
	if there > 0 && len(p.Targets) > there {
		out = append(out, app.P().Class("note carry-note").Text(i18n.N("carry.targets.there", there, "year", year)))
	} else {
		add(workspace.CarryTargets, there, "carry.targets.there", "year", year)
	}
	if len(p.Targets) > 0 && c.P.Env.Store.Today() < p.Year.To {
		out = append(out, app.P().Class("note carry-note").Text(i18n.T("carry.both", "date", i18n.Locale().DateMedium(p.Year.To-1))))
	}
	add(workspace.CarrySeries, len(p.Series), "carry.series", "year", year)
	add(workspace.CarryActivities, len(p.Activities), "carry.activities")
	for _, kind := range workspace.CarryLeaves {
		add(kind, len(p.Leave[kind]), "carry.leave."+kind, "stay", p.Stay[kind])
	}
	if len(out) == 0 {
		out = append(out, app.P().Class("note").Text(i18n.T("carry.nothing")))
	}
	out = append([]app.UI{app.H3().Text(i18n.T("carry.parts"))}, out...)
	if len(p.Texts) > 0 {
		out = append(out, app.H3().Text(i18n.T("carry.texts")), app.P().Class("note").Text(i18n.T("carry.texts.lead")))
	}
	for _, key := range p.Texts {
		out = append(out, c.check(workspace.CarryText(key), plan.NameOf(c.P.Env.Snap(), key)))
	}
	return app.Div().Class("stack stack-2").Body(append(out, app.P().Class("note").Text(i18n.T("carry.rest")))...)
}

// percent is the factor with a decimal only where it has one.
func (c *carrying) percent() string {
	decimals := 0
	if tenths := math.Round(c.factor * 1000); math.Mod(tenths, 10) != 0 {
		decimals = 1
	}
	return i18n.Locale().Percent(c.factor, decimals)
}

func (c *carrying) check(part, label string) app.UI {
	return &ui.CheckField{Key: "carry " + part, Label: label, Checked: !slices.Contains(c.without, part), OnChange: func(_ app.Context, on bool) {
		c.without = slices.DeleteFunc(c.without, func(s string) bool { return s == part })
		if !on {
			c.without = append(c.without, part)
		}
	}}
}

// do closes the year and begins the next, or says beside its field what stands against it.
func (c *carrying) do(p workspace.Carry) {
	env := c.P.Env
	c.problems = map[string]text.Text{}
	for _, x := range env.Try(workspace.CarryForward{Account: c.ID, Year: c.year, Title: c.title, Factor: math.Round(c.factor*10_000) / 10_000, Without: c.without}) {
		c.problems[x.Field] = x.Text
		if x.Field != "name" && x.Field != "amount" {
			env.Host.Trouble(i18n.Text(x.Text))
		}
	}
	if len(c.problems) > 0 {
		return
	}
	env.Host.ClosePanel()
	env.Host.Toast(i18n.T("carry.done", "name", c.title, "year", c.name(p.Next)), true)
}

// yearEnd reminds, around the turn of the fiscal year, that the plan can be carried forward.
func (p *sheet) yearEnd() app.UI {
	env := p.P.Env
	cal, today := env.Snap().Calendar(), env.Store.Today()
	now := cal.Of(period.Year, today)
	year := now
	switch {
	case int(now.To-today) <= 60:
	case int(today-now.From) <= 60:
		year = cal.Next(now, -1)
	default:
		return app.Div().Hidden(true)
	}
	if a := p.Account(); a == nil || !a.Planned || len(env.Snap().CarryPlan(p.ID, year).Targets) == 0 {
		return app.Div().Hidden(true)
	}
	l := i18n.Locale()
	return &ui.Notice{Title: i18n.T("carry.notice", "year", l.Period(year, cal)), Text: i18n.T("carry.notice.text", "next", l.Period(cal.Next(year, 1), cal)), Actions: func() []app.UI {
		return []app.UI{&ui.Button{ID: "carry-notice", Label: i18n.T("carry.open"), Small: true, OnClick: func(app.Context) { carryPanel(p.View) }}}
	}}
}
