package forecast

import (
	"errors"
	"fmt"

	"rumbo/engine/text"
)

// Reasons to refuse. Everything else is answered, with a warning where weak.
var (
	// ErrEmpty: no observed value at all.
	ErrEmpty = errors.New("forecast: the series has no observed value")
	// ErrHorizon: the horizon is outside 1 … MaxHorizon.
	ErrHorizon = errors.New("forecast: horizon out of range")
	// ErrLevels: a quantile level is outside (0,1).
	ErrLevels = errors.New("forecast: quantile level outside (0,1)")
	// ErrRegressors: a regressor column is not history plus horizon long, or
	// holds a value that is not a number.
	ErrRegressors = errors.New("forecast: regressor column of the wrong length or not finite")
)

func warnMissing(n int) Warning {
	return Warning{"missing", text.Text{
		ES: fmt.Sprintf("Faltaban %d valores; se completaron entre sus vecinos, con la estacionalidad de la serie.", n),
		EN: fmt.Sprintf("%d values were missing; they were filled in between their neighbours, following the season.", n),
	}}
}

func warnTrailing(n int) Warning {
	return Warning{"trailing_missing", text.Text{
		ES: fmt.Sprintf("Faltan los últimos %d valores; el pronóstico parte del último conocido.", n),
		EN: fmt.Sprintf("The last %d values are missing; the forecast starts from the last known one.", n),
	}}
}

func warnInfinite() Warning {
	return Warning{"infinite", text.Text{
		ES: "Había valores infinitos o imposibles de calcular; se trataron como faltantes.",
		EN: "Infinite or impossibly large values were treated as missing.",
	}}
}

func warnNegative(n int) Warning {
	return Warning{"negative", text.Text{
		ES: fmt.Sprintf("%d valores son negativos en una serie que no debería tenerlos; se mantienen en el ajuste, pero el pronóstico no baja de cero.", n),
		EN: fmt.Sprintf("%d values are negative in a series that should have none; they stay in the fit, but the forecast does not go below zero.", n),
	}}
}

func warnShort(n int) Warning {
	return Warning{"short", text.Text{
		ES: fmt.Sprintf("Con solo %d valores de historia no se justifica más que repetir lo último conocido; el margen es amplio y supuesto.", n),
		EN: fmt.Sprintf("With only %d values of history nothing beyond repeating the last known one is justified; the range is wide and assumed.", n),
	}}
}

func warnOneSeason() Warning {
	return Warning{"one_season", text.Text{
		ES: "La historia no llega a dos temporadas completas: la estacionalidad no se puede medir y no se usa.",
		EN: "The history is shorter than two full seasons: seasonality cannot be measured and is not used.",
	}}
}

func warnTooShortFor(m Model) Warning {
	return Warning{"too_short_for_model", text.Text{
		ES: fmt.Sprintf("La historia es demasiado corta para «%s»; se usó el último valor conocido.", m.Name.ES),
		EN: fmt.Sprintf("The history is too short for “%s”; the last known value was used.", m.Name.EN),
	}}
}

func warnConstant() Warning {
	return Warning{"constant", text.Text{
		ES: "La historia no cambió nunca: no hay con qué medir el margen de error.",
		EN: "The history never changed: there is nothing to measure the margin of error with.",
	}}
}

func warnOutliers(n int) Warning {
	return Warning{"outliers", text.Text{
		ES: fmt.Sprintf("%d valores aislados se apartan mucho del resto; pesan menos en el ajuste.", n),
		EN: fmt.Sprintf("%d isolated values stand far from the rest; they count less in the fit.", n),
	}}
}

func warnShift(periodsAgo int) Warning {
	return Warning{"level_shift", text.Text{
		ES: fmt.Sprintf("El nivel cambió de golpe hace %d períodos; lo anterior informa poco sobre lo que viene.", periodsAgo),
		EN: fmt.Sprintf("The level jumped %d periods ago; what came before says little about what comes next.", periodsAgo),
	}}
}
