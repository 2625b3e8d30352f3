package activities

import (
	"cmp"
	"math"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/locale"
	"rumbo/engine/record"
)

// row is somebody of either side in the matrix.
type row struct {
	id     record.ID
	name   string
	light  ui.Signal
	shows  bool // the light
	weight int
	spend  account.Spend
}

// matrix is who takes part in what, and how often: planned times a year, and under it what was done since the year began.
func (p *section) matrix(d data, ours bool) app.UI {
	rows := p.rows(d, ours)
	kinds, _ := record.PlannedActivityKind.Info("kind")
	most := 0.0
	for _, r := range rows {
		for _, o := range kinds.Options {
			most = math.Max(most, d.effort.Planned[account.Seat{Who: r.id, Sort: o.Value}])
		}
	}
	columns := []ui.Column[row]{{ID: "who", Header: i18n.T(map[bool]string{true: "activities.us", false: "activities.them"}[ours]), Size: "l", Text: func(r row) string { return r.name },
		Compare: func(a, b row) int { return cmp.Compare(ui.Fold(a.name), ui.Fold(b.name)) }, Cell: cellWho}}
	for _, o := range kinds.Options {
		columns = append(columns, p.kindColumn(d, o, most))
	}
	l := i18n.Locale()
	columns = append(columns,
		ui.Column[row]{ID: "hours", Header: i18n.T("activities.col.hours"), Right: true, Text: func(r row) string { return l.Short(r.spend.Hours, 0) },
			Compare: func(a, b row) int { return cmp.Compare(a.spend.Hours, b.spend.Hours) }},
		ui.Column[row]{ID: "cost", Header: i18n.T("activities.col.cost"), Right: true, Text: func(r row) string { return costText(r.spend) },
			Cell:    func(r row) app.UI { return app.Span().Class("money").Text(costText(r.spend)) },
			Compare: func(a, b row) int { return cmp.Compare(a.spend.Cost.Minor, b.spend.Cost.Minor) }})
	return app.Div().Class("stack stack-3").Body(
		app.P().Class("note").Text(i18n.T("activities.matrix.lead")),
		&ui.Table[row]{Key: "matrix " + p.at() + string(p.ID), Caption: i18n.T("activities.view." + p.at()), Rows: rows, RowKey: func(r row) string { return string(r.id) },
			Columns: columns, Stamp: stamp(p.P.Rev), Plain: len(rows) <= 50})
}

func cellWho(r row) app.UI {
	if !r.shows {
		return app.Span().Text(r.name)
	}
	return app.Span().Class("act-contact").Body(ui.Light(r.light, "-"), app.Span().Text(r.name))
}

// kindColumn is one kind of activity: shaded by how often it is planned, and told in figures.
func (p *section) kindColumn(d data, o record.Option, most float64) ui.Column[row] {
	l := i18n.Locale()
	figures := func(r row) (planned float64, done int) {
		at := account.Seat{Who: r.id, Sort: o.Value}
		return d.effort.Planned[at], d.effort.Actual[at]
	}
	text := func(r row) string {
		planned, done := figures(r)
		if planned == 0 && done == 0 {
			return locale.None
		}
		return i18n.T("activities.cell", "planned", l.Short(planned, 0), "done", l.Int(int64(done)))
	}
	return ui.Column[row]{ID: o.Value, Header: i18n.Text(o.Label), Right: true, Text: text,
		Compare: func(a, b row) int {
			x, _ := figures(a)
			y, _ := figures(b)
			return cmp.Compare(x, y)
		},
		Cell: func(r row) app.UI {
			planned, done := figures(r)
			shade := 0
			if planned > 0 && most > 0 {
				shade = min(5, max(1, int(math.Ceil(planned/most*5))))
			}
			class := ui.Classes("act-cell", "act-heat-"+string(rune('0'+shade)))
			if planned == 0 && done == 0 {
				return app.Span().Class(class + " muted").Text(locale.None)
			}
			return app.Span().Class(class).Title(i18n.T("activities.cell.title", "planned", l.Short(planned, 0), "done", l.Int(int64(done)))).Text(text(r))
		}}
}

// rows are all contacts, who matters most first, or those of ours who take part or did.
func (p *section) rows(d data, ours bool) []row {
	var out []row
	if !ours {
		for _, j := range d.lights.All {
			out = append(out, row{id: j.ID, name: j.Rec.Name, light: signals[j.Light], shows: true, weight: j.Weight, spend: p.spend(d, d.effort.Contacts, j.ID)})
		}
		slices.SortStableFunc(out, func(a, b row) int { return cmp.Compare(b.weight, a.weight) })
		return out
	}
	seen := map[record.ID]bool{}
	add := func(id record.ID) {
		if name := p.P.Env.Snap().Title("person", id); name != "" && !seen[id] {
			seen[id] = true
			out = append(out, row{id: id, name: name, spend: p.spend(d, d.effort.People, id)})
		}
	}
	for _, l := range d.effort.Lines {
		for _, id := range l.Rec.People {
			add(id)
		}
	}
	for _, t := range d.Touches() {
		if t.Kind == "activity" && t.On >= d.effort.From {
			add(t.Person)
		}
	}
	return out
}

// spend is somebody's part of the effort, nothing if they have none.
func (p *section) spend(d data, all map[record.ID]account.Spend, id record.ID) account.Spend {
	s, there := all[id]
	if !there {
		s.Whole, s.Cost = true, d.effort.Total.Cost
		s.Cost.Minor = 0
	}
	return s
}
