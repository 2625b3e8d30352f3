package quality

import (
	"slices"

	"rumbo/engine/kpi"
	"rumbo/engine/pace"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// FactRule is one kind of fault of what happened: of activities, messages, leads, revenue lines, answers. There may be a million of
// them, so a rule looks at the columns that numbers are counted by, and sees what it does to them. Read-only.
type FactRule struct {
	ID     string
	Name   text.Text
	Effect text.Text // what it does to the numbers
	kinds  []string
	// bad gives the question asked of each row of a table; nil where the table cannot tell.
	bad func(t *kpi.Table, today period.Date) func(row int32) bool
}

// FactFault is a rule with the facts that it found, as a group of records that can be shown.
type FactFault struct {
	*FactRule
	kpi.Group
}

// lacking asks for rows without a value of a dimension.
func lacking(dim kpi.Dim) func(*kpi.Table, period.Date) func(int32) bool {
	return func(t *kpi.Table, _ period.Date) func(int32) bool {
		c := t.Column(dim)
		return func(row int32) bool { return c.Codes[row] < 0 }
	}
}

// gone asks for rows whose value of a dimension means a record that is not there any more.
func gone(dim kpi.Dim) func(*kpi.Table, period.Date) func(int32) bool {
	return func(t *kpi.Table, _ period.Date) func(int32) bool {
		c := t.Column(dim)
		return func(row int32) bool { return c.Codes[row] >= 0 && c.Values[c.Codes[row]].Name.Empty() }
	}
}

// silentCall asks for calls of which nobody noted how they went.
func silentCall(t *kpi.Table, _ period.Date) func(int32) bool {
	kind, outcome := t.Column(kpi.ByKind), t.Column(kpi.ByOutcome)
	call := int32(slices.IndexFunc(kind.Values, func(v kpi.Value) bool { return v.ID == record.ActivityCall }))
	return func(row int32) bool { return call >= 0 && kind.Codes[row] == call && outcome.Codes[row] < 0 }
}

func ahead(t *kpi.Table, today period.Date) func(int32) bool {
	return func(row int32) bool { return t.Day(row) > today }
}

var factRules = []*FactRule{
	{ID: "fact_nobody", kinds: []string{"activity", "lead", "revenue_line", "survey_answer"}, bad: lacking(kpi.ByPerson),
		Name:   text.New("De nadie", "Nobody's"),
		Effect: text.New("Cuentan en el total y en ninguna persona ni equipo.", "They count in the whole and for no person or team.")},
	{ID: "fact_gone_person", kinds: []string{"activity", "mail_event", "lead", "revenue_line", "survey_answer", "survey_form"}, bad: gone(kpi.ByPerson),
		Name:   text.New("De una persona que se eliminó", "Of a person who was deleted"),
		Effect: text.New("Cuentan en el total y en nadie que se pueda nombrar.", "They count in the whole and for nobody who can be named.")},
	{ID: "fact_no_account", kinds: []string{"revenue_line", "survey_answer", "survey_form"}, bad: lacking(kpi.ByAccount),
		Name:   text.New("Sin cuenta", "Without an account"),
		Effect: text.New("No son de ningún cliente: retención y voz por cliente no las ven.", "They are no client's: retention and voice by client do not see them.")},
	{ID: "fact_gone_account", kinds: []string{"activity", "mail_event", "revenue_line", "survey_answer", "survey_form"}, bad: gone(kpi.ByAccount),
		Name:   text.New("De una cuenta que se eliminó", "Of an account that was deleted"),
		Effect: text.New("Cuentan en el total y en ningún cliente que se pueda nombrar.", "They count in the whole and for no client that can be named.")},
	{ID: "fact_ahead", kinds: []string{"mail_event", "lead", "survey_answer", "survey_form"}, bad: ahead,
		Name:   text.New("Con fecha futura", "Dated in the future"),
		Effect: text.New("Ya pasaron y su fecha no: cuentan en un período que aún no llega.", "They have happened and their day has not: they count in a period yet to come.")},
	{ID: "fact_no_outcome", kinds: []string{"activity"}, bad: silentCall,
		Name:   text.New("Llamadas sin resultado", "Calls without an outcome"),
		Effect: text.New("Cuentan como hechas y no como conversación: bajan la tasa de conexión.", "They count as dialled and not as conversations: they lower the connect rate.")},
	{ID: "fact_no_channel", kinds: []string{"lead"}, bad: lacking(kpi.ByChannel),
		Name:   text.New("Prospectos sin canal", "Leads without a channel"),
		Effect: text.New("Ningún canal se lleva lo que traen.", "No channel is credited with what they bring.")},
	{ID: "fact_no_line", kinds: []string{"revenue_line"}, bad: lacking(kpi.ByLine),
		Name:   text.New("Ingresos sin línea de negocio", "Revenue without a business line"),
		Effect: text.New("Faltan en la retención por línea.", "They are missing in retention by line.")},
}

// OfFacts are the faults among groups of records; those that are not facts are passed over.
func OfFacts(groups []kpi.Group, today period.Date, give *pace.Pace) []FactFault {
	var out []FactFault
	for _, r := range factRules {
		seen := map[record.ID]bool{} // a revenue line is a row twice, of its year and as the base of the next
		for _, g := range groups {
			if g.Table == nil || !slices.Contains(r.kinds, g.Of) {
				continue
			}
			bad, found := r.bad(g.Table, today), kpi.Group{Role: r.ID, Text: r.Name, Of: g.Of, Table: g.Table}
			for _, row := range g.Rows {
				if bad(row) && (g.Of != record.RevenueLineKind.Name || once(seen, g.Table.ID(row))) {
					found.Rows = append(found.Rows, row)
				}
				give.Step()
			}
			give.Now()
			if found.Len() > 0 {
				out = join(out, FactFault{r, found})
			}
		}
	}
	return out
}

// once reports whether an ID is seen for the first time.
func once(seen map[record.ID]bool, id record.ID) bool {
	was := seen[id]
	seen[id] = true
	return !was
}

// join adds what was found to the same fault of the same table, if there is one.
func join(list []FactFault, f FactFault) []FactFault {
	for i := range list {
		if list[i].FactRule == f.FactRule && list[i].Table == f.Table {
			list[i].Rows = append(list[i].Rows, f.Rows...)
			slices.Sort(list[i].Rows)
			list[i].Rows = slices.Compact(list[i].Rows)
			return list
		}
	}
	return append(list, f)
}
