package kpi

import (
	"slices"

	paced "rumbo/engine/pace"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Input is the question: over which deals and facts, of which period and scope, by which definition.
type Input struct {
	Deals *Deals
	// Facts are what indicators on facts count; nil where there are none.
	Facts *Facts
	// Period limits what is counted; the zero Period is all time.
	Period period.Period
	Scope  Scope
	// Today is the day of the question. Nothing after it has happened yet.
	Today    period.Date
	Calendar period.Calendar
	// Alternative is the definition's ID; "" means the default.
	Alternative string

	give *paced.Pace // nil: never gives way
}

// Giving is the question asked so that a pass over many rows gives way. What is asked so must not be kept for a moment that cannot
// wait, such as the answer to a click.
func (in Input) Giving(p *paced.Pace) Input {
	in.give = p
	return in
}

// stretch is how many rows a pass goes over before it may give way.
const stretch = 1 << 13

// breathe gives way now and then; i is the row.
func (in *Input) breathe(i int) {
	if i%stretch == 0 {
		in.give.Now()
	}
}

// Scope limits a question to deals that pass every filter; the empty Scope lets all through.
type Scope []Filter

// Filter lets deals through whose value of a dimension is among In, or, with Not, is
// not. "" stands for deals that have none.
type Filter struct {
	Dim Dim
	In  []string
	Not bool
}

// Only is the filter for one value.
func Only(d Dim, id string) Filter { return Filter{Dim: d, In: []string{id}} }

// With is the scope with one filter more.
func (s Scope) With(f ...Filter) Scope { return append(slices.Clone(s), f...) }

// passes reports whether a value of a dimension passes all filters on that dimension.
func (s Scope) passes(d Dim, id string) bool {
	for _, f := range s {
		if f.Dim == d && slices.Contains(f.In, id) == f.Not {
			return false
		}
	}
	return true
}

// mask marks the rows that the scope lets through; nil if all.
func (s Scope) mask(d source) []bool {
	if len(s) == 0 {
		return nil
	}
	out := make([]bool, d.Len())
	for i := range out {
		out[i] = true
	}
	for _, f := range s {
		col := d.Column(f.Dim)
		keep := make([]bool, len(col.Values)+1) // the last is for none
		for i, v := range col.Values {
			keep[i] = slices.Contains(f.In, v.ID) != f.Not
		}
		keep[len(col.Values)] = slices.Contains(f.In, "") != f.Not
		for row, code := range col.Codes {
			if code < 0 {
				code = int32(len(col.Values))
			}
			out[row] = out[row] && keep[code]
		}
	}
	return out
}

// Dim is something by which deals can be filtered and grouped.
type Dim string

// The dimensions. Person is the deal's owner, Team the owner's; Sector, Country and Tier the account's.
const (
	ByPerson     Dim = "person"
	ByTeam       Dim = "team"
	ByAccount    Dim = "account"
	BySector     Dim = "sector"
	ByCountry    Dim = "country"
	ByTier       Dim = "tier"
	ByProduct    Dim = "product"
	ByLine       Dim = "line"
	ByStage      Dim = "stage"
	ByType       Dim = "type"
	BySource     Dim = "source"
	ByCompetitor Dim = "competitor"
	ByLostReason Dim = "lost_reason"
)

// The dimensions that only facts have.
const (
	ByKind     Dim = "kind" // of activity
	ByOutcome  Dim = "outcome"
	ByNature   Dim = "nature"
	ByCampaign Dim = "campaign"
	ByChannel  Dim = "channel"
	ByBand     Dim = "band" // of a lead's engagement
	BySize     Dim = "size" // of a deal
	ByTouch    Dim = "touch"
	BySurvey   Dim = "survey"
	ByNeed     Dim = "need" // of a client
)

var dimTexts = map[Dim]text.Text{
	ByPerson:     text.New("Responsable", "Owner"),
	ByTeam:       text.New("Equipo", "Team"),
	ByAccount:    text.New("Cuenta", "Account"),
	BySector:     text.New("Sector", "Industry"),
	ByCountry:    text.New("País", "Country"),
	ByTier:       text.New("Nivel de cuenta", "Account tier"),
	ByProduct:    text.New("Producto", "Product"),
	ByLine:       text.New("Línea de negocio", "Business line"),
	ByStage:      text.New("Etapa", "Stage"),
	ByType:       text.New("Tipo", "Type"),
	BySource:     text.New("Origen", "Lead source"),
	ByCompetitor: text.New("Competidor", "Competitor"),
	ByLostReason: text.New("Motivo de pérdida", "Lost reason"),

	ByKind:     text.New("Tipo de actividad", "Kind of activity"),
	ByOutcome:  text.New("Resultado del contacto", "Outcome of the contact"),
	ByNature:   text.New("Naturaleza", "Nature"),
	ByCampaign: text.New("Campaña", "Campaign"),
	ByChannel:  text.New("Canal", "Channel"),
	ByBand:     text.New("Franja de interés", "Engagement band"),
	BySize:     text.New("Tamaño del negocio", "Deal size"),
	ByTouch:    text.New("Número de contacto", "Touch number"),
	BySurvey:   text.New("Encuesta", "Survey"),
	ByNeed:     text.New("Necesidad", "Need"),
}

// Dims lists the dimensions in the order of a menu.
func Dims() []Dim { return slices.Concat(dealDims, factDims) }

var factDims = []Dim{ByKind, ByOutcome, ByNature, ByCampaign, ByChannel, ByBand, BySize, ByTouch, BySurvey, ByNeed}

var dealDims = []Dim{ByPerson, ByTeam, ByAccount, BySector, ByCountry, ByTier, ByProduct, ByLine, ByStage, ByType, BySource, ByCompetitor, ByLostReason}

// Label is the dimension in words.
func (d Dim) Label() text.Text { return dimTexts[d] }

// Known reports whether the dimension exists.
func (d Dim) Known() bool { _, ok := dimTexts[d]; return ok }
