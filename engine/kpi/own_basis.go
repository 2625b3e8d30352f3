package kpi

import (
	"slices"

	"rumbo/engine/text"
)

// Basis is something that an own metric can count: deals won, calls, leads, ...
type Basis struct {
	ID      string // stable, in stored metrics
	Name    text.Text
	Takes   []*Take // how it can be taken; the first is its count
	dims    []Dim
	sources []string
	timing  Timing
	onFacts bool

	table func(*Input) *Table // nil for deals
	class func(State) class   // in1 for what counts
}

// Dims are those by which it can be filtered and grouped.
func (b *Basis) Dims() []Dim { return b.dims }

// Numbers are the columns by which it can be filtered.
func (b *Basis) Numbers() []*Take {
	var out []*Take
	for _, t := range b.Takes {
		if t.column != nil && !slices.ContainsFunc(out, func(o *Take) bool { return o.Field == t.Field }) {
			out = append(out, t)
		}
	}
	return out
}

// Values are what a dimension can be, for a list to choose from; "" for none is not among them.
func (b *Basis) Values(in Input, d Dim) []Value {
	if !slices.Contains(b.dims, d) {
		return nil
	}
	return b.rows(&in).Column(d).Values
}

func (b *Basis) rows(in *Input) source {
	if b.table != nil {
		return b.table(in)
	}
	return in.Deals
}

// Take finds a way to take the basis; nil if there is none. "" is its first.
func (b *Basis) Take(id string) *Take {
	if id == "" {
		return b.Takes[0]
	}
	if i := slices.IndexFunc(b.Takes, func(t *Take) bool { return t.ID == id }); i >= 0 {
		return b.Takes[i]
	}
	return nil
}

// Bases lists what own metrics can count, in the order of a menu.
func Bases() []*Basis { return bases }

// BasisByID finds a basis; nil if there is none.
func BasisByID(id string) *Basis {
	if i := slices.IndexFunc(bases, func(b *Basis) bool { return b.ID == id }); i >= 0 {
		return bases[i]
	}
	return nil
}

var bases = slices.Concat(dealBases(), activityBases(), mailBases(), leadBases(), otherBases())

func dealBases() []*Basis {
	make := func(id, es, en string, timing Timing, is func(State) bool, takes ...*Take) *Basis {
		dated, without := State.Dated, outNoClose
		if timing == AtCreated {
			dated, without = State.Born, outNoCreated
		}
		return &Basis{ID: id, Name: text.New(es, en), Takes: append([]*Take{takeCount, takeAmount, takeMeanAmount, takeMedianAmount}, takes...), dims: dealDims,
			sources: []string{"opportunity", "stage"}, timing: timing, class: func(s State) class {
				switch {
				case s&outcomeMask == 0:
					return outNoStage
				case !is(s):
					return skip
				case timing != Now && !dated(s):
					return without
				}
				return in1
			}}
	}
	return []*Basis{
		make("won", "Oportunidades ganadas", "Deals won", AtClose, State.Won, takeMeanCycle, takeMedianCycle),
		make("lost", "Oportunidades perdidas", "Deals lost", AtClose, State.Lost, takeMeanCycle, takeMedianCycle),
		make("closed", "Oportunidades ganadas o perdidas", "Deals won or lost", AtClose, State.Closed, takeMeanCycle, takeMedianCycle),
		make("open", "Oportunidades abiertas hoy", "Deals open today", Now, State.Open, takeWeighted),
		make("created", "Oportunidades creadas", "Deals created", AtCreated, func(State) bool { return true }),
	}
}

func activityBases() []*Basis {
	make := func(id, es, en string, class func(State) class) *Basis {
		return &Basis{ID: id, Name: text.New(es, en), Takes: []*Take{takeCount, takeHours, takeMeanMinutes, takeMedianMinutes, takeActivityCost}, dims: activityDims,
			sources: []string{"activity"}, timing: AtDate, onFacts: true, class: class, table: func(in *Input) *Table { return &in.Facts.activities().Table }}
	}
	done := func(mark State) func(State) class {
		return func(s State) class {
			if s&actDone == 0 || s&mark != mark {
				return skip
			}
			return in1
		}
	}
	plainly := func(rule func(State) class) func(State) class { // calls that do not count are told of elsewhere
		return func(s State) class {
			if rule(s) == in1 {
				return in1
			}
			return skip
		}
	}
	return []*Basis{
		make("activities", "Actividades hechas", "Activities done", done(0)),
		make("calls", "Llamadas hechas", "Calls made", plainly(dialled(always))),
		make("conversations", "Conversaciones por teléfono", "Live conversations by telephone", plainly(conversed(always))),
		make("written", "Correos y mensajes anotados", "E-mails and messages noted", done(actWritten)),
		make("strategic", "Actividades estratégicas", "Strategic activities", done(actStrategic)),
	}
}

func mailBases() []*Basis {
	make := func(id, es, en string, mark State) *Basis {
		return &Basis{ID: id, Name: text.New(es, en), Takes: []*Take{takeCount}, dims: mailDims, sources: []string{"mail_event"}, timing: AtDate, onFacts: true,
			table: func(in *Input) *Table { return in.Facts.messages() },
			class: func(s State) class {
				if s&mailSent == 0 || s&mark != mark {
					return skip
				}
				return in1
			}}
	}
	return []*Basis{
		make("mails", "Correos enviados", "E-mails sent", mailSent),
		make("mails_opened", "Correos abiertos", "E-mails opened", mailOpened),
		make("mails_replied", "Correos respondidos", "E-mails replied to", mailReplied),
		make("mails_bounced", "Correos rebotados", "E-mails bounced", mailBounced),
	}
}

func leadBases() []*Basis {
	make := func(id, es, en string, mark State, takes ...*Take) *Basis {
		return &Basis{ID: id, Name: text.New(es, en), Takes: append([]*Take{takeCount}, takes...), dims: leadDims, sources: []string{"lead", "lead_event", "channel", "campaign"},
			timing: AtDate, onFacts: true, table: func(in *Input) *Table { return &in.Facts.leads(in.Today, false).Table },
			class: ofLeads(func(s State) class {
				if s&mark != mark {
					return skip
				}
				return in1
			})}
	}
	spent := make("leads_spent", "Gasto en prospectos y campañas", "Spending on leads and campaigns", 0)
	spent.Takes = []*Take{takeLeadCost}
	spent.class = func(s State) class {
		if s&leadCosted == 0 {
			return outNoAmount
		}
		return in1
	}
	return []*Basis{
		make("leads", "Prospectos creados", "Leads created", 0), make("leads_interested", "Prospectos interesados", "Interested leads", leadInterested),
		make("leads_qualified", "Prospectos calificados", "Qualified leads", leadQualified), make("leads_won", "Prospectos ganados", "Leads won", leadWon, takeLeadWon), spent,
	}
}

func otherBases() []*Basis {
	return []*Basis{{
		ID: "revenue", Name: text.New("Líneas de ingreso", "Revenue lines"), Takes: []*Take{takeCount, takeRevenue}, dims: revenueDims, sources: []string{"revenue_line"}, timing: AtDate, onFacts: true,
		table: func(in *Input) *Table { return &in.Facts.revenueLines().Table },
		class: func(s State) class {
			if s&lineBase != 0 {
				return skip
			}
			return in1
		},
	}, {
		ID: "sellers", Name: text.New("Vendedores", "Salespeople"), Takes: []*Take{takeSellerMonths, takeSellerHeads}, dims: peopleDims, sources: []string{"person"}, timing: AtClose,
		class: func(State) class { return skip },
	}}
}

// kind is the record kind that the rows of a basis are.
func (b *Basis) kind() string {
	if b.table != nil {
		return b.sources[0]
	}
	return "opportunity"
}
