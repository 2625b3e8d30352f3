package compare

import (
	"math"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/compare"
	"rumbo/engine/locale"
	"rumbo/engine/money"
)

// two are the ones set beside each other: as chosen, or those whose results are nearest.
func (v *view) two() (a, b string) {
	a, b = v.P.Route.Get("a"), v.P.Route.Get("b")
	if v.names[a] != "" && v.names[b] != "" && a != b {
		return a, b
	}
	best := math.Inf(1)
	sums := v.among["won_revenue"].Peers
	for i := range sums {
		for j := range i {
			x, y := sums[j].Result, sums[i].Result
			if !x.Known || !y.Known || x.N < compare.Enough || y.N < compare.Enough {
				continue
			}
			if d := math.Abs(x.Value-y.Value) / math.Max(x.Value, y.Value); d < best {
				best, a, b = d, v.ids[j], v.ids[i]
			}
		}
	}
	if math.IsInf(best, 1) {
		return v.ids[0], v.ids[1]
	}
	return a, b
}

// pair sets two beside each other and says what makes their results.
func (v *view) pair() app.UI {
	a, b := v.two()
	var options []ui.Option
	for _, id := range v.ids {
		options = append(options, ui.Option{Value: id, Label: v.names[id]})
	}
	pick := func(key, value, other, otherKey string) app.UI {
		return &ui.SelectField{Key: key, Label: i18n.T("compare.pair." + key), HideLabel: true, Options: options, Value: value, OnChange: func(_ app.Context, id string) {
			v.P.Env.Host.GoTo(v.P.Route.With(key, id).With(otherKey, other))
		}}
	}
	why := []string{i18n.T("numbers.working")}
	x, known := v.factorsOf(a)
	y, both := v.factorsOf(b)
	if known && both {
		why = v.why(a, b, x, y)
	}
	return app.Section().ID("pair").Class("stack stack-2").Body(
		app.H2().Text(i18n.T("compare.pair")),
		app.Div().Class("quota-tools").Body(pick("a", a, b, "b"), app.Span().Text(i18n.T("compare.pair.and")), pick("b", b, a, "a")),
		app.Div().Class("compare-why").Body(app.Range(why).Slice(func(i int) app.UI { return app.P().Text(why[i]) })),
		v.profile(a, b),
	)
}

func (v *view) amount(units float64) string {
	c := v.about.deals.Currency
	return i18n.Locale().MoneyCompact(money.New(int64(math.Round(units*float64(c.Factor()))), c))
}

// why says in plain words what the two results are made of.
func (v *view) why(a, b string, x, y compare.Factors) []string {
	l := i18n.Locale()
	if !x.Known || !y.Known {
		return []string{i18n.T("compare.pair.unknown")}
	}
	key := "compare.pair.other"
	if compare.SameResult(x, y) {
		key = "compare.pair.same"
	}
	out := []string{i18n.T(key, "a", v.names[a], "b", v.names[b], "va", v.amount(x.Revenue), "vb", v.amount(y.Revenue))}
	for _, s := range []struct {
		id string
		f  compare.Factors
	}{{a, x}, {b, y}} {
		out = append(out, i18n.T("compare.pair.made", "name", v.names[s.id], "value", v.amount(s.f.Revenue), "decided", l.Int(int64(s.f.Decided)), "rate", l.Percent(s.f.WinRate, 0), "size", v.amount(s.f.Size)))
	}
	causes := compare.Causes(x, y)
	var forA, forB []string
	for _, c := range causes {
		switch {
		case c.Share > big:
			forA = append(forA, i18n.Text(c.Name))
		case c.Share < -big:
			forB = append(forB, i18n.Text(c.Name))
		}
	}
	and := " " + i18n.T("compare.and") + " "
	if len(forA) > 0 {
		out = append(out, i18n.T("compare.pair.ahead", "name", v.names[a], "what", strings.Join(forA, and)))
	}
	if len(forB) > 0 {
		out = append(out, i18n.T("compare.pair.ahead", "name", v.names[b], "what", strings.Join(forB, and)))
	}
	if len(forA)+len(forB) == 0 {
		out = append(out, i18n.T("compare.pair.alike"))
	}
	if !math.IsNaN(x.CycleDays) && !math.IsNaN(y.CycleDays) && math.Abs(math.Log(x.CycleDays/y.CycleDays)) > big {
		out = append(out, i18n.T("compare.pair.cycle", "a", v.names[a], "b", v.names[b], "da", l.Days(x.CycleDays, 0), "db", l.Days(y.CycleDays, 0)))
	}
	for _, id := range []string{a, b} {
		out = append(out, v.names[id]+": "+v.differs(id))
	}
	if min(x.Won, y.Won) < compare.Enough {
		out = append(out, i18n.T("compare.pair.few"))
	}
	return out
}

// big is from which difference on, in logarithms, a factor is told: about a tenth.
const big = 0.1

// profile shows the chosen indicators of both as bars, each on its own scale, with the whole's as a line.
func (v *view) profile(a, b string) app.UI {
	head := app.Tr().Body(app.Th().Scope("col").Text(i18n.T("compare.indicator")), app.Th().Scope("col").ColSpan(2).Text(v.names[a]), app.Th().Scope("col").ColSpan(2).Text(v.names[b]))
	var rows []app.UI
	var file [][]string
	for _, ind := range v.indicators() {
		among, ready := v.among[ind.ID]
		if !ready {
			continue
		}
		top, reference := 0.0, math.NaN()
		if among.Noise && among.Whole.Known {
			reference = among.Whole.Value
			top = reference
		}
		var pair []compare.Peer
		for _, id := range []string{a, b} {
			for _, p := range among.Peers {
				if p.ID == id {
					pair = append(pair, p)
					top = math.Max(top, p.Result.Value)
				}
			}
		}
		cells, words := []app.UI{app.Th().Scope("row").Text(i18n.Text(ind.Name))}, []string{i18n.Text(ind.Name)}
		for _, p := range pair {
			w := chart.Whisker{Value: math.NaN(), Low: math.NaN(), High: math.NaN(), Reference: reference, Max: top * 1.05, Faint: p.Standing == compare.Few}
			asked := &ui.Asked{Text: locale.None, Title: p.Result.Why.In(i18n.Locale())}
			if p.Result.Known {
				w.Value = p.Result.Value
				asked = &ui.Asked{Text: numbers.Short(p.Result.Figure), Title: tip(p), Label: i18n.Text(ind.Name) + ", " + v.names[p.ID], Money: p.Result.Unit.IsMoney(),
					OnAsk: func(app.Context) { v.explain(ind, line{id: p.ID, name: v.names[p.ID]}) }}
			}
			words = append(words, p.Result.Format(i18n.Locale()))
			cells = append(cells, app.Td().Body(w.Draw()), app.Td().Class("num right").Body(asked))
		}
		rows, file = append(rows, app.Tr().Body(cells...)), append(file, words)
	}
	return app.Div().Body(app.Div().Class("compare-profile").Body(app.Table().Body(app.THead().Body(head), app.TBody().Body(rows...))),
		app.Div().Class("table-foot table-foot-short").Body(app.Span().Class("push").Body(ui.CSVButton(v.names[a]+" "+v.names[b], []string{i18n.T("compare.indicator"), v.names[a], v.names[b]}, file))))
}
