package kpi

import "rumbo/engine/text"

// class is what a deal is to an indicator. All indicators share one vocabulary, so
// that the same thing has the same name everywhere.
type class uint8

const (
	skip class = iota // not concerned, not worth telling
	won
	lost
	open
	created
	leftOut // from here on: left out, and why
)

const (
	outOpen class = leftOut + iota
	outLost
	outNoStage
	outNoAmount
	outForeign
	outNoClose
	outNoCreated
	outBackwards
	outNoAccount
	outNoSeller
	outNoProb
	outUnqualified
	outLostWorthless
	outCondition // of an own metric
	classes      // how many there are
)

// wording is what a class is called.
type wording struct {
	role string
	text text.Text
	of   string // kind of the records, "" for that of the table
}

var classInfo = [classes]wording{
	won:              {"won", text.New("Ganadas", "Won"), ""},
	lost:             {"lost", text.New("Perdidas", "Lost"), ""},
	open:             {"open", text.New("Abiertas", "Open"), ""},
	created:          {"created", text.New("Creadas", "Created"), ""},
	outOpen:          {"open", text.New("Todavía abiertas", "Still open"), ""},
	outLost:          {"lost", text.New("Perdidas: aquí solo cuentan las ganadas", "Lost: only won deals count here"), ""},
	outNoStage:       {"no_stage", text.New("Su etapa ya no existe o no dice si está abierta, ganada o perdida", "Their stage is gone or does not say whether they are open, won or lost"), ""},
	outNoAmount:      {"no_amount", text.New("Sin monto", "Without an amount"), ""},
	outForeign:       {"other_currency", text.New("En otra moneda que la del espacio de trabajo", "In another currency than the workspace's"), ""},
	outNoClose:       {"no_close", text.New("Sin fecha de cierre", "Without a close date"), ""},
	outNoCreated:     {"no_created", text.New("Sin fecha de creación", "Without a creation date"), ""},
	outBackwards:     {"backwards", text.New("Cierran antes de su creación", "They close before they were created"), ""},
	outNoAccount:     {"no_account", text.New("Sin cuenta", "Without an account"), ""},
	outNoSeller:      {"no_seller", text.New("De nadie, o de alguien que no es vendedor", "Owned by nobody, or by somebody who is not a salesperson"), ""},
	outNoProb:        {"no_probability", text.New("Sin probabilidad", "Without a probability"), ""},
	outUnqualified:   {"unqualified", text.New("En etapas que no cuentan como calificadas", "In stages that do not count as qualified"), ""},
	outLostWorthless: {"lost_worthless", text.New("Perdidas sin monto, o con monto cero", "Lost without an amount, or with an amount of zero"), ""},
}

// priced is the class of a deal that counts if it has an amount that can be added.
func priced(s State, as class) class {
	switch {
	case s.Foreign():
		return outForeign
	case !s.Usable():
		return outNoAmount
	}
	return as
}
