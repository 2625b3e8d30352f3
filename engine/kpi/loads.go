package kpi

import "rumbo/engine/period"

// Loads are hours done and planned by capacity, of each person who has either, for each of several periods in order: the
// workload indicator's "planned" definition, person by person. What lies before today is done, what lies after it is planned.
func Loads(in Input, periods []period.Period) []Row {
	in.Alternative, in.Period = "planned", period.Period{}
	column := map[period.Period]int{}
	for i, p := range periods {
		column[p] = i
	}
	var out []Row
	at := map[string]int{}
	for _, c := range Workload.By(in, By(ByPerson), Into(periods)) {
		v := c.Keys[0].Value
		if v.ID == "" {
			continue // nobody has no capacity
		}
		i, ok := at[v.ID]
		if !ok {
			i = len(out)
			at[v.ID] = i
			out = append(out, Row{v, make([]Result, len(periods))})
		}
		out[i].Results[column[c.Keys[1].Period]] = c.Result
	}
	return out
}
