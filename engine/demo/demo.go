package demo

import (
	"math"
	"math/rand/v2"
	"strconv"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

// Size is how large a company is made, and what it is known by.
type Size struct {
	Tag      string // before the IDs of its records, so that two companies have none in common; "demo" if empty
	People   int    // at least 12
	Accounts int    // at least 40
	Plans    int    // strategic accounts with a full plan
	Deals    int
	Months   int // over which the deals were created, before today
	Contacts int // at least so many with a plan's contacts; more are people of the same posts
	// Activities is about how many there are; 0 makes a company without them, and without mail, leads,
	// revenue lines and clients' voice.
	Activities int
}

// Company is the believable one, for people to look at.
var Company = Size{People: 12, Accounts: 40, Plans: 8, Deals: 640, Months: 26, Activities: 9000}

// Large is a company with so many deals, for measuring.
func Large(deals int) Size {
	return Size{People: min(max(deals/400, 12), 300), Accounts: max(deals/50, 40), Plans: 8, Deals: deals, Months: 26}
}

// Wide is a company with many accounts that all have a plan, for measuring.
var Wide = Size{People: 60, Accounts: 500, Plans: 500, Contacts: 10_000, Deals: 5_000, Months: 26, Activities: 50_000}

// Generate gives the ops that create the company, settings and sales process included: one
// change makes it all. lang is the language of its words.
func Generate(seed uint64, size Size, today period.Date, lang string) []change.Op {
	m := &maker{rng: rand.New(rand.NewPCG(seed, 0x52756d626f)), size: size, today: today, lang: lang, usd: money.Must("USD")}
	m.size.People, m.size.Accounts = max(size.People, 12), max(size.Accounts, 40)
	m.size.Plans, m.size.Months = min(size.Plans, m.size.Accounts), max(size.Months, 1)
	if m.size.Tag == "" {
		m.size.Tag = "demo"
	}
	m.year = period.Calendar{}.Of(period.Year, today)
	m.process()
	m.offer()
	m.people()
	m.accounts()
	m.contacts()
	m.deals()
	m.quotas()
	for i := range m.size.Plans {
		m.plan(i)
	}
	for i := range m.size.Plans {
		m.meetings(i)
	}
	m.duties()
	for i := range m.size.Plans {
		m.business(i)
	}
	m.happenings(seed)
	m.organisations(seed)
	m.scorecards(seed)
	m.profiles(seed)
	m.template(seed)
	m.objectives()
	if m.size.Plans <= Company.Plans { // a company to be measured has no story
		m.neglect()
	}
	m.selection(seed)
	m.forecasts(seed)
	return m.ops
}

// maker holds what has been made so far.
type maker struct {
	rng   *rand.Rand
	size  Size
	today period.Date
	year  period.Period // fiscal year of today
	lang  string
	usd   money.Code
	ops   []change.Op

	lines    []record.ID
	products []product
	staff    []seller
	clients  []client
	targets  int
}

func (m *maker) create(kind string, id record.ID, rec any) record.ID {
	m.ops = append(m.ops, change.Created(kind, id, rec))
	return id
}

func (m *maker) say(t text.Text) string { return t.In(m.lang) }

// id is "<tag>-<what>-<n>".
func (m *maker) id(what string, n int) record.ID {
	return record.ID(m.size.Tag + "-" + what + "-" + strconv.Itoa(n+1))
}

// pick chooses one of a list.
func pick[T any](m *maker, list []T) T { return list[m.rng.IntN(len(list))] }

// chance is true so many times of a hundred.
func (m *maker) chance(percent int) bool { return m.rng.IntN(100) < percent }

// between is a whole number of a range, both ends included.
func (m *maker) between(from, to int) int { return from + m.rng.IntN(to-from+1) }

// spread is a factor around 1, sometimes well above: lognormal with median 1.
func (m *maker) spread(sigma float64) float64 { return math.Exp(m.rng.NormFloat64() * sigma) }

// amount rounds units to a step as people would.
func (m *maker) amount(units, step float64) money.Amount {
	return money.New(int64(math.Round(units/step)*step)*m.usd.Factor(), m.usd)
}

// workday moves a day off the weekend, backwards.
func workday(d period.Date) period.Date {
	switch d.Weekday() {
	case 6:
		return d - 1
	case 0:
		return d - 2
	}
	return d
}

// process creates the settings and the stages that every new workspace gets.
func (m *maker) process() {
	settings := record.DefaultSettings()
	settings.CallsDay = 1 // few and large clients
	settings.Company = m.say(text.New("Quilantara Servicios Industriales", "Quilantara Industrial Services"))
	_, c, _ := workspace.Apply(workspace.Empty(), workspace.Start{Settings: settings, Lang: m.lang},
		workspace.Env{At: change.Stamp{Time: 1, Replica: 1}, Today: m.today, NewID: func() record.ID { return "" }})
	m.ops = append(m.ops, c.Ops...)
}
