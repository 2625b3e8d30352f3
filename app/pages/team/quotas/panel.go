package quotas

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/period"
	"rumbo/engine/quota"
)

// panel opens what can be done with one owner's quota.
func (v *view) panel(w quota.Who) {
	p := v.plan()
	i := p.Find(w)
	if i < 0 {
		return
	}
	v.P.Env.Host.ShowPanel(page.Panel{Key: "quota " + rowID(w), Title: i18n.T("quotas.of", "name", nodeName(&p.Nodes[i])), Body: func() []app.UI { return v.body(w) }})
}

// do carries out a change from the panel.
func (v *view) do(change func(*quota.Draft) error) {
	d := v.plan().Edit()
	problem := ""
	if err := change(d); err != nil {
		problem = problemOf(err)
	} else {
		problem = v.write(d)
	}
	if problem != "" {
		v.P.Env.Host.Trouble(problem)
		return
	}
	v.last = nil
	v.P.Env.Host.Toast(i18n.T("quotas.done"), true)
}

func (v *view) body(w quota.Who) []app.UI {
	p := v.seen()
	if p == nil {
		return []app.UI{numbers.Waiting()}
	}
	i := p.Find(w)
	if i < 0 {
		return []app.UI{app.P().Text(i18n.T("quotas.gone"))}
	}
	n := &p.Nodes[i]
	total, has := n.Value(quota.Year)
	facts := []app.UI{app.Dt().Text(i18n.T("quotas.year.quota", "year", i18n.Locale().Period(p.Year, v.P.Env.Snap().Calendar()))), app.Dd().Class("num money").Text(valueOr(p, total, has))}
	if n.HasSum {
		below, _ := sumOf(n)
		facts = append(facts, app.Dt().Text(i18n.T("quotas.below")), app.Dd().Class("num money").Text(withUnit(p, below)))
	}
	if !n.Own && len(n.Children) > 0 {
		facts = append(facts, app.Dt().Text(i18n.T("quotas.kind")), app.Dd().Text(i18n.T("quotas.follows")))
	}
	return []app.UI{app.Div().Class("stack quota-panel").Body(
		app.Dl().Class("facts").Body(facts...),
		app.If(n.Opens(quota.Year), func() app.UI { return v.settle(p, i) }),
		app.If(v.away(n) > 0, func() app.UI { return v.prorate(p, i) }),
		app.If(has, func() app.UI { return v.spread(p, i) }),
		app.If(has && len(n.Children) > 0, func() app.UI { return v.share(p, i) }),
		v.past(p, n),
	)}
}

func sumOf(n *quota.Node) (int64, bool) {
	s := int64(0)
	for _, x := range n.Sums {
		s += x
	}
	return s, n.HasSum
}

func valueOr(p *quota.Plan, value int64, has bool) string {
	if !has {
		return i18n.T("quotas.nothing")
	}
	return withUnit(p, value)
}

func section(title, help string, body ...app.UI) app.UI {
	return app.Section().Class("stack stack-2").Body(append([]app.UI{app.H3().Text(title), app.If(help != "", func() app.UI { return app.P().Class("note").Text(help) })}, body...)...)
}

// settle offers where an open difference may go.
func (v *view) settle(p *quota.Plan, i int) app.UI {
	n := &p.Nodes[i]
	but := -1
	if v.last != nil {
		if at := p.Find(v.last.who); at >= 0 && p.Nodes[at].Parent == i {
			but = at
		}
	}
	others := i18n.T("quotas.settle.all")
	if but >= 0 {
		others = i18n.T("quotas.settle.others", "name", nodeName(&p.Nodes[but]))
	}
	var children []ui.Option
	for _, c := range n.Children {
		children = append(children, ui.Option{Value: rowID(p.Nodes[c].Who), Label: nodeName(&p.Nodes[c])})
	}
	up := i18n.T("quotas.settle.sum", "name", nodeName(n))
	return app.Section().Class("stack stack-2").ID("quota-open").Body(
		app.H3().Text(openWords(p, n, quota.Year)),
		app.P().Class("note").Text(i18n.T("quotas.settle.text", "name", nodeName(n))),
		app.Div().Class("quota-choices").Body(
			&ui.Button{ID: "settle-spread", Label: others, OnClick: func(app.Context) {
				v.do(func(d *quota.Draft) error { return d.SpreadOpen(i, quota.Year, but) })
			}},
			&ui.SelectField{Key: "settle-one", Label: i18n.T("quotas.settle.single"), None: i18n.T("quotas.choose"), Options: children, OnChange: func(_ app.Context, row string) {
				v.do(func(d *quota.Draft) error { return d.GiveOpen(i, quota.Year, d.Find(whoOf(row))) })
			}},
			&ui.Button{ID: "settle-up", Label: up, OnClick: func(app.Context) {
				v.do(func(d *quota.Draft) error { return d.TakeOpen(i, quota.Year) })
			}},
			&ui.Button{Label: i18n.T("quotas.settle.leave"), Kind: ui.Quiet, OnClick: func(app.Context) { v.P.Env.Host.ClosePanel() }},
		),
	)
}

// away is a person's quota in months in which they are not here.
func (v *view) away(n *quota.Node) int64 {
	sum := int64(0)
	for m := range n.Values {
		if n.Person != "" && n.In[m] && n.Present[m] == 0 {
			sum += n.Values[m]
		}
	}
	return sum
}

func (v *view) prorate(p *quota.Plan, i int) app.UI {
	return section(i18n.Text(quota.FaultText(quota.FaultAway)), i18n.T("quotas.prorate.text", "value", withUnit(p, v.away(&p.Nodes[i]))),
		&ui.Button{ID: "prorate", Label: i18n.T("quotas.prorate"), OnClick: func(app.Context) { v.do(func(d *quota.Draft) error { return d.Prorate(i) }) }})
}

// spread divides the year over the months anew.
func (v *view) spread(p *quota.Plan, i int) app.UI {
	button := func(m quota.Method, key string) app.UI {
		return &ui.Button{ID: "spread-" + string(m), Label: i18n.T(key), Small: true, OnClick: func(app.Context) {
			v.do(func(d *quota.Draft) error { return d.Spread(i, m, v.wonBefore(p, &p.Nodes[i])) })
		}}
	}
	return section(i18n.T("quotas.spread"), i18n.T("quotas.spread.text"), app.Div().Class("line").Body(
		button(quota.Even, "quotas.even"), button(quota.ByDays, "quotas.days"), button(quota.Season, "quotas.season")))
}

// share divides each month among the teams or people below.
func (v *view) share(p *quota.Plan, i int) app.UI {
	button := func(id, key string, weights func() []float64) app.UI {
		return &ui.Button{ID: id, Label: i18n.T(key), Small: true, OnClick: func(app.Context) {
			v.do(func(d *quota.Draft) error { return d.Share(i, weights()) })
		}}
	}
	n := &p.Nodes[i]
	return section(i18n.T("quotas.share"), i18n.T("quotas.share.text"), app.Div().Class("line").Body(
		button("share-even", "quotas.share.even", func() []float64 {
			out := make([]float64, len(n.Children))
			for k := range out {
				out[k] = 1
			}
			return out
		}),
		button("share-won", "quotas.share.won", func() []float64 { return v.wonByChild(p, n) }),
		app.If(n.HasSum, func() app.UI { return button("share-same", "quotas.share.same", func() []float64 { return nil }) }),
	))
}

// scope is whose deals are meant.
func scope(n *quota.Node) kpi.Scope {
	switch {
	case n.Person != "":
		return kpi.Scope{kpi.Only(kpi.ByPerson, string(n.Person))}
	case n.Team != "":
		return kpi.Scope{kpi.Only(kpi.ByTeam, string(n.Team))}
	}
	return nil
}

// wonBefore is what was won in each month of the year before.
func (v *view) wonBefore(p *quota.Plan, n *quota.Node) []int64 {
	cal := v.P.Env.Snap().Calendar()
	in := numbers.Input(v.P.Env, cal.Next(p.Year, -1), scope(n))
	out := make([]int64, 0, quota.Months)
	for _, c := range kpi.WonRevenue.By(in, kpi.Each(period.Month, in.Period, cal)) {
		out = append(out, c.Minor)
	}
	return out
}

// wonByChild is what each child won in the year before; one who won nothing weighs like the least of the others.
func (v *view) wonByChild(p *quota.Plan, n *quota.Node) []float64 {
	before := v.P.Env.Snap().Calendar().Next(p.Year, -1)
	out := make([]float64, len(n.Children))
	least := 0.0
	for k, c := range n.Children {
		out[k] = max(0, kpi.WonRevenue.Compute(numbers.Input(v.P.Env, before, scope(&p.Nodes[c]))).Value)
		if out[k] > 0 && (least == 0 || out[k] < least) {
			least = out[k]
		}
	}
	for k := range out {
		if out[k] == 0 {
			out[k] = max(least, 1)
		}
	}
	return out
}

// past is what was set before, with the reasons.
func (v *view) past(p *quota.Plan, n *quota.Node) app.UI {
	l, cal := i18n.Locale(), v.P.Env.Snap().Calendar()
	all := p.Past(v.P.Env.Snap().State, n.Who)
	var changes []quota.Past
	for _, x := range all {
		if x.Since.Known() {
			changes = append(changes, x)
		}
	}
	if len(changes) == 0 {
		return app.Div().Hidden(true)
	}
	return section(i18n.T("quotas.past"), "", app.Ul().Class("quota-past").Body(app.Range(changes).Slice(func(i int) app.UI {
		x := changes[i]
		was := ""
		for _, y := range all {
			if y.Days == x.Days && y.Since < x.Since {
				was = i18n.T("quotas.past.was", "value", withUnit(p, y.Value))
				break
			}
		}
		return app.Li().Body(app.Span().Class("num").Text(l.Date(x.Since)), app.Span().Body(
			app.Strong().Text(l.Period(months(p, x.Days), cal)+": "+withUnit(p, x.Value)), app.Text(" "+was), app.Br(), app.Span().Class("note").Text(x.Reason)))
	})))
}

// months names a month's days as the month.
func months(p *quota.Plan, days period.Period) period.Period {
	for _, m := range p.Months {
		if m.From == days.From && m.To == days.To {
			return m
		}
	}
	return days
}
