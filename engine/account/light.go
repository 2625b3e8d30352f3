package account

import (
	"slices"
	"strings"

	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Light is the state of a relationship.
type Light string

// The lights. Unknown means that too little is known for a judgement.
const (
	Unknown Light = ""
	Green   Light = "green"
	Amber   Light = "amber"
	Red     Light = "red"
)

// Judgement is a contact's light with the reasons for it.
type Judgement struct {
	Light     Light
	Manual    bool        // set by hand and still valid
	Important bool        // decides, or has high influence
	Weight    int         // 1…5: how much the contact matters
	Last      period.Date // latest day on which one was in touch; 0 if none is known
	Overdue   int         // days by which the promised contact is late
	Falls     period.Date // day on which the light gets worse if nobody gets in touch; 0 if never
	Reasons   []text.Text

	brief bool // reasons are not wanted: they take longer than the judgement
}

// Rule is how the light is found, in words: what a page shows beside it.
var Rule = text.New(
	"Cercanía (cercana 3, conocida 2, distante 1, sin relación 0) más postura (promotor +1, neutral 0, detractor −2): verde desde 3, rojo hasta 0, y hasta 1 si la persona decide o influye mucho. Si vence el contacto prometido baja un color; si pasa el doble del plazo, a rojo. Cuentan las actividades que llegaron a la persona, las acciones hechas con ella y las notas; no las llamadas sin respuesta. Lo fijado a mano vale hasta su fecha.",
	"Closeness (close 3, known 2, distant 1, none 0) plus stance (promoter +1, neutral 0, detractor −2): green from 3, red up to 0, and up to 1 if the person decides or has high influence. When the promised contact is missed it drops by one colour; past twice the time, to red. What counts are activities that reached the person, actions done with them and notes; not unanswered calls. A light set by hand holds until its date.")

var closeness = map[string]struct {
	points int
	words  text.Text
}{
	"close":   {3, text.New("Relación cercana.", "Close relationship.")},
	"known":   {2, text.New("Nos conoce.", "Knows us.")},
	"distant": {1, text.New("Relación distante.", "Distant relationship.")},
	"none":    {0, text.New("Sin relación todavía.", "No relationship yet.")},
	"":        {1, text.New("No se sabe qué tan cercana es la relación.", "How close the relationship is, is not known.")},
}

var stance = map[string]struct {
	points int
	words  text.Text
}{
	"promoter":  {1, text.New("Nos promueve.", "Promotes us.")},
	"neutral":   {0, text.New("Es neutral.", "Is neutral.")},
	"detractor": {-2, text.New("Está en contra.", "Is against us.")},
	"":          {0, text.New("Su postura no se conoce.", "The stance is not known.")},
}

// Important tells whether the contact decides or has high influence.
func Important(c *record.Contact) bool { return c.Role == "economic" || c.Influence == "high" }

// Weight is how much the contact matters, 1…5: influence (high 3, medium 2, else 1), and the role in
// the decision (economic 2, any other 1).
func Weight(c *record.Contact) int {
	w := map[string]int{"high": 3, "medium": 2}[c.Influence]
	w = max(w, 1)
	switch c.Role {
	case "economic":
		w += 2
	case "":
	default:
		w++
	}
	return w
}

// Judge finds a contact's light from what is written down with the contact alone.
func Judge(c *record.Contact, today period.Date) Judgement { return JudgeOn(c, c.LastContact, today) }

// JudgeOn finds a contact's light on a day, last being the latest day by then on which one was in touch.
func JudgeOn(c *record.Contact, last, today period.Date) Judgement {
	return judge(c, last, today, false)
}

func judge(c *record.Contact, last, today period.Date, brief bool) Judgement {
	j := Judgement{Important: Important(c), Weight: Weight(c), Last: last, brief: brief}
	j.Overdue = j.overdue(c, today)
	if c.Light != "" && (!c.LightUntil.Known() || today <= c.LightUntil) {
		j.Light, j.Manual = Light(c.Light), true
		j.say(text.New("Fijado a mano: {why}", "Set by hand: {why}"), "why", c.LightReason)
		if c.LightUntil.Known() {
			j.sayDays(int(c.LightUntil-today)+1, text.New("Vale hasta hoy.", "Holds until today."), text.New("Vale {n} días más.", "Holds for {n} more days."))
		}
		return j
	}
	base := baseLight(c, j.Important)
	j.Light = base
	j.explain(c)
	if base == Unknown {
		return j
	}
	j.decay(c, base, today)
	if c.Light != "" {
		j.say(text.New("Lo que se fijó a mano ya venció.", "What was set by hand has expired."))
	}
	if c.Assumed {
		j.say(text.New("Rol y postura son supuestos.", "Role and stance are assumed."))
	}
	return j
}

// say adds a reason.
func (j *Judgement) say(words text.Text, pairs ...any) {
	if !j.brief {
		j.Reasons = append(j.Reasons, words.With(pairs...))
	}
}

// sayDays adds a reason that counts days.
func (j *Judgement) sayDays(n int, none, some text.Text) {
	if !j.brief {
		j.Reasons = append(j.Reasons, days(n, none, some))
	}
}

// baseLight is the light before time is looked at.
func baseLight(c *record.Contact, important bool) Light {
	if c.Closeness == "" && c.Stance == "" {
		return Unknown
	}
	limit := 0
	if important {
		limit = 1
	}
	switch points := closeness[c.Closeness].points + stance[c.Stance].points; {
	case points >= 3:
		return Green
	case points <= limit:
		return Red
	}
	return Amber
}

func (j *Judgement) explain(c *record.Contact) {
	if j.Light == Unknown {
		j.say(text.New("Falta decir qué tan cercana es la relación y qué postura tiene.", "Say how close the relationship is, and what the stance is."))
		return
	}
	cl, known := closeness[c.Closeness]
	if !known {
		cl = closeness[""]
	}
	st, known := stance[c.Stance]
	if !known {
		st = stance[""]
	}
	j.say(cl.words)
	j.say(st.words)
	if j.Important {
		j.say(text.New("Decide o influye mucho: se le exige más.", "Decides or has high influence: more is asked for."))
	}
}

// decay lowers the light when the promised contact is missed, and tells when it will fall next.
func (j *Judgement) decay(c *record.Contact, base Light, today period.Date) {
	if c.EveryDays <= 0 {
		j.say(text.New("No hay una frecuencia de contacto prometida.", "No frequency of contact has been promised."))
		return
	}
	every := period.Date(c.EveryDays)
	j.say(text.New("Contacto prometido cada {n} días.", "Contact promised every {n} days."), "n", c.EveryDays)
	if !j.Last.Known() {
		j.Light = worse(base)
		j.say(text.New("No hay ningún contacto registrado.", "No contact has been recorded."))
		return
	}
	since := int(today - j.Last)
	j.sayDays(since, text.New("El último fue hoy.", "The last one was today."), text.New("El último fue hace {n} días.", "The last one was {n} days ago."))
	switch {
	case since > 2*c.EveryDays:
		j.Light = Red
		j.say(text.New("Pasó más del doble del plazo.", "More than twice the time has passed."))
	case since > c.EveryDays:
		j.Light = worse(base)
		j.say(text.New("La promesa no se cumplió: baja un color.", "The promise was missed: one colour down."))
		if j.Light != Red {
			j.Falls = j.Last + 2*every + 1
		}
	case base != Red:
		j.Falls = j.Last + every + 1
	}
}

func worse(l Light) Light {
	if l == Green {
		return Amber
	}
	return Red
}

// overdue is by how many days the promised contact is late; 0 if there is no promise or no last contact.
func (j *Judgement) overdue(c *record.Contact, today period.Date) int {
	if c.EveryDays <= 0 || !j.Last.Known() {
		return 0
	}
	return max(int(today-j.Last)-c.EveryDays, 0)
}

// days chooses between the words for none and for some.
func days(n int, none, some text.Text) text.Text {
	if n <= 0 {
		return none
	}
	if n == 1 {
		some.ES, some.EN = strings.ReplaceAll(some.ES, "{n} días", "1 día"), strings.ReplaceAll(some.EN, "{n} more days", "1 more day")
		some.EN = strings.ReplaceAll(some.EN, "{n} days", "1 day")
	}
	return some.With("n", n)
}

// Judged is a contact with its judgement.
type Judged struct {
	Item[record.Contact]
	Judgement
}

// Lights is the state of an account's relationships.
type Lights struct {
	Green, Amber, Red, Unknown int
	ImportantRed               int
	All                        []Judged // in the order of the contacts
	Focus                      []Judged // whom to look after first: the red ones, then important ones that are amber or unknown; within, who matters most
}

// LightsOf judges all contacts of an account.
func LightsOf(d *Data, today period.Date) Lights { return lightsOf(d, today, false) }

func lightsOf(d *Data, today period.Date, brief bool) Lights {
	if d.kept != nil && brief {
		return d.kept.lightsOn(d, today)
	}
	return judgeAll(d, today, brief)
}

func judgeAll(d *Data, today period.Date, brief bool) Lights {
	var l Lights
	last := d.LastTouches(today)
	for _, c := range d.Contacts {
		j := Judged{c, judge(c.Rec, last[c.ID], today, brief)}
		l.All = append(l.All, j)
		switch j.Light {
		case Green:
			l.Green++
		case Amber:
			l.Amber++
		case Red:
			l.Red++
			if j.Important {
				l.ImportantRed++
			}
		default:
			l.Unknown++
		}
		if j.Light == Red || j.Important && j.Light != Green {
			l.Focus = append(l.Focus, j)
		}
	}
	slices.SortStableFunc(l.Focus, func(a, b Judged) int {
		for _, c := range []int{urgency(b) - urgency(a), b.Weight - a.Weight, b.Overdue - a.Overdue} {
			if c != 0 {
				return c
			}
		}
		return strings.Compare(a.Rec.Name, b.Rec.Name)
	})
	return l
}

func urgency(j Judged) int {
	switch {
	case j.Light == Red && j.Important:
		return 3
	case j.Light == Red:
		return 2
	case j.Light == Amber:
		return 1
	}
	return 0
}
