//go:build !js

package kpi_test

import (
	"fmt"
	"strings"
	"testing"

	"rumbo/engine/kpi"
	"rumbo/engine/period"
)

// targetSQL asks for the year 2026, as a whole, by person or by month. Each day is covered by the shortest
// target that holds it; a target is spread over its working days, in whole cents by the running total. Of two for the same days the
// later one holds, if its day has come.
func targetSQL(value, group string, deals bool) string {
	measure, sold := `amount where currency = 'USD'`, `total(amount)`
	from := `wonworth`
	if deals {
		measure, sold, from = `deals where deals > 0`, `count(*)`, `won`
	}
	asked, of, _ := strings.Cut(measure, " where ")
	days, person, level, when := whole, whole, `person is null`, whole
	switch group {
	case byOwner:
		person, level = `person`, `person is not null`
	case byClose:
		days, when = `substr(day, 1, 7)`, `substr(close, 1, 7)`
	}
	who := whole
	if group == byOwner {
		who = `coalesce(owner, '')`
	}
	return fmt.Sprintf(`with recursive cal(day) as (select '2026-01-01' union all select date(day, '+1 day') from cal where day < '2026-12-31'),
		mine as (select rowid id, person, start, end, since, %[7]s amount, cast(julianday(end) - julianday(start) as int) + 1 len from targets
			where %[3]s and team is null and line is null and account is null and %[8]s and since <= ':today'),
		t as (select * from mine m where since = (select max(since) from mine where person is m.person and start = m.start and end = m.end)),
		days as (select *, strftime('%%w', day) between '1' and '5' works from t join cal on day between start and end),
		run as (select *, sum(works) over (partition by id) w, sum(works) over (partition by id order by day) until, min(len) over (partition by person, day) shortest from days),
		parts as (select %[1]s || %[2]s g, (amount * until * 2 + w) / (2 * w) - (amount * (until - works) * 2 + w) / (2 * w) part from run where len = shortest),
		quota as (select g, sum(part) q from parts group by g),
		w as (select %[4]s || %[5]s g, %[9]s v, total(case when close <= ':today' then %[10]s end) todate from %[11]s
			where close between '2026-01-01' and '2026-12-31' group by 1),
		d as (select %[4]s || %[5]s g, total(amount) v from opened where qualified = 1 and close between '2026-01-01' and '2026-12-31' group by 1),
		before as (select %[5]s g, total(amount) v, total(case when close < date('2025-01-01', '+' || (1 + julianday(':today') - julianday('2026-01-01')) || ' days') then amount end) todate
			from wonworth where close between '2025-01-01' and '2025-12-31' group by 1),
		elapsed as (select avg(day <= ':today') share from cal where strftime('%%w', day) between '1' and '5')
		select quota.g, %[6]s from quota, elapsed left join w on w.g = quota.g left join d on d.g = quota.g left join before on before.g = quota.g`,
		days, person, level, when, who, value, asked, of, sold, map[bool]string{true: "1", false: "amount"}[deals], from)
}

func TestOracleOnTargets(t *testing.T) {
	state := made(3000, 10)
	o := newOracle(t, today)
	o.records(state)
	in := kpi.Input{Deals: kpi.Build(state), Today: today, Period: year2026}
	for _, q := range []struct {
		ind                *kpi.Indicator
		alternative, value string
		months             bool
	}{
		{kpi.Attainment, "value", `coalesce(w.v, 0) / q`, true},
		{kpi.Coverage, "full", `coalesce(d.v, 0) / q`, true},
		{kpi.Coverage, "remaining", `case when q > coalesce(w.v, 0) then coalesce(d.v, 0) / (q - coalesce(w.v, 0)) end`, true},
		{kpi.Pace, "linear", `coalesce(w.todate, 0) / (q * share)`, false},
		{kpi.Attainment, "deals", `coalesce(w.v, 0) * 1.0 / q`, true},
		{kpi.Pace, "deals", `coalesce(w.todate, 0) / (q * share)`, false},
		{kpi.Pace, "season", `coalesce(w.todate, 0) / (q * before.todate / before.v)`, false},
	} {
		in.Alternative = q.alternative
		name := q.ind.ID + "/" + q.alternative
		agree(t, name+" whole", false, map[string]kpi.Result{"": q.ind.Compute(in)}, o.ask(targetSQL(q.value, whole, q.alternative == "deals")))
		cells := named(q.ind.By(in, kpi.By(kpi.ByPerson)))
		agree(t, name+" by person", false, cells, o.ask(targetSQL(q.value, byOwner, q.alternative == "deals")))
		if q.months {
			cells := map[string]kpi.Result{}
			for _, c := range q.ind.By(in, kpi.Each(period.Month, year2026, in.Calendar)) {
				cells[in.Calendar.Key(c.Keys[0].Period)] = c.Result
			}
			agree(t, name+" by month", false, cells, o.ask(targetSQL(q.value, byClose, q.alternative == "deals")))
		}
	}
	in.Alternative = "people"
	reached := o.ask(`select '', avg(reached) from (select v >= 1 reached from (` + targetSQL(`coalesce(w.v, 0) / q v`, byOwner, false) + `))`)
	agree(t, "attainment/people", false, map[string]kpi.Result{"": kpi.Attainment.Compute(in)}, reached)
}
