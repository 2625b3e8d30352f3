package scorecards

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/change"
	"rumbo/engine/evaluation"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/record"
	"rumbo/engine/scorecard"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

// nameOf is what a line measures, in words.
func nameOf(env *page.Env, l *record.ScorecardLine) string {
	if l.Quality != "" {
		return env.Snap().Title("qualitative", l.Quality)
	}
	if ind := env.Snap().Indicators().ByID(l.Indicator); ind != nil {
		return i18n.Text(ind.Name)
	}
	return l.Indicator
}

// unit is what a line's range is written in.
func unit(env *page.Env, l *record.ScorecardLine) string {
	ind := env.Snap().Indicators().ByID(l.Indicator)
	switch {
	case l.Quality != "":
		return i18n.T("roles.unit.level")
	case ind == nil:
		return ""
	case ind.Alternatives[0].Unit.IsMoney():
		return env.Snap().Currency().String()
	}
	return i18n.Text(ind.Alternatives[0].Unit.Label())
}

// fits says what is wrong with a value of a range before it is written: its order, its direction, its levels.
func fits(env *page.Env, l *record.ScorecardLine, minimum, target, excellent record.Opt) text.Text {
	r := scorecard.Range{Minimum: minimum, Target: target, Excellent: excellent}
	if ind := env.Snap().Indicators().ByID(l.Indicator); ind != nil {
		r.Better = scorecard.Better(ind.Better)
	}
	if q := workspace.Get(env.Snap(), record.QualitativeKind, l.Quality); q != nil {
		r.Better = scorecard.Higher
		for _, o := range []record.Opt{minimum, target, excellent} {
			if o.OK && (o.V < 1 || o.V > float64(len(q.Levels))) {
				return text.New("Los niveles van del 1 al {k}.", "Levels go from 1 to {k}.").With("k", len(q.Levels))
			}
		}
	}
	if p := r.Check(); len(p) > 0 {
		return p[0].Text
	}
	return text.Text{}
}

// number edits one value of a line where it stands.
func (e *editor) number(kind string, id record.ID, line *record.ScorecardLine, field string, o record.Opt, check func(record.Opt) text.Text) app.UI {
	info, _ := record.Lookup(kind).Info(field)
	n := ui.NumberField{Known: o.OK, Value: o.V, Decimals: 2, Check: func(v float64) text.Text { return check(record.Some(v)) }}
	if ind := e.P.Env.Snap().Indicators().ByID(line.Indicator); ind != nil && field != "weight" && ind.Alternatives[0].Unit == kpi.Ratio {
		n.Percent, n.Decimals = true, 0
	}
	return ui.EditNumber(string(id)+" "+field, i18n.Text(info.Label)+", "+nameOf(e.P.Env, line), n, func(_ app.Context, v float64, known bool) {
		value := record.Value{}
		if known {
			value = record.OfFloat(v)
		}
		e.P.Env.Set(kind, id, field, value)
	})
}

// lines is the scorecard, edited in place.
func (e *editor) lines(role record.ID, lines []evaluation.Ref) app.UI {
	env := e.P.Env
	return app.Section().Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(app.H2().Text(i18n.T("scorecards.lines")), app.Div().Class("page-tools").Body(
			&ui.Combobox{Key: "add-line", Label: i18n.T("roles.line.add"), HideLabel: true, Placeholder: i18n.T("roles.line.add"), Find: ui.Among(e.measures(lines)), OnPick: func(_ app.Context, id string) { e.add(role, lines, id) }})),
		&ui.Table[evaluation.Ref]{Key: "lines " + string(role), Caption: i18n.T("scorecards.lines"), OnCSV: ui.SaveAs(env.Snap().Title("role", role)), Rows: lines, Columns: e.columns(lines), Plain: true, Stamp: i18n.Locale().Tag + stamp(e.P.Rev), RowKey: func(r evaluation.Ref) string { return string(r.ID) },
			Empty: func() app.UI { return app.P().Class("note").Text(i18n.T("scorecards.nolines.text")) }},
		app.P().Class("note").Text(i18n.T("roles.lines.key", "currency", env.Snap().Currency().String())))
}

func (e *editor) columns(lines []evaluation.Ref) []ui.Column[evaluation.Ref] {
	env := e.P.Env
	choice := func(id, field string, hide int, options []ui.Option, of func(*record.ScorecardLine) string, show func(*record.ScorecardLine) bool) ui.Column[evaluation.Ref] {
		info, _ := record.ScorecardLineKind.Info(field)
		return ui.Column[evaluation.Ref]{ID: id, Header: i18n.Text(info.Label), Hide: hide, Text: func(r evaluation.Ref) string { return i18n.Text(info.LabelOf(of(r.Rec))) }, Cell: func(r evaluation.Ref) app.UI {
			if !show(r.Rec) {
				return app.Span().Class("note").Text(unit(env, r.Rec))
			}
			return ui.EditSelect(string(r.ID)+" "+field, i18n.Text(info.Label)+", "+nameOf(env, r.Rec), options, of(r.Rec), "", func(_ app.Context, v string) { env.Set("scorecard_line", r.ID, field, record.OfText(v)) })
		}}
	}
	info, _ := record.ScorecardLineKind.Info("dimension")
	per, _ := record.ScorecardLineKind.Info("per")
	always := func(*record.ScorecardLine) bool { return true }
	return []ui.Column[evaluation.Ref]{
		{ID: "name", Header: i18n.T("scorecards.indicator"), Size: "m", Text: func(r evaluation.Ref) string { return nameOf(env, r.Rec) }},
		choice("dimension", "dimension", 0, form.Options(info), func(l *record.ScorecardLine) string { return l.Dimension }, always),
		e.figure("weight", 0, func(l *record.ScorecardLine) record.Opt { return l.Weight }, nil),
		e.figure("minimum", 0, func(l *record.ScorecardLine) record.Opt { return l.Minimum }, func(l *record.ScorecardLine, o record.Opt) text.Text { return fits(env, l, o, l.Target, l.Excellent) }),
		e.figure("target", 0, func(l *record.ScorecardLine) record.Opt { return l.Target }, func(l *record.ScorecardLine, o record.Opt) text.Text { return fits(env, l, l.Minimum, o, l.Excellent) }),
		e.figure("excellent", 0, func(l *record.ScorecardLine) record.Opt { return l.Excellent }, func(l *record.ScorecardLine, o record.Opt) text.Text { return fits(env, l, l.Minimum, l.Target, o) }),
		choice("per", "per", 1, form.Options(per), func(l *record.ScorecardLine) string {
			if l.Per == "" {
				return record.PerYear
			}
			return l.Per
		}, func(l *record.ScorecardLine) bool {
			ind := env.Snap().Indicators().ByID(l.Indicator)
			return ind != nil && ind.Additive
		}),
		{ID: "tools", Header: "", Right: true, Text: func(evaluation.Ref) string { return "" }, Cell: func(r evaluation.Ref) app.UI {
			return app.Div().Class("row-tools").Body(
				e.mover(lines, r, -1), e.mover(lines, r, 1),
				&ui.IconButton{Icon: icon.Person, Small: true, Label: i18n.T("roles.range.add", "name", nameOf(env, r.Rec)), OnClick: func(app.Context) { e.own(r) }},
				&ui.IconButton{Icon: icon.Trash, Small: true, Label: i18n.T("form.delete", "name", nameOf(env, r.Rec)), OnClick: func(app.Context) { e.drop("scorecard_line", r.ID, nameOf(env, r.Rec)) }})
		}},
	}
}

// mover moves a line one place up or down among those of its dimension.
func (e *editor) mover(lines []evaluation.Ref, r evaluation.Ref, by int) app.UI {
	sign, words := icon.ArrowUp, "form.up"
	if by > 0 {
		sign, words = icon.ArrowDown, "form.down"
	}
	rank, ok := evaluation.Moved(lines, r.ID, by)
	return &ui.IconButton{Icon: sign, Small: true, Disabled: !ok, Label: i18n.T(words, "name", nameOf(e.P.Env, r.Rec)), OnClick: func(app.Context) {
		e.P.Env.Set("scorecard_line", r.ID, "rank", record.OfText(rank))
	}}
}

// drop takes a record away and offers to bring it back.
func (e *editor) drop(kind string, id record.ID, name string) {
	if e.P.Env.Do(workspace.Delete{Kind: kind, ID: id}) {
		e.P.Env.Host.Toast(i18n.T("shell.deleted", "what", name), true)
	}
}

// figure is a column of numbers edited in place; check says what is wrong with one.
func (e *editor) figure(field string, hide int, of func(*record.ScorecardLine) record.Opt, check func(*record.ScorecardLine, record.Opt) text.Text) ui.Column[evaluation.Ref] {
	info, _ := record.ScorecardLineKind.Info(field)
	return ui.Column[evaluation.Ref]{ID: field, Header: i18n.Text(info.Label), Right: true, Hide: hide, Text: func(r evaluation.Ref) string {
		if o := of(r.Rec); o.OK {
			return i18n.Locale().Short(o.V, 2)
		}
		return locale.None
	}, Cell: func(r evaluation.Ref) app.UI {
		return e.number("scorecard_line", r.ID, r.Rec, field, of(r.Rec), func(o record.Opt) text.Text {
			if check == nil {
				if o.V < 0 || o.V > 100 {
					return text.New("Debe estar entre {min} y {max}.", "Must be between {min} and {max}.").With("min", 0, "max", 100)
				}
				return text.Text{}
			}
			return check(r.Rec, o)
		})
	}}
}

// measures are what can be measured of a person and is not yet: indicators and what is judged.
func (e *editor) measures(lines []evaluation.Ref) []ui.Option {
	has := func(id string) bool {
		return slices.ContainsFunc(lines, func(l evaluation.Ref) bool { return l.Rec.Indicator == id || string(l.Rec.Quality) == id })
	}
	var out []ui.Option
	for _, ind := range e.P.Env.Snap().Indicators().All() {
		if ind.Allows(kpi.ByPerson) && !has(ind.ID) {
			out = append(out, ui.Option{Value: "k " + ind.ID, Label: i18n.Text(ind.Name), Note: i18n.Text(evaluation.NatureOf(ind).Short())})
		}
	}
	for _, o := range form.References(e.P.Env, "qualitative", "") {
		if !has(o.Value) {
			out = append(out, ui.Option{Value: "q " + o.Value, Label: o.Label, Note: i18n.Text(evaluation.Judgement.Short())})
		}
	}
	return out
}

// add puts one more line at the end, without a range, which the person then writes.
func (e *editor) add(role record.ID, lines []evaluation.Ref, what string) {
	if len(what) < 3 {
		return
	}
	rank := ""
	for _, l := range lines {
		rank = max(rank, l.Rec.Rank)
	}
	l := &record.ScorecardLine{Role: role, Weight: record.Some(0), Rank: record.RankBetween(rank, "")}
	if id := what[2:]; what[0] == 'q' {
		l.Quality, l.Dimension = record.ID(id), record.DimensionCapability
	} else {
		l.Indicator, l.Dimension = id, usualDimension(e.P.Env.Snap().Indicators().ByID(id))
	}
	e.P.Env.Do(workspace.Create{Kind: "scorecard_line", ID: e.P.Env.Store.NewID(), Rec: l})
}

// usualDimension is where an indicator of its area mostly belongs.
func usualDimension(ind *kpi.Indicator) string {
	if ind == nil {
		return record.DimensionFinal
	}
	switch ind.Area {
	case kpi.Results, kpi.Quota:
		return record.DimensionFinal
	case kpi.Clients:
		return record.DimensionVoice
	case kpi.Effort:
		return record.DimensionQuality
	}
	return record.DimensionPartial
}

// own begins a range of somebody's own, from the scorecard's.
func (e *editor) own(r evaluation.Ref) {
	env := e.P.Env
	people := form.References(env, "person", "")
	if len(people) == 0 {
		return
	}
	first := people[0].Value
	for id, p := range change.All(env.Snap().State, record.PersonKind) {
		if p.RoleID() == r.Rec.Role {
			first = string(id)
			break
		}
	}
	x := &record.ScorecardRange{Line: r.ID, Person: record.ID(first), Minimum: r.Rec.Minimum, Target: r.Rec.Target, Excellent: r.Rec.Excellent, Reason: i18n.T("roles.range.reason")}
	id := env.Store.NewID()
	if env.Do(workspace.Create{Kind: "scorecard_range", ID: id, Rec: x}) {
		e.open(id)
	}
}

func (e *editor) open(id record.ID) {
	env := e.P.Env
	env.Host.ShowPanel(page.Panel{Key: "scorecard_range " + string(id), Title: i18n.T("roles.ranges"), Body: func() []app.UI {
		r := workspace.Get(env.Snap(), record.ScorecardRangeKind, id)
		line := &record.ScorecardLine{}
		if r != nil {
			line = workspace.Get(env.Snap(), record.ScorecardLineKind, r.Line)
		}
		if r == nil || line == nil {
			return []app.UI{app.P().Class("note").Text(i18n.T("form.gone"))}
		}
		fields := func(names ...string) app.UI {
			return &form.Form{Env: env, Kind: "scorecard_range", ID: id, Rev: env.Store.Revision(), Fields: names}
		}
		body := []app.UI{app.P().Class("note").Text(nameOf(env, line) + " · " + unit(env, line)), fields("person", "account", "reason")}
		for _, f := range []struct {
			name  string
			value record.Opt
			check func(record.Opt) text.Text
		}{{"minimum", r.Minimum, func(o record.Opt) text.Text { return fits(env, line, o, r.Target, r.Excellent) }},
			{"target", r.Target, func(o record.Opt) text.Text { return fits(env, line, r.Minimum, o, r.Excellent) }},
			{"excellent", r.Excellent, func(o record.Opt) text.Text { return fits(env, line, r.Minimum, r.Target, o) }}} {
			body = append(body, e.ownNumber(id, line, f.name, f.value, f.check))
		}
		return []app.UI{app.Div().Class("stack").Body(body...)}
	}})
}

// ownNumber is one value of somebody's own range.
func (e *editor) ownNumber(id record.ID, line *record.ScorecardLine, field string, o record.Opt, check func(record.Opt) text.Text) app.UI {
	info, _ := record.ScorecardRangeKind.Info(field)
	n := &ui.NumberField{Key: string(id) + " own " + field, Label: i18n.Text(info.Label), Known: o.OK, Value: o.V, Decimals: 2, Check: func(v float64) text.Text { return check(record.Some(v)) },
		OnCommit: func(_ app.Context, v float64, known bool) {
			if known {
				e.P.Env.Set("scorecard_range", id, field, record.OfFloat(v))
			}
		}}
	if ind := e.P.Env.Snap().Indicators().ByID(line.Indicator); ind != nil && ind.Alternatives[0].Unit == kpi.Ratio {
		n.Percent, n.Decimals = true, 0
	}
	return n
}

// ranges are those that are somebody's own.
func (e *editor) ranges(lines []evaluation.Ref) app.UI {
	env, l := e.P.Env, i18n.Locale()
	type own struct {
		id   record.ID
		rec  *record.ScorecardRange
		line *record.ScorecardLine
	}
	var rows []own
	for _, line := range lines {
		for id, r := range change.All(env.Snap().State, record.ScorecardRangeKind) {
			if r.Line == line.ID {
				rows = append(rows, own{id, r, line.Rec})
			}
		}
	}
	if len(rows) == 0 {
		return app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("roles.ranges")), app.P().Class("note").Text(i18n.T("roles.ranges.none")))
	}
	value := func(o own, v record.Opt) string {
		if ind := env.Snap().Indicators().ByID(o.line.Indicator); ind != nil && ind.Alternatives[0].Unit == kpi.Ratio {
			return l.Percent(v.V, 0)
		}
		return l.Short(v.V, 2)
	}
	whose := func(o own) string {
		name, account := env.Snap().Title("person", o.rec.Person), env.Snap().Title("account", o.rec.Account)
		if name != "" && account != "" {
			return name + " · " + account
		}
		return name + account
	}
	return app.Section().Class("stack stack-2").Body(app.H2().Text(i18n.T("roles.ranges")), app.P().Class("note").Text(i18n.T("roles.ranges.text")),
		&ui.Table[own]{Key: "own ranges", Caption: i18n.T("roles.ranges"), OnCSV: ui.SaveAs(i18n.T("roles.ranges")), Rows: rows, Plain: true, Stamp: l.Tag + stamp(e.P.Rev), RowKey: func(o own) string { return string(o.id) }, OnOpen: func(_ app.Context, o own) { e.open(o.id) },
			Columns: []ui.Column[own]{
				{ID: "whose", Header: i18n.T("roles.ranges.whose"), Size: "m", Text: whose},
				{ID: "line", Header: i18n.T("scorecards.indicator"), Text: func(o own) string { return nameOf(env, o.line) }},
				{ID: "range", Header: i18n.T("scorecards.range"), Text: func(o own) string {
					return value(o, o.rec.Minimum) + " · " + value(o, o.rec.Target) + " · " + value(o, o.rec.Excellent)
				}},
				{ID: "reason", Header: i18n.T("roles.ranges.why"), Size: "m", Hide: 1, Text: func(o own) string { return o.rec.Reason }},
				{ID: "tools", Header: "", Right: true, Text: func(own) string { return "" }, Cell: func(o own) app.UI {
					return &ui.IconButton{Icon: icon.Trash, Small: true, Label: i18n.T("form.delete", "name", whose(o)), OnClick: func(app.Context) { e.drop("scorecard_range", o.id, whose(o)) }}
				}},
			}})
}
