package quality

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/components/ui"
	"rumbo/engine/period"
	"rumbo/engine/quality"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

func (v *view) hasBulk(f *quality.Fault) bool { return f.Bulk != 0 || f.Proposes() }

// chosen are the records for which a bulk fix is meant: those marked, or all.
func (v *view) chosen(f *quality.Fault) []quality.Finding {
	if len(v.selected) == 0 {
		return f.Findings
	}
	var out []quality.Finding
	for _, x := range f.Findings {
		if slices.Contains(v.selected, string(x.ID)) {
			out = append(out, x)
		}
	}
	return out
}

// bulk mends many records at once, as one step that can be taken back.
func (v *view) bulk(f *quality.Fault) app.UI {
	if !v.hasBulk(f) || len(f.Findings) == 0 {
		return app.Div().Hidden(true)
	}
	all := v.chosen(f)
	key := "quality.forall"
	if len(v.selected) > 0 {
		key = "quality.forselected"
	}
	parts := []app.UI{app.Span().Class("bulk-for").Text(i18n.N(key, len(all)))}
	if f.Proposes() {
		parts = append(parts, v.proposals(f, all))
	}
	if f.Bulk&quality.MoveClose != 0 {
		parts = append(parts, v.moveClose(all))
	}
	if f.Bulk&quality.SetOwner != 0 {
		parts = append(parts, v.setOwner(all))
	}
	if lost := v.lost(); f.Bulk&quality.MarkLost != 0 && lost != "" {
		parts = append(parts, &ui.Button{ID: "bulk-lost", Label: i18n.T("quality.lost"), OnClick: func(app.Context) { v.setField(all, "stage", record.OfText(string(lost))) }})
	}
	return app.Div().Class("bulk").Role("group").Aria("label", i18n.T("quality.bulk")).Body(parts...)
}

func (v *view) proposals(f *quality.Fault, all []quality.Finding) app.UI {
	var fix workspace.SetAll
	n := 0
	for _, x := range all {
		if w := v.report.Fix(f.Rule, x); len(w) > 0 {
			fix = append(fix, sets(w)...)
			n++
		}
	}
	if n == 0 {
		return app.Div().Hidden(true)
	}
	return &ui.Button{ID: "bulk-proposed", Label: i18n.N("quality.proposed", n), OnClick: func(app.Context) { v.doBulk(fix, n) }}
}

func (v *view) moveClose(all []quality.Finding) app.UI {
	today := v.P.Env.Store.Today()
	return app.Span().Class("bulk-part").Body(
		&ui.DateField{Key: "bulk-date", Label: i18n.T("quality.date"), Value: v.date, Today: today, OnCommit: func(_ app.Context, d period.Date) { v.date = d }},
		&ui.Button{ID: "bulk-move", Label: i18n.T("quality.move"), OnClick: func(app.Context) {
			if !v.date.Known() || v.date < today {
				v.P.Env.Host.Trouble(i18n.T("quality.date.future"))
				return
			}
			v.setField(all, "close", record.OfDate(v.date))
		}},
	)
}

func (v *view) setOwner(all []quality.Finding) app.UI {
	var there []ui.Option
	snap, today := v.P.Env.Snap(), v.P.Env.Store.Today()
	for _, o := range form.References(v.P.Env, "person", "") {
		if p := workspace.Get(snap, record.PersonKind, record.ID(o.Value)); p != nil && (!p.End.Known() || p.End >= today) {
			there = append(there, o)
		}
	}
	return app.Span().Class("bulk-part").Body(
		&ui.SelectField{Key: "bulk-owner", Label: i18n.T("quality.newowner"), Options: there, None: i18n.T("quality.choose"), Value: v.owner,
			OnChange: func(_ app.Context, id string) { v.owner = id }},
		&ui.Button{ID: "bulk-assign", Label: i18n.T("quality.assign"), Disabled: v.owner == "", OnClick: func(app.Context) { v.setField(all, "owner", record.OfText(v.owner)) }},
	)
}

// lost is the first stage that means lost.
func (v *view) lost() record.ID {
	for _, st := range v.P.Env.Snap().Stages() {
		if st.Rec.Outcome == record.StageLost {
			return st.ID
		}
	}
	return ""
}

func (v *view) setField(all []quality.Finding, field string, value record.Value) {
	var out workspace.SetAll
	for _, x := range all {
		out = append(out, workspace.Set{Kind: "opportunity", ID: x.ID, Field: field, Value: value})
	}
	v.doBulk(out, len(out))
}

// doBulk does one command and offers to take it back.
func (v *view) doBulk(cmd workspace.SetAll, records int) {
	if len(cmd) > 0 && v.P.Env.Do(cmd) {
		v.round++
		v.P.Env.Host.Toast(i18n.N("quality.done", records), true)
	}
}

// do takes the fix of one record, which stays in its place.
func (v *view) do(cmd workspace.SetAll) {
	if v.P.Env.Do(cmd) {
		v.P.Env.Host.Toast(i18n.N("quality.done", 1), true)
	}
}
