package kpi

import (
	"cmp"
	"fmt"
	"slices"

	"rumbo/engine/record"
	"rumbo/engine/text"
)

// What the State of a deal says about its touches.
const (
	dealWon State = 1 << iota
	dealLost
	dealDated
	dealTouched
)

// touches is the table of deals with how often their client was touched from the first time to the close.
type touches struct {
	Table
	n    []int32
	days []int32 // from the first touch to the close
}

var touchDims = append(slices.Clone(dealDims), BySize)

// kindsOfTouch are the definitions: which activities count.
var kindsOfTouch = []struct {
	id    string
	name  text.Text
	kinds []string // nil for all
}{
	{"all", text.New("Todos los contactos", "All touches"), nil},
	{"calls", text.New("Llamadas", "Calls"), []string{record.ActivityCall}},
	{"meetings", text.New("Reuniones, videollamadas y visitas", "Meetings, video calls and visits"), []string{record.ActivityMeeting, record.ActivityVideo, record.ActivityVisit}},
	{"written", text.New("Correos y mensajes", "E-mails and messages"), []string{record.ActivityMail, record.ActivityMessage}},
}

// touches are the deals by one definition, of kindsOfTouch; "" is the first.
func (f *Facts) touches(id string) *touches {
	if f == nil {
		return &touches{Table: newTable(record.OpportunityKind.Name, noActivities)}
	}
	all := lazily(f, "touches", f.countTouches)
	for i, k := range kindsOfTouch {
		if k.id == id {
			return all[i]
		}
	}
	return all[0]
}

// countTouches makes the tables of all definitions, in one pass over the activities.
func (f *Facts) countTouches() []*touches {
	d, set := f.deals, f.set("activity")
	all, firsts := make([]*touches, len(kindsOfTouch)), make([][]date, len(kindsOfTouch))
	for i := range all {
		all[i] = &touches{Table: newTable(record.OpportunityKind.Name, noActivities)}
		if set.Len > 0 {
			all[i].n, firsts[i] = make([]int32, d.Len()), make([]date, d.Len())
		}
	}
	if set.Len == 0 {
		return all
	}
	deal, kind, status, on := set.Codes("opportunity"), set.Choices("kind"), set.Choices("status"), set.Dates("on")
	rows, of := f.dealRows(), make([]int32, len(deal.Values))
	for i, id := range deal.Values {
		of[i] = rows.Find(id)
	}
	counts := bitsOf(kind, 0, func(v string) (in State) {
		for i, k := range kindsOfTouch {
			in |= flag(k.kinds == nil || slices.Contains(k.kinds, v), 1<<i)
		}
		return in
	})
	done := bitsOf(status, ^State(0), func(v string) State { return flag(v == record.ActivityDone, ^State(0)) })
	var deals []int32
	var kinds, statuses []uint8
	var when []date
	for _, p := range set.Parts {
		ds, ks, ss, days := deal.Into(p, &deals), kind.Into(p, &kinds), status.Into(p, &statuses), on.Into(p, &when)
		for i := range p.Len() {
			if ds[i] < 0 || of[ds[i]] < 0 {
				continue
			}
			row := of[ds[i]]
			if d.Close[row] != 0 && days[i] > d.Close[row] {
				continue
			}
			for in, t := counts[ks[i]]&done[ss[i]], 0; in != 0; in, t = in>>1, t+1 {
				if in&1 != 0 {
					if all[t].n[row]++; firsts[t][row] == 0 || days[i] < firsts[t][row] {
						firsts[t][row] = days[i]
					}
				}
			}
		}
	}
	for i, t := range all {
		t.settleDeals(d, firsts[i])
	}
	return all
}

// settleDeals fills the columns when touches are counted; first is each deal's first one.
func (t *touches) settleDeals(d *Deals, first []date) {
	t.days, t.when, t.state = make([]int32, d.Len()), d.Close, make([]State, d.Len())
	for row, s := range d.State {
		t.days[row] = int32(d.Close[row] - first[row])
		t.state[row] = flag(s.Won(), dealWon) | flag(s.Lost(), dealLost) | flag(s.Dated(), dealDated) | flag(t.n[row] > 0, dealTouched)
	}
	t.id = func(row int32) record.ID { return d.IDs[row] }
	for _, dim := range dealDims {
		t.makers[dim] = func() *Column { return d.Column(dim) }
	}
	t.makers[BySize] = d.sizes
	t.Table.first = d.first
}

var sizes = []Value{{"small", text.New("Pequeños (tercio menor)", "Small (lowest third)")}, {"medium", text.New("Medianos", "Medium")}, {"large", text.New("Grandes (tercio mayor)", "Large (highest third)")}}

// sizes puts deals into thirds by their amount; those without one in none.
func (d *Deals) sizes() *Column {
	var amounts []int64
	for i, s := range d.State {
		if s.Worth() {
			amounts = append(amounts, d.Amount[i])
		}
	}
	slices.Sort(amounts)
	codes := nones(d.Len())
	for i, s := range d.State {
		if s.Worth() {
			at, _ := slices.BinarySearch(amounts, d.Amount[i])
			codes[i] = int32(min(at*3/len(amounts), 2))
		}
	}
	return &Column{codes, sizes}
}

func touchClass(s State) class {
	switch {
	case s&(dealWon|dealLost) == 0:
		return skip
	case s&dealDated == 0:
		return out1
	case s&dealTouched == 0:
		return out2
	case s&dealWon != 0:
		return in1
	}
	return in2
}

// TouchesPerWon is how many touches a deal won took, with those lost beside it.
var TouchesPerWon = register(Indicator{
	ID: "touches_per_won", Area: Outreach, Order: 20, OnFacts: true, WeakBelow: 20, Cuts: touchDims, Sources: []string{"opportunity", "activity"},
	Name:    text.New("Contactos por venta ganada", "Touches per deal won"),
	Purpose: text.New("¿Cuántos contactos pide una venta, del primero al cierre?", "How many touches does a sale take, from the first to the close?"),
	Trap:    text.New("Más contactos no causan la venta: los negocios grandes piden más y duran más.", "More touches do not cause the sale: large deals ask for more and last longer."),
	Alternatives: func() (out []Alternative) {
		for _, k := range kindsOfTouch {
			out = append(out, Alternative{ID: k.id, Unit: Count, Timing: AtDate, Name: k.name,
				Formula: text.New("Mediana de las actividades hechas por negocio ganado, del primer contacto al cierre", "Median of activities done by deal won, from the first touch to the close"),
				plan: func(in *Input) plan {
					t := in.Facts.touches(k.id)
					words := map[class]text.Text{in1: classInfo[won].text, in2: text.New("Perdidas (mostradas al lado)", "Lost (shown beside)"), out1: classInfo[outNoClose].text, out2: text.New("Sin contactos anotados", "Without touches")}
					return counting(&t.Table, touchClass, words, t.perDeal)
				}})
		}
		return out
	}(),
})

func (t *touches) perDeal(p *part) Result {
	r := p.median(t.n, Count, text.New("Valor central de {n} ventas, de {min} a {max} contactos = {value}", "Middle one of {n} deals of {min} to {max} touches = {value}"),
		text.New("No hay ventas ganadas con contactos anotados.", "No deals won have touches."))
	if r.Known && p.whole {
		if x := values(t.n, p.rows[in2]); len(x) > 0 {
			slices.Sort(x)
			r.Beside = append(r.Beside, Named{text.New("Perdidas (mediana)", "Lost (median)"), number(middle(x), Count)})
		}
		x := values(t.days, p.rows[in1])
		slices.Sort(x)
		r.Beside = append(r.Beside, Named{text.New("Del primer contacto al cierre (mediana)", "First touch to close (median)"), number(middle(x), Days)})
	}
	return r
}

// touchNumbers is, for each activity done, the how-many-th it is for its deal or lead.
func (f *Facts) touchNumbers(a *activities) *Column {
	deal, lead := a.set.Codes("opportunity"), a.set.Codes("lead")
	deals, leads := gather(a.set, deal.Copy), gather(a.set, lead.Copy)
	var rows []int32
	for i := range a.state {
		if a.state[i]&(actDone|actIncoming) == actDone && (deals[i] >= 0 || leads[i] >= 0) {
			rows = append(rows, int32(i))
		}
	}
	key := func(r int32) int64 {
		if deals[r] >= 0 {
			return int64(deals[r])
		}
		return int64(leads[r]) | 1<<40
	}
	slices.SortStableFunc(rows, func(x, y int32) int { return cmp.Or(cmp.Compare(key(x), key(y)), cmp.Compare(a.when[x], a.when[y])) })
	codes, nth := nones(a.Len()), int32(0)
	for i, r := range rows {
		if i == 0 || key(r) != key(rows[i-1]) {
			nth = 0
		}
		codes[r] = min(nth, int32(len(nthTouch)-1))
		nth++
	}
	return &Column{codes, nthTouch}
}

var nthTouch = func() (out []Value) {
	for i := 1; i < 10; i++ {
		out = append(out, Value{fmt.Sprint(i), text.Same(fmt.Sprint(i))})
	}
	return append(out, Value{"10+", text.New("10 o más", "10 or more")})
}()

// TouchResponse is the share of our touches that were answered, by which one it was.
var TouchResponse = register(Indicator{
	ID: "touch_response", Area: Outreach, Order: 21, Better: Higher, OnFacts: true, WeakBelow: 30, Cuts: append([]Dim{ByTouch}, activityDims...), Sources: []string{"activity"},
	Name:    text.New("Respuesta a cada contacto", "Response to each touch"),
	Purpose: text.New("¿Hasta qué contacto vale la pena insistir, y por qué vía?", "Up to which touch is it worth persisting, and by which way?"),
	Alternatives: []Alternative{{ID: "answered", Unit: Ratio, Timing: AtDate, Name: text.New("Llamadas, correos y mensajes", "Calls, e-mails and messages"),
		Formula: text.New("contactos con respuesta o conversación ÷ llamadas, correos y mensajes nuestros", "touches with an answer or a conversation ÷ our calls, e-mails and messages"),
		plan: func(in *Input) plan {
			class := func(s State) class {
				switch {
				case s&(actCall|actWritten) == 0 || s&actIncoming != 0:
					return skip
				case s&actDone == 0:
					return out1
				case s&actCall != 0 && s&(actOutcome|actAnswered) == 0:
					return out3
				}
				return whether(actAnswered | actConversation)(s)
			}
			return counting(&in.Facts.activities().Table, class, callWords(text.New("Con respuesta", "Answered"), text.New("Sin respuesta", "Not answered")),
				share(text.New("{k} con respuesta ÷ {n} contactos = {value}", "{k} answered ÷ {n} touches = {value}"), text.New("No hay contactos en este período y alcance.", "There are no touches in this period and scope.")))
		}}},
})
