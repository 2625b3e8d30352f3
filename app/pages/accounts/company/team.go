package company

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

type member = account.Item[record.AccountMember]

// team is who works on the account.
func (s *section) team() app.UI {
	t := account.TeamOf(s.Data(), s.P.Env.Store.Today())
	add := func(id, label, side string) app.UI {
		return &ui.Button{ID: id, Label: i18n.T(label), Icon: icon.Plus, Small: true, OnClick: func(app.Context) { s.addMember(side) }}
	}
	body := []app.UI{heading(i18n.T("company.team"), add("add-ours", "company.team.ours", record.SideOurs), add("add-partner", "company.team.partner", record.SidePartner))}
	if len(t.Now)+len(t.Else) == 0 {
		return app.Section().Class("stack stack-2").Body(append(body, app.P().Class("note").Text(i18n.T("company.team.empty")))...)
	}
	return app.Section().Class("stack stack-2").Body(append(body, s.members(append(t.Now, t.Else...)), s.teamNotes(t))...)
}

// teamNotes say which roles nobody has and which important contacts nobody looks after.
func (s *section) teamNotes(t account.Team) app.UI {
	var lines []app.UI
	role, _ := record.AccountMemberKind.Info("role")
	for _, r := range t.Missing {
		lines = append(lines, app.Li().Body(ui.Light(ui.Amber, i18n.T("company.team.missing", "role", i18n.Text(role.LabelOf(r))))))
	}
	if alone := t.Uncovered(s.Data()); len(alone) > 0 {
		ids := make([]record.ID, len(alone))
		for i, c := range alone {
			ids[i] = c.ID
		}
		lines = append(lines, app.Li().Body(ui.Light(ui.Amber, i18n.T("company.team.alone", "names", s.titles("contact", ids, 5)))))
	}
	return app.Ul().Class("stack stack-1").Hidden(len(lines) == 0).Body(lines...)
}

// name is what one calls somebody of the team.
func (s *section) name(m member) string {
	if n := s.P.Env.Snap().Title("account_member", m.ID); n != "" {
		return n
	}
	return i18n.T("company.team.nobody")
}

// of is the company that somebody works for.
func (s *section) of(m member) string {
	switch {
	case m.Rec.Side == record.SideOurs:
		if own := s.P.Env.Snap().Settings().Company; own != "" {
			return own
		}
		return i18n.T("company.team.us")
	case m.Rec.Company != "":
		return m.Rec.Company
	}
	return i18n.T("company.team.apartner")
}

func (s *section) members(list []member) app.UI {
	env, l := s.P.Env, i18n.Locale()
	label := func(field string) string {
		info, _ := record.AccountMemberKind.Info(field)
		return i18n.Text(info.Label)
	}
	role, _ := record.AccountMemberKind.Info("role")
	covers := func(m member) string {
		return strings.Trim(s.titles("contact", m.Rec.Contacts, 2)+"; "+s.titles("line", m.Rec.Lines, 2), "; ")
	}
	return &ui.Table[member]{Key: "members " + string(s.ID), Caption: i18n.T("company.team"), Rows: list, Plain: true, Stamp: l.Tag + stamp(s.P.Rev),
		RowKey: func(m member) string { return string(m.ID) },
		OnOpen: func(_ app.Context, m member) { s.openMember(m.ID) },
		Columns: []ui.Column[member]{
			{ID: "name", Header: i18n.T("company.team.person"), Size: "m", Text: s.name, Cell: func(m member) app.UI {
				return app.Div().Body(app.Div().Text(s.name(m)), app.Div().Class("member-of").Body(app.Text(s.of(m)),
					app.If(m.Rec.Side == record.SidePartner, func() app.UI { return ui.Badge(i18n.T("company.team.apartner")) })))
			}},
			{ID: "role", Header: label("role"), Size: "m", Text: func(m member) string { return i18n.Text(role.LabelOf(m.Rec.Role)) },
				Cell: func(m member) app.UI { return form.Cell(env, "account_member", m.ID, "role") }},
			{ID: "share", Header: label("share"), Right: true, Text: func(m member) string {
				if !m.Rec.Share.OK {
					return "–"
				}
				return l.Percent(m.Rec.Share.V, 0)
			}},
			{ID: "covers", Header: i18n.T("company.team.covers"), Size: "m", Hide: 2, Text: covers},
			{ID: "time", Header: i18n.T("company.team.time"), Hide: 2, Text: func(m member) string { return s.span(m.Rec) }},
		}}
}

// span is when somebody works on the account, in words.
func (s *section) span(m *record.AccountMember) string {
	l := i18n.Locale()
	switch {
	case m.Since.Known() && m.Until.Known():
		return i18n.T("company.team.between", "from", l.Date(m.Since), "to", l.Date(m.Until))
	case m.Until.Known():
		return i18n.T("company.team.until", "day", l.Date(m.Until))
	case m.Since.Known():
		return i18n.T("company.team.since", "day", l.Date(m.Since))
	}
	return ""
}

func (s *section) addMember(side string) {
	env := s.P.Env
	rec := &record.AccountMember{Account: s.ID, Side: side, Since: env.Store.Today(), Rank: record.RankBetween(form.LastRank(env, "account_member", s.ID), "")}
	if side == record.SidePartner {
		rec.Role = "channel"
	}
	s.openMember(s.Add("account_member", rec))
}

// openMember shows somebody's fields: of one of ours the person, of a partner's name and company.
func (s *section) openMember(id record.ID) {
	env := s.P.Env
	env.Host.ShowPanel(page.Panel{Key: "account_member " + string(id), Named: func() string {
		if name := env.Snap().Title("account_member", id); name != "" {
			return name
		}
		return i18n.T("company.team.nobody")
	}, Body: func() []app.UI {
		m := workspace.Get(env.Snap(), record.AccountMemberKind, id)
		if m == nil {
			return []app.UI{app.P().Class("note").Text(i18n.T("form.gone"))}
		}
		fields := []string{"side", "name", "company", "mail"}
		if m.Side == record.SideOurs {
			fields = []string{"side", "person"}
			if m.Person == "" {
				fields = append(fields, "name")
			}
		}
		fields = append(fields, "role", "duty", "share", "since", "until", "contacts", "lines", "notes")
		return []app.UI{&form.Form{Env: env, Kind: "account_member", ID: id, Rev: env.Store.Revision(), Fields: fields, Flags: s.memberFlags(m)}}
	}, Foot: s.foot("account_member", id)})
}

// memberFlags are what does not fit: nobody named, or more time than a person has.
func (s *section) memberFlags(m *record.AccountMember) map[string]text.Text {
	out := map[string]text.Text{}
	if m.Side == record.SidePartner && m.Company == "" {
		out["company"] = text.Same(i18n.T("company.team.flag.company"))
	}
	if m.Person == "" && m.Name == "" {
		field := "name"
		if m.Side == record.SideOurs {
			field = "person"
		}
		out[field] = text.Same(i18n.T("company.team.flag.who"))
	}
	if sum := s.P.Env.Snap().AccountTime(m.Person, s.P.Env.Store.Today()); m.Person != "" && sum > 1.0000001 {
		out["share"] = text.Same(i18n.T("company.team.flag.share", "sum", i18n.Locale().Percent(sum, 0)))
	}
	return out
}

// foot is the way to delete what a panel shows.
func (s *section) foot(kind string, id record.ID) func() []app.UI {
	return func() []app.UI {
		return []app.UI{&ui.Button{Label: i18n.T("common.delete"), Icon: icon.Trash, Kind: ui.Quiet, OnClick: func(app.Context) {
			s.P.Env.Delete(kind, id)
			s.P.Env.Host.ClosePanel()
		}}}
	}
}
