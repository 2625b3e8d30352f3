package ingest

import (
	"strconv"
	"strings"

	"rumbo/engine/exchange/dialect"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// dealFinder finds opportunities by identifier, or by the key that was chosen, or by what
// makes a deal different from others: name, account, product, owner and creation.
func (p *plan) dealFinder(w *work) func(i int) *entry {
	k := p.kind("opportunity")
	slots := w.choice.Key
	if len(slots) == 0 {
		slots = []string{"name", "account", "account_id", "product", "owner", "owner_id", "created"}
	}
	var cells []func(int) string
	for _, s := range slots {
		if col, ok := w.at[s]; ok && w.Columns[col].Kind == tabular.KindDate {
			read := w.quietDates(col)
			cells = append(cells, func(i int) string { return read(i).String() })
			continue
		}
		cells = append(cells, w.texts(s))
	}
	first := map[string]int{}
	times := map[string]int{}
	parts := make([]string, len(cells)+2)
	names, externals := w.rowNames(), w.identifiers()
	return func(i int) *entry {
		name, ext := names(i), externals(i)
		if ext != "" {
			if e := p.claimable(k, w.source, ext, name); e != nil {
				return e
			}
			return k.add(p.ids.byExternal("opportunity", w.source, ext), firstOf(name, ext))
		}
		empty := true
		parts[0] = "k"
		for n, read := range cells {
			parts[n+1] = read(i)
			empty = empty && parts[n+1] == ""
		}
		if empty {
			w.report(problemNoName, i, "name", "")
			return nil
		}
		parts[len(parts)-1] = ""
		key := strings.Join(parts, "\x00")
		if n := times[key]; n > 0 {
			if len(w.choice.Key) > 0 {
				w.problems.Add(tabular.Problem{Message: problemTwice, Row: w.src.Sheet.RowNumber(i), Value: name, N: first[key]})
				return nil
			}
			w.problems.Add(tabular.Problem{Message: problemSameTwice, Row: w.src.Sheet.RowNumber(i), N: first[key]})
			parts[len(parts)-1] = strconv.Itoa(n)
		} else {
			first[key] = w.src.Sheet.RowNumber(i)
		}
		times[key]++
		id := p.ids.of("opportunity", parts...)
		if e := k.find(id); e != nil {
			return e
		}
		return k.add(id, name)
	}
}

// quietDates reads a column of dates without reporting, for a key.
func (w *work) quietDates(col int) func(int) period.Date {
	form := w.Columns[col].Dates
	if !form.Single() {
		form = tabular.DateYMD
	}
	all := tabular.Dates(w.src.Sheet, col, form, &tabular.Collector{})
	return func(i int) period.Date { return all[i] }
}

// dealFields are the numbers of an opportunity's fields.
type dealFields struct {
	name, account, owner, product, line, stage, amount, probability, created, close, external, lost int
}

// deal fills opportunities from one file.
type deal struct {
	p *plan
	w *work
	f dealFields

	stage, outcome          func(int) string
	isWon, isClosed, isLost func(int) bool
	amount, amountWon       func(int) money.Amount
	share                   func(int) (float64, bool)
	created, close          func(int) period.Date
	closedOn, wonOn, lostOn func(int) period.Date
	others                  []func(int, *entry)
	lostReason              func(int, *entry) // nil if the file has no column for it
	names, externals        func(int) string

	account, owner, product, line func(int) *entry

	uses []*stageUse // stage of each row

	lostZero, openNil int // amounts of 0
	openZero          int // probabilities of 0
}

func (p *plan) dealFiller(w *work) func(i int, e *entry) {
	k := p.kind("opportunity")
	at := k.kind.Field
	d := &deal{p: p, w: w, f: dealFields{at("name"), at("account"), at("owner"), at("product"), at("line"), at("stage"), at("amount"),
		at("probability"), at("created"), at("close"), at("external_id"), at("lost_reason")}}
	d.readers()
	for _, s := range dialect.Slots(dialect.Opportunity) {
		switch s.Name {
		case "forecast", "next_step", "type", "source", "competitor", "description", "next_date", "changed", "external_id":
			if set := p.setter(w, k, s); set != nil {
				d.others = append(d.others, set)
			}
		}
	}
	d.others = append(d.others, w.keepers()...)
	if reason, ok := dialect.FindSlot(dialect.Opportunity, "lost_reason"); ok {
		d.lostReason = p.setter(w, k, reason)
	}
	d.lookAtStages()
	last := len(w.keyed) - 1
	for last >= 0 && w.keyed[last] == nil {
		last--
	}
	return func(i int, e *entry) {
		d.fill(i, e)
		if i == last {
			d.summary()
		}
	}
}

func (d *deal) readers() {
	w := d.w
	d.names, d.externals = w.rowNames(), w.texts("external_id")
	d.account, d.owner = d.p.resolver(w, "account"), d.p.resolver(w, "owner")
	d.product, d.line = d.p.resolver(w, "product"), d.p.resolver(w, "line")
	d.stage, d.outcome = w.texts("stage"), w.texts("outcome")
	d.isWon, d.isClosed, d.isLost = w.flags("is_won"), w.flags("is_closed"), w.flags("is_lost")
	d.amount, d.amountWon = w.amounts("amount"), w.amounts("amount_won")
	d.share = w.shares("probability")
	d.created, d.close = w.dates("created"), w.dates("close")
	d.closedOn, d.wonOn, d.lostOn = w.dates("closed_on"), w.dates("won_on"), w.dates("lost_on")
}

// lookAtStages finds the stage of every row. A deal that its status or flags call
// won or lost while its stage is an open one stands in the stage named by the status.
func (d *deal) lookAtStages() {
	w, book := d.w, d.p.stages
	d.uses = make([]*stageUse, len(w.keyed))
	for i, e := range w.keyed {
		if e == nil {
			continue
		}
		name := d.stage(i)
		status, known := "", false
		if cell := d.outcome(i); cell != "" {
			if status, known = dialect.OutcomeOf(cell); name == "" {
				name = cell
			}
			if known && status != record.StageOpen {
				if hint, _ := w.Dialect.StageHint(name); hint.Outcome != status {
					name = cell
				}
			}
		}
		won, closed := d.isWon(i), d.isClosed(i) || d.isLost(i) || d.isWon(i)
		u := book.see(name, w.Dialect)
		if won {
			u.won++
		}
		if closed {
			u.closed++
		}
		if v, ok := d.share(i); ok {
			u.shares[v]++
		}
		d.uses[i] = u
	}
	book.settle()
}

// fill writes one deal.
func (d *deal) fill(i int, e *entry) {
	w, u := d.w, d.uses[i]
	e.set(d.f.stage, record.OfText(string(u.Target)))
	account, product := refer(e, d.f.account, d.account(i)), refer(e, d.f.product, d.product(i))
	refer(e, d.f.owner, d.owner(i))
	refer(e, d.f.line, d.line(i))
	e.set(d.f.name, record.OfText(w.fitted(e.kind.infos[d.f.name], i, "name", d.nameFor(i, e, account, product))))
	amount := d.amount(i)
	if u.Outcome == record.StageWon {
		if won := d.amountWon(i); won.Minor != 0 {
			amount = won
		}
	}
	if amount.Known() && amount.Minor == 0 {
		switch u.Outcome {
		case record.StageLost:
			d.lostZero++
		case record.StageOpen: // nobody sells for nothing: the amount is not known yet
			d.openNil++
			amount = money.Amount{}
		}
	}
	e.set(d.f.amount, record.OfMoney(amount))
	d.probability(i, e, u)
	d.dates(i, e, u)
	if u.Outcome == record.StageLost && d.lostReason != nil {
		d.lostReason(i, e)
	}
	for _, set := range d.others {
		set(i, e)
	}
}

// refer writes a reference and gives the record it leads to.
func refer(e *entry, field int, to *entry) *entry {
	if to != nil {
		e.set(field, record.OfText(string(to.id)))
	}
	return to
}

// nameFor is the deal's name; one without is called by its product and account, else by its identifier.
func (d *deal) nameFor(i int, e *entry, account, product *entry) string {
	if name := d.names(i); name != "" {
		return name
	}
	if e.there && !e.get(d.f.name).IsNull() {
		return "" // it has one already
	}
	var parts []string
	for _, ref := range []*entry{product, account} {
		if ref != nil && !ref.byID {
			parts = append(parts, ref.name)
		}
	}
	if len(parts) == 0 {
		return firstOf(d.externals(i), e.name)
	}
	return strings.Join(parts, " · ")
}

// probability keeps what departs from the stage's usual one: that was set by a person.
func (d *deal) probability(i int, e *entry, u *stageUse) {
	v, ok := d.share(i)
	if !ok || u.Outcome != record.StageOpen {
		return
	}
	if v == 0 {
		d.openZero++
		return
	}
	if v != u.modal || u.Probability == (record.Opt{}) && !u.New && d.differs(u, v) && len(u.shares) > 1 {
		e.set(d.f.probability, record.OfFloat(v))
	}
}

// differs tells whether the workspace's stage has another probability.
func (d *deal) differs(u *stageUse, v float64) bool {
	return u.entry.get(d.p.stages.probAt).Float() != v
}

// dates writes creation and close: the actual closing day of a closed deal, the
// expected one of an open deal.
func (d *deal) dates(i int, e *entry, u *stageUse) {
	created, closing := d.created(i), d.close(i)
	switch u.Outcome {
	case record.StageWon:
		closing = firstDate(d.wonOn(i), d.closedOn(i), closing)
	case record.StageLost:
		closing = firstDate(d.lostOn(i), d.closedOn(i), closing)
	}
	e.set(d.f.created, record.OfDate(created))
	e.set(d.f.close, record.OfDate(closing))
	if created.Known() && closing.Known() && closing < created {
		d.w.problems.Add(tabular.Problem{Message: problemOrder, Row: d.w.src.Sheet.RowNumber(i), Column: d.closeHeader(),
			Value: closing.String(), Detail: created.String()})
	}
}

func firstDate(dates ...period.Date) period.Date {
	for _, d := range dates {
		if d.Known() {
			return d
		}
	}
	return 0
}

func (d *deal) closeHeader() string {
	for _, slot := range []string{"close", "closed_on", "won_on"} {
		if col, ok := d.w.at[slot]; ok {
			return d.w.Columns[col].Header
		}
	}
	return ""
}

// summary reports what only the whole file shows.
func (d *deal) summary() {
	if d.lostZero > 0 {
		d.w.problems.Add(tabular.Problem{Message: problemLostZero, N: d.lostZero, Column: d.w.Columns[d.w.at["amount"]].Header})
	}
	if d.openNil > 0 {
		d.w.problems.Add(tabular.Problem{Message: problemOpenNil, N: d.openNil, Column: d.w.Columns[d.w.at["amount"]].Header})
	}
	if d.openZero > 0 {
		d.w.problems.Add(tabular.Problem{Message: problemOpenZero, N: d.openZero, Column: d.w.Columns[d.w.at["probability"]].Header})
	}
}
