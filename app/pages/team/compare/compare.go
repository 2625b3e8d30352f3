// Package compare sets people and teams side by side, with the noise in sight: who really stands out, where deals
// get stuck, and what two equal results are made of.
package compare

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/numbers"
	"rumbo/app/page"
	"rumbo/app/place"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/compare"
	"rumbo/engine/kpi"
	"rumbo/engine/pace"
	"rumbo/engine/period"
)

func init() {
	place.Register(place.Part{Place: "team", ID: "compare", Title: "compare.title", Order: 30, Period: true, Scope: true,
		New: func(p page.Props) app.UI { return &view{P: p} }})
}

type view struct {
	app.Compo
	P page.Props

	about question
	many  bool // so much to count that the page must not wait for it
	staff
	later    later
	growing  ui.Growing               // of the sections
	among    map[string]compare.Among // by indicator
	passage  *compare.Passage
	inflow   map[string]*compare.Inflow
	mixes    map[string][]compare.Mix
	factors  map[string]compare.Factors
	rowsKept []line
	rowsFor  string
}

// question is all that the answers depend on.
type question struct {
	deals  *kpi.Deals
	facts  *kpi.Facts
	book   *kpi.Book
	period period.Period
	scope  string
	dim    kpi.Dim
	chosen string
	today  period.Date
}

// CompoID keeps one view.
func (v *view) CompoID() string { return "compare" }

func (v *view) dim() kpi.Dim {
	if v.P.Route.Get("level") == "team" {
		return kpi.ByTeam
	}
	return kpi.ByPerson
}

// usual are the indicators with which the page begins.
var usual = []string{"won_revenue", "deals_won", "win_rate", "average_deal", "sales_cycle", "attainment"}

// indicators are those chosen in the route.
func (v *view) indicators() []*kpi.Indicator {
	chosen := usual
	if s := v.P.Route.Get("show"); s != "" {
		chosen = strings.Split(s, ",")
	}
	var out []*kpi.Indicator
	for _, ind := range v.P.Env.Snap().Indicators().All() {
		if slices.Contains(chosen, ind.ID) && ind.Allows(v.dim()) {
			out = append(out, ind)
		}
	}
	return out
}

// ask computes what is not known yet.
func (v *view) ask() {
	env := v.P.Env
	var chosen []string
	for _, ind := range v.indicators() {
		chosen = append(chosen, ind.ID)
	}
	q := question{env.Snap().Deals(), env.Snap().Numbers(), env.Snap().Indicators(), env.Period(v.P.Route), v.P.Route.Get("scope"), v.dim(), strings.Join(chosen, ","), env.Store.Today()}
	if q == v.about {
		return
	}
	fresh := q
	fresh.chosen = v.about.chosen
	if fresh != v.about || v.among == nil {
		v.among, v.passage, v.inflow = map[string]compare.Among{}, nil, nil
		v.mixes, v.factors = map[string][]compare.Mix{}, map[string]compare.Factors{}
		v.later.asked, v.later.queue = map[string]bool{}, nil
		v.staff = staff{}
	}
	v.about, v.rowsFor = q, ""
	in, dim, indicators := v.input(), v.dim(), v.indicators()
	if v.many = q.deals.Len()+q.facts.Len() >= page.ManyRecords; !v.many {
		v.staff = who(in, dim, indicators, nil)
		for _, f := range v.work(in) {
			f(nil)()
		}
		return
	}
	page.Async(env, func() (staff, error) { return who(in, dim, indicators, browser.Pace()), nil }, func(s staff, _ error) {
		if v.about == q {
			v.staff = s
			env.Host.Refresh()
			v.workOn(q, v.work(in))
		}
	})
}

// workOn computes the pieces while the page goes on answering, and shows each as it comes.
func (v *view) workOn(q question, work []piece) {
	if len(work) == 0 || v.about != q {
		return
	}
	page.Async(v.P.Env, func() (func(), error) { return work[0](browser.Pace()), nil }, func(take func(), _ error) {
		if v.about == q {
			take()
			v.P.Env.Host.Refresh()
		}
		v.workOn(q, work[1:])
	})
}

// work is what has to be computed: each piece gives what takes its answer over.
func (v *view) work(in kpi.Input) []piece {
	var out []piece
	ids, dim, state := v.ids, v.dim(), v.P.Env.Snap().State
	for _, ind := range v.indicators() {
		if _, done := v.among[ind.ID]; !done {
			out = append(out, func(give *pace.Pace) func() {
				a := compare.Peers(ind, in, dim, ids, give)
				return func() { v.among[ind.ID], v.rowsFor = a, "" }
			})
		}
	}
	if v.passage == nil {
		out = append(out, func(give *pace.Pace) func() {
			p := compare.Passages(in, dim, ids, give)
			return func() { v.passage = &p }
		})
	}
	if v.inflow == nil && dim == kpi.ByPerson {
		out = append(out, func(give *pace.Pace) func() {
			x := compare.Inflows(state, in, ids, give)
			return func() { v.inflow = x }
		})
	}
	return out
}

// staff are those compared, and their names.
type staff struct {
	ids   []string
	names map[string]string
}

// who are those compared: who sold or should have sold in the period, by name.
func who(in kpi.Input, dim kpi.Dim, indicators []*kpi.Indicator, give *pace.Pace) staff {
	s := staff{names: map[string]string{}}
	sells := map[string]bool{}
	for _, p := range in.Deals.People {
		here := (!p.Start.Known() || p.Start < in.Period.To) && (!p.End.Known() || p.End >= in.Period.From)
		if p.Sells && here {
			sells[string(p.ID)], sells[string(p.Team)] = true, true
		}
	}
	for _, ind := range append(indicators, kpi.DealsWon) { // also those who do not sell but have a number here
		give.Now()
		for _, c := range ind.By(in.Giving(give), kpi.By(dim)) {
			sells[c.Keys[0].Value.ID] = sells[c.Keys[0].Value.ID] || c.Count() > 0
		}
	}
	for _, val := range in.Deals.Column(dim).Values {
		if name := i18n.Text(val.Name); val.ID != "" && name != "" && sells[val.ID] {
			s.ids = append(s.ids, val.ID)
			s.names[val.ID] = name
		}
	}
	slices.SortFunc(s.ids, func(a, b string) int { return strings.Compare(ui.Fold(s.names[a])+a, ui.Fold(s.names[b])+b) })
	return s
}

// input is the question's: the period and scope that were chosen.
func (v *view) input() kpi.Input {
	return numbers.Input(v.P.Env, v.about.period, numbers.Scope(v.P.Route))
}

// within is the input of one person or team.
func (v *view) within(id string) kpi.Input {
	in := v.input()
	in.Scope = in.Scope.With(kpi.Only(v.about.dim, id))
	return in
}

// Render shows the table, the pictures and what they say.
func (v *view) Render() app.UI {
	v.ask()
	switch {
	case v.names == nil:
		return numbers.Waiting()
	case len(v.ids) < 2:
		return &ui.Empty{Icon: icon.Team, Title: i18n.T("compare.empty"), Text: i18n.T("compare.empty.text")}
	}
	sections := v.sections()
	return app.Div().Class("stack compare").Body(app.Range(sections[:v.growing.Of(len(sections))]).Slice(func(i int) app.UI { return sections[i]() }))
}

func (v *view) sections() []func() app.UI {
	return []func() app.UI{v.tools, v.table, v.outliers, v.pictures, v.pair, v.stuck, v.inflows}
}

// OnInit begins with what is in sight.
func (v *view) OnInit() { v.growing = ui.Growing{First: 2, Step: 1} }

// OnMount draws the other sections.
func (v *view) OnMount(ctx app.Context) { v.growing.More(ctx, len(v.sections())) }

// OnUpdate goes on with it.
func (v *view) OnUpdate(ctx app.Context) { v.growing.More(ctx, len(v.sections())) }

func (v *view) goWith(k, value string) { v.P.Env.Host.GoTo(v.P.Route.With(k, value)) }

func (v *view) tools() app.UI {
	chosen := v.indicators()
	var items []ui.MenuItem
	for _, ind := range v.about.book.All() {
		if !ind.Allows(v.dim()) {
			continue
		}
		on := slices.Contains(chosen, ind)
		items = append(items, ui.MenuItem{Label: i18n.Text(ind.Name), Checked: map[bool]string{true: "true", false: "false"}[on], OnPick: func(app.Context) {
			var ids []string
			for _, x := range v.about.book.All() {
				if (x == ind) != slices.Contains(chosen, x) {
					ids = append(ids, x.ID)
				}
			}
			if len(ids) > 0 {
				v.goWith("show", strings.Join(ids, ","))
			}
		}})
	}
	return app.Div().Class("quota-tools").Body(
		&ui.Segmented{Label: i18n.T("pace.level"), Options: []ui.Option{{Value: "", Label: i18n.T("pace.people")}, {Value: "team", Label: i18n.T("pace.teams")}}, Value: v.P.Route.Get("level"),
			OnChange: func(_ app.Context, s string) {
				v.P.Env.Host.GoTo(v.P.Route.With("level", s).With("a", "").With("b", ""))
			}},
		&ui.Menu{Label: i18n.N("compare.indicators", len(chosen)), Items: items},
	)
}
