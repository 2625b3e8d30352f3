package organisation

import (
	"cmp"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/locale"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// seat is a cell of the matrix of contacts and our own people.
type seat struct{ person, contact record.ID }

// closer orders how well people know each other.
var closer = map[string]int{"": 0, "none": 1, "distant": 2, "known": 3, "close": 4}

// relations are who knows whom; of two notes on a pair the closer counts.
func relations(d *account.Data) map[seat]string {
	out := map[seat]string{}
	for _, r := range account.List(d, record.RelationKind) {
		at := seat{r.Rec.Person, r.Rec.Contact}
		if closer[r.Rec.Closeness] >= closer[out[at]] {
			out[at] = r.Rec.Closeness
		}
	}
	return out
}

// people are those of ours who have to do with the account: its owner, who keeps relationships, who knows somebody,
// who was in touch.
func (p *section) people(d *account.Data) []record.ID {
	var out []record.ID
	add := func(id record.ID) {
		if id != "" && p.P.Env.Snap().Title("person", id) != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	add(d.Account.Owner)
	for _, c := range d.Contacts {
		add(c.Rec.Owner)
	}
	for _, r := range account.List(d, record.RelationKind) {
		add(r.Rec.Person)
	}
	for _, t := range d.Touches() {
		add(t.Person)
	}
	for _, id := range p.columns {
		add(id)
	}
	return out
}

// setRelation notes how well one of us knows a contact; "" takes the note away.
func setRelation(env *page.Env, in, person, contact record.ID, closeness string) {
	snap := env.Snap()
	var cmds []workspace.Command
	for _, r := range account.List(snap.Plan(in), record.RelationKind) {
		if r.Rec.Person != person || r.Rec.Contact != contact {
			continue
		}
		if closeness == "" || len(cmds) > 0 {
			cmds = append(cmds, workspace.Delete{Kind: "relation", ID: r.ID})
			continue
		}
		cmds = append(cmds, workspace.Set{Kind: "relation", ID: r.ID, Field: "closeness", Value: record.OfText(closeness)})
	}
	if len(cmds) == 0 && closeness != "" {
		cmds = append(cmds, workspace.Create{Kind: "relation", ID: record.RelationID(person, contact), Rec: &record.Relation{Account: in, Person: person, Contact: contact, Closeness: closeness}})
	}
	if len(cmds) > 0 {
		env.Do(workspace.Together{Commands: cmds})
	}
}

// team is who of us knows whom, and how well.
func (p *section) team(l account.Lights) app.UI {
	d, env := p.Data(), p.P.Env
	known, people := relations(d), p.people(d)
	info, _ := record.RelationKind.Info("closeness")
	columns := []ui.Column[account.Judged]{p.whoColumn()}
	for _, id := range people {
		columns = append(columns, ui.Column[account.Judged]{ID: string(id), Header: env.Snap().Title("person", id), Size: "s",
			Text: func(j account.Judged) string { return i18n.Text(info.LabelOf(known[seat{id, j.ID}])) },
			Compare: func(a, b account.Judged) int {
				return cmp.Compare(closer[known[seat{id, a.ID}]], closer[known[seat{id, b.ID}]])
			},
			Cell: func(j account.Judged) app.UI {
				value := known[seat{id, j.ID}]
				return app.Div().Class(ui.Classes("org-knows", "org-knows-"+cmp.Or(value, "blank"))).Body(
					ui.EditSelect(string(id)+" "+string(j.ID), i18n.T("organisation.knows.cell", "person", env.Snap().Title("person", id), "contact", j.Rec.Name), form.Options(info), value, locale.None,
						func(_ app.Context, v string) { setRelation(env, p.ID, id, j.ID, v) }))
			}})
	}
	left := slices.DeleteFunc(form.References(env, "person", ""), func(o ui.Option) bool { return slices.Contains(people, record.ID(o.Value)) })
	return app.Div().Class("stack").Body(
		app.P().Class("note").Text(i18n.T("organisation.team.lead")),
		p.unknown(l, known, people),
		&ui.Table[account.Judged]{Key: "team " + string(p.ID), Caption: i18n.T("organisation.view.team"), Columns: columns, Rows: l.All, RowKey: func(j account.Judged) string { return string(j.ID) },
			Stamp: i18n.Locale().Tag + stamp(p.P.Rev), Plain: len(l.All) <= 50, OnOpen: func(_ app.Context, j account.Judged) { Open(p.View, j.ID) }},
		app.Div().Class("org-pick").Body(&ui.Combobox{Key: "column", Label: i18n.T("organisation.team.add"), Placeholder: i18n.T("organisation.find"), Find: ui.Among(left),
			OnPick: func(_ app.Context, v string) {
				if v != "" {
					p.columns = append(p.columns, record.ID(v))
				}
			}}),
	)
}

// unknown names who matters and whom nobody of us knows well.
func (p *section) unknown(l account.Lights, known map[seat]string, people []record.ID) app.UI {
	var names []string
	for _, j := range l.All {
		if j.Important && !slices.ContainsFunc(people, func(id record.ID) bool { return closer[known[seat{id, j.ID}]] >= closer["known"] }) {
			names = append(names, j.Rec.Name)
		}
	}
	if len(names) == 0 {
		return app.Div().Hidden(true)
	}
	return &ui.Notice{Tone: ui.Warn, Title: i18n.N("organisation.team.gap", len(names)), Text: joined(", ", names...)}
}

// whoColumn is a contact with the light, as tables begin.
func (p *section) whoColumn() ui.Column[account.Judged] {
	return ui.Column[account.Judged]{ID: "name", Header: i18n.T("organisation.contact"), Size: "l", Text: func(j account.Judged) string { return j.Rec.Name },
		Compare: func(a, b account.Judged) int { return cmp.Compare(ui.Fold(a.Rec.Name), ui.Fold(b.Rec.Name)) },
		Cell:    func(j account.Judged) app.UI { return who(j) }}
}

// who is a contact's light, name and position.
func who(j account.Judged) app.UI {
	return app.Div().Class("org-who").Body(ui.Light(signals[j.Light], "-"),
		app.Div().Class("org-who-words").Body(app.Span().Text(j.Rec.Name), app.Span().Class("note").Text(j.Rec.Position)))
}
