//go:build !js

package kpi_test

import (
	"fmt"
	"testing"

	"rumbo/engine/kpi"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Own metrics are computed a second time, in SQL.
func TestOracleOnOwnMetrics(t *testing.T) {
	s := company(t, 7)
	o := newOracle(t, today)
	o.records(s.State)
	o.people(s.State)
	o.facts(s)
	in := factInput(s)
	const rows = `select coalesce(owner, '') person, close day, amount from won where amount is not null and currency = 'USD'`
	quotient := func(top, bottom string) func(person, day string) string {
		return func(person, day string) string {
			g := group(person, day)
			return fmt.Sprintf(`with a as (select %[1]s g, %[2]s), b as (select %[1]s g, %[3]s) select b.g, a.v * 1.0 / b.v from b join a using (g) where b.v > 0`, g, top+` group by 1`, bottom+` group by 1`)
		}
	}
	for _, c := range []struct {
		m     *record.Metric
		cents bool
		sql   func(person, day string) string
	}{
		{ownMetrics["calls_per_win"], false, quotient(`count(*) v from dial`, `count(*) v from (select coalesce(owner, '') person, close day from won)`)},
		{ownMetrics["large"], false, quotient(`count(*) v from (`+rows+`) where amount >= 4000000`, `count(*) v from (`+rows+`) where amount >= 0`)},
		{ownMetrics["per_hour"], true, quotient(`sum(amount) / 100.0 v from (`+rows+`)`, `sum(minutes) / 60.0 v from done where minutes > 0`)},
	} {
		i := kpi.Try(s.State, "x", c.m)
		agree(t, c.m.Name+" whole", c.cents, map[string]kpi.Result{"": i.Compute(in)}, o.ask(c.sql("", "")))
		cells := map[string]kpi.Result{}
		for _, c := range i.By(in, kpi.By(kpi.ByPerson)) {
			cells[c.Keys[0].Value.ID] = c.Result
		}
		agree(t, c.m.Name+" by person", c.cents, cells, o.ask(c.sql("person", "")))
		cells = map[string]kpi.Result{}
		for _, x := range i.By(in, kpi.Each(period.Month, period.Period{From: period.On(2023, 1, 1), To: period.On(2027, 1, 1)}, in.Calendar)) {
			cells[in.Calendar.Key(x.Keys[0].Period)] = x.Result
		}
		agree(t, c.m.Name+" by month", c.cents, cells, o.ask(c.sql("", "day")))
	}
}
