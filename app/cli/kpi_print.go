//go:build !js

package cli

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/period"
)

// tables prints the indicators, what there is to say about them, and one table for each grouping.
func (o *kpiOptions) tables(w io.Writer, rows []answer) error {
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	fmt.Fprintln(t, "indicator\tdefinition\tvalue\tunit\tn\t95 %\tcounted\tleft out")
	for _, a := range rows {
		r := a.Now
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%d\t%s\t%d\t%d\n", a.Name.In(o.locale.Lang), a.def.Name.In(o.locale.Lang), r.Format(o.locale),
			a.def.Unit.Label().In(o.locale.Lang), r.N, o.interval(r), r.Count(), r.CountOut())
	}
	if err := t.Flush(); err != nil {
		return err
	}
	for _, a := range rows {
		o.notes(w, a)
	}
	for _, a := range rows {
		if len(a.cells) > 0 {
			if err := o.cells(w, a); err != nil {
				return err
			}
		}
	}
	return nil
}

func (o *kpiOptions) interval(r kpi.Result) string {
	if !r.Interval.Known {
		return locale.None
	}
	lo, hi := r.Bounds()
	return lo.Format(o.locale) + " … " + hi.Format(o.locale)
}

// notes prints how a number came about and what to mind.
func (o *kpiOptions) notes(w io.Writer, a answer) {
	fmt.Fprintf(w, "\n%s (%s)\n  %s\n", a.Name.In(o.locale.Lang), a.def.Name.In(o.locale.Lang), a.def.Formula.In(o.locale.Lang))
	r := a.Now
	if !r.Known {
		fmt.Fprintf(w, "  – %s\n", r.Why.In(o.locale))
	}
	for _, s := range r.Steps {
		fmt.Fprintf(w, "  = %s\n", s.In(o.locale))
	}
	for _, b := range r.Beside {
		fmt.Fprintf(w, "  · %s: %s\n", b.Name.In(o.locale.Lang), b.Format(o.locale))
	}
	for _, g := range r.Counted {
		fmt.Fprintf(w, "  + %s: %s\n", g.Text.In(o.locale.Lang), o.locale.Int(int64(g.Len())))
	}
	for _, g := range r.LeftOut {
		fmt.Fprintf(w, "  − %s: %s\n", g.Text.In(o.locale.Lang), o.locale.Int(int64(g.Len())))
	}
	for _, x := range r.Warnings {
		fmt.Fprintf(w, "  ! %s\n", x.In(o.locale))
	}
	for _, c := range []kpi.Change{a.Before, a.Year} {
		if c.Known {
			fmt.Fprintf(w, "  ↔ %s: %s\n", o.locale.Period(c.Period, o.Calendar()), c.Result.Format(o.locale))
		}
	}
}

// cells prints one grouping.
func (o *kpiOptions) cells(w io.Writer, a answer) error {
	fmt.Fprintf(w, "\n%s (%s)\n", a.Name.In(o.locale.Lang), a.def.Name.In(o.locale.Lang))
	t := tabwriter.NewWriter(w, 2, 4, 2, ' ', tabwriter.AlignRight)
	for _, c := range a.cells {
		weak := ""
		if c.Weak {
			weak = "*"
		}
		fmt.Fprintf(t, "%s\t%s%s\t%d\t%s\t\n", o.label(c), c.Format(o.locale), weak, c.N, o.interval(c.Result))
	}
	return t.Flush()
}

// The JSON form. Values are in whole units, amounts also in minor ones.
type (
	kpiDocument struct {
		Currency   string    `json:"currency"`
		Today      string    `json:"today"`
		Period     string    `json:"period,omitempty"`
		Deals      int       `json:"deals"`
		Indicators []kpiJSON `json:"indicators"`
	}
	kpiJSON struct {
		ID         string     `json:"id"`
		Definition string     `json:"definition"`
		Name       string     `json:"name"`
		Unit       string     `json:"unit"`
		Result     resultJSON `json:"result"`
		Before     *eraJSON   `json:"before,omitempty"`
		YearBefore *eraJSON   `json:"year_before,omitempty"`
		Cells      []cellJSON `json:"cells,omitempty"`
	}
	eraJSON struct {
		Period string     `json:"period"`
		Result resultJSON `json:"result"`
	}
	cellJSON struct {
		Key    string     `json:"key"`
		Name   string     `json:"name"`
		Result resultJSON `json:"result"`
	}
	resultJSON struct {
		Value       *float64       `json:"value"` // null if not known
		Minor       *int64         `json:"minor,omitempty"`
		Why         string         `json:"why,omitempty"`
		Numerator   *float64       `json:"numerator,omitempty"`
		Denominator *float64       `json:"denominator,omitempty"`
		N           int            `json:"n"`
		Weak        bool           `json:"weak,omitempty"`
		Low         *float64       `json:"low,omitempty"`
		High        *float64       `json:"high,omitempty"`
		Method      string         `json:"method,omitempty"`
		Counted     map[string]int `json:"counted,omitempty"`
		LeftOut     map[string]int `json:"left_out,omitempty"`
		Warnings    []string       `json:"warnings,omitempty"`
		Steps       []string       `json:"steps,omitempty"`
	}
)

func (o *kpiOptions) document(in kpi.Input, rows []answer) kpiDocument {
	d := kpiDocument{Currency: in.Deals.Currency.String(), Today: o.today.String(), Deals: in.Deals.Len()}
	if o.period != (period.Period{}) {
		d.Period = o.Calendar().Key(o.period)
	}
	for _, a := range rows {
		j := kpiJSON{ID: a.ID, Definition: a.def.ID, Name: a.Name.In(o.locale.Lang), Unit: a.def.Unit.Label().In(o.locale.Lang),
			Result: o.result(a.Now), Before: o.era(a.Before), YearBefore: o.era(a.Year)}
		for _, c := range a.cells {
			key := c.Keys[0].Value.ID
			if c.Keys[0].Dim == "" {
				key = o.Calendar().Key(c.Keys[0].Period)
			}
			j.Cells = append(j.Cells, cellJSON{key, o.label(c), o.result(c.Result)})
		}
		d.Indicators = append(d.Indicators, j)
	}
	return d
}

func (o *kpiOptions) era(c kpi.Change) *eraJSON {
	if c.Period == (period.Period{}) {
		return nil
	}
	return &eraJSON{o.Calendar().Key(c.Period), o.result(c.Result)}
}

func (o *kpiOptions) result(r kpi.Result) resultJSON {
	j := resultJSON{Value: known(r.Figure), N: r.N, Weak: r.Weak, Numerator: known(r.Numerator), Denominator: known(r.Denominator),
		Counted: groupSizes(r.Counted), LeftOut: groupSizes(r.LeftOut), Warnings: o.phrases(r.Warnings), Steps: o.phrases(r.Steps)}
	if r.Known && r.Unit.IsMoney() {
		j.Minor = &r.Minor
	}
	if !r.Known {
		j.Why = r.Why.In(o.locale)
	}
	if r.Interval.Known {
		j.Low, j.High, j.Method = &r.Interval.Low, &r.Interval.High, r.Interval.Method.In(o.locale.Lang)
	}
	return j
}

func known(f kpi.Figure) *float64 {
	if !f.Known {
		return nil
	}
	return &f.Value
}

func groupSizes(groups []kpi.Group) map[string]int {
	if len(groups) == 0 {
		return nil
	}
	out := map[string]int{}
	for _, g := range groups {
		out[g.Role] += g.Len()
	}
	return out
}

func (o *kpiOptions) phrases(list []kpi.Phrase) []string {
	var out []string
	for _, p := range list {
		out = append(out, strings.ReplaceAll(p.In(o.locale), locale.NBSP, " "))
	}
	return out
}
