package ingest

import (
	"math"
	"strconv"
	"strings"

	"rumbo/engine/exchange/dialect"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// factReader makes the ways to read a file's rows.
func (p *plan) factReader(w *work) *factReader {
	r := &factReader{p: p, w: w, kind: record.Lookup(string(w.Entity))}
	r.infos, r.ext = r.kind.Infos(), r.kind.Field("external_id")
	r.plain()
	switch w.Entity {
	case dialect.Activity:
		r.activity()
	case dialect.MailEvent:
		r.mailEvent()
	case dialect.LeadEvent:
		r.leadEvent()
	case dialect.RevenueLine:
		r.fill = append(r.fill, r.around().fill, r.margin())
	case dialect.SurveyAnswer:
		r.answer()
	}
	return r
}

func dialectSlot(w *work, name string) (dialect.Slot, bool) { return dialect.FindSlot(w.Entity, name) }

// plain reads the slots that are fields as they stand: texts, days, amounts, numbers, flags, and records found by name.
func (r *factReader) plain() {
	w := r.w
	for _, s := range dialect.Slots(w.Entity) {
		field := r.kind.Field(s.Name)
		if _, mapped := w.at[s.Name]; !mapped || field < 0 {
			continue
		}
		switch {
		case s.Name == "external_id":
			read := w.identifiers()
			r.each(func(i int, rec any) { r.kind.Set(rec, field, record.OfText(read(i))) })
		case s.Type == dialect.Words && r.infos[field].Type != record.TypeChoice:
			read, info := w.texts(s.Name), r.infos[field]
			r.each(func(i int, rec any) { r.kind.Set(rec, field, record.OfText(w.fitted(info, i, s.Name, read(i)))) })
		case s.Type == dialect.Date:
			read := w.dates(s.Name)
			r.each(func(i int, rec any) { r.kind.Set(rec, field, record.OfDate(read(i))) })
		case s.Type == dialect.Money:
			read := w.amounts(s.Name)
			r.each(func(i int, rec any) { r.kind.Set(rec, field, record.OfMoney(read(i))) })
		case s.Type == dialect.Flag:
			read := w.flags(s.Name)
			r.each(func(i int, rec any) { r.kind.Set(rec, field, record.OfBool(read(i))) })
		case s.Type == dialect.Number:
			read := w.numbers(s.Name)
			r.each(func(i int, rec any) {
				if n, ok := read(i); ok {
					r.kind.Set(rec, field, record.OfFloat(n.Float()))
				}
			})
		}
	}
	for _, field := range []string{"line", "product", "campaign", "channel", "survey"} {
		if s, ok := dialectSlot(w, field); ok && s.Type == dialect.RefName {
			resolve, at := r.p.resolver(w, field), r.kind.Field(field)
			r.each(func(i int, rec any) {
				if e := resolve(i); e != nil {
					r.kind.Set(rec, at, record.OfText(string(e.id)))
				}
			})
		}
	}
}

// each adds a step that refuses nothing.
func (r *factReader) each(do func(i int, rec any)) {
	r.fill = append(r.fill, func(i int, rec any) bool { do(i, rec); return true })
}

// choice reads a slot's words with a reader of meanings; what it does not know is told.
func (r *factReader) choice(slot string, mean func(string) (string, bool)) func(i int) string {
	w := r.w
	read := w.texts(slot)
	info, _ := r.kind.Info(slot)
	return func(i int) string {
		cell := read(i)
		if cell == "" {
			return ""
		}
		v, ok := optionFor(info, cell)
		if !ok {
			v, ok = mean(cell)
		}
		if !ok {
			w.problems.Add(tabular.Problem{Message: problemChoice, Row: w.src.Sheet.RowNumber(i), Column: w.Columns[w.at[slot]].Header, Value: cell, Note: info.Label})
		}
		return v
	}
}

func (r *factReader) activity() {
	w := r.w
	kind, outcome := r.choice("kind", dialect.ActivityKindOf), r.choice("outcome", dialect.OutcomeOfCall)
	status, direction, nature := r.choice("status", dialect.ActivityStatusOf), r.choice("direction", dialect.DirectionOf), r.choice("nature", dialect.NatureOf)
	due, done, subject, times := w.dates("due"), w.flags("done"), w.texts("subject"), w.texts("time")
	_, flagged := w.at["done"]
	usual, minutes, clock := r.usualKind(), r.durations(), w.clock()
	r.each(func(i int, rec any) {
		a := rec.(*record.Activity)
		a.Kind, a.Outcome, a.Direction, a.Nature, a.Status = kind(i), outcome(i), direction(i), nature(i), status(i)
		if a.Kind == "" {
			a.Kind = firstOf(usual, kindOfSubject(subject(i)), record.ActivityOther)
		}
		if !a.On.Known() {
			a.On = due(i)
		}
		switch {
		case flagged && done(i):
			a.Status = ""
		case flagged && a.Status == "":
			a.Status = record.ActivityPlanned
		case a.Status == record.ActivityDone:
			a.Status = "" // which means the same, and is shorter
		}
		a.Duration = minutes(i)
		if a.Minute = minuteOf(times(i)); a.Minute == 0 {
			a.Minute = clock(i)
		}
		if a.Kind == record.ActivityCall && record.Conversation(a.Outcome) {
			a.Answered = true
		}
		if a.FollowUp.Known() && a.FollowUp < a.On {
			a.FollowUp = 0
		}
	})
	r.fill = append(r.fill, r.around().fill)
}

// usualKind is what a file without a column of kinds holds, by its name and its headers.
func (r *factReader) usualKind() string {
	if _, has := r.w.at["kind"]; has {
		return ""
	}
	votes := map[string]int{}
	for _, h := range append(r.w.src.Sheet.Headers(), r.w.Name) {
		if k, ok := dialect.ActivityKindOf(h); ok && k != record.ActivityOther {
			votes[k]++
		}
	}
	best := ""
	for _, k := range []string{record.ActivityCall, record.ActivityMeeting, record.ActivityMail, record.ActivityVisit, record.ActivityVideo, record.ActivityMessage} {
		if votes[k] > votes[best] {
			best = k
		}
	}
	if _, has := r.w.at["duration"]; best == "" && has && r.w.source == "salesforce" {
		return record.ActivityMeeting // an export of events
	}
	return best
}

// kindOfSubject reads "Call: …" and "Email: …", as programs title what they log themselves.
func kindOfSubject(s string) string {
	head, _, found := strings.Cut(s, ":")
	if !found && len(strings.Fields(s)) > 2 {
		return ""
	}
	k, _ := dialect.ActivityKindOf(head)
	return k
}

// durations reads minutes from whichever column tells them.
func (r *factReader) durations() func(i int) int {
	type unit struct {
		slot    string
		minutes float64
	}
	var reads []func(int) int
	for _, u := range []unit{{"duration", 1}, {"duration_hours", 60}, {"duration_seconds", 1.0 / 60}, {"duration_ms", 1.0 / 60_000}} {
		if _, mapped := r.w.at[u.slot]; !mapped {
			continue
		}
		cells, slot, scale := r.w.texts(u.slot), u.slot, u.minutes
		reads = append(reads, func(i int) int {
			cell := cells(i)
			n, ok := minutesOf(cell, scale)
			if !ok {
				r.w.report(problemDuration, i, slot, cell)
			}
			return n
		})
	}
	return func(i int) int {
		for _, read := range reads {
			if n := read(i); n != 0 {
				return n
			}
		}
		return 0
	}
}

// minutesOf reads "12", "12.5", "1:30", "00:12:30" and "12 min"; a part of a minute that is not none counts as one.
func minutesOf(s string, scale float64) (int, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0, true
	}
	parts := strings.Split(s, ":")
	total := 0.0
	if len(parts) > 1 {
		scale = 60 // hours first
		for _, part := range parts {
			x, err := strconv.ParseFloat(strings.TrimSpace(part), 64)
			if err != nil || x < 0 || len(parts) > 3 {
				return 0, false
			}
			total += x * scale
			scale /= 60
		}
	} else {
		digits := strings.TrimRight(strings.ToLower(s), " abcdefghijklmnopqrstuvwxyz.")
		if unit := strings.TrimLeft(strings.ToLower(s[len(digits):]), " ."); strings.HasPrefix(unit, "h") {
			scale = 60
		} else if strings.HasPrefix(unit, "s") {
			scale = 1.0 / 60
		}
		x, err := strconv.ParseFloat(strings.Replace(digits, ",", ".", 1), 64)
		if err != nil {
			return 0, false
		}
		total = x * scale
	}
	if total < 0 || total > 1<<20 || math.IsNaN(total) {
		return 0, false
	}
	if total > 0 && total < 1 {
		return 1, true
	}
	return int(math.Round(total)), true
}

// clock reads the time of day that stands with the day.
func (w *work) clock() func(i int) int {
	read := w.texts("on")
	return func(i int) int { return minuteOf(read(i)) }
}

// minuteOf finds a time such as "14:30" or "2:30 pm" in a text; 0 if there is none.
func minuteOf(s string) int {
	at := strings.IndexByte(s, ':')
	if at < 1 || at+3 > len(s) {
		return 0
	}
	from := at - 1
	for from > 0 && at-from < 2 && s[from-1] >= '0' && s[from-1] <= '9' {
		from--
	}
	hour, err1 := strconv.Atoi(s[from:at])
	minute, err2 := strconv.Atoi(s[at+1 : at+3])
	if err1 != nil || err2 != nil || hour > 23 || minute > 59 {
		return 0
	}
	rest := strings.ToLower(s[at+3:])
	if pm := strings.Contains(rest, "p"); pm && hour < 12 && (strings.Contains(rest, "pm") || strings.Contains(rest, "p.")) {
		hour += 12
	}
	return hour*60 + minute
}

// mailEvent reads one event a row, or as many as a recipient's row has dates.
func (r *factReader) mailEvent() {
	w := r.w
	event, recipient := r.choice("event", dialect.MailEventOf), w.texts("recipient")
	clock, around := w.clock(), r.around()
	type dated struct {
		event string
		on    func(int) period.Date
	}
	var all []dated
	for _, e := range []string{record.MailSent, record.MailDelivered, record.MailBounced, record.MailOpened, record.MailClicked, record.MailReplied, record.MailUnsubscribed} {
		if _, has := w.at[e+"_on"]; has {
			all = append(all, dated{e, w.dates(e + "_on")})
		}
	}
	r.each(func(i int, rec any) {
		m := rec.(*record.MailEvent)
		m.Event, m.Minute = event(i), clock(i)
		if m.Message == "" { // one message to each recipient of a campaign
			m.Message = foldMail(recipient(i))
		}
	})
	r.fill = append(r.fill, around.fill)
	if len(all) == 0 {
		return
	}
	r.split = func(i int, rec any) []any {
		var out []any
		base := rec.(*record.MailEvent)
		for _, d := range all {
			if on := d.on(i); on.Known() {
				m := *base
				m.Event, m.On, m.Minute = d.event, on, 0
				if m.ExternalID != "" {
					m.ExternalID += "/" + d.event
				}
				out = append(out, &m)
			}
		}
		if base.Event != "" && base.On.Known() {
			out = append(out, base)
		}
		if out == nil {
			return []any{base} // refused for what it lacks
		}
		return out
	}
}

func (r *factReader) leadEvent() {
	event, seconds, clock := r.choice("event", dialect.LeadEventOf), r.w.texts("seconds"), r.w.clock()
	r.each(func(i int, rec any) {
		e := rec.(*record.LeadEvent)
		e.Event, e.Minute = event(i), clock(i)
		if cell := seconds(i); cell != "" {
			n, ok := minutesOf(cell, 1) // counts what stands there
			if strings.Contains(cell, ":") {
				n *= 60
			}
			if e.Seconds = n; !ok {
				r.w.report(problemDuration, i, "seconds", cell)
			}
		}
		if lead := r.lead(i, true); lead != nil {
			bornBy(lead, e.On)
			lead.uses++
			e.Lead = lead.id
		}
	})
}

// margin is what the column says, or the amount less the cost.
func (r *factReader) margin() func(i int, rec any) bool {
	cost := r.w.amounts("cost")
	return func(i int, rec any) bool {
		l := rec.(*record.RevenueLine)
		if c := cost(i); !l.Margin.Known() && c.Known() && c.Currency == l.Amount.Currency {
			l.Margin = money.New(l.Amount.Minor-c.Minor, c.Currency)
		}
		return true
	}
}

// answer reads scores; a file that does not name its survey is one of its own.
func (r *factReader) answer() {
	w := r.w
	nps, csat := w.numbers("nps"), w.numbers("csat")
	_, isNPS := w.at["nps"]
	_, isCSAT := w.at["csat"]
	_, expects := w.at["expected"]
	kind := record.SurveyOwn
	switch top := r.top("score"); {
	case isNPS:
		kind = record.SurveyNPS
	case isCSAT:
		kind = record.SurveyCSAT
	case expects:
		kind = record.SurveyExpectation
	case top > 0 && top <= 5:
		kind = record.SurveyCSAT
	default:
		kind = record.SurveyNPS
	}
	around := r.around()
	r.each(func(i int, rec any) {
		a := rec.(*record.SurveyAnswer)
		for _, read := range []func(int) (tabular.Number, bool){nps, csat} {
			if n, ok := read(i); ok && !a.Score.OK {
				a.Score = record.Some(n.Float())
			}
		}
		k := r.p.kind("survey")
		e := k.find(a.Survey)
		if e == nil {
			e = r.p.byName("survey", strings.TrimSuffix(w.Name, ".csv"))
		}
		if e == nil {
			return
		}
		if a.Survey = e.id; !e.there && e.get(k.kind.Field("type")).IsNull() {
			e.set(k.kind.Field("type"), record.OfText(kind))
		}
		e.uses++
	})
	r.fill = append(r.fill, around.fill, r.onScale)
}

// top is the largest number of a column.
func (r *factReader) top(slot string) float64 {
	if col, ok := r.w.at[slot]; ok {
		return r.w.src.Kinds[col].Max
	}
	return 0
}

// onScale leaves out scores that the survey's scale does not have.
func (r *factReader) onScale(i int, rec any) bool {
	a := rec.(*record.SurveyAnswer)
	e := r.p.kind("survey").find(a.Survey)
	if e == nil {
		return true
	}
	low, high := (&record.Survey{Type: e.get(e.kind.kind.Field("type")).Text()}).Scale()
	for _, score := range []*record.Opt{&a.Score, &a.Expected} {
		if score.OK && !(score.V >= low && score.V <= high) {
			r.w.problems.Add(tabular.Problem{Message: problemScore, Row: r.w.src.Sheet.RowNumber(i), Value: strconv.FormatFloat(score.V, 'g', -1, 64), N: int(high), Detail: strconv.Itoa(int(low))})
			*score = record.Opt{}
		}
	}
	return true
}
