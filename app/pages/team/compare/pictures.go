package compare

import (
	"math"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/components/chart"
	"rumbo/components/ui"
	"rumbo/engine/compare"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
)

// mostInPicture is how many are drawn; more are in the table.
const mostInPicture = 30

// pictures are one small chart for each indicator, all with the same people in the same order.
func (v *view) pictures() app.UI {
	var cards []app.UI
	for _, ind := range v.indicators() {
		if a, ready := v.among[ind.ID]; ready {
			cards = append(cards, &picture{Ind: ind, Among: a, Who: v.staff, Env: v.P.Env, In: v.input(), Dim: v.about.dim, Words: i18n.Locale().Tag})
		}
	}
	return app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("compare.pictures")), app.P().Class("note").Text(i18n.T("compare.pictures.key")),
		app.Div().Class("compare-cards").Body(cards...))
}

// picture is one indicator of all, a part of its own, so that it is drawn again only when it changed.
type picture struct {
	app.Compo

	Ind   *kpi.Indicator
	Among compare.Among
	Who   staff
	Env   *page.Env
	In    kpi.Input
	Dim   kpi.Dim
	Words string // the language
}

// CompoID makes another indicator another picture.
func (p *picture) CompoID() string { return p.Ind.ID }

// Render draws each as a bar with its interval.
func (p *picture) Render() app.UI {
	a := p.Among
	top := 0.0
	for _, x := range a.Peers {
		if x.Result.Known {
			top = math.Max(top, x.Result.Value)
		}
		if x.Estimate.Known {
			top = math.Max(top, math.Min(x.Estimate.High, 2*math.Max(x.Result.Value, x.Estimate.Value)))
		}
	}
	reference := math.NaN()
	if a.Noise && a.Whole.Known {
		reference = a.Whole.Value
	}
	rows := make([]app.UI, 0, len(a.Peers))
	for i, x := range a.Peers[:min(len(a.Peers), mostInPicture)] {
		w := chart.Whisker{Value: math.NaN(), Low: math.NaN(), High: math.NaN(), Reference: reference, Max: top, Faint: x.Standing == compare.Few}
		text := locale.None
		if x.Result.Known {
			w.Value, text = x.Result.Value, numbers.Short(x.Result.Figure)
		}
		if x.Estimate.Known {
			w.Low, w.High = x.Estimate.Low, x.Estimate.High
		}
		rows = append(rows, app.Li().Body(app.Span().Class("compare-name").Text(p.Who.names[p.Who.ids[i]]), w.Draw(),
			app.Span().Class("num").Body(p.figure(x, text, p.Who.ids[i], p.Who.names[p.Who.ids[i]]))))
	}
	return app.Div().Class("compare-card").Body(app.H3().Text(i18n.Text(p.Ind.Name)), app.Ul().Body(rows...))
}

// figure is somebody's number, which can be asked.
func (p *picture) figure(x compare.Peer, text, id, name string) app.UI {
	if !x.Result.Known {
		return app.Span().Title(x.Result.Why.In(i18n.Locale())).Text(text)
	}
	return &ui.Asked{Text: text, Title: tip(x), Label: i18n.Text(p.Ind.Name) + ", " + name, Money: x.Result.Unit.IsMoney(), OnAsk: func(app.Context) { explain(p.Env, p.In, p.Dim, p.Ind, id, name) }}
}

// explain opens what one person's or team's number is made of.
func explain(env *page.Env, in kpi.Input, dim kpi.Dim, ind *kpi.Indicator, id, name string) {
	in.Scope = in.Scope.With(kpi.Only(dim, id))
	numbers.Ask(env, numbers.Question{Indicator: ind, Input: in, Under: env.PeriodName(in.Period) + " · " + name})
}
