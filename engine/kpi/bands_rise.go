package kpi

import "rumbo/engine/text"

// Rise is whether leads of a higher band were won more often.
type Rise uint8

// How conversion goes from band to band.
const (
	RiseUnknown      Rise = iota // some band has no lead that was decided
	RiseNot                      // a higher band is won less often, or as often
	RiseWithinChance             // each is won more often, but intervals of neighbours overlap
	RiseClear                    // and no intervals of neighbours overlap
)

// BandsRise judges conversion by band, of which the rows have one result each: the check of the weights.
func BandsRise(rows []Row) Rise {
	var at [3]*Result
	for i := range rows {
		for b := range bands {
			if rows[i].Value.ID == bands[b].ID && rows[i].Results[0].Known {
				at[b] = &rows[i].Results[0]
			}
		}
	}
	out := RiseClear
	for b := range at {
		switch {
		case at[b] == nil:
			return RiseUnknown
		case b == 0:
		case at[b].Value <= at[b-1].Value:
			out = RiseNot
		case out == RiseClear && at[b].Interval.Low <= at[b-1].Interval.High:
			out = RiseWithinChance
		}
	}
	return out
}

// Text says it for those who set the weights.
func (r Rise) Text() text.Text {
	switch r {
	case RiseNot:
		return text.New("La conversión no sube de franja en franja: los pesos no separan a quien compra.", "Conversion does not rise from band to band: the weights do not tell buyers apart.")
	case RiseWithinChance:
		return text.New("La conversión sube de franja en franja, aunque en parte podría ser azar.", "Conversion rises from band to band, though part of it could be chance.")
	case RiseClear:
		return text.New("La conversión sube con claridad de franja en franja: los pesos valen.", "Conversion clearly rises from band to band: the weights hold.")
	}
	return text.New("Todavía no hay prospectos decididos en cada franja con que comprobar los pesos.", "There are not yet decided leads in each band by which to check the weights.")
}
