package kpi

import (
	"slices"

	"rumbo/engine/period"
	"rumbo/engine/text"
)

// What the State of a due deal says.
const (
	dueSlipped State = 1 << iota
	dueOverdue
	dueTold
	duePriced
)

// dues is the table of deals by month and quarter in which they were to close as it began.
type dues struct {
	Table
	of     []PastDue
	amount []int64
}

func (f *Facts) dues() *dues {
	p, none := f.past(noDues)
	if len(p.Dues) == 0 {
		return &dues{Table: pastTable(0, none)}
	}
	return stored(f.ofPast, "dues", func() *dues {
		t := &dues{Table: pastTable(len(p.Dues), none), of: p.Dues, amount: make([]int64, len(p.Dues))}
		f.ofDeals(&t.Table, p, func(i int) int32 { return p.Dues[i].Deal })
		for i, d := range p.Dues {
			t.when[i], t.amount[i] = d.From, d.Amount
			t.state[i] = flag(d.Slipped, dueSlipped) | flag(d.Overdue, dueOverdue) | flag(d.Told, dueTold) | flag(d.Priced, duePriced)
		}
		t.settle()
		return t
	})
}

// Slippage is the share of what was due in a period, as it began, that moved out of it.
var Slippage = register(Indicator{
	ID: "slippage", Area: Pipeline, Order: 12, Better: Lower, OnFacts: true, WeakBelow: 20, Cuts: dealDims, Sources: []string{"opportunity", "stage", "stage_move"},
	Name:    text.New("Deslizamiento", "Slippage"),
	Purpose: text.New("De lo que iba a cerrar en el período, ¿cuánto se aplazó?", "Of what was to close in the period, how much was put off?"),
	Trap: text.New("Cuenta lo que cerraba en el período al comenzar este: lo creado o adelantado después no está. De un período en curso dice lo que va hasta hoy. Lo que sigue abierto con la fecha vencida no cuenta como aplazado: se muestra al lado.",
		"It counts what was due in the period as it began: what was created or pulled in later is not there. Of a period that runs it tells what has slipped so far. What is still open with a date gone by does not count as put off: it is shown beside."),
	Alternatives: []Alternative{{
		ID: "deals", Unit: Ratio, Timing: AtDate, Name: text.New("En número de oportunidades", "By number of deals"),
		Formula: text.New("oportunidades cuya fecha salió del período ÷ oportunidades que cerraban en él al comenzar; lo que no es un mes o un trimestre se suma mes a mes",
			"deals whose date left the period ÷ deals due in it as it began; what is not a month or a quarter is summed month by month"),
		plan: func(in *Input) plan { return duePlan(in, false) },
	}, {
		ID: "value", Unit: Ratio, Timing: AtDate, Name: text.New("En monto", "By value"),
		Formula: text.New("monto cuya fecha salió del período ÷ monto que cerraba en él al comenzar, como se conocía ese día", "amount whose date left the period ÷ amount due in it as it began, as known that day"),
		plan:    func(in *Input) plan { return duePlan(in, true) },
	}},
})

// overdueText is of deals that nobody has put off, though they should have been.
var overdueText = text.New("Abiertas con la fecha vencida", "Open with a date gone by")

func duePlan(in *Input, value bool) plan {
	t := in.Facts.dues()
	rule := func(s State) class {
		switch {
		case s&dueTold == 0:
			return out1
		case value && s&duePriced == 0:
			return out2
		case s&dueSlipped != 0:
			return in1
		case s&dueOverdue != 0:
			return in3
		}
		return in2
	}
	return counting(&t.Table, rule, map[class]text.Text{in1: text.New("Salieron del período sin decidirse", "Left the period undecided"), in2: text.New("Se ganaron, se perdieron o cierran todavía en él", "Were won, lost or are still due in it"), in3: overdueText,
		out1: text.New("No consta qué fecha tenían al comenzar el período", "It is not recorded which date they had as the period began"), out2: classInfo[outNoAmount].text},
		func(p *part) Result { return t.slipped(p, value) })
}

// grainOf is the kind of period that a cell stands for: a quarter, or months one by one.
func (p *part) grainOf() period.Grain {
	if q := p.Calendar.Of(period.Quarter, p.period.From); q.From == p.period.From && q.To == p.period.To {
		return period.Quarter
	}
	return period.Month
}

// begun keeps the rows of the cell's own kind of period: a deal may be due in a month and in its quarter.
func (t *dues) begun(p *part) {
	g := p.grainOf()
	for _, c := range []class{in1, in2, in3, out1, out2} {
		p.rows[c] = slices.Clip(slices.DeleteFunc(slices.Clone(p.rows[c]), func(r int32) bool { return t.of[r].Grain != g }))
	}
}

func (t *dues) slipped(p *part, value bool) Result {
	t.begun(p)
	n := len(p.rows[in1]) + len(p.rows[in2]) + len(p.rows[in3])
	none := text.New("Nada cerraba en este período al comenzar, que conste.", "Nothing was due in this period as it began, as far as is recorded.")
	if n == 0 {
		return unknown(Ratio, say(none))
	}
	if value {
		return p.quotient(p.added(t.amount, p.rows[in1]), p.added(t.amount, p.rows[in1], p.rows[in2], p.rows[in3]), Ratio, n, text.New("{a} aplazado ÷ {b} que cerraba = {value}", "{a} put off ÷ {b} due = {value}"), none)
	}
	k := len(p.rows[in1])
	r := portion(k, n)
	if p.whole {
		r.Beside = []Named{{text.New("Monto aplazado", "Amount put off"), p.added(t.amount, p.rows[in1])}}
		if late := len(p.rows[in3]); late > 0 {
			r.Beside = append(r.Beside, Named{overdueText, count(late)})
		}
		r.Steps = []Phrase{say(text.New("{k} aplazadas ÷ {n} que cerraban = {value}", "{k} put off ÷ {n} due = {value}"), "k", k, "n", n, "value", r.Figure)}
	}
	return r
}
