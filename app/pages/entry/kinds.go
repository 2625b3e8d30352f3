package entry

import (
	"rumbo/components/icon"
	"rumbo/engine/record"
)

// Day is the form for a day's calls, beside those for single records.
const Day = "day"

// sheet is what can be entered on this page.
type sheet struct {
	kind   string // of the record; Day for a day's calls
	icon   icon.Name
	first  []string // fields in sight
	kept   []string // fields that keep their value for the next one
	common bool     // in the menu of the line above
}

// sheets are in the order of the menu.
var sheets = []sheet{
	{"activity", icon.Phone, []string{"kind", "on", "person", "account", "contact", "opportunity", "outcome", "duration", "follow_up", "nature", "subject", "notes"},
		[]string{"kind", "on", "person", "direction"}, true},
	{Day, icon.Calendar, nil, nil, true},
	{"lead", icon.Target, []string{"name", "company", "email", "phone", "channel", "owner", "status", "created", "expected", "notes"}, []string{"channel", "campaign", "owner", "created"}, true},
	{"survey_answer", icon.Star, []string{"survey", "account", "contact", "person", "on", "score", "expected", "comment"}, []string{"survey", "person", "on"}, true},
	{"revenue_line", icon.Chart, []string{"account", "on", "amount", "margin", "product", "line", "person", "quantity", "document"}, []string{"on", "person"}, true},
	{"rating", icon.Person, []string{"person", "quality", "level", "evidence", "by", "on", "account"}, []string{"person", "by", "on"}, true},
	{"milestone", icon.Flag, []string{"opportunity", "name", "owner", "due", "reached", "value"}, []string{"opportunity", "owner"}, true},
	{"lead_event", icon.Link, nil, []string{"lead", "on", "channel"}, false},
	{"mail_event", icon.Mail, []string{"event", "on", "campaign", "person", "account", "contact", "message", "thread"}, []string{"event", "on", "campaign", "person"}, false},
	{"campaign", icon.Tag, nil, nil, false},
	{"channel", icon.Globe, nil, nil, false},
	{"survey", icon.Edit, nil, nil, false},
	{"membership", icon.Team, nil, []string{"team"}, false},
	{"capacity", icon.Clock, nil, []string{"from", "hours"}, false},
	{"person_cost", icon.Operations, nil, []string{"from"}, false},
}

func sheetOf(kind string) sheet {
	for _, s := range sheets {
		if s.kind == kind {
			return s
		}
	}
	return sheets[0]
}

// fields of a kind: those in sight, and the others.
func (s sheet) fields() (first, more []record.FieldInfo) {
	k := record.Lookup(s.kind)
	if s.first == nil {
		for _, f := range k.Infos() {
			if shown(f) {
				first = append(first, f)
			}
		}
		return first, nil
	}
	in := map[string]bool{}
	for _, name := range s.first {
		if f, ok := k.Info(name); ok {
			first = append(first, f)
			in[name] = true
		}
	}
	for _, f := range k.Infos() {
		if shown(f) && !in[f.Name] {
			more = append(more, f)
		}
	}
	return first, more
}

// shown leaves out what a person does not enter.
func shown(f record.FieldInfo) bool {
	switch f.Name {
	case "external_id", "removed", "rank", "changed", "archived":
		return false
	}
	return f.Type != record.TypeRank && f.Type != record.TypeColumns
}
