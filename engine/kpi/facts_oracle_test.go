//go:build !js

package kpi_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// factSchema is the oracle's own form of facts: the records' fields as plain tables, cents and ISO days.
const factSchema = `
create table activity (kind text, day text, status text, person text, dealt text, leadt text, minutes int, cost int, direction text, outcome text, answered int, followed int, agreed text, nature text);
create table mail (event text, day text, message text, thread text, person text);
create table campaign (id text, owner text, day text, cost int, costcur text, margin int, margincur text);
create table lead (id text, owner text, day text, status text, changed text, dealt text, cost int, costcur text, campaign text);
create table sign (lead text, event text, day text, seconds int);
create table revenue (account text, day text, person text, amount int, currency text);
create table capacity (person text, start text, hours real);
create table hourly (person text, start text, cents int);
create table survey (id text, type text, expects int);
create table answer (survey text, person text, day text, score real, expected real);
create table form (person text, day text, back int);
create table points (event text, p real);
create table holiday (day text);
`

// factViews are what the questions ask of, made once the records are in.
const factViews = `
create table done as select *, kind || '' k from activity where coalesce(status, 'done') = 'done';
create table dial as select * from done where kind = 'call' and coalesce(direction, '') <> 'in';
create table live as select * from dial where outcome in ('connected', 'meeting_set', 'callback', 'refused');
create table ev as select rowid i, *, case when message is null then 'row' || rowid else 'm' || message end m,
	case when thread is not null then 't' || thread when message is not null then 'm' || message else 'row' || rowid end t from mail;
create index named on ev (m, event);
create table msg as select m, (select day from ev s where s.m = e.m and s.event = 'sent' order by i limit 1) day, (select person from ev s where s.m = e.m and s.event = 'sent' order by i limit 1) person,
	max(event = 'bounced') bounced, max(event = 'opened') opened, max(event = 'clicked') clicked, max(event = 'replied') replied, max(event = 'unsubscribed') gone
	from ev e group by m having max(event = 'sent') = 1;
create table arrived as select * from msg where bounced = 0;
create table talk as select t, max(case when f = i then day end) day, max(case when f = i then person end) person, max(event in ('replied', 'received')) back
	from (select *, min(case when event = 'sent' then i end) over (partition by t) f from ev) group by t having max(event = 'sent') = 1;
create table spent as select a.*, coalesce(a.cost, 0) + case when minutes > 0 then coalesce((select round(minutes * cents / 60.0) from hourly h where h.person = a.person and h.start <= a.day order by h.start desc limit 1), 0) else 0 end cents,
	a.cost is not null or minutes > 0 and exists (select 1 from hourly h where h.person = a.person and h.start <= a.day) known from done a;
create table touched as select d.id, d.owner person, d.close day, d.outcome, k, count(*) n, min(a.day) first from deals d join done a on a.dealt = d.id and a.day <= d.close where d.outcome in ('won', 'lost') and d.close is not null group by d.id, k;
create index signs on sign (lead);
`

// facts fills the oracle from records, one by one, not from the product's columns.
func (o oracle) facts(s *workspace.Snapshot) {
	o.do(factSchema)
	o.do("begin")
	usdOf := func(a money.Amount) any {
		if a.Currency == usd {
			return a.Minor
		}
		return nil
	}
	each := func(kind string, f func(rec any)) {
		set := s.Facts(kind)
		for row := range set.Len {
			p, i := set.Find(row)
			f(set.Record(p, i))
		}
	}
	each("activity", func(rec any) {
		a := rec.(*record.Activity)
		o.do(`insert into activity values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, a.Kind, a.On.String(), none(a.Status), none(string(a.Person)), none(string(a.Opportunity)), none(string(a.Lead)), a.Duration, usdOf(a.Cost),
			none(a.Direction), none(a.Outcome), a.Answered, a.Followed, none(a.FollowUp.String()), none(a.Nature))
	})
	each("mail_event", func(rec any) {
		e := rec.(*record.MailEvent)
		o.do(`insert into mail values (?, ?, ?, ?, ?)`, e.Event, e.On.String(), none(e.Message), none(e.Thread), none(string(e.Person)))
	})
	each("lead_event", func(rec any) {
		e := rec.(*record.LeadEvent)
		o.do(`insert into sign values (?, ?, ?, ?)`, string(e.Lead), e.Event, e.On.String(), e.Seconds)
	})
	each("revenue_line", func(rec any) {
		l := rec.(*record.RevenueLine)
		o.do(`insert into revenue values (?, ?, ?, ?, ?)`, none(string(l.Account)), l.On.String(), none(string(l.Person)), l.Amount.Minor, l.Amount.Currency.String())
	})
	o.factRecords(s.State)
	o.do(factViews)
	o.do("commit")
}

func (o oracle) factRecords(s *change.State) {
	for id, c := range change.All(s, record.CampaignKind) {
		day := c.To
		if day == 0 {
			day = c.From
		}
		o.do(`insert into campaign values (?, ?, ?, ?, ?, ?, ?)`, string(id), none(string(c.Owner)), day.String(), c.Cost.Minor, none(c.Cost.Currency.String()), c.Margin.Minor, none(c.Margin.Currency.String()))
	}
	for id, l := range change.All(s, record.LeadKind) {
		o.do(`insert into lead values (?, ?, ?, ?, ?, ?, ?, ?, ?)`, string(id), none(string(l.Owner)), l.Created.String(), l.Status, none(l.Changed.String()), none(string(l.Opportunity)), l.Cost.Minor, none(l.Cost.Currency.String()), none(string(l.Campaign)))
	}
	for _, h := range change.All(s, record.HolidayKind) {
		o.do(`insert into holiday values (?)`, h.On.String())
	}
	for _, c := range change.All(s, record.CapacityKind) {
		o.do(`insert into capacity values (?, ?, ?)`, string(c.Person), c.From.String(), c.Hours.V)
	}
	for _, c := range change.All(s, record.PersonCostKind) {
		o.do(`insert into hourly values (?, ?, ?)`, string(c.Person), c.From.String(), c.Hour.Minor)
	}
	for id, v := range change.All(s, record.SurveyKind) {
		o.do(`insert into survey values (?, ?, ?)`, string(id), v.Type, v.Expects)
	}
	for _, a := range change.All(s, record.SurveyAnswerKind) {
		var score, expected any
		if a.Score.OK {
			score = a.Score.V
		}
		if a.Expected.OK {
			expected = a.Expected.V
		}
		o.do(`insert into answer values (?, ?, ?, ?, ?)`, string(a.Survey), none(string(a.Person)), a.On.String(), score, expected)
	}
	for id, v := range change.All(s, record.SurveyFormKind) {
		back := 0
		for aid := range change.All(s, record.SurveyAnswerKind) {
			if string(aid) == "answer-"+string(id) {
				back = 1
			}
		}
		o.do(`insert into form values (?, ?, ?)`, none(string(v.Person)), v.On.String(), back)
	}
	for event, p := range map[string]int{"open": 1, "visit": 3, "click": 5, "document": 6, "form": 15, "event": 12, "reply": 20, "call": 15, "meeting": 30, "unsubscribe": -30} {
		o.do(`insert into points values (?, ?)`, event, p)
	}
}

// of is a question whose rows have a person and a day; column is what is asked of them.
func of(value, from string) func(person, day string) string {
	return func(person, day string) string {
		return fmt.Sprintf(`select g, v from (select %s g, %s v from (%s) group by 1) where v is not null`, group(person, day), value, from)
	}
}

func group(person, day string) string {
	switch {
	case person != "":
		return `coalesce(person, '')`
	case day != "":
		return `substr(day, 1, 7)`
	}
	return `''`
}

const (
	scores = `select l.*, owner person, min(100, max(0, round(100.0 * coalesce((select sum((p + min(seconds / 60.0, 10)) * pow(2, -(julianday(':today') - julianday(s.day)) / 30.0))
		from sign s join points using (event) where s.lead = l.id and s.day <= ':today'), 0) / 60))) score from lead l where status not in ('won', 'lost', 'discarded')`
	lines = `select account, person, day, amount n, 0 b from revenue where account is not null and currency = 'USD' and day <= ':today'
		union all select account, person, date(day, '+1 year'), 0, amount from revenue where account is not null and currency = 'USD' and date(day, '+1 year') <= ':today'`
	leadRows = `select *, owner person from lead`
)

// clients asks over the clients of a year before; the year 2026 as a whole and by person, else by month.
func clients(value string) func(person, day string) string {
	return func(person, day string) string {
		limit := ` where day between '2026-01-01' and '2026-12-31'`
		if day != "" {
			limit = ""
		}
		return fmt.Sprintf(`select g, %s from (select %s g, sum(n) n, sum(b) b from (%s)%s group by 1, account having sum(b) > 0) group by 1`, value, group(person, day), lines, limit)
	}
}

// middleOf is the median of a column.
func middleOf(column, from string) func(person, day string) string {
	return func(person, day string) string {
		return fmt.Sprintf(`with o as (select g, v, row_number() over (partition by g order by v) i, count(*) over (partition by g) n from (select %s g, %s v from (%s)))
			select g, avg(v) from o where i in ((n + 1) / 2, n / 2 + 1) group by g`, group(person, day), column, from)
	}
}

func perDeal(kinds string) func(person, day string) string { return ofTouched(`sum(n)`, `won`, kinds) }

// ofTouched is the median of what the touches of some kinds make of a deal.
func ofTouched(value, outcome, kinds string) func(person, day string) string {
	return middleOf(`v`, `select id, person, day, `+value+` v from touched where outcome = '`+outcome+`' and k in (`+kinds+`) group by id`)
}

const (
	anyTouch = `'call', 'mail', 'meeting', 'video', 'message', 'visit', 'other'`
	met      = `'meeting', 'video', 'visit'`
)

type factQuestion struct {
	id, alternative string
	sql             func(person, day string) string
	cents           bool
	now             bool // has no months
	year            bool // of 2026; months of all time
}

var factQuestions = []factQuestion{
	{id: "call_volume", alternative: "dialled", sql: of(`count(*)`, `select * from dial`)},
	{id: "connect_rate", alternative: "live", sql: of(`avg(outcome in ('connected', 'meeting_set', 'callback', 'refused'))`, `select * from dial where outcome is not null`)},
	{id: "call_follow_up", alternative: "conversations", sql: of(`avg(followed)`, `select * from live`)},
	{id: "call_follow_up", alternative: "agreed", sql: of(`avg(followed)`, `select * from live where agreed is not null`)},
	{id: "call_length", alternative: "median", sql: middleOf(`minutes`, `select * from live where minutes > 0`)},
	{id: "mails_sent", alternative: "sent", sql: of(`count(*)`, `select * from msg`)},
	{id: "mail_reply_rate", alternative: "unique", sql: of(`avg(replied)`, `select * from arrived`)},
	{id: "mail_open_rate", alternative: "unique", sql: of(`avg(opened)`, `select * from arrived`)},
	{id: "mail_click_rate", alternative: "unique", sql: of(`avg(clicked)`, `select * from arrived`)},
	{id: "mail_click_to_open", alternative: "unique", sql: of(`avg(clicked)`, `select * from arrived where opened`)},
	{id: "mail_unsubscribe_rate", alternative: "unique", sql: of(`avg(gone)`, `select * from arrived`)},
	{id: "mail_bounce_rate", alternative: "unique", sql: of(`avg(bounced)`, `select * from msg`)},
	{id: "mail_two_way", alternative: "threads", sql: of(`avg(back)`, `select * from talk`)},
	{id: "campaign_roi", alternative: "margin", sql: of(`sum(margin - cost) * 1.0 / sum(cost)`, `select *, owner person from campaign where cost > 0 and costcur = 'USD' and margincur = 'USD'`)},
	{id: "touches_per_won", alternative: "all", sql: perDeal(anyTouch)},
	{id: "touches_per_won", alternative: "calls", sql: perDeal(`'call'`)},
	{id: "touches_per_won", alternative: "meetings", sql: perDeal(met)},
	{id: "touches_per_won", alternative: "written", sql: perDeal(`'mail', 'message'`)},
	{id: "touches_per_lost", alternative: "all", sql: ofTouched(`sum(n)`, `lost`, anyTouch)},
	{id: "touches_per_lost", alternative: "meetings", sql: ofTouched(`sum(n)`, `lost`, met)},
	{id: "follow_ups_per_won", alternative: "all", sql: ofTouched(`sum(n) - 1`, `won`, anyTouch)},
	{id: "follow_ups_per_won", alternative: "written", sql: ofTouched(`sum(n) - 1`, `won`, `'mail', 'message'`)},
	{id: "first_touch_to_close", alternative: "all", sql: ofTouched(`julianday(day) - julianday(min(first))`, `won`, anyTouch)},
	{id: "first_touch_to_close", alternative: "calls", sql: ofTouched(`julianday(day) - julianday(min(first))`, `won`, `'call'`)},
	{id: "touch_response", alternative: "answered", sql: of(`avg(answered or coalesce(outcome, '') in ('connected', 'meeting_set', 'callback', 'refused'))`,
		`select * from done where coalesce(direction, '') <> 'in' and (kind in ('mail', 'message') or kind = 'call' and (outcome is not null or answered))`)},
	{id: "leads_created", alternative: "first", sql: of(`count(*)`, leadRows)},
	{id: "lead_interest", alternative: "first", sql: of(`avg(status in ('interested', 'qualified', 'won', 'lost'))`, leadRows)},
	{id: "lead_qualified", alternative: "first", sql: of(`avg(status in ('qualified', 'won', 'lost'))`, leadRows)},
	{id: "lead_won", alternative: "last", sql: of(`avg(status = 'won')`, leadRows)},
	{id: "lead_revenue", alternative: "first", sql: of(`total(won) / 100.0 / count(*)`, `select l.*, l.owner person, d.amount won from lead l left join deals d on d.id = l.dealt and l.status = 'won' and d.outcome = 'won' and d.currency = 'USD'
		where l.status <> 'won' or d.amount is not null`)},
	{id: "lead_cost", alternative: "first", sql: of(`total(cost) / 100.0 / nullif(sum(counts), 0)`, `select owner person, day, cost, 1 counts from lead where costcur = 'USD' union all
		select owner, day, cost, 0 from campaign where cost > 0 and costcur = 'USD' and coalesce(margincur, 'USD') = 'USD'`)},
	{id: "lead_win_cost", alternative: "first", sql: of(`total(cost) / 100.0 / nullif(sum(counts), 0)`, `select owner person, day, cost, status = 'won' counts from lead where costcur = 'USD' union all
		select owner, day, cost, 0 from campaign where cost > 0 and costcur = 'USD' and coalesce(margincur, 'USD') = 'USD'`)},
	{id: "revenue_per_talk", alternative: "won", sql: against(`1`, `live`)},
	{id: "lead_score", alternative: "median", sql: middleOf(`score`, scores), now: true},
	{id: "engaged_leads", alternative: "warm", sql: of(`avg(score >= 25)`, scores), now: true},
	{id: "engagement_conversion", alternative: "decided", sql: of(`avg(status = 'won')`, `select *, owner person from lead where status in ('won', 'lost', 'discarded')`)},
	{id: "activity_hours", alternative: "done", sql: of(`sum(minutes) / 60.0`, `select * from done where minutes > 0`)},
	{id: "activity_cost", alternative: "done", sql: of(`sum(cents) / 100.0`, `select * from spent where known`), cents: true},
	{id: "strategic_share", alternative: "hours", sql: of(`total(case when nature = 'strategic' then minutes end) / sum(minutes)`, `select * from done where minutes > 0 and nature is not null`)},
	{id: "gross_retention", alternative: "year", sql: clients(`total(min(max(n, 0), b)) / sum(b)`), year: true},
	{id: "net_retention", alternative: "year", sql: clients(`total(max(n, 0)) / sum(b)`), year: true},
	{id: "logo_retention", alternative: "year", sql: clients(`avg(n > 0)`), year: true},
	{id: "clients_lost", alternative: "year", sql: clients(`sum(n <= 0)`), year: true},
	{id: "clients_grown", alternative: "year", sql: clients(`sum(n > b)`), year: true},
	{id: "nps", alternative: "answers", sql: of(`100.0 * (total(score >= 9) - total(score <= 6)) / count(*)`, `select a.* from answer a join survey s on s.id = survey and type = 'nps' where score is not null`)},
	{id: "csat", alternative: "answers", sql: of(`avg(score >= 4)`, `select a.* from answer a join survey s on s.id = survey and type = 'csat' where score is not null`)},
	{id: "expectation_met", alternative: "answers", sql: of(`avg(score >= expected)`, `select a.* from answer a join survey s on s.id = survey and (type = 'expectation' or expects) where score is not null and expected is not null`)},
	{id: "survey_response", alternative: "sent", sql: of(`avg(back)`, `select * from form`)},
	{id: "revenue_per_hour", alternative: "won", sql: against(`minutes / 60.0`, `done where minutes > 0`)},
	{id: "revenue_per_cost", alternative: "won", sql: against(`cents / 100.0`, `spent where known`)},
}

// against divides what was won by a measure of activities.
func against(measure, from string) func(person, day string) string {
	return func(person, day string) string {
		g := group(person, day)
		return fmt.Sprintf(`with e as (select %[1]s g, sum(%[2]s) m from %[3]s group by 1), w as (select %[1]s g, sum(amount) / 100.0 v from (select *, owner person, close day from wonworth) group by 1)
			select e.g, coalesce(v, 0) / m from e left join w on w.g = e.g where m > 0`, g, measure, from)
	}
}

func TestOracleOnFacts(t *testing.T) {
	s := company(t, 5)
	o := newOracle(t, today)
	o.records(s.State)
	o.people(s.State)
	o.facts(s)
	o.past(s, written(s, 5))
	in := factInput(s)
	asked := map[string]bool{}
	months := kpi.Each(period.Month, period.Period{From: period.On(2023, 1, 1), To: period.On(2027, 1, 1)}, in.Calendar)
	for _, q := range slices.Concat(factQuestions, pastQuestions) {
		in := in
		in.Alternative = q.alternative
		if asked[q.id] = true; q.year {
			in.Period = year2026
		}
		i, name := kpi.ByID(q.id), q.id+"/"+q.alternative
		agree(t, name+" whole", q.cents, map[string]kpi.Result{"": i.Compute(in)}, o.ask(q.sql("", "")))
		cells := map[string]kpi.Result{}
		for _, c := range i.By(in, kpi.By(kpi.ByPerson)) {
			cells[c.Keys[0].Value.ID] = c.Result
		}
		agree(t, name+" by person", q.cents, cells, o.ask(q.sql("person", "")))
		if in.Period = (period.Period{}); q.now {
			continue
		}
		cells = map[string]kpi.Result{}
		for _, c := range i.By(in, months) {
			cells[in.Calendar.Key(c.Keys[0].Period)] = c.Result
		}
		agree(t, name+" by month", q.cents, cells, o.ask(q.sql("", "day")))
	}
	for _, i := range kpi.All() {
		if i.OnFacts && !asked[i.ID] && !strings.Contains("calls_per_day workload activities_per_seller account_health", i.ID) {
			t.Errorf("the oracle has no question for %s", i.ID)
		}
	}
}

// Measures by the time of people, counted day by day.
func TestOracleOnPeoplesTime(t *testing.T) {
	s := company(t, 6)
	o := newOracle(t, today)
	o.records(s.State)
	o.people(s.State)
	o.facts(s)
	o.do(`create table who (person text, role text, start text, end text, fte real)`)
	for id, p := range change.All(s.State, record.PersonKind) {
		o.do(`insert into who values (?, ?, ?, ?, ?)`, string(id), p.Role, none(p.Start.String()), none(p.End.String()), p.FTE.Or(1))
	}
	const days = `with recursive cal(day) as (select '2026-01-01' union all select date(day, '+1 day') from cal where day < ':today'),
		there as (select w.*, day, strftime('%w', day) between '1' and '5' and day not in (select day from holiday) works from who w join cal on (start is null or day >= start) and (end is null or day <= end)) `
	in := factInput(s)
	in.Period = year2026
	for _, q := range []struct{ id, alternative, sql string }{
		{"calls_per_day", "conversations", days + `select person, n * 1.0 / (select sum(works) from there t where t.person = l.person) from (select person, count(*) n from live where day like '2026%' and person in (select person from who) group by 1) l`},
		{"calls_per_day", "dialled", days + `select person, n * 1.0 / (select sum(works) from there t where t.person = l.person) from (select person, count(*) n from dial where day like '2026%' and person in (select person from who) group by 1) l`},
		{"workload", "spent", days + `select person, coalesce((select sum(minutes) / 60.0 from done d where d.person = c.person and day like '2026%'
				and day <= ':today' and exists (select 1 from capacity p where p.person = d.person and p.start <= d.day)), 0) / h
			from (select person, sum((select hours from capacity c where c.person = t.person and c.start <= t.day order by start desc limit 1)) / 5 h from there t where works group by 1) c where h > 0`},
		{"activities_per_seller", "fte_month", days + `select person, coalesce((select count(*) from done d where d.person = t.person and day like '2026%' and day <= ':today'), 0) /
			sum(fte / (julianday(date(day, 'start of month', '+1 month')) - julianday(date(day, 'start of month')))) from there t where role in ('seller', 'kam') group by 1`},
	} {
		in.Alternative = q.alternative
		cells := map[string]kpi.Result{}
		for _, c := range kpi.ByID(q.id).By(in, kpi.By(kpi.ByPerson)) {
			if id := c.Keys[0].Value.ID; id != "gone" {
				cells[id] = c.Result
			}
		}
		agree(t, q.id+"/"+q.alternative+" by person", false, cells, o.ask(q.sql))
	}
}

// people makes the deals' owners IDs again, as facts name people.
func (o oracle) people(s *change.State) {
	for id, p := range change.All(s, record.PersonKind) {
		o.do(`update deals set owner = ? where owner = ?`, string(id), p.Name)
	}
}
