package data

import (
	"cmp"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/components/ui"
	"rumbo/engine/exchange/ingest"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/record"
)

// names are pairs that may be one; a person says so, else they stay apart.
func (in *incoming) names() app.UI {
	near := in.view.Near
	if len(near) == 0 {
		return nil
	}
	open := 0
	for _, n := range near {
		if !n.Settled {
			open++
		}
	}
	summary := i18n.T("data.near.settled")
	if open > 0 {
		summary = i18n.N("data.near.open", open)
	}
	return in.fold("near", i18n.T("data.near"), summary, true, func() app.UI {
		return app.Div().Class("stack stack-3").Body(
			app.P().Class("quiet").Text(i18n.T("data.near.text")),
			&ui.Table[ingest.NearMiss]{Key: "near", Caption: i18n.T("data.near"), Rows: near, PageSize: 10, Plain: len(near) <= 10, Stamp: in.stamp() + i18n.Lang(),
				RowKey: func(n ingest.NearMiss) string { return n.Kind + n.Name + "\x00" + n.Into },
				Columns: []ui.Column[ingest.NearMiss]{
					{ID: "name", Header: i18n.T("data.near.in"), Text: func(n ingest.NearMiss) string { return n.Name }, Cell: nearName},
					{ID: "into", Header: i18n.T("data.near.and"), Text: func(n ingest.NearMiss) string { return n.Into }},
					{ID: "why", Header: i18n.T("data.near.why"), Hide: 1, Text: func(n ingest.NearMiss) string { return i18n.T("data.near." + n.Why) },
						Cell: func(n ingest.NearMiss) app.UI { return app.Span().Class("quiet").Text(i18n.T("data.near." + n.Why)) }},
					{ID: "answer", Header: i18n.T("data.near.answer"), Text: func(n ingest.NearMiss) string { return nearAnswer(n) }, Cell: in.nearChoice},
				}},
		)
	})
}

func nearName(n ingest.NearMiss) app.UI {
	return app.Span().Body(app.B().Text(n.Name), app.Text(" "), app.Span().Class("muted small").Text(kindName(n.Kind, 1)+" · "+i18n.N("data.file.rows", n.Uses)))
}

func nearAnswer(n ingest.NearMiss) string {
	if n.Merged {
		return "same"
	}
	return "different"
}

func (in *incoming) nearChoice(n ingest.NearMiss) app.UI {
	return &ui.Segmented{Label: i18n.T("data.near.label", "a", n.Name, "b", n.Into), Value: nearAnswer(n),
		Options: []ui.Option{{Value: "same", Label: i18n.T("data.near.same")}, {Value: "different", Label: i18n.T("data.near.different")}},
		OnChange: func(_ app.Context, v string) {
			into := n.Into
			if v == "different" {
				into = n.Name
			}
			in.choices.Merge = with(in.choices.Merge, ingest.MergeKey(n.Kind, n.Name), into)
			in.plan()
		}}
}

// stages are what becomes of the stages that the files name.
func (in *incoming) stages() app.UI {
	stages := in.view.Stages
	if len(stages) == 0 {
		return nil
	}
	fresh, doubt := 0, false
	for _, s := range stages {
		if s.New {
			fresh++
		}
		doubt = doubt || !s.Known && s.New
	}
	summary := i18n.T("data.stages.known")
	if fresh > 0 {
		summary = i18n.N("data.stages.new", fresh)
	}
	return in.fold("stages", i18n.T("data.stages"), summary, doubt, func() app.UI {
		return &ui.Table[ingest.StageProposal]{Key: "stages", Caption: i18n.T("data.stages"), Rows: stages, PageSize: 15, Plain: len(stages) <= 15, Stamp: in.stamp() + i18n.Lang(),
			RowKey: func(s ingest.StageProposal) string { return s.Name },
			Columns: []ui.Column[ingest.StageProposal]{
				{ID: "name", Header: i18n.T("data.stages.file"), Text: func(s ingest.StageProposal) string { return cmp.Or(s.Name, i18n.T("data.stages.none")) }},
				{ID: "deals", Header: kindName("opportunity", 2), Right: true, Text: func(s ingest.StageProposal) string { return i18n.Locale().Int(int64(s.Deals)) }},
				{ID: "target", Header: i18n.T("data.stages.here"), Text: func(s ingest.StageProposal) string { return in.stageName(s) }, Cell: in.stageChoice},
				{ID: "sure", Header: i18n.T("data.stages.note"), Hide: 1, Text: stageNote, Cell: func(s ingest.StageProposal) app.UI { return app.Span().Class("quiet").Text(stageNote(s)) }},
			}}
	})
}

func stageNote(s ingest.StageProposal) string {
	if !s.Known {
		return i18n.T("data.stages.guess")
	}
	return ""
}

func (in *incoming) stageName(s ingest.StageProposal) string {
	if s.New {
		return i18n.T("data.stages.make", "meaning", outcomeName(s.Outcome))
	}
	return in.env.Snap().Title("stage", s.Target)
}

func (in *incoming) stageChoice(s ingest.StageProposal) app.UI {
	var options []ui.Option
	for _, st := range in.env.Snap().Stages() {
		label := st.Rec.Name
		if meaning := outcomeName(st.Rec.Outcome); ui.Fold(meaning) != ui.Fold(label) {
			label += " (" + meaning + ")"
		}
		options = append(options, ui.Option{Value: string(st.ID), Label: label})
	}
	fresh := map[string]string{record.StageOpen: ingest.NewOpen, record.StageWon: ingest.NewWon, record.StageLost: ingest.NewLost}
	for _, o := range []string{record.StageOpen, record.StageWon, record.StageLost} {
		options = append(options, ui.Option{Value: fresh[o], Label: i18n.T("data.stages.make", "meaning", outcomeName(o))})
	}
	value := string(s.Target)
	if s.New {
		value = fresh[s.Outcome]
	}
	return ui.EditSelect("stage "+s.Name, i18n.T("data.stages.here")+" "+s.Name, options, value, "", func(_ app.Context, v string) {
		in.choices.Stages = with(in.choices.Stages, s.Name, v)
		in.plan()
	})
}

// missingKind are the records of one kind that files refer to and nobody describes.
type missingKind struct {
	kind    string
	names   []string
	n       int
	created bool
}

// missing offers to make them, or to leave the references empty.
func (in *incoming) missing() app.UI {
	var kinds []*missingKind
	for _, m := range in.view.Missing {
		i := slices.IndexFunc(kinds, func(k *missingKind) bool { return k.kind == m.Kind })
		if i < 0 {
			kinds, i = append(kinds, &missingKind{kind: m.Kind, created: m.Created}), len(kinds)
		}
		k := kinds[i]
		if k.n++; len(k.names) < 4 {
			k.names = append(k.names, m.Name)
		}
	}
	if len(kinds) == 0 {
		return nil
	}
	return in.fold("missing", i18n.T("data.missing"), i18n.N("data.missing.n", len(in.view.Missing)), false, func() app.UI {
		return app.Div().Class("stack stack-3").Body(
			app.P().Class("quiet").Text(i18n.T("data.missing.text")),
			app.Ul().Class("data-rows").Body(app.Range(kinds).Slice(func(i int) app.UI { return in.missingRow(kinds[i]) })),
		)
	})
}

func (in *incoming) missingRow(k *missingKind) app.UI {
	names := strings.Join(k.names, ", ")
	if k.n > len(k.names) {
		names += "…"
	}
	value := "leave"
	if k.created {
		value = "create"
	}
	return app.Li().Body(
		app.Div().Body(app.B().Text(i18n.Locale().Int(int64(k.n))+" "+strings.ToLower(kindName(k.kind, k.n))), app.P().Class("quiet").Text(names)),
		&ui.Segmented{Label: kindName(k.kind, 2), Value: value, Options: []ui.Option{{Value: "create", Label: i18n.T("data.missing.create")}, {Value: "leave", Label: i18n.T("data.missing.leave")}},
			OnChange: func(_ app.Context, v string) {
				left := slices.DeleteFunc(slices.Clone(in.choices.Leave), func(s string) bool { return s == k.kind })
				if v == "leave" {
					left = append(left, k.kind)
				}
				in.choices.Leave = left
				in.plan()
			}},
	)
}

// problems are all that a person should know, by file, row and column.
func (in *incoming) problems(list []tabular.Problem) app.UI {
	if len(list) == 0 {
		return nil
	}
	n := severities(list)
	var parts []string
	for severity, key := range []string{"data.problems.info", "data.problems.warning", "data.problems.error", "data.problems.refusal"} { // by tabular.Severity
		if n[severity] > 0 {
			parts = append(parts, i18n.N(key, n[severity]))
		}
	}
	slices.Reverse(parts)
	return in.fold("problems", i18n.T("data.problems"), strings.Join(parts, " · "), false, func() app.UI {
		return &ui.Table[tabular.Problem]{Key: "problems", Caption: i18n.T("data.problems"), Rows: list, PageSize: 25, Plain: len(list) <= 12, Stamp: in.stamp() + i18n.Lang(),
			RowKey: tabular.Problem.String, Columns: problemColumns(),
			OnCSV: func(_ app.Context, file []byte) {
				browser.Download(i18n.T("data.problems.file")+".csv", "text/csv", file)
			}}
	})
}

func problemColumns() []ui.Column[tabular.Problem] {
	row := func(p tabular.Problem) string {
		if p.Row == 0 {
			return ""
		}
		return i18n.Locale().Int(int64(p.Row))
	}
	return []ui.Column[tabular.Problem]{
		{ID: "file", Header: i18n.T("data.problems.where"), Text: func(p tabular.Problem) string { return p.File }, Compare: func(a, b tabular.Problem) int { return cmp.Compare(a.File, b.File) }},
		{ID: "row", Header: i18n.T("data.row"), Right: true, Text: row, Compare: func(a, b tabular.Problem) int { return cmp.Compare(a.Row, b.Row) }},
		{ID: "column", Header: i18n.T("data.problems.column"), Text: func(p tabular.Problem) string { return p.Column }, Compare: func(a, b tabular.Problem) int { return cmp.Compare(a.Column, b.Column) }},
		{ID: "value", Header: i18n.T("data.problems.value"), Hide: 1, Text: func(p tabular.Problem) string { return tabular.Shorten(p.Value, 80) }},
		{ID: "what", Header: i18n.T("data.problems.what"), Size: "l", Text: func(p tabular.Problem) string { return i18n.Text(p.Text()) }},
	}
}
