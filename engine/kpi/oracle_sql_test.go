//go:build !js

package kpi_test

import "fmt"

// schema of the oracle. Amounts are cents, days are ISO dates, what is unknown is null.
const schema = `
create table deals (id text, owner text, account text, outcome text, qualified int, bp int, amount int, currency text, created text, close text);
create table people (name text, role text, team text, start text, end text, fte real);
create table targets (person text, team text, line text, account text, start text, end text, amount int, currency text, deals int, since text);
create view won as select * from deals where outcome = 'won' and close is not null;
create view wonworth as select * from won where amount is not null and currency = 'USD';
create view decided as select * from deals where outcome in ('won', 'lost') and close is not null;
create view opened as select * from deals where outcome = 'open' and amount is not null and currency = 'USD';
create view cycles as select *, julianday(close) - julianday(created) as days from decided where created is not null and close >= created;
create view sellers as select * from people where role in ('seller', 'kam') or role = '' and name in (select owner from deals);
`

// How the oracle groups.
const (
	whole    = `''`
	byOwner  = `coalesce(owner, '')`
	byClose  = `coalesce(substr(close, 1, 7), '')`
	byCreate = `substr(created, 1, 7)`
)

// median of a column over a table by group.
func medianSQL(column, table string) func(string) string {
	return func(g string) string {
		return fmt.Sprintf(`with o as (select %[1]s g, %[2]s v, row_number() over (partition by %[1]s order by %[2]s) i, count(*) over (partition by %[1]s) n from %[3]s)
			select g, avg(v) from o where i in ((n + 1) / 2, n / 2 + 1) group by g`, g, column, table)
	}
}

// plain is a query whose only hole is the grouping.
func plain(value, from string) func(string) string {
	return func(g string) string { return fmt.Sprintf(`select %s g, %s from %s group by g`, g, value, from) }
}

const accountShares = `with a as (select %[1]s g, account, sum(amount) v from wonworth where account is not null group by g, account having v > 0),
	t as (select *, sum(v) over (partition by g) total, row_number() over (partition by g order by v desc) i from a) `

// velocitySQL multiplies four independent aggregates; stock is the query of N by group.
func velocitySQL(stock string) func(string) string {
	return func(g string) string {
		return fmt.Sprintf(`with n as (`+stock+`),
			m as (select %[1]s g, avg(amount) / 100.0 mean from wonworth group by g),
			r as (select %[1]s g, avg(outcome = 'won') rate from decided group by g),
			c as (select %[1]s g, avg(days) days from cycles where outcome = 'won' group by g)
			select n.g, n.n * m.mean * r.rate / c.days from n join m on m.g = n.g join r on r.g = n.g join c on c.g = n.g where n.n > 0`, g)
	}
}

// question is one indicator in one definition, and its SQL.
type question struct {
	id, alternative string
	sql             func(group string) string
	cents           bool // an amount that must agree to the cent
	month           string
}

var questions = []question{
	{"won_revenue", "closed", plain(`sum(amount) / 100.0`, `wonworth`), true, byClose},
	{"deals_won", "closed", plain(`count(*)`, `won`), false, byClose},
	{"deals_created", "created", plain(`count(*)`, `deals where created is not null`), false, byCreate},
	{"win_rate", "closed", plain(`avg(outcome = 'won')`, `decided`), false, byClose},
	{"win_rate", "cohort", plain(`avg(outcome = 'won')`, `deals where outcome in ('won', 'lost') and created is not null`), false, byCreate},
	{"win_rate_value", "closed", func(g string) string {
		return fmt.Sprintf(`select %s g, sum(case when outcome = 'won' then amount end) * 1.0 / sum(amount)
			from decided where currency = 'USD' or currency is null
			group by g having total(outcome = 'lost' and amount > 0) >= 0.9 * total(outcome = 'lost') and total(amount) > 0 and total(outcome = 'won' and amount is not null) + total(outcome = 'lost' and amount > 0) > 0`, g)
	}, false, byClose},
	{"average_deal", "mean", plain(`sum(amount) / 100.0 / count(*)`, `wonworth`), false, byClose},
	{"median_deal", "median", medianSQL(`amount / 100.0`, `wonworth`), false, byClose},
	{"sales_cycle", "won_mean", plain(`avg(days)`, `cycles where outcome = 'won'`), false, byClose},
	{"sales_cycle", "won_median", medianSQL(`days`, `(select * from cycles where outcome = 'won')`), false, byClose},
	{"sales_cycle", "closed_mean", plain(`avg(days)`, `cycles`), false, byClose},
	{"sales_cycle", "closed_median", medianSQL(`days`, `cycles`), false, byClose},
	{"concentration", "hhi", func(g string) string {
		return fmt.Sprintf(accountShares+`select g, sum(v * 1.0 * v) / (1.0 * total * total) * 10000 from t group by g`, g)
	}, false, byClose},
	{"concentration", "first5", func(g string) string {
		return fmt.Sprintf(accountShares+`select g, sum(case when i <= 5 then v end) * 1.0 / total from t group by g`, g)
	}, false, byClose},
	{"open_pipeline", "now", plain(`sum(amount) / 100.0`, `opened`), true, ""},
	{"open_pipeline", "due", plain(`sum(amount) / 100.0`, `opened where close is not null`), true, byClose},
	{"weighted_pipeline", "now", plain(`sum((amount * bp + 5000) / 10000) / 100.0`, `opened where bp is not null`), true, ""},
	{"weighted_pipeline", "due", plain(`sum((amount * bp + 5000) / 10000) / 100.0`, `opened where bp is not null and close is not null`), true, byClose},
	{"velocity", "open", velocitySQL(`select %[1]s g, count(*) n from deals where outcome = 'open' and qualified = 1 group by g`), false, ""},
	{"velocity", "closed", velocitySQL(`select %[1]s g, count(*) n from decided group by g`), false, byClose},
	{"revenue_per_seller", "fte_month", effortSQL(`worked.fte_months`), false, byClose},
	{"revenue_per_seller", "headcount", effortSQL(`worked.months / span.months`), false, byClose},
}

// effortSQL divides what sellers won by a measure of the days on which they worked, from the first
// month of the data to its last, up to today (the test puts the day for :today).
func effortSQL(measure string) func(string) string {
	return func(g string) string {
		days, person := whole, whole
		switch g {
		case byOwner:
			person = `name`
		case byClose:
			days = `substr(day, 1, 7)`
		}
		return fmt.Sprintf(`with recursive ends as (
				select min(d) lo, max(d) hi from (select created d from deals union all select close from deals where outcome in ('won', 'lost')) where d is not null),
			cal(day) as (select date(lo, 'start of month') from ends union all
				select date(day, '+1 day') from cal, ends where day < date(hi, 'start of month', '+1 month', '-1 day') and day < ':today'),
			days as (select day, %[2]s dg, 1.0 / (julianday(date(day, 'start of month', '+1 month')) - julianday(date(day, 'start of month'))) month from cal),
			span as (select dg, sum(month) months from days group by dg),
			worked as (select dg, dg || %[3]s g, sum(fte * month) fte_months, sum(month) months
				from sellers join days on (start is null or day >= start) and (end is null or day <= end) group by 1, 2),
			sold as (select %[1]s g, sum(amount) / 100.0 v from wonworth where owner in (select name from sellers) group by 1)
			select worked.g, coalesce(sold.v, 0) / (%[4]s) from worked join span on span.dg = worked.dg left join sold on sold.g = worked.g
			where worked.fte_months > 0`, g, days, person, measure)
	}
}
