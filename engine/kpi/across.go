package kpi

import paced "rumbo/engine/pace"

// Ask is an indicator by one of its definitions; "" is the default.
type Ask struct {
	*Indicator
	Alternative string
}

// Row is one value of a dimension with the answers to several questions, in their order. Where a question has no
// cell of that value, its result is not known and gives no reason.
type Row struct {
	Value   Value
	Results []Result
}

// Across answers several questions by one dimension, side by side: a table of them. Rows come in the order in
// which the questions first know them; questions that cannot be asked by the dimension stay unknown. It gives way.
func Across(in Input, d Dim, p *paced.Pace, asks ...Ask) []Row {
	var out []Row
	at := map[string]int{}
	in = in.Giving(p)
	for n, a := range asks {
		p.Now()
		if !a.Allows(d) {
			continue
		}
		in.Alternative = a.Alternative
		for _, c := range a.By(in, By(d)) {
			v := c.Keys[0].Value
			i, ok := at[v.ID]
			if !ok {
				i = len(out)
				at[v.ID] = i
				out = append(out, Row{v, make([]Result, len(asks))})
				for k, b := range asks {
					out[i].Results[k].Unit = b.Indicator.Alternative(b.Alternative).Unit
				}
			}
			out[i].Results[n] = c.Result
		}
	}
	return out
}

// With is the input asked by this definition.
func (a Ask) With(in Input) Input {
	in.Alternative = a.Alternative
	return in
}
