//go:build !js

package kpi_test

import (
	"fmt"
	"strings"

	"rumbo/engine/account"
	"rumbo/engine/change"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// pastSchema is the oracle's own form of what became of deals, of plans, and of what was kept.
const pastSchema = `
create table stage (id text, rank int, outcome text, qualified int);
create table move (deal text, stage text, day text);
create table wrote (deal text, day text, due text, cents int);
create table cell (owner text, spend int, ours int);
create table said (kind text, whom text, day text, start text, cents int);
create table who (person text, role text, start text, end text, fte real);
create table line (deal text, line text);
create table evaluated (person text, day text, score real);
`

// pastViews: what a deal's record says of its stage now holds from the day of the question on.
const pastViews = `
create table step as select d.id deal, owner person, created, d.outcome deal_outcome, m.day, s.rank, s.outcome, s.qualified, m.rowid i
	from deals d join move m on m.deal = d.id join stage s on s.id = m.stage where m.day <= ':today';
create table trip as select *, lead(day) over w next_day, lead(rank) over w next_rank, lead(outcome) over w next_outcome from
	(select * from step union all select id, owner, created, outcome, close, null, outcome, 0, 1e9 from deals where outcome in ('won', 'lost') and id in (select deal from step))
	window w as (partition by deal order by day, i);
create table reach as select deal, person, created, deal_outcome, max(case when outcome = 'open' then rank end) furthest from step group by deal having furthest is not null;
create table stay as select r.*, s.rank, deal_outcome = 'won' or s.rank < furthest passed, deal_outcome = 'lost' and s.rank >= furthest lost from reach r join stage s on s.outcome = 'open' and (s.rank <= furthest or deal_outcome = 'won');
create table leave as select *, case when next_outcome = 'won' or next_outcome = 'open' and next_rank > rank then 1 else 0 end forward from trip where outcome = 'open' and next_outcome is not null and not (next_outcome = 'open' and next_rank = rank);
create table spell as select deal, person, created, rank, sum(julianday(next_day) - julianday(day)) days, max(next_day is null) here from trip where outcome = 'open' group by deal, rank having here = 0;
create table ready as select deal, min(day) day from step where outcome = 'open' and qualified group by deal;
create table dated as select deal, day, due, cents, 0 now from wrote union all select id, ':today', close, null, 1 from deals where outcome = 'open' and close is not null;
create table span as select w.*, lead(w.day) over (partition by w.deal order by w.day, now) next_day, lag(w.due) over (partition by w.deal order by w.day, now) before, d.owner person, d.close, d.outcome
	from dated w join deals d on d.id = w.deal;
create table duemonth as select *, date(due, 'start of month') p, date(due, 'start of month', '+1 month') q from span
	where now = 0 and day < date(due, 'start of month') and date(due, 'start of month') <= ':today' and (next_day is null or next_day >= date(due, 'start of month'))
	and (outcome = 'open' or close >= date(due, 'start of month'));
create table slip as select *, not (outcome in ('won', 'lost') and close <= min(date(q, '-1 day'), ':today')) and
	coalesce((select due from span s where s.deal = d.deal and s.day <= min(date(q, '-1 day'), ':today') order by s.day desc, s.now desc limit 1), '') not between p and date(q, '-1 day') slipped from duemonth d;
`

// past fills the oracle from records, and from what was written of the deals.
func (o oracle) past(s *workspace.Snapshot, writes []write) {
	o.do("begin")
	o.do(pastSchema)
	for i, st := range s.Stages() {
		o.do(`insert into stage values (?, ?, ?, ?)`, string(st.ID), i, st.Rec.Outcome, st.Rec.Qualified)
	}
	for _, m := range change.All(s.State, record.StageMoveKind) {
		o.do(`insert into move values (?, ?, ?)`, string(m.Opportunity), string(m.Stage), m.On.String())
	}
	for _, w := range writes {
		o.do(`insert into wrote values (?, ?, ?, ?)`, string(w.deal), w.on.String(), w.close.String(), w.cents)
	}
	for id := range change.All(s.State, record.AccountKind) {
		for _, c := range account.List(s.Plans()[id], record.NeedCellKind) {
			var spend, ours any
			if a := c.Rec.Yearly(); a.Known() && a.Currency == usd {
				spend = a.Minor
			}
			if a := c.Rec.Ours; a.Known() && a.Currency == usd {
				ours = a.Minor
			}
			o.do(`insert into cell values (?, ?, ?)`, string(change.Get(s.State, record.AccountKind, id).Owner), spend, ours)
		}
	}
	for _, g := range change.All(s.State, record.GivenForecastKind) {
		kind, whom, _ := strings.Cut(g.Scope, ":")
		if g.To < today {
			o.do(`insert into said values (?, ?, ?, ?, ?)`, kind, none(whom), g.To.String(), g.From.String(), g.Mid.Minor)
		}
	}
	for id, d := range change.All(s.State, record.OpportunityKind) {
		line := d.Line
		if p := change.Get(s.State, record.ProductKind, d.Product); line == "" && p != nil {
			line = p.Line
		}
		o.do(`insert into line values (?, ?)`, string(id), none(string(line)))
	}
	for id, p := range change.All(s.State, record.PersonKind) {
		o.do(`insert into who values (?, ?, ?, ?, ?)`, string(id), p.Role, none(p.Start.String()), none(p.End.String()), p.FTE.Or(1))
	}
	for _, e := range change.All(s.State, record.EvaluationKind) {
		if e.Score.OK {
			o.do(`insert into evaluated values (?, ?, ?)`, none(string(e.Person)), e.To.String(), e.Score.V)
		}
	}
	o.do(strings.ReplaceAll(pastViews, ":today", today.String()))
	o.do("commit")
}

// came is what was won in the days of each forecast, of whom it was about.
const came = `select case when kind = 'person' then whom end person, day, cents, coalesce((select sum(amount) from wonworth w where w.close between start and s.day
	and (kind = '' or kind = 'person' and w.owner = whom or kind = 'line' and w.id in (select deal from line where line = whom))), 0) won from said s`

var pastQuestions = []factQuestion{
	{id: "stage_conversion", alternative: "cohort", sql: of(`avg(passed)`, `select *, created day from stay`)},
	{id: "stage_conversion", alternative: "decided", sql: of(`avg(passed)`, `select *, created day from stay where passed or lost`)},
	{id: "stage_conversion", alternative: "passage", sql: of(`avg(forward)`, `select person, created day, forward from leave`)},
	{id: "stage_days", alternative: "median", sql: middleOf(`days`, `select *, created day from spell`)},
	{id: "stage_days", alternative: "mean", sql: of(`avg(days)`, `select *, created day from spell`)},
	{id: "sales_cycle", alternative: "qualified_mean", sql: of(`avg(julianday(close) - julianday(since))`, readyDeals)},
	{id: "sales_cycle", alternative: "qualified_median", sql: middleOf(`julianday(close) - julianday(since)`, readyDeals)},
	{id: "slippage", alternative: "deals", sql: of(`avg(slipped)`, `select person, p day, slipped from slip`)},
	{id: "slippage", alternative: "value", sql: of(`total(cents * slipped) / sum(cents)`, `select person, p day, slipped, cents from slip`)},
	{id: "push_count", alternative: "times", sql: of(`count(*)`, pushes)},
	{id: "push_count", alternative: "deals", sql: of(`count(distinct deal)`, pushes)},
	{id: "push_count", alternative: "days", sql: middleOf(`julianday(due) - julianday(before)`, pushes)},
	{id: "share_of_wallet", alternative: "spend", sql: of(`sum(ours) * 1.0 / sum(spend)`, `select *, owner person from cell where spend is not null and ours is not null`), now: true},
	{id: "white_space", alternative: "gap", sql: of(`sum(max(spend - ours, 0)) / 100.0`, `select *, owner person from cell where spend is not null and ours is not null`), now: true, cents: true},
	{id: "penetration", alternative: "cells", sql: of(`avg(ours > 0)`, `select *, owner person from cell where ours is not null and (spend > 0 or ours > 0)`), now: true},
	{id: "forecast_accuracy", alternative: "wape", sql: of(`sum(abs(cents - won)) * 1.0 / nullif(sum(won), 0)`, came)},
	{id: "forecast_accuracy", alternative: "bias", sql: of(`sum(cents - won) * 1.0 / nullif(sum(won), 0)`, came)},
	{id: "forecast_accuracy", alternative: "accuracy", sql: of(`sum(max(0, won - abs(cents - won))) * 1.0 / nullif(sum(won), 0)`, came)},
	{id: "lead_fairness", alternative: "time", sql: gini(`sum(works * fte)`)},
	{id: "lead_fairness", alternative: "equal", sql: gini(`1.0`)},
	{id: "evaluation_score", alternative: "mean", sql: of(`avg(score)`, `select * from evaluated`)},
}

const (
	readyDeals = `select w.owner person, w.close day, w.close, r.day since from won w join ready r on r.deal = w.id where w.close >= r.day`
	pushes     = `select deal, person, day, due, before from span where before is not null and due > before`
)

// gini compares what each pair of those who sell got of the leads; it is not asked by person.
func gini(part string) func(person, day string) string {
	return func(person, day string) string {
		if person != "" {
			return `select '' g, null v where 0`
		}
		g := group("", day)
		return fmt.Sprintf(`with recursive cal(day) as (select min(day) from (select day from lead union all select day from campaign) union all select date(day, '+1 day') from cal where day < ':today'),
			there as (select w.*, day, strftime('%%w', day) between '1' and '5' and day not in (select day from holiday) works from who w join cal on (start is null or day >= start) and (end is null or day <= end) where role in ('seller', 'kam')),
			parts as (select %[1]s g, person, %[2]s w from there group by 1, 2 having sum(works) > 0),
			dealt as (select %[1]s g, owner person, count(*) n from lead group by 1, 2),
			hand as (select p.*, coalesce(n, 0) n from parts p left join dealt using (g, person))
			select a.g, sum(abs(a.n * b.w - b.n * a.w)) / (2.0 * (select sum(n) from hand h where h.g = a.g) * (select sum(w) from hand h where h.g = a.g))
			from hand a join hand b on a.g = b.g group by 1 having count(*) > 1 and sum(a.n) > 0`, g, part)
	}
}
