package ingest

import (
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/text"
)

var (
	problemNothingMapped = tabular.NewMessage("nothing_mapped", tabular.Refusal,
		"No se reconoce qué contiene el archivo: elija el tipo de registro y las columnas.",
		"What the file holds is not recognised: choose the kind of record and the columns.")
	problemSkipped = tabular.NewMessage("skipped", tabular.Info,
		"El archivo no se importa, según su elección.", "The file is not imported, as you chose.")
	problemNoName = tabular.NewMessage("no_name", tabular.Error,
		"La fila no tiene nombre ni identificador y no se importa.", "The row has neither name nor identifier and is not imported.")
	problemLostDigits = tabular.NewMessage("shortened_identifier", tabular.Warning,
		"Una planilla acortó el identificador «{value}» y ya no distingue registros; no se usa. Exporte de nuevo sin abrir el archivo.",
		"A spreadsheet has shortened the identifier “{value}”, which no longer tells records apart; it is not used. Export again without opening the file.")
	problemNoAccount = tabular.NewMessage("contact_without_account", tabular.Error,
		"El contacto no indica su cuenta y no se importa.", "The contact does not say its account and is not imported.")
	problemTwice = tabular.NewMessage("duplicate", tabular.Warning,
		"«{value}» ya está en la fila {n}; esta fila no se importa.", "“{value}” is already in row {n}; this row is not imported.")
	problemSameTwice = tabular.NewMessage("possible_duplicate", tabular.Warning,
		"La fila es igual a la fila {n} y no hay identificador: se importan las dos. Revise si sobra una.",
		"The row is like row {n} and there is no identifier: both are imported. See whether one is too many.")
	problemOrder = tabular.NewMessage("close_before_created", tabular.Warning,
		"El cierre ({value}) es anterior a la creación ({detail}).", "The close date ({value}) is before the creation ({detail}).")
	problemLostZero = tabular.NewMessage("lost_without_amount", tabular.Info,
		"Oportunidades perdidas con monto 0: {n}. Con ellas no se puede calcular la tasa de éxito por valor.",
		"Lost deals with the amount 0: {n}. The win rate by value cannot be computed with them.")
	problemOpenNil = tabular.NewMessage("open_without_amount", tabular.Info,
		"Oportunidades abiertas con monto 0: {n}. Se leen como sin monto conocido.",
		"Open deals with the amount 0: {n}. They are read as having no known amount.")
	problemOpenZero = tabular.NewMessage("open_with_zero_probability", tabular.Info,
		"Oportunidades abiertas con probabilidad 0 en el archivo: {n}. Se usa la de su etapa.",
		"Open deals with the probability 0 in the file: {n}. That of their stage is used.")
	problemPercent = tabular.NewMessage("bad_percent", tabular.Error,
		"«{value}» no está entre 0 y 100 %.", "“{value}” is not between 0 and 100 %.")
	problemMoneyRange = tabular.NewMessage("amount_range", tabular.Error,
		"El monto «{value}» es demasiado grande.", "The amount “{value}” is too large.")
	problemCurrency = tabular.NewMessage("bad_currency", tabular.Warning,
		"«{value}» no es una moneda conocida; se usa {detail}.", "“{value}” is not a known currency; {detail} is used.")
	problemSharedMark = tabular.NewMessage("shared_currency_mark", tabular.Info,
		"El símbolo «{value}» puede ser de varias monedas: los montos se leen en {detail}.",
		"The mark “{value}” may mean several currencies: the amounts are read in {detail}.")
	problemMixedMarks = tabular.NewMessage("mixed_currencies", tabular.Warning,
		"La columna mezcla monedas ({value}); cada monto conserva la suya.",
		"The column mixes currencies ({value}); every amount keeps its own.")
	problemWhole = tabular.NewMessage("not_whole", tabular.Error,
		"«{value}» debe ser un número entero.", "“{value}” must be a whole number.")
	problemScale = tabular.NewMessage("small_revenue", tabular.Info,
		"Las ventas anuales parecen estar en miles o millones (la mayor es {value}). Si es así, elija la escala de la columna.",
		"The annual revenues look like thousands or millions (the largest is {value}). If so, choose the column's scale.")
	problemTooLong = tabular.NewMessage("text_too_long", tabular.Warning,
		"El texto tiene {n} caracteres y se corta en {detail}.", "The text has {n} characters and is cut at {detail}.")
	problemChoice = tabular.NewMessage("unknown_choice", tabular.Info,
		"«{value}» no es uno de los valores de «{detail}» y no se lee.", "“{value}” is not among the values of “{detail}” and is not read.")
	problemFactMissing = tabular.NewMessage("fact_without", tabular.Error,
		"Falta «{detail}» o no se entiende: la fila no se importa.", "“{detail}” is missing or not understood: the row is not imported.")
	problemFactField = tabular.NewMessage("fact_field", tabular.Warning,
		"«{value}» no se puede guardar. {detail}", "“{value}” cannot be kept. {detail}")
	problemDuration = tabular.NewMessage("bad_duration", tabular.Warning,
		"«{value}» no es una duración; queda vacía.", "“{value}” is not a duration; it is left empty.")
	problemScore = tabular.NewMessage("score_off_scale", tabular.Warning,
		"«{value}» no está en la escala de la encuesta ({detail} a {n}); el puntaje queda vacío.",
		"“{value}” is not on the survey's scale ({detail} to {n}); the score is left empty.")
	problemLoop = tabular.NewMessage("own_parent", tabular.Warning,
		"«{value}» dependería de sí mismo, directamente o en círculo; la referencia queda vacía.",
		"“{value}” would depend on itself, directly or in a circle; the reference is left empty.")
	problemUnread = tabular.NewMessage("unanswered_column", tabular.Warning,
		"La columna no se lee hasta que elija su formato.", "The column is not read until you choose its form.")
	problemOtherID = tabular.NewMessage("placeholder", tabular.Info,
		"{detail} que el archivo conoce solo por su identificador: {n} (por ejemplo, {value}). Se crean con él como nombre hasta que importe sus datos.",
		"{detail} that the file knows by their identifier only: {n} (for example {value}). They are made with it as their name until you import their data.")
)

var (
	askDates = text.New("¿Qué va primero en «{column}»: el día o el mes? Ejemplo: {example}",
		"What comes first in “{column}”: the day or the month? Example: {example}")
	askNumbers = text.New("En «{column}», ¿{example} lleva decimales o separa los miles?",
		"In “{column}”, does {example} have decimals or thousands?")
	askEntity = text.New("¿Qué contiene «{file}»?", "What does “{file}” hold?")

	reasonInOrder = text.New("así ningún cierre es anterior a la creación", "so that no close date is before the creation")
	reasonChosen  = text.New("elegido por usted", "chosen by you")
)
