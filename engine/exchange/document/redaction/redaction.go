// Package redaction says what a copy of a plan for other eyes holds. It stands apart from package document so that a page
// can ask for a copy without carrying what makes it.
package redaction

import (
	"slices"

	"rumbo/engine/record"
)

// Choice is what a copy holds. What is left out is truly absent: the copy has records of its own with IDs of its own, made by
// one change, and no history.
type Choice struct {
	Kinds    []string `json:"kinds"`    // kept, besides the account itself
	Sections []string `json:"sections"` // written sections that are kept
	Private  bool     `json:"private"`  // whether amounts and opinions on people are kept
}

// Usual are the kinds that one shows a client.
var Usual = []string{"contact", "initiative", "need", "action", "appointment"}

// ContextFields are those of the kinds that only name what others refer to; of them a copy holds no more.
var ContextFields = map[string][]string{
	"person":   {"name"},
	"product":  {"name", "line"},
	"line":     {"name", "rank"},
	"team":     {"name"},
	"stage":    {"name", "outcome", "rank"},
	"settings": {"currency", "fiscal_start", "week_start"},
	// Of the template what makes own fields readable; that something is asked for, and in which range, is ours.
	"template_section": {"title", "own", "group", "rank"},
	"template_field":   {"name", "section", "type", "options", "rank"},
}

// innerFields are about how we work, not about the client: they never leave.
var innerFields = map[string][]string{
	"account_member": {"share", "duty", "notes"},
	"fact":           {"by", "confidence"},
	"swot_item":      {"action"},
	"account":        {"tier", "owner", "planned", "planned_since", "planned_until", "external_id", "description"},
	"contact":        {"assumed", "owner", "every_days", "last_contact", "light_until", "notes", "external_id"},
	"action":         {"closes", "notes", "horizon", "opportunity"},
	"initiative":     {"notes"},
	"need":           {"notes"},
	"need_cell":      {"competitor", "rival", "notes"},
	"appointment":    {"notes", "uid", "except"},
	"opportunity":    {"probability", "competitor", "lost_reason", "source", "next_step", "next_date", "description", "external_id", "forecast"},
}

// Keeps tells whether the copy holds a field of a kind.
func (c Choice) Keeps(kind string, f record.FieldInfo) bool {
	if only, ok := ContextFields[kind]; ok {
		return slices.Contains(only, f.Name)
	}
	if f.Required && (f.Type == record.TypeText || f.Type == record.TypeRef || f.Type == record.TypeChoice) && !f.Private {
		return true
	}
	return !slices.Contains(innerFields[kind], f.Name) && (c.Private || !f.Private && f.Type != record.TypeMoney)
}
