package scoring

import (
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// key names a field of this draft.
func (v *view) key(field string) string { return fmt.Sprint("rule ", v.n, " ", field) }

// draw says what the draft would change: open leads by band, and conversion by band under both.
func (s preview) draw() app.UI {
	l := i18n.Locale()
	head := []app.UI{app.Th().Scope("col").Text(i18n.Text(kpi.ByBand.Label()))}
	for _, h := range []string{i18n.T("scoring.leads.now"), i18n.T("scoring.leads.then"), i18n.T("scoring.won.now"), i18n.T("scoring.won.then")} {
		head = append(head, app.Th().Scope("col").Class("num").Text(h))
	}
	rows := make([]app.UI, len(s.moves.Bands))
	for b := range s.moves.Bands {
		now, then := 0, 0
		for c := range s.moves.Bands {
			now, then = now+s.moves.From[b][c], then+s.moves.From[c][b]
		}
		num := func(words string) app.UI { return app.Td().Class("num").Text(words) }
		rows[len(rows)-1-b] = app.Tr().Body(app.Th().Scope("row").Text(i18n.Text(s.moves.Bands[b].Name)), num(l.Int(int64(now))), num(l.Int(int64(then))),
			num(conversion(s.now, s.moves.Bands[b].ID)), num(conversion(s.then, s.moves.Bands[b].ID)))
	}
	return app.Div().Class("stack stack-2").Body(
		app.P().ID("rule-effect").Aria("live", "polite").Text(i18n.N("scoring.moved", s.moves.Moved(), "n", l.Int(int64(s.moves.Moved())))),
		app.Div().Class("table-wrap").Body(app.Table().Class("plain-table").Body(app.Caption().Class("hidden-text").Text(i18n.T("scoring.effect")), app.THead().Body(app.Tr().Body(head...)), app.TBody().Body(rows...))),
		app.P().Class("note").Text(i18n.Text(kpi.BandsRise(s.then).Text())))
}

func conversion(rows []kpi.Row, band string) string {
	for _, r := range rows {
		if x := r.Results[0]; r.Value.ID == band && x.Known {
			return x.Format(i18n.Locale()) + " (n = " + i18n.Locale().Int(int64(x.N)) + ")"
		}
	}
	return locale.None
}

// rules lists the rules that were set, with the days from which they hold.
func (v *view) rules() app.UI {
	env, l := v.P.Env, i18n.Locale()
	ids := form.IDs(env, record.EngagementRuleKind.Name, "")
	if len(ids) == 0 {
		return app.P().Class("note").Text(i18n.T("scoring.default"))
	}
	var items []app.UI
	for _, id := range ids {
		if r := workspace.Get(env.Snap(), record.EngagementRuleKind, id); r != nil {
			items = append(items, &ruleLine{View: v, ID: id, Words: i18n.T("scoring.rule", "date", l.DateMedium(r.From), "days", l.Short(r.HalfLife.V, 1), "full", l.Short(r.Full.V, 1))})
		}
	}
	return app.Ul().Class("facts-list").Body(items...)
}

// ruleLine is one of them.
type ruleLine struct {
	app.Compo
	View  *view
	ID    record.ID
	Words string
}

// CompoID tells lines apart.
func (r *ruleLine) CompoID() string { return string(r.ID) }

// Render shows it with a way to open and to take it back.
func (r *ruleLine) Render() app.UI {
	env, kind := r.View.P.Env, record.EngagementRuleKind.Name
	return app.Li().Body(app.Span().Class("fact-text").Text(r.Words),
		&ui.IconButton{Icon: icon.Edit, Small: true, Label: i18n.T("scoring.open", "name", r.Words), OnClick: func(app.Context) { form.Open(env, kind, r.ID) }},
		&ui.IconButton{Icon: icon.Trash, Small: true, Label: i18n.T("form.delete", "name", r.Words), OnClick: func(app.Context) { env.Delete(kind, r.ID) }})
}
