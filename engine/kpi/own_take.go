package kpi

import (
	"slices"

	"rumbo/engine/record"
	"rumbo/engine/stats"
	"rumbo/engine/text"
)

// Take is a way to make a number of a basis' records: their count, or the sum, mean or median of a column.
type Take struct {
	ID   string // stable, in stored metrics
	Name text.Text
	Unit Unit
	// Field is the column as conditions name it; FieldName is it in words.
	Field     string
	FieldName text.Text

	column func(*Input) reader // nil for a count
	made   making
	finish func(*part) Result // instead of all this
}

// reader gives a row's number (minor units, days or minutes), or as what the row is left out.
type reader func(row int32) (int64, class)

type making uint8

const (
	counted making = iota
	summed
	averaged
	middled
)

var (
	amountName  = text.New("Monto", "Amount")
	cycleName   = text.New("Días de ciclo", "Days of cycle")
	minutesName = text.New("Minutos", "Minutes")
	costName    = text.New("Costo", "Cost")
)

func take(id, es, en string, u Unit, field string, name text.Text, made making, column func(*Input) reader) *Take {
	return &Take{ID: id, Name: text.New(es, en), Unit: u, Field: field, FieldName: name, made: made, column: column}
}

// The ways to take a basis.
var (
	takeCount         = &Take{ID: "count", Name: text.New("cuántas son", "how many"), Unit: Count}
	takeAmount        = take("amount", "suma de los montos", "sum of amounts", Money, "amount", amountName, summed, dealAmounts)
	takeMeanAmount    = take("mean_amount", "monto medio", "mean amount", Money, "amount", amountName, averaged, dealAmounts)
	takeMedianAmount  = take("median_amount", "monto mediano", "median amount", Money, "amount", amountName, middled, dealAmounts)
	takeWeighted      = take("weighted", "suma ponderada por probabilidad", "sum weighted by probability", Money, "weighted", text.New("Monto ponderado", "Weighted amount"), summed, dealWeights)
	takeMeanCycle     = take("mean_cycle", "ciclo medio", "mean cycle", Days, "cycle", cycleName, averaged, dealCycles)
	takeMedianCycle   = take("median_cycle", "ciclo mediano", "median cycle", Days, "cycle", cycleName, middled, dealCycles)
	takeHours         = take("hours", "horas", "hours", Hours, "minutes", minutesName, summed, activityMinutes)
	takeMeanMinutes   = take("mean_minutes", "duración media", "mean duration", Minutes, "minutes", minutesName, averaged, activityMinutes)
	takeMedianMinutes = take("median_minutes", "duración mediana", "median duration", Minutes, "minutes", minutesName, middled, activityMinutes)
	takeActivityCost  = take("cost", "costo del tiempo y los gastos", "cost of time and expenses", Money, "cost", costName, summed, activityCosts)
	takeLeadWon       = take("won", "monto ganado con ellos", "amount won with them", Money, "amount", amountName, summed, leadAmounts)
	takeLeadCost      = take("cost", "suma del gasto", "sum of the spending", Money, "cost", costName, summed, leadCosts)
	takeRevenue       = take("amount", "suma de los montos", "sum of amounts", Money, "amount", amountName, summed, revenueAmounts)
	takeSellerMonths  = &Take{ID: "months", Name: text.New("meses a jornada completa", "full-time months"), Unit: Months, finish: sellerTime(false)}
	takeSellerHeads   = &Take{ID: "heads", Name: text.New("número medio de personas", "average number of people"), Unit: Count, finish: sellerTime(true)}
)

func dealAmounts(in *Input) reader {
	d := in.Deals
	return func(row int32) (int64, class) { return d.Amount[row], priced(d.State[row], in1) }
}

func dealWeights(in *Input) reader {
	d := in.Deals
	return func(row int32) (int64, class) {
		c := priced(d.State[row], in1)
		if c == in1 && !d.State[row].Probable() {
			c = outNoProb
		}
		return d.Weighted[row], c
	}
}

func dealCycles(in *Input) reader {
	d := in.Deals
	return func(row int32) (int64, class) {
		switch s := d.State[row]; {
		case !s.Dated():
			return 0, outNoClose
		case !s.Born():
			return 0, outNoCreated
		case s.Backwards():
			return 0, outBackwards
		}
		return int64(d.Close[row] - d.Created[row]), in1
	}
}

func activityMinutes(in *Input) reader {
	a := in.Facts.activities()
	return func(row int32) (int64, class) {
		if a.state[row]&actTimed == 0 {
			return 0, outNoAmount
		}
		return int64(a.minutes[row]), in1
	}
}

// activityCosts reads the table of efforts, whose first rows are the activities.
func activityCosts(in *Input) reader {
	e := in.Facts.efforts()
	return func(row int32) (int64, class) {
		if e.state[row]&effPriced == 0 {
			return 0, outNoAmount
		}
		return e.amount[row], in1
	}
}

func leadAmounts(in *Input) reader {
	t := in.Facts.leads(in.Today, false)
	return func(row int32) (int64, class) {
		if t.state[row]&leadPriced == 0 {
			return 0, outNoAmount
		}
		return t.amount[row], in1
	}
}

func leadCosts(in *Input) reader {
	t := in.Facts.leads(in.Today, false)
	return func(row int32) (int64, class) { return t.cost[row], in1 }
}

func revenueAmounts(in *Input) reader {
	t := in.Facts.revenueLines()
	return func(row int32) (int64, class) {
		switch s := t.state[row]; {
		case s&lineForeign != 0:
			return 0, outForeign
		case s&lineUnknown != 0:
			return 0, outNoAmount
		}
		return t.amount[row], in1
	}
}

// of makes the number of a cell.
func (t *Take) of(p *part, read reader) Result {
	rows := p.rows[in1]
	if t.column == nil {
		n := len(rows)
		return Result{Figure: count(n), Numerator: count(n), N: n, square: float64(n)}
	}
	if len(rows) == 0 {
		for _, c := range []class{outForeign, outNoAmount, outNoProb, outNoCreated, outBackwards} {
			if n := len(p.rows[c]); n > 0 {
				return unknown(t.Unit, say(text.New("Ninguno se puede contar. {why}: {n}", "None can be counted. {why}: {n}"), "why", ownWords[c].text, "n", n))
			}
		}
		if t.made != summed {
			return unknown(t.Unit, say(text.New("No hay nada de qué tomar un valor en este período y alcance.", "There is nothing to take a value of in this period and scope.")))
		}
	}
	return t.number(p, rows, read)
}

func (t *Take) number(p *part, rows []int32, read reader) Result {
	total, square, x := int64(0), 0.0, make([]float64, len(rows))
	for i, r := range rows {
		v, _ := read(r)
		total += v
		x[i] = float64(v)
		square += x[i] * x[i]
	}
	r := Result{N: len(rows), Numerator: t.figure(p, float64(total)), Denominator: count(len(rows))}
	switch t.made {
	case summed:
		r.Figure, r.Denominator, r.square = r.Numerator, Figure{}, square
		if t.Unit == Hours {
			r.square /= 3600
		}
		if t.Unit == Money {
			r.Figure = amount(total, p.Deals.Currency)
			r.Numerator, r.square = r.Figure, square/float64(p.Deals.Currency.Factor())/float64(p.Deals.Currency.Factor())
		}
	case averaged:
		r.Figure, r.Interval = t.figure(p, stats.Mean(x)), t.sized(p, aroundMean(x))
	case middled:
		slices.Sort(x)
		r.Figure, r.Interval = t.figure(p, middle(x)), t.sized(p, aroundMedian(x))
	}
	return r
}

// figure is a number of the column as a figure.
func (t *Take) figure(p *part, v float64) Figure {
	switch t.Unit {
	case Money:
		return worth(v, p.Deals.Currency, Money)
	case Hours:
		return number(v/60, Hours)
	}
	return number(v, t.Unit)
}

// sized brings an interval from the column's size to that of figures.
func (t *Take) sized(p *part, i Interval) Interval {
	if t.Unit == Money {
		i.Low /= float64(p.Deals.Currency.Factor())
		i.High /= float64(p.Deals.Currency.Factor())
	}
	return i
}

// sellerTime counts salespeople.
func sellerTime(heads bool) func(*part) Result {
	return func(p *part) Result {
		e, _, ok := p.sellers()
		unit, f := Months, number(e.months, Months)
		if heads {
			unit, f = Count, number(e.heads, Count)
		}
		if !ok || e.months <= 0 {
			return unknown(unit, say(text.New("En este período y alcance nadie vendía.", "Nobody was selling in this period and scope.")))
		}
		return Result{Figure: f, Numerator: f, N: len(e.ids),
			Counted: []Group{{Role: "person", Text: text.New("Vendedores", "Salespeople"), Of: record.PersonKind.Name, IDs: e.ids}}}
	}
}

// ownWords are the classes' words in own metrics, whatever they count.
var ownWords = func() *[classes]wording {
	w := classInfo
	w[in1] = wording{"counted", text.New("Contados", "Counted"), ""}
	w[outNoAmount] = wording{"no_value", text.New("Sin ese dato", "Without that value"), ""}
	w[outCondition] = wording{"condition", text.New("No cumplen las condiciones", "They do not meet the conditions"), ""}
	return &w
}()
