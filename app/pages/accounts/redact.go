package accounts

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/handover"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/plan"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/change"
	"rumbo/engine/exchange/document/redaction"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// redact offers a copy of the plan for other eyes.
func (p *frame) redact() {
	env := p.P.Env
	env.Host.ShowPanel(page.Panel{Key: "redact " + string(p.ID), Named: func() string { return i18n.T("redact.title") },
		Body: func() []app.UI {
			return []app.UI{&forOthers{View: plan.View{P: p.P, ID: p.ID}, Lang: i18n.Locale().Tag}}
		}})
}

// forOthers is the choice of what such a copy holds.
type forOthers struct {
	app.Compo
	plan.View
	Lang string

	begun    bool
	kinds    []string
	sections []string
	private  bool
}

// CompoID tells accounts apart.
func (f *forOthers) CompoID() string { return "redact " + string(f.ID) + f.Lang }

// Render shows what can be in the copy.
func (f *forOthers) Render() app.UI {
	kinds, sections := f.there()
	if !f.begun {
		f.begun = true
		for _, k := range kinds {
			if slices.Contains(redaction.Usual, k) {
				f.kinds = append(f.kinds, k)
			}
		}
	}
	body := []app.UI{app.P().Text(i18n.T("redact.lead"))}
	if len(kinds) > 0 {
		body = append(body, app.H3().Text(i18n.T("redact.records")))
	}
	snap := f.P.Env.Snap()
	for _, k := range kinds {
		_, many := record.Lookup(k).Labels()
		body = append(body, f.check("kind "+k, i18n.Text(many)+" ("+i18n.Locale().Int(int64(len(snap.OfAccount(k, f.ID))))+")", k, &f.kinds))
	}
	if len(sections) > 0 {
		body = append(body, app.H3().Text(i18n.T("redact.sections")))
	}
	for _, key := range sections {
		s, _ := snap.Template().Find(key)
		body = append(body, f.check("section "+key, i18n.Text(s.Title), key, &f.sections))
	}
	if len(kinds)+len(sections) == 0 {
		body = append(body, app.P().Class("note").Text(i18n.T("redact.empty")))
	}
	return app.Div().Class("stack stack-2").Body(append(body,
		&ui.CheckField{Key: "private", Label: i18n.T("redact.private"), Hint: i18n.T("redact.private.hint"), Checked: f.private, OnChange: func(_ app.Context, on bool) { f.private = on }},
		app.P().Class("note").Text(i18n.T("redact.always")),
		app.Div().Class("row-tools").Body(&ui.Button{ID: "save-redacted", Label: i18n.T("redact.save"), Icon: icon.Download, Kind: ui.Primary, OnClick: func(app.Context) {
			handover.SaveRedacted(f.P.Env, f.ID, redaction.Choice{Kinds: f.kinds, Sections: f.sections, Private: f.private})
		}}))...)
}

func (f *forOthers) check(key, label, value string, list *[]string) app.UI {
	return &ui.CheckField{Key: key, Label: label, Checked: slices.Contains(*list, value), OnChange: func(_ app.Context, on bool) {
		*list = slices.DeleteFunc(*list, func(s string) bool { return s == value })
		if on {
			*list = append(*list, value)
		}
	}}
}

// there are the kinds and written sections that the plan has.
func (f *forOthers) there() (kinds, sections []string) {
	snap := f.P.Env.Snap()
	for _, k := range record.Kinds() {
		name := k.KindName()
		if name == "account" || name == "section" || name == "stage_move" || !workspace.PartOfPlan(name) {
			continue
		}
		if len(snap.OfAccount(name, f.ID)) > 0 {
			kinds = append(kinds, name)
		}
	}
	for id, s := range change.All(snap.State, record.SectionKind) {
		if s.Account == f.ID && strings.TrimSpace(s.Body) != "" && id != "" {
			if _, known := account.SectionOf(s.Key); known {
				sections = append(sections, s.Key)
			}
		}
	}
	slices.Sort(sections)
	return kinds, sections
}
