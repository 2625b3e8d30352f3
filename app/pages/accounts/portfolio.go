package accounts

import (
	"cmp"
	"math"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/standing"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// filters narrow the accounts down: by tier, owner, team and words; all but the words stand in the route.
func (p *portfolio) filters() app.UI {
	r := p.P.Route
	tier, _ := record.AccountKind.Info("tier")
	tiers := []ui.Option{{Value: "", Label: i18n.T("accounts.everytier")}}
	for _, o := range tier.Options {
		tiers = append(tiers, ui.Option{Value: o.Value, Label: i18n.Text(o.Label)})
	}
	views := []ui.Option{{Value: "", Label: i18n.T("portfolio.table")}, {Value: "picture", Label: i18n.T("portfolio.picture")}}
	return app.Div().Class("filters").Body(
		&ui.Segmented{Label: i18n.Text(tier.Label), Options: tiers, Value: r.Get("tier"), OnChange: func(_ app.Context, v string) { browser.Go(string(r.With("tier", v))) }},
		p.choice("owner", "person", i18n.T("portfolio.everyowner")), p.choice("team", "team", i18n.T("portfolio.everyteam")),
		&ui.TextField{Key: "find", ID: "find-account", Label: i18n.T("accounts.find"), HideLabel: true, Placeholder: i18n.T("accounts.find"), Kind: "search", Value: p.query,
			OnInput: func(_ app.Context, v string) { p.query = v }},
		&ui.Segmented{Label: i18n.T("portfolio.view"), Options: views, Value: r.Get("view"), OnChange: func(_ app.Context, v string) { p.P.Env.Host.GoTo(r.With("view", v)) }},
	)
}

// choice is a filter by a record that accounts are of.
func (p *portfolio) choice(key, kind, every string) app.UI {
	options := form.References(p.P.Env, kind, "")
	if len(options) < 2 {
		return app.Div().Hidden(true)
	}
	return &ui.SelectField{Key: key, Label: every, HideLabel: true, Small: true, Options: append([]ui.Option{{Value: "", Label: every}}, options...), Value: p.P.Route.Get(key),
		OnChange: func(_ app.Context, v string) { p.P.Env.Host.GoTo(p.P.Route.With(key, v)) }}
}

// rows are those that pass the filters; the same slice as long as nothing changes.
func (p *portfolio) rows(all []account.Summary) []account.Summary {
	r, snap := p.P.Route, p.P.Env.Snap()
	tier, owner, team := r.Get("tier"), record.ID(r.Get("owner")), record.ID(r.Get("team"))
	as := tier + "\x00" + string(owner) + "\x00" + string(team) + "\x00" + ui.Fold(p.query)
	if as == p.as && len(p.from) == len(all) && (len(all) == 0 || &p.from[0] == &all[0]) {
		return p.kept
	}
	p.from, p.as, p.kept = all, as, nil
	match := matcher(p.query)
	for _, s := range all {
		if tier != "" && s.Account.Tier != tier || owner != "" && s.Account.Owner != owner || !match(s.Account.Name+" "+s.Account.Sector) {
			continue
		}
		if team != "" {
			if o := workspace.Get(snap, record.PersonKind, s.Account.Owner); o == nil || o.Team != team {
				continue
			}
		}
		p.kept = append(p.kept, s)
	}
	return p.kept
}

// figures sum the accounts in sight up.
func (p *portfolio) figures(rows []account.Summary) app.UI {
	l, today, cur := i18n.Locale(), p.P.Env.Store.Today(), p.P.Env.Snap().Currency()
	rule := p.P.Env.Snap().HealthRule(today)
	var scores []int
	gap, short, planned, stale := int64(0), 0, 0, 0
	for i := range rows {
		s := &rows[i]
		if s.Health.Known {
			scores = append(scores, s.Health.Score)
		}
		if s.HasTarget && s.Short.Gap > 0 {
			gap, short = gap+s.Short.Gap, short+1
		}
		if s.Account.Planned {
			planned++
			if int(today-s.PlanEdited()) > rule.Promised(s.Account.Tier) {
				stale++
			}
		}
	}
	health := &ui.Stat{Label: i18n.T("portfolio.health"), Value: locale.None, Exact: i18n.T("accounts.health.none"), Note: i18n.T("portfolio.health.of", "known", len(scores), "n", len(rows))}
	if len(scores) > 0 {
		slices.Sort(scores)
		health.Value, health.Exact, health.Unit = l.Number(float64(scores[(len(scores)-1)/2]+scores[len(scores)/2])/2, 0), "", "/ 100"
		if p.query == "" { // the indicator knows all filters but what is typed
			health.OnAsk = func(app.Context) { p.askHealth() }
		}
	}
	total := money.New(gap, cur)
	return ui.Stats(health,
		&ui.Stat{Label: i18n.T("portfolio.gap"), Value: l.MoneyCompact(total), Exact: l.Money(total), Money: true, Note: i18n.N("portfolio.gap.in", short)},
		&ui.Stat{Label: i18n.T("portfolio.stale"), Value: l.Int(int64(stale)), Note: i18n.N("portfolio.stale.of", planned)})
}

// askHealth explains the health of the accounts that pass the filters.
func (p *portfolio) askHealth() {
	env := p.P.Env
	q := numbers.In(p.P, kpi.AccountHealth, nil)
	q.Input.Alternative = "median"
	for key, dim := range map[string]kpi.Dim{"tier": kpi.ByTier, "owner": kpi.ByPerson, "team": kpi.ByTeam} {
		if id := p.P.Route.Get(key); id != "" {
			q.Input.Scope = q.Input.Scope.With(kpi.Only(dim, id))
		}
	}
	numbers.Ask(env, q)
}

func (p *portfolio) table(rows []account.Summary) app.UI {
	return &ui.Table[account.Summary]{Key: "accounts", Caption: i18n.T("accounts.title"), Rows: rows, Columns: p.columns(), SortBy: "name",
		RowKey: func(s account.Summary) string { return string(s.ID) }, Stamp: i18n.Locale().Tag,
		OnOpen: func(_ app.Context, s account.Summary) { p.open(s.ID) },
		OnCSV:  func(_ app.Context, file []byte) { browser.Download("accounts.csv", "text/csv", file) },
		Empty:  func() app.UI { return &ui.Empty{Title: i18n.T("accounts.none")} }}
}

func (p *portfolio) open(id record.ID) { browser.Go(string(p.P.Route.To("accounts", string(id)))) }

// mostDots is how many accounts the picture holds; the largest ones.
const mostDots = 120

// healthy is the score from which on an account stands in the upper half of the picture, as its light is green.
const healthy = 70.0

// picture sets health against gap; an account is as large as what it brings.
func (p *portfolio) picture(rows []account.Summary) app.UI {
	cur := p.P.Env.Snap().Currency()
	unit := float64(cur.Factor())
	var in []account.Summary
	for _, s := range rows {
		if s.Health.Known && s.HasTarget {
			in = append(in, s)
		}
	}
	slices.SortStableFunc(in, func(a, b account.Summary) int { return cmp.Compare(worth(b), worth(a)) })
	out, small := len(rows)-len(in), max(len(in)-mostDots, 0)
	in = in[:len(in)-small]
	if len(in) == 0 {
		return app.P().Class("note").Text(i18n.T("portfolio.picture.none"))
	}
	dots := make([]chart.Dot, len(in))
	for i, s := range in {
		dots[i] = chart.Dot{Name: s.Account.Name, X: float64(s.Short.Gap) / unit, Y: float64(s.Health.Score), Size: math.Max(worth(s)/unit, 0), Accent: standing.Signal(s.Health) == ui.Red && s.Short.Gap > 0}
	}
	zero, half := 0.0, healthy
	c := chart.Scatter{Title: i18n.T("portfolio.chart"), Summary: i18n.T("portfolio.chart.text"), Corner: i18n.T("portfolio.account"), XName: i18n.T("accounts.gap"), YName: i18n.T("accounts.health"),
		XFormat: chart.Format{Kind: chart.Money, Currency: cur}, YFormat: chart.Format{Kind: chart.Number}, Points: dots, XSplit: &zero, YSplit: &half,
		Quadrants: [4]string{i18n.T("portfolio.safe"), i18n.T("portfolio.sell"), i18n.T("portfolio.care"), i18n.T("portfolio.act")}}.Chart()
	c.OnPick = func(_ app.Context, at chart.Point) {
		if at.Index >= 0 && at.Index < len(in) {
			p.open(in[at.Index].ID)
		}
	}
	words := ""
	if out > 0 {
		words = i18n.N("portfolio.picture.out", out)
	}
	if small > 0 {
		words += " " + i18n.N("portfolio.picture.small", small)
	}
	return app.Div().Class("stack stack-2").Body(c, app.P().Class("note").Text(words))
}

// worth is what an account brings: won this year and in the open pipeline.
func worth(s account.Summary) float64 { return float64(s.WonThisYear.Minor + s.Open.Minor) }
