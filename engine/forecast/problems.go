package forecast

import (
	"errors"

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

// counted is a warning in the words for one, or for several with {n} filled in.
func counted(code string, n int, one, several text.Text) Warning {
	if n == 1 {
		return Warning{code, one}
	}
	return Warning{code, several.With("n", n)}
}

func warnMissing(n int) Warning {
	return counted("missing", n,
		text.New("Faltaba un valor; se completó entre sus vecinos, con la estacionalidad de la serie.",
			"One value was missing; it was filled in between its neighbours, following the season."),
		text.New("Faltaban {n} valores; se completaron entre sus vecinos, con la estacionalidad de la serie.",
			"{n} values were missing; they were filled in between their neighbours, following the season."))
}

func warnTrailing(n int) Warning {
	return counted("trailing_missing", n,
		text.New("Falta el último valor; el pronóstico parte del último conocido.",
			"The last value is missing; the forecast starts from the last known one."),
		text.New("Faltan los últimos {n} valores; el pronóstico parte del último conocido.",
			"The last {n} values are missing; the forecast starts from the last known one."))
}

func warnInfinite() Warning {
	return Warning{"infinite", text.New("Había valores infinitos o imposibles de calcular; se trataron como faltantes.",
		"Infinite or impossibly large values were treated as missing.")}
}

func warnNegative(n int) Warning {
	return counted("negative", n,
		text.New("Un valor es negativo en una serie que no debería tener ninguno; se mantiene en el ajuste, pero el pronóstico no baja de cero.",
			"One value is negative in a series that should have none; it stays in the fit, but the forecast does not go below zero."),
		text.New("{n} valores son negativos en una serie que no debería tenerlos; se mantienen en el ajuste, pero el pronóstico no baja de cero.",
			"{n} values are negative in a series that should have none; they stay in the fit, but the forecast does not go below zero."))
}

func warnShort(n int) Warning {
	return counted("short", n,
		text.New("Con un solo valor de historia no se justifica más que repetirlo; el margen es amplio y supuesto.",
			"With a single value of history nothing beyond repeating it is justified; the range is wide and assumed."),
		text.New("Con solo {n} valores de historia no se justifica más que repetir lo último conocido; el margen es amplio y supuesto.",
			"With only {n} values of history nothing beyond repeating the last known one is justified; the range is wide and assumed."))
}

func warnOneSeason() Warning {
	return Warning{"one_season", text.New("La historia no llega a dos temporadas completas: la estacionalidad no se puede medir y no se usa.",
		"The history is shorter than two full seasons: seasonality cannot be measured and is not used.")}
}

func warnTooShortFor(m Model) Warning {
	return Warning{"too_short_for_model", text.New("La historia es demasiado corta para «{model}»; se usó el último valor conocido.",
		"The history is too short for “{model}”; the last known value was used.").With("model", m.Name)}
}

func warnConstant() Warning {
	return Warning{"constant", text.New("La historia no cambió nunca: no hay con qué medir el margen de error.",
		"The history never changed: there is nothing to measure the margin of error with.")}
}

func warnOutliers(n int) Warning {
	return counted("outliers", n,
		text.New("Un valor aislado se aparta mucho del resto; pesa menos en el ajuste.",
			"One isolated value stands far from the rest; it counts less in the fit."),
		text.New("{n} valores aislados se apartan mucho del resto; pesan menos en el ajuste.",
			"{n} isolated values stand far from the rest; they count less in the fit."))
}

func warnShift(periodsAgo int) Warning {
	return Warning{"level_shift", text.New("El nivel cambió de golpe hace {n} períodos; lo anterior informa poco sobre lo que viene.",
		"The level jumped {n} periods ago; what came before says little about what comes next.").With("n", periodsAgo)}
}
