package kpi

import (
	"slices"

	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/stats"
	"rumbo/engine/text"
)

// What the State of a revenue line says.
const (
	lineBase State = 1 << iota // stands for what was invoiced a year before its date here
	lineForeign
	lineUnknown
	lineOfClient
)

// revenueLines is the table of what was invoiced, each line twice: by its date, and a year later as
// what the same client had brought a year before. So a period holds both sides of the comparison.
type revenueLines struct {
	Table
	amount []int64
}

var noRevenue = text.New("Todavía no hay líneas de ingreso.", "There are no revenue lines yet.")

var revenueDims = append(append([]Dim{ByLine, ByProduct}, clientDims...), peopleDims...)

func (f *Facts) revenueLines() *revenueLines {
	if f == nil {
		return &revenueLines{Table: newTable("revenue_line", noRevenue)}
	}
	return lazily(f, "revenue", func() *revenueLines {
		set := f.set("revenue_line")
		t := &revenueLines{Table: newTable("revenue_line", noRevenue)}
		money, clients := set.Money("amount"), set.Codes("account")
		ours := money.Code(f.deals.Currency)
		t.amount = gather(set, money.Copy)
		t.when = gather(set, set.Dates("on").Copy)
		for _, p := range set.Parts {
			in, who := money.CurrencyIn(p), clients.In(p)
			for i := range p.Len() {
				t.state = append(t.state, flag(who[i] >= 0, lineOfClient)|flag(in[i] == 0, lineUnknown)|flag(in[i] != 0 && in[i] != ours, lineForeign))
			}
		}
		t.settle()
		n := len(t.state)
		t.amount = append(t.amount, t.amount...)
		for i := range n {
			t.state, t.when = append(t.state, t.state[i]|lineBase), append(t.when, yearLater(t.when[i]))
		}
		name := setID(set)
		t.id = func(row int32) record.ID { return name(row % int32(n)) }
		both := make([]int32, 2*n)
		for i := range both {
			both[i] = int32(i % n)
		}
		t.people(f.deals, pick(fromSet(set, "person", f.deals.person), both))
		t.clients(f.deals, pick(fromSet(set, "account", f.deals.account), both))
		t.makers[ByLine] = pick(fromSet(set, "line", f.deals.line), both)
		t.makers[ByProduct] = pick(fromSet(set, "product", f.deals.product), both)
		return t
	})
}

// yearLater is the same day of the next year; the last of February for its 29th.
func yearLater(d date) date {
	if d == 0 {
		return 0
	}
	return d.AddMonths(12)
}

// lineClass counts what was invoiced in the period, and a year before it.
func lineClass(s State) class {
	switch {
	case s&lineOfClient == 0:
		return out1
	case s&lineForeign != 0:
		return out2
	case s&lineUnknown != 0:
		return out3
	case s&lineBase != 0:
		return in2
	}
	return in1
}

var lineWords = map[class]text.Text{in1: text.New("Ingresos del período", "Revenue of the period"), in2: text.New("Ingresos de un año antes", "Revenue of a year before"),
	out1: text.New("Sin cliente", "Without a client"), out2: classInfo[outForeign].text, out3: classInfo[outNoAmount].text}

// client is what one client brought a year before and brings now, in minor units.
type client struct{ before, now int64 }

// cohort are the clients that brought something a year before.
func (t *revenueLines) cohort(p *part) (of []client, start int64) {
	col := t.Column(ByAccount)
	if p.memo.clients == nil {
		p.memo.clients = make([]client, len(col.Values))
	}
	sums, codes := p.memo.clients, make([]int32, 0, len(p.rows[in1])+len(p.rows[in2]))
	for _, r := range p.rows[in2] {
		sums[col.Codes[r]].before += t.amount[r]
		codes = append(codes, col.Codes[r])
	}
	for _, r := range p.rows[in1] {
		sums[col.Codes[r]].now += t.amount[r]
		codes = append(codes, col.Codes[r])
	}
	slices.Sort(codes)
	for _, code := range slices.Compact(codes) {
		c := sums[code]
		if sums[code] = (client{}); c.before > 0 {
			of = append(of, c)
			start += c.before
		}
	}
	return of, start
}

var noCohortText = text.New("Nadie compró en los mismos días de un año antes: no hay con quién comparar.", "Nobody bought in the same days a year before: there is nobody to compare with.")

var wholeText = text.New("Elija un período: se compara con los mismos días de un año antes.", "Choose a period: it is compared with the same days a year before.")

// halfYearText is for a period whose year before the data hold in part only: it would compare much with little.
var halfYearText = text.New("Los datos no cubren los mismos días de un año antes.", "The data do not cover the same days a year before.")

// retention makes a definition: of gives each client's part of the end, how the formula with the values in it.
func retention(id string, name, formula text.Text, u Unit, finish func(*revenueLines, *part, []client, int64) Result) Alternative {
	return Alternative{ID: id, Unit: u, Timing: AtDate, Name: name, Formula: formula, plan: func(in *Input) plan {
		t := in.Facts.revenueLines()
		pl := counting(&t.Table, lineClass, lineWords, func(p *part) Result {
			if p.period == (period.Period{}) {
				return unknown(u, say(wholeText))
			}
			if yearLater(t.first) > p.period.From+30 {
				return unknown(u, say(halfYearText))
			}
			of, start := t.cohort(p)
			if len(of) == 0 {
				return unknown(u, say(noCohortText))
			}
			return finish(t, p, of, start)
		})
		pl.until = in.Today
		return pl
	}}
}

// kept is the end by the start of the cohort; capped counts no client for more than it brought before.
func kept(capped bool) func(*revenueLines, *part, []client, int64) Result {
	return func(_ *revenueLines, p *part, of []client, start int64) Result {
		end, x, y := int64(0), make([]float64, len(of)), make([]float64, len(of))
		for i, c := range of {
			now := max(c.now, 0)
			if capped {
				now = min(now, c.before)
			}
			end += now
			x[i], y[i] = float64(c.before), float64(now)
		}
		a, b := amount(end, p.Deals.Currency), amount(start, p.Deals.Currency)
		r := p.quotient(a, b, Ratio, len(of), text.New("{a} ÷ {b} = {value}", "{a} ÷ {b} = {value}"), noCohortText)
		top := stats.Sum(y) / stats.Sum(x) * 1e9
		if capped {
			top = 1
		}
		r.Interval = aroundRatio(y, x, 0, top)
		return r
	}
}

func (s moved) of(c client) bool {
	switch s {
	case lostClients:
		return c.now <= 0
	case grownClients:
		return c.now > c.before
	}
	return c.now > 0
}

// moved is what became of a client.
type moved uint8

const (
	keptClients moved = iota
	lostClients
	grownClients
)

// logos counts clients of the cohort; as a share or as such.
func logos(what moved, u Unit) func(*revenueLines, *part, []client, int64) Result {
	return func(_ *revenueLines, p *part, of []client, _ int64) Result {
		k, n := 0, len(of)
		for _, c := range of {
			if what.of(c) {
				k++
			}
		}
		r := Result{Figure: count(k), Numerator: count(k), Denominator: count(n), N: n}
		if u == Ratio {
			r.Figure, r.Interval = number(float64(k)/float64(n), Ratio), wilson(k, n)
		}
		if p.whole {
			r.Steps = []Phrase{say(text.New("{k} de {n} clientes de un año antes: {value}", "{k} of {n} clients of a year before: {value}"), "k", k, "n", n, "value", r.Figure)}
		}
		return r
	}
}

var retentionTrap = text.New("Compara con los mismos días de un año antes: en plazos cortos, una factura que se corre parece una baja.",
	"It compares with the same days a year before: in short periods an invoice that slips looks like a loss.")

func retentionIndicator(id string, order int, better Better, name, purpose text.Text, alternatives ...Alternative) *Indicator {
	return register(Indicator{ID: id, Area: Clients, Order: order, Better: better, OnFacts: true, WeakBelow: 10, Cuts: slices.Clone(revenueDims), Sources: []string{"revenue_line"},
		Name: name, Purpose: purpose, Trap: retentionTrap, Alternatives: alternatives})
}

// Retention of revenue and of clients, on the fixed cohort of those who bought a year before.
var (
	GrossRetention = retentionIndicator("gross_retention", 1, Higher, text.New("Retención bruta de ingresos", "Gross revenue retention"),
		text.New("De lo que los clientes traían hace un año, ¿cuánto sigue?", "Of what clients brought a year ago, how much is still there?"),
		retention("year", text.New("Contra un año antes", "Against a year before"), text.New("Σ mín(ingreso de hoy, ingreso de un año antes) ÷ Σ ingreso de un año antes, por cliente: nadie cuenta más de 100 %",
			"Σ min(revenue now, revenue a year before) ÷ Σ revenue a year before, by client: none counts for more than 100%"), Ratio, kept(true)))
	NetRetention = retentionIndicator("net_retention", 2, Higher, text.New("Retención neta de ingresos", "Net revenue retention"),
		text.New("Los clientes de hace un año, ¿traen hoy más o menos?", "Do the clients of a year ago bring more today, or less?"),
		retention("year", text.New("Contra un año antes", "Against a year before"), text.New("Σ ingreso de hoy de los clientes de un año antes ÷ Σ su ingreso de un año antes", "Σ revenue now of the clients of a year before ÷ Σ their revenue a year before"), Ratio, kept(false)))
	LogoRetention = retentionIndicator("logo_retention", 3, Higher, text.New("Retención de clientes", "Logo retention"),
		text.New("¿Cuántos clientes se quedan?", "How many clients stay?"),
		retention("year", text.New("Contra un año antes", "Against a year before"), text.New("clientes que siguen comprando ÷ clientes de un año antes", "clients that still buy ÷ clients of a year before"), Ratio, logos(keptClients, Ratio)))
	ClientsLost = retentionIndicator("clients_lost", 4, Lower, text.New("Clientes perdidos", "Clients lost"),
		text.New("¿Cuántos dejaron de comprar?", "How many stopped buying?"),
		retention("year", text.New("Contra un año antes", "Against a year before"), text.New("Clientes de un año antes que en el período no compran", "Clients of a year before that buy nothing in the period"), Count, logos(lostClients, Count)))
	ClientsGrown = retentionIndicator("clients_grown", 5, Higher, text.New("Clientes que crecen", "Clients grown"),
		text.New("¿Cuántos compran más que hace un año?", "How many buy more than a year ago?"),
		retention("year", text.New("Contra un año antes", "Against a year before"), text.New("Clientes de un año antes que en el período compran más", "Clients of a year before that buy more in the period"), Count, logos(grownClients, Count)))
)
