package pipeline

import (
	"cmp"
	"slices"

	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Day is a date without time; the zero Day means "not known".
type Day = period.Date

// Kind says what standing in a stage means for a deal.
type Kind uint8

// The kinds of stage. A parked deal is neither open nor closed: it is left out
// of every rate while it stands there.
const (
	Open Kind = iota
	Won
	Lost
	Parked
)

// Stage is one step of the sales process.
type Stage struct {
	ID    string
	Rank  int     // order of the open stages, lowest first
	Prob  float64 // of winning, 0…1, as the company states it; NaN or < 0 when not stated
	Kind  Kind
	Label string // its name on the screen, for reasons; the ID when empty
	// Qualified tells that deals which came here count as qualified.
	Qualified bool
}

// Stages is the sales process; IDs are unique.
type Stages []Stage

// Find returns the stage with the ID; an unknown one is an open stage of rank
// -1 without stated probability.
func (s Stages) Find(id string) Stage {
	for _, st := range s {
		if st.ID == id {
			return st
		}
	}
	return Stage{ID: id, Rank: -1, Prob: -1, Kind: Open}
}

// Open are the open stages in the order of the process.
func (s Stages) Open() []Stage {
	var out []Stage
	for _, st := range s {
		if st.Kind == Open {
			out = append(out, st)
		}
	}
	slices.SortStableFunc(out, func(a, b Stage) int { return cmp.Compare(a.Rank, b.Rank) })
	return out
}

// Money is an amount in minor units that may be unknown. Zero is an amount.
type Money struct {
	Minor int64
	Known bool
}

// Cents makes a known amount.
func Cents(minor int64) Money { return Money{minor, true} }

// Move says what became of a deal on a day: the stage it stood in from then on,
// and the close date and amount declared from then on. Days need not be in order.
type Move struct {
	Day      Day
	Stage    string // empty: unchanged
	Declared Day    // expected close date; unknown: unchanged
	Amount   Money  // unknown: unchanged
	Category string // what its owner says of it; empty: unchanged
	// Seen says that this is what was found on the day, and that it is not known since when it holds:
	// nothing moved.
	Seen bool
}

// Committed is the category of a deal that its owner takes to be won on its declared date.
const Committed = "commit"

// Tag is one more attribute of a deal, e.g. {"region", "north"}.
type Tag struct{ Key, Value string }

// Deal is one opportunity with its history. Attributes other than stage,
// declared date and amount are taken to hold for its whole life.
type Deal struct {
	ID       string
	Created  Day
	Declared Day    // expected close date as it stands now
	Stage    string // as it stands now
	Amount   Money  // as it stands now
	Category string // as it stands now

	Account, Owner, Product, Line, Segment, Source string
	Tags                                           []Tag

	Moves      []Move
	Outcome    Kind // Open, Won or Lost; may be left Open when the moves tell
	OutcomeDay Day  // when won or lost
	// Told is since when amount and close date are recorded; see Recorded. 0: since the creation.
	Told Day
}

// Warning says in words what is weak or odd about an input or a result, and
// how many deals it concerns.
type Warning struct {
	Code string
	Text text.Text
	N    int
}

// Codes of warnings.
const (
	WarnNoCreated     = "no_created"
	WarnClosesBefore  = "closes_before_opens"
	WarnUnknownStage  = "unknown_stage"
	WarnNoStage       = "no_stage"
	WarnNoOutcomeDay  = "no_outcome_day"
	WarnDoubleID      = "double_id"
	WarnNegative      = "negative_amount"
	WarnNoAmount      = "no_amount"
	WarnFewDeals      = "few_deals"
	WarnNoHistory     = "no_history"
	WarnNoStageData   = "no_stage_history"
	WarnFewSnapshots  = "few_snapshots"
	WarnAmountAssumed = "amount_assumed"
)

var warningText = map[string]text.Text{
	WarnNoCreated:     text.New("{n} negocios sin fecha de creación: se usa su primer movimiento, o quedan fuera si ya cerraron", "{n} deals without a creation date: their first move is used, or they are left out when closed"),
	WarnClosesBefore:  text.New("{n} negocios cierran antes de abrirse: no enseñan nada al modelo", "{n} deals close before they open: the model learns nothing from them"),
	WarnUnknownStage:  text.New("{n} negocios están en una etapa desconocida: se tratan como abiertos, sin etapa", "{n} deals are in an unknown stage: treated as open, without a stage"),
	WarnNoStage:       text.New("{n} negocios no tienen etapa", "{n} deals have no stage"),
	WarnNoOutcomeDay:  text.New("{n} negocios cerrados sin fecha de cierre: quedan fuera", "{n} closed deals without a close date: left out"),
	WarnDoubleID:      text.New("{n} negocios repiten un identificador: cuenta el primero", "{n} deals repeat an identifier: the first one counts"),
	WarnNegative:      text.New("{n} negocios con monto negativo: se tratan como sin monto", "{n} deals with a negative amount: treated as having none"),
	WarnNoAmount:      text.New("{n} negocios abiertos sin monto", "{n} open deals without an amount"),
	WarnFewDeals:      text.New("Solo {n} negocios ganados o perdidos: las probabilidades se apoyan en el proceso declarado", "Only {n} deals won or lost: the probabilities lean on the stated process"),
	WarnNoHistory:     text.New("Sin historia de cierres: se usan las probabilidades de etapa, con su incertidumbre", "No closed deals yet: stage probabilities are used, with their uncertainty"),
	WarnNoStageData:   text.New("No hay historia de etapas: la etapa actual pesa por su probabilidad declarada", "There is no stage history: the present stage counts by its stated probability"),
	WarnFewSnapshots:  text.New("Solo {n} fotos del pasado: la medida de acierto es débil", "Only {n} snapshots of the past: the measured accuracy is weak"),
	WarnAmountAssumed: text.New("{n} negocios sin monto: se toma el de los ganados", "{n} deals without an amount: that of won deals is assumed"),
}

// warningOfOne holds the words of those that concern a single deal.
var warningOfOne = map[string]text.Text{
	WarnNoCreated:     text.New("1 negocio sin fecha de creación: se usa su primer movimiento, o queda fuera si ya cerró", "1 deal without a creation date: its first move is used, or it is left out when closed"),
	WarnClosesBefore:  text.New("1 negocio cierra antes de abrirse: no enseña nada al modelo", "1 deal closes before it opens: the model learns nothing from it"),
	WarnUnknownStage:  text.New("1 negocio está en una etapa desconocida: se trata como abierto, sin etapa", "1 deal is in an unknown stage: treated as open, without a stage"),
	WarnNoStage:       text.New("1 negocio no tiene etapa", "1 deal has no stage"),
	WarnNoOutcomeDay:  text.New("1 negocio cerrado sin fecha de cierre: queda fuera", "1 closed deal without a close date: left out"),
	WarnDoubleID:      text.New("1 negocio repite un identificador: cuenta el primero", "1 deal repeats an identifier: the first one counts"),
	WarnNegative:      text.New("1 negocio con monto negativo: se trata como sin monto", "1 deal with a negative amount: treated as having none"),
	WarnNoAmount:      text.New("1 negocio abierto sin monto", "1 open deal without an amount"),
	WarnFewDeals:      text.New("Solo 1 negocio ganado o perdido: las probabilidades se apoyan en el proceso declarado", "Only 1 deal won or lost: the probabilities lean on the stated process"),
	WarnFewSnapshots:  text.New("Solo 1 foto del pasado: la medida de acierto es débil", "Only 1 snapshot of the past: the measured accuracy is weak"),
	WarnAmountAssumed: text.New("1 negocio sin monto: se toma el de los ganados", "1 deal without an amount: that of won deals is assumed"),
}

func warn(code string, n int) Warning {
	words, ok := warningOfOne[code]
	if !ok || n != 1 {
		words = warningText[code].With("n", n)
	}
	return Warning{Code: code, Text: words, N: n}
}
