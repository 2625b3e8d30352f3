package evaluation

import (
	"rumbo/engine/kpi"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// say makes a phrase from pairs of name and value: a figure, an int, a score or a word.
func say(t text.Text, pairs ...any) kpi.Phrase {
	p := kpi.Phrase{Text: t}
	for i := 0; i < len(pairs); i += 2 {
		a := kpi.Arg{Name: pairs[i].(string)}
		switch v := pairs[i+1].(type) {
		case kpi.Figure:
			a.Figure = v
		case int:
			a.Figure = plain(float64(v))
		case float64:
			a.Figure = plain(v)
		case record.Opt:
			a.Figure = kpi.Figure{Known: v.OK, Value: v.V, Unit: kpi.Score}
		case text.Text:
			a.Word = v
		default:
			panic("evaluation: a phrase cannot hold this")
		}
		p.Args = append(p.Args, a)
	}
	return p
}

// plain is a number without a unit.
func plain(v float64) kpi.Figure { return kpi.Figure{Known: true, Value: v, Unit: kpi.Score} }
