package account

import (
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// View is a way to cut targets and pipeline.
type View struct {
	Key   string
	Label text.Text
	None  text.Text // what has no row of its own
}

// Views by which a gap can be cut, in order.
var Views = []View{
	{"line", text.New("Línea", "Line"), text.New("Sin línea", "No line")},
	{"product", text.New("Producto", "Product"), text.New("Sin producto", "No product")},
	{"region", text.New("Región", "Region"), text.New("Sin región", "No region")},
	{"owner", text.New("Responsable", "Owner"), text.New("Sin responsable", "No owner")},
	{"quarter", text.New("Trimestre", "Quarter"), text.New("Sin fecha", "No date")},
	{"year", text.New("Año", "Year"), text.New("Sin fecha", "No date")},
}

// Cut says by what a gap is cut.
type Cut struct {
	By    string   // key of a View
	Order []string // keys of rows that come first, in this order
	// Region is that of a team, or of the team of a person if no team is given; "" if it is not known.
	// Only the view by region asks.
	Region func(person, team record.ID) string
}

type part struct {
	key string
	Figures
}

// parts are what a piece gives to which rows: one row, but for a target that is cut by time, which is
// shared by days.
func (c Cut) parts(p Piece, env Env) []part {
	switch c.By {
	case "product":
		return []part{{string(p.Product), p.Figures}}
	case "region":
		return []part{{c.Region(p.Owner, p.Team), p.Figures}}
	case "owner":
		return []part{{string(p.Owner), p.Figures}}
	case "quarter":
		return inTime(p, period.Quarter, env)
	case "year":
		return inTime(p, period.Year, env)
	}
	return []part{{string(p.Line), p.Figures}}
}

func inTime(p Piece, grain period.Grain, env Env) []part {
	if p.Kind != "target" {
		if !p.Days.From.Known() {
			return []part{{"", p.Figures}}
		}
		return []part{{env.Calendar.Key(env.Calendar.Of(grain, p.Days.From)), p.Figures}}
	}
	var out []part
	var days []float64
	for at := env.Calendar.Of(grain, p.Days.From); at.From < p.Days.To; at = env.Calendar.Next(at, 1) {
		out = append(out, part{key: env.Calendar.Key(at)})
		days = append(days, float64(min(at.To, p.Days.To)-max(at.From, p.Days.From)))
	}
	for i, share := range money.New(p.Target, env.Currency).Split(days) {
		out[i].Target = share.Minor
	}
	return out
}

// RowsOf tells in which rows of the cut a piece stands.
func (c Cut) RowsOf(p Piece, env Env) []string {
	var out []string
	for _, part := range c.parts(p, env) {
		out = append(out, part.key)
	}
	return out
}
