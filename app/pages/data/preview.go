package data

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/exchange/ingest"
	"rumbo/engine/record"
)

// accepted are the files that the system's dialogue offers.
const accepted = ".csv,.tsv,.txt,.json,text/csv,text/plain,text/tab-separated-values,application/json"

// render shows the import from its beginning to its end.
func (in *incoming) render() app.UI {
	var body []app.UI
	if len(in.refused) > 0 {
		body = append(body, in.refusals())
	}
	for _, doc := range in.docs {
		body = append(body, in.document(doc))
	}
	switch {
	case in.finish != nil && in.finish.state == in.env.Snap().State:
		body = append(body, in.ended())
	case in.view != nil:
		body = append(body, in.preview())
	case len(in.docs) == 0 && in.busy == "":
		body = append(body, in.invitation())
	}
	if in.busy != "" {
		body = append(body, app.Div().Class("data-busy").Body(&ui.Progress{Label: in.busy, Done: in.done, Total: in.total, OnCancel: func(app.Context) { in.giveUp() }}))
	}
	return app.Div().Class("stack stack-6").Body(append(body, in.replaceDialog())...)
}

// giveUp cancels what runs; a preview that stands stays.
func (in *incoming) giveUp() {
	if in.view == nil {
		in.clear()
	} else {
		in.stop()
	}
	in.env.Host.Refresh()
}

// invitation is the place to drop files on.
func (in *incoming) invitation() app.UI {
	return app.Div().Class("stack stack-6").Body(
		app.Div().Class("data-place").Body(
			app.Span().Class("empty-sign").Body(icon.Of(icon.Upload)),
			app.H2().Text(i18n.T("data.place.title")),
			app.P().Text(i18n.T("data.place.text")),
			&ui.Button{ID: "choose-files", Label: i18n.T("data.place.choose"), Kind: ui.Primary, OnClick: func(app.Context) { in.pick() }},
			app.P().Class("data-promise").Body(icon.Small(icon.Lock), app.Span().Text(i18n.T("data.place.promise"))),
		),
		app.Div().Class("data-kinds").Body(
			kindOfFile(icon.Table, i18n.T("data.place.crm"), i18n.T("data.place.crm.text")),
			kindOfFile(icon.Person, i18n.T("data.place.colleague"), i18n.T("data.place.colleague.text")),
			kindOfFile(icon.Undo, i18n.T("data.place.safe"), i18n.T("data.place.safe.text")),
		),
	)
}

func kindOfFile(sign icon.Name, title, words string) app.UI {
	return app.Div().Class("data-kind").Body(icon.Of(sign), app.Div().Body(app.H3().Text(title), app.P().Class("quiet").Text(words)))
}

func (in *incoming) pick() { openFiles(in.env, accepted, true, in.add) }

// refusals are files that could not even be looked at.
func (in *incoming) refusals() app.UI {
	return app.Div().Class("stack stack-2").Body(app.Range(in.refused).Slice(func(i int) app.UI {
		r := in.refused[i]
		title := r.name
		if title == "" {
			title = i18n.T("data.refused")
		}
		return &ui.Notice{Tone: ui.Trouble, Title: title, Text: r.why, Dismiss: i18n.T("common.close"), OnDismiss: func(app.Context) {
			in.refused = append(in.refused[:i:i], in.refused[i+1:]...)
		}}
	}))
}

// ended says what was imported and where it can be seen.
func (in *incoming) ended() app.UI {
	return app.Div().Class("stack stack-6").Body(
		&ui.Empty{Icon: icon.Check, Title: i18n.N("data.imported", total(in.finish.kinds)), Text: i18n.T("data.imported.text", "what", in.counted(in.finish.kinds)), Actions: func() []app.UI {
			return []app.UI{
				&ui.Button{Label: i18n.T("data.imported.see"), Kind: ui.Primary, Href: "#/pipeline?show=all"},
				&ui.Button{Label: i18n.T("data.imported.more"), OnClick: func(app.Context) { in.finish = nil }},
			}
		}},
	)
}

// counted puts counts of records into a sentence: "8.800 oportunidades, 85 cuentas".
func (in *incoming) counted(kinds []ingest.KindCount) string {
	var parts []string
	for _, k := range kinds {
		if n := k.New + k.Updated; n > 0 {
			parts = append(parts, i18n.Locale().Int(int64(n))+" "+strings.ToLower(kindName(k.Kind, n)))
		}
	}
	return strings.Join(parts, ", ")
}

// preview is what the import would do, what it asks, and the one button.
func (in *incoming) preview() app.UI {
	return app.Div().Class("stack stack-6 data-preview").Body(present(
		in.figures(), in.questions(), in.fileList(), together("data-parts", in.names(), in.stages(), in.missing(), in.problems(in.view.Problems)), in.foot())...)
}

// present leaves out the parts that have nothing to say.
func present(parts ...app.UI) []app.UI {
	var out []app.UI
	for _, p := range parts {
		if p != nil {
			out = append(out, p)
		}
	}
	return out
}

// together stands the parts that have something to say under each other, nil if none has.
func together(class string, parts ...app.UI) app.UI {
	if parts = present(parts...); len(parts) == 0 {
		return nil
	}
	return app.Div().Class(class).Body(parts...)
}

// figures are the counts of each kind of record.
func (in *incoming) figures() app.UI {
	l := i18n.Locale()
	var stats []app.UI
	for _, k := range in.view.Kinds {
		if k.New+k.Updated+k.Unchanged+k.Refused == 0 {
			continue
		}
		var notes []string
		for _, part := range []struct {
			key string
			n   int
		}{{"data.count.new", k.New}, {"data.count.updated", k.Updated}, {"data.count.unchanged", k.Unchanged}, {"data.count.refused", k.Refused}} {
			if part.n > 0 {
				notes = append(notes, i18n.N(part.key, part.n))
			}
		}
		stats = append(stats, &ui.Stat{Label: kindName(k.Kind, 2), Value: l.Int(int64(k.New + k.Updated)), Note: strings.Join(notes, " · ")})
	}
	if len(stats) == 0 {
		return nil
	}
	return ui.Stats(stats...)
}

// foot is the button that does it, with the one sentence that matters.
func (in *incoming) foot() app.UI {
	v, n := in.view, total(in.view.Kinds)
	words := i18n.T("data.foot.safe")
	switch {
	case len(v.Questions) > 0:
		words = i18n.N("data.foot.asks", len(in.asked()))
	case n == 0:
		words = i18n.T("data.foot.nothing")
	}
	return app.Div().Class("data-foot").Body(
		app.P().Aria("live", "polite").Text(words),
		app.Div().Class("data-foot-tools").Body(
			&ui.Button{Label: i18n.T("data.more"), Icon: icon.Plus, Kind: ui.Quiet, OnClick: func(app.Context) { in.pick() }},
			&ui.Button{Label: i18n.T("common.cancel"), OnClick: func(app.Context) { in.clear() }},
			&ui.Button{ID: "do-import", Label: i18n.N("data.do", n), Kind: ui.Primary, Disabled: !v.Ready || in.busy != "", OnClick: func(app.Context) { in.confirm() }},
		),
	)
}

// fold is a part of the preview that opens when asked.
func (in *incoming) fold(id, title, summary string, open bool, body func() app.UI) app.UI {
	if chosen, ok := in.opened[id]; ok {
		open = chosen
	}
	return app.Section().Class("data-part").Body(
		app.H2().Body(&foldButton{ID: id, Title: title, Summary: summary, Open: open, Toggle: func() { in.opened[id] = !open }}),
		app.If(open, func() app.UI { return app.Div().Class("data-part-body").ID("part-" + id).Body(body()) }),
	)
}

// foldButton opens and closes a part.
type foldButton struct {
	app.Compo
	ID, Title, Summary string
	Open               bool
	Toggle             func()
}

// Render draws it.
func (f *foldButton) Render() app.UI {
	sign := icon.ChevronRight
	if f.Open {
		sign = icon.ChevronDown
	}
	return app.Button().Type("button").Class("data-fold").Aria("expanded", f.Open).Aria("controls", "part-"+f.ID).
		OnClick(func(app.Context, app.Event) { f.Toggle() }).Body(
		icon.Small(sign), app.Span().Class("data-fold-title").Text(f.Title), app.Span().Class("data-fold-note").Text(f.Summary))
}

// outcomeName is what a stage means, in words.
func outcomeName(outcome string) string {
	info, _ := record.StageKind.Info("outcome")
	return i18n.Text(info.LabelOf(outcome))
}
