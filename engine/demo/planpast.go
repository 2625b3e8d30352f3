package demo

import (
	"strings"

	"rumbo/engine/account"
	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// How many days ago planning began: the company's data first, then one plan after the other.
const (
	begun     = 236
	firstPlan = 224
	planEvery = 6 // days from one plan to the next
)

// neglected is the plan on which nobody has worked for silent days; silent is more than any plan promises.
const (
	neglected = 2
	silent    = 101
)

// sittings are the parts of a plan so many days after it was begun, each in one sitting; others on the 15th day.
var sittings = map[string]period.Date{"account_member": 0, "contact": 1, "influence": 2, "section": 5, "fact": 8, "swot_item": 12, "need": 14, "need_cell": 16,
	"initiative": 19, "target": 23, "candidate": 27, "action": 30, "planned_activity": 33, "relation_goal": 33, "appointment": 36, "account_figure": 38}

// lived is one account's plan with who works on it.
type lived struct {
	account      record.ID
	nth          int
	since, until period.Date // first and last day on which anybody worked on it
	people       []string    // the lead first
	parts        []change.Op
}

// plans takes what the plans consist of, and the company that they are about, out of the ops and tells how they came about.
func (p *past) plans(ops []change.Op) (rest []change.Op) {
	var all []*lived
	of := map[record.ID]*lived{}
	var base []piece
	for _, op := range ops {
		if a, ok := op.New.(*record.Account); ok && a.Planned {
			l := &lived{account: op.ID, nth: len(all), people: []string{p.names[a.Owner]}, until: p.today - 1}
			l.since = p.today - firstPlan + planEvery*period.Date(l.nth)
			if l.nth == neglected {
				l.until = p.today - silent
			}
			all, of[op.ID] = append(all, l), l
		}
	}
	head := ""
	for _, op := range ops {
		l := of[record.Lookup(op.Kind).AccountOf(op.New)]
		switch r := op.New.(type) {
		case *record.Person:
			if head == "" {
				head = r.Name
			}
		case *record.AccountMember:
			if name := p.names[r.Person]; l != nil && name != "" && name != l.people[0] {
				l.people = append(l.people, name)
			}
		}
		switch {
		case companyKind(op.Kind):
			base = append(base, piece{op.Kind, op.ID, unplanned(op.New), nil})
			if l := of[op.ID]; l != nil {
				l.parts = append(l.parts, op)
			}
		case l != nil && account.PlanWork(op.Kind):
			l.parts = append(l.parts, op)
		default:
			rest = append(rest, op)
		}
	}
	p.events = append(p.events, written{p.today - begun, head, "import", base})
	for _, l := range all {
		p.plan(l, head)
	}
	return rest
}

// companyKind tells what stands before any plan is written.
func companyKind(kind string) bool {
	switch kind {
	case "settings", "stage", "team", "person", "line", "product", "account", "template_section", "template_field", "template_need":
		return true
	}
	return false
}

// unplanned is an account as it was before it got a plan; anything else as it is.
func unplanned(rec any) any {
	a, ok := rec.(*record.Account)
	if !ok || !a.Planned {
		return rec
	}
	was := *a
	was.Planned, was.PlannedSince = false, 0
	return &was
}

// plan tells how one plan was begun, written in sittings, and worked on since.
func (p *past) plan(l *lived, head string) {
	type sitting struct {
		on  period.Date
		who string
	}
	at := map[sitting]int{}
	begin := func(on period.Date, who, label string, x piece) {
		key := sitting{on, who + label}
		i, there := at[key]
		if !there {
			i = len(p.events)
			at[key] = i
			p.events = append(p.events, written{on, who, label, nil})
		}
		p.events[i].what = append(p.events[i].what, x)
	}
	full := false
	for _, op := range l.parts {
		if a, ok := op.New.(*record.Account); ok {
			begin(l.since, head, "enter", piece{op.Kind, op.ID, nil, map[string]record.Value{"planned": record.OfBool(true), "planned_since": record.OfDate(a.PlannedSince)}})
			continue
		}
		days, known := sittings[op.Kind]
		if !known {
			days = 15
		}
		on := l.day(max(l.since+days, p.happened(op.ID, op.New)))
		who := l.people[0]
		if op.Kind == "need_cell" || op.Kind == "account_figure" {
			who = l.people[len(l.people)-1]
		}
		first, later := p.grown(op, on, l)
		begin(on, who, "create", piece{op.Kind, op.ID, first, nil})
		p.events = append(p.events, later...)
		full = full || op.Kind == "section"
	}
	if full {
		p.versions(l, head)
	}
}

// day is a working day within those on which somebody worked on the plan.
func (l *lived) day(d period.Date) period.Date { return workday(max(l.since, min(d, l.until))) }

// happened is the day on which what a record tells took place, if it tells that.
func (p *past) happened(id record.ID, rec any) period.Date {
	switch r := rec.(type) {
	case *record.Note:
		return r.On
	case *record.Fact:
		return r.On
	case *record.Review:
		return p.held[id]
	case *record.ReviewItem:
		return p.held[r.Review]
	case *record.AccountFigure:
		return r.On
	case *record.NeedCell:
		return r.On
	}
	return 0
}

// grown is a record as it was first written on a day, and the edits that made it what it is.
func (p *past) grown(op change.Op, on period.Date, l *lived) (first any, later []written) {
	k := record.Lookup(op.Kind)
	first = k.Clone(op.New)
	edit := func(day period.Date, who string, was map[string]record.Value) {
		day = l.day(day)
		if day <= on {
			return
		}
		now := map[string]record.Value{}
		for field, v := range was {
			i := k.Field(field)
			now[field] = k.Get(op.New, i)
			k.Set(first, i, v)
		}
		later = append(later, written{day, who, "edit", []piece{{op.Kind, op.ID, nil, now}}})
	}
	span := max(int(l.until-on), 1)
	some := on + 1 + period.Date(p.rng.IntN(span))
	who := l.people[p.rng.IntN(len(l.people))]
	lucky := p.rng.IntN(100)
	switch r := op.New.(type) {
	case *record.Contact:
		if was := map[string]string{"close": "known", "known": "distant", "distant": "none"}[r.Closeness]; was != "" && lucky < 45 {
			edit(some, who, map[string]record.Value{"closeness": record.OfText(was)})
		} else if r.Stance == "promoter" || r.Stance == "detractor" && lucky < 70 {
			edit(some, who, map[string]record.Value{"stance": record.OfText("neutral")})
		}
	case *record.Section:
		if head, tail, found := strings.Cut(r.Body, ". "); found && tail != "" {
			edit(l.until-period.Date(2+3*(l.nth%4)+p.rng.IntN(40)), who, map[string]record.Value{"body": record.OfText(head + ".")})
		}
	case *record.Action:
		switch {
		case r.Status == "done" && r.Done > on:
			edit(r.Done, who, map[string]record.Value{"status": record.OfText("todo"), "done": {}})
		case r.Status == "doing":
			edit(some, l.people[0], map[string]record.Value{"status": record.OfText("todo")})
		case lucky < 30:
			edit(some, l.people[0], map[string]record.Value{"due": record.OfDate(workday(r.Due - 21))})
		}
	case *record.NeedCell:
		if r.Spend.Known() && lucky < 50 {
			edit(some, who, map[string]record.Value{"spend": record.OfMoney(rounded(r.Spend, 0.8)), "confidence": record.OfText("assumed")})
		}
	case *record.Candidate:
		if r.Value.Known() && lucky < 40 {
			edit(some, who, map[string]record.Value{"value": record.OfMoney(rounded(r.Value, 1.25))})
		}
	case *record.Target:
		if lucky < 25 {
			edit(some, who, map[string]record.Value{"amount": record.OfMoney(rounded(r.Amount, 0.9))})
		}
	case *record.Fact:
		if r.Checked > on {
			edit(r.Checked, l.people[0], map[string]record.Value{"checked": {}})
		}
	}
	return first, later
}

// rounded is a part of an amount in thousands.
func rounded(a money.Amount, part float64) money.Amount {
	unit := 1000 * a.Currency.Factor()
	return money.New(max(int64(float64(a.Minor)*part)/unit, 1)*unit, a.Currency)
}

// versions are the moments of a plan that were given a name.
func (p *past) versions(l *lived, head string) {
	for i, x := range []struct {
		on   period.Date
		who  string
		name text.Text
	}{{l.since + 45, head, text.New("Plan aprobado", "Plan approved")}, {p.today - 75 - period.Date(l.nth), l.people[0], text.New("Antes de la revisión", "Before the review")}} {
		if x.on > l.until {
			return
		}
		id := record.ID(p.tag + "-version-" + string(rune('a'+l.nth)) + string(rune('1'+i)))
		p.events = append(p.events, written{workday(x.on), x.who, "version", []piece{{"version", id, &record.Version{Account: l.account, Name: x.name.In(p.lang)}, nil}}})
	}
}

// neglect moves what happened to the neglected plan lately to before the day since which it is silent.
func (m *maker) neglect() {
	if m.size.Plans <= neglected {
		return
	}
	of, last := m.clients[neglected].id, m.today-silent
	back := func(d *period.Date) {
		if *d > last && *d <= m.today {
			*d = workday(last - (*d-last)/3)
		}
	}
	for _, op := range m.ops {
		if record.Lookup(op.Kind).AccountOf(op.New) != of {
			continue
		}
		switch r := op.New.(type) {
		case *record.Note:
			back(&r.On)
		case *record.Fact:
			back(&r.On)
			back(&r.Checked)
		case *record.AccountFigure:
			back(&r.On)
		case *record.NeedCell:
			back(&r.On)
		case *record.Action:
			if r.Status == "done" {
				back(&r.Done)
				back(&r.Due)
			}
		}
	}
}
