-- What the indicators say by person and month, asked of DuckDB. Each question gives person, month, value.
-- Views are made once, as our own tables are; a question names its indicator and definition.

-- setup
create macro month_of(d) as date_trunc('month', d);
create table won as select *, month_of("close") as m from deals where outcome = 'won' and "close" is not null;
create table wonworth as select * from won where amount is not null and currency = 'USD';
create table decided as select *, month_of("close") as m from deals where outcome in ('won', 'lost') and "close" is not null;
create table cycles as select *, date_diff('day', created, "close") as days from decided where created is not null and "close" >= created;
create table opened as select *, month_of("close") as m from deals where outcome = 'open' and amount is not null and currency = 'USD' and "close" is not null;
create table done as select *, month_of(day) as m from activity where coalesce(status, 'done') = 'done';
create table dial as select * from done where kind = 'call' and coalesce(direction, '') <> 'in';
create table live as select * from dial where outcome in ('connected', 'meeting_set', 'callback', 'refused');
create table msg as select message, month_of(arg_min(day, i) filter (where event = 'sent')) as m, arg_min(person, i) filter (where event = 'sent') as person,
	bool_or(event = 'bounced') bounced, bool_or(event = 'opened') opened, bool_or(event = 'clicked') clicked, bool_or(event = 'replied') replied, bool_or(event = 'unsubscribed') gone
	from mail group by message having bool_or(event = 'sent');
create table arrived as select * from msg where not bounced;
create table talk as select thread, arg_min(person, i) filter (where event = 'sent') as person, month_of(arg_min(day, i) filter (where event = 'sent')) as m, bool_or(event in ('replied', 'received')) back
	from mail group by thread having bool_or(event = 'sent');
create table touched as select d.id, d."owner" person, month_of(d."close") m, a.kind k, count(*) n from deals d join done a on a.deal = d.id and a.day <= d."close" where d.outcome = 'won' and d."close" is not null group by all;
create table spent as select d.*, coalesce(d.cost, 0) + case when minutes > 0 then coalesce(round(minutes * h.cents / 60.0), 0) else 0 end cents, d.cost is not null or minutes > 0 and h.cents is not null as known
	from done d asof left join hourly h on d.person = h.person and d.day >= h.start;
create table lines as select account, person, month_of(day) as m, amount n, 0 b from revenue where account is not null and currency = 'USD' and day <= date '2026-09-15'
	union all select account, person, month_of((day + interval 1 year)::date), 0, amount from revenue where account is not null and currency = 'USD' and (day + interval 1 year)::date <= date '2026-09-15';
create macro full_year(m) as m::date + 30 >= (select min(day) from revenue) + interval 1 year;
create table leads as select *, "owner" person, month_of(day) as m from lead;
create table calendar as select day, month_of(day) as m, isodow(day) <= 5 and day not in (select day from holiday) as works
	from (select unnest(generate_series(date '2020-01-01', date '2026-12-31', interval 1 day))::date as day);
create table elapsed as select m, avg((day <= date '2026-09-15')::int) as share from calendar where works group by m;
create table there as select p.id as person, p.role, p.fte, c.* from people p join calendar c on day <= date '2026-09-15' and (p."start" is null or day >= p."start") and (p."end" is null or day <= p."end");
create table months as select person, role, m, count(*) filter (works) as workdays, sum(fte / dayofmonth(last_day(day))) as ftes, m >= (select month_of(min(day)) from activity) as active from there group by all;
create table hours as select t.person, m, sum(hours) / 5 as h from there t asof join capacity c on t.person = c.person and t.day >= c."start" where works group by all having h > 0;
create table aims as select row_number() over () as id, *, "end" - "start" + 1 as len from target where coalesce(since, date '2000-01-01') <= date '2026-09-15'
	qualify coalesce(since, date '2000-01-01') = max(coalesce(since, date '2000-01-01')) over (partition by person, "start", "end");
create table quota as with
	run as (select a.*, day, m, works::int as works, sum(works::int) over (partition by id)::bigint as w, sum(works::int) over (partition by id order by day)::bigint as upto, min(len) over (partition by person, day) as shortest
		from aims a join calendar on day between a."start" and a."end")
	select person, m, sum((amount * upto * 2 + w) // (2 * w) - (amount * (upto - works) * 2 + w) // (2 * w)) as cents from run where len = shortest group by all having cents > 0;

-- won_revenue/closed
select "owner", m, sum(amount) / 100.0 from wonworth group by all
-- deals_won/closed
select "owner", m, count(*) from won group by all
-- win_rate/closed
select "owner", m, avg((outcome = 'won')::int) from decided group by all
-- win_rate/cohort
select "owner", month_of(created), avg((outcome = 'won')::int) from deals where outcome in ('won', 'lost') and created is not null group by all
-- average_deal/mean
select "owner", m, sum(amount) / 100.0 / count(*) from wonworth group by all
-- median_deal/median
select "owner", m, median(amount) / 100.0 from wonworth group by all
-- sales_cycle/won_mean
select "owner", m, avg(days) from cycles where outcome = 'won' group by all
-- sales_cycle/won_median
select "owner", m, median(days) from cycles where outcome = 'won' group by all
-- sales_cycle/closed_mean
select "owner", m, avg(days) from cycles group by all
-- sales_cycle/closed_median
select "owner", m, median(days) from cycles group by all
-- concentration/hhi
with a as (select "owner", m, account, sum(amount) v from wonworth where account is not null group by all having v > 0)
select "owner", m, sum(v::double * v) / (sum(v)::double * sum(v)) * 10000 from a group by all
-- open_pipeline/due
select "owner", m, sum(amount) / 100.0 from opened group by all
-- weighted_pipeline/due
select "owner", m, sum((amount * bp + 5000) // 10000) / 100.0 from opened where bp is not null group by all
-- call_volume/dialled
select person, m, count(*) from dial group by all
-- connect_rate/live
select person, m, avg((outcome in ('connected', 'meeting_set', 'callback', 'refused'))::int) from dial where outcome is not null group by all
-- call_follow_up/conversations
select person, m, avg(followed::int) from live group by all
-- call_follow_up/agreed
select person, m, avg(followed::int) from live where agreed is not null group by all
-- call_length/median
select person, m, median(minutes) from live where minutes > 0 group by all
-- mails_sent/sent
select person, m, count(*) from msg group by all
-- mail_reply_rate/unique
select person, m, avg(replied::int) from arrived group by all
-- mail_open_rate/unique
select person, m, avg(opened::int) from arrived group by all
-- mail_click_rate/unique
select person, m, avg(clicked::int) from arrived group by all
-- mail_click_to_open/unique
select person, m, avg(clicked::int) from arrived where opened group by all
-- mail_unsubscribe_rate/unique
select person, m, avg(gone::int) from arrived group by all
-- mail_bounce_rate/unique
select person, m, avg(bounced::int) from msg group by all
-- mail_two_way/threads
select person, m, avg(back::int) from talk group by all
-- touches_per_won/all
select person, m, median(n) from (select id, person, m, sum(n) n from touched group by all) group by all
-- touches_per_won/calls
select person, m, median(n) from (select id, person, m, sum(n) n from touched where k = 'call' group by all) group by all
-- touches_per_won/meetings
select person, m, median(n) from (select id, person, m, sum(n) n from touched where k in ('meeting', 'video', 'visit') group by all) group by all
-- touches_per_won/written
select person, m, median(n) from (select id, person, m, sum(n) n from touched where k in ('mail', 'message') group by all) group by all
-- touch_response/answered
select person, m, avg((answered or coalesce(outcome, '') in ('connected', 'meeting_set', 'callback', 'refused'))::int) from done
where coalesce(direction, '') <> 'in' and (kind in ('mail', 'message') or kind = 'call' and (outcome is not null or answered)) group by all
-- leads_created/first
select person, m, count(*) from leads group by all
-- lead_interest/first
select person, m, avg((status in ('interested', 'qualified', 'won', 'lost'))::int) from leads group by all
-- lead_qualified/first
select person, m, avg((status in ('qualified', 'won', 'lost'))::int) from leads group by all
-- lead_won/last
select person, m, avg((status = 'won')::int) from leads group by all
-- engagement_conversion/decided
select person, m, avg((status = 'won')::int) from leads where status in ('won', 'lost', 'discarded') group by all
-- activity_hours/done
select person, m, sum(minutes) / 60.0 from done where minutes > 0 group by all
-- strategic_share/hours
select person, m, coalesce(sum(minutes) filter (where nature = 'strategic'), 0) / sum(minutes) from done where minutes > 0 and nature is not null group by all
-- revenue_per_hour/won
with e as (select person, m, sum(minutes) / 60.0 h from done where minutes > 0 group by all), w as (select "owner" person, m, sum(amount) / 100.0 v from wonworth group by all)
select e.person, e.m, coalesce(v, 0) / h from e left join w on w.person is not distinct from e.person and w.m = e.m
-- activity_cost/done
select person, m, sum(cents) / 100.0 from spent where known group by all
-- revenue_per_cost/won
with e as (select person, m, sum(cents) / 100.0 c from spent where known group by all), w as (select "owner" person, m, sum(amount) / 100.0 v from wonworth group by all)
select e.person, e.m, coalesce(v, 0) / c from e left join w on w.person is not distinct from e.person and w.m = e.m where c > 0
-- gross_retention/year
with c as (select person, m, account, sum(n) n, sum(b) b from lines where full_year(m) group by all having sum(b) > 0)
select person, m, sum(least(greatest(n, 0), b)) / sum(b) from c group by all
-- net_retention/year
with c as (select person, m, account, sum(n) n, sum(b) b from lines where full_year(m) group by all having sum(b) > 0)
select person, m, sum(greatest(n, 0)) / sum(b) from c group by all
-- logo_retention/year
with c as (select person, m, account, sum(n) n, sum(b) b from lines where full_year(m) group by all having sum(b) > 0)
select person, m, avg((n > 0)::int) from c group by all
-- attainment/value
select q.person, q.m, coalesce(v, 0) / cents from quota q left join (select "owner" person, m, sum(amount) v from wonworth group by all) w on w.person = q.person and w.m = q.m
-- pace/linear
select q.person, q.m, coalesce(v, 0) / (cents * share) from quota q join elapsed e on e.m = q.m
left join (select "owner" person, m, sum(amount) v from wonworth where "close" <= date '2026-09-15' group by all) w on w.person = q.person and w.m = q.m where share > 0
-- revenue_per_seller/fte_month
select s.person, s.m, coalesce(v, 0) / 100.0 / ftes from months s left join (select "owner" person, m, sum(amount) v from wonworth group by all) w on w.person = s.person and w.m = s.m where role in ('seller', 'kam')
-- activities_per_seller/fte_month
select s.person, s.m, coalesce(n, 0) / ftes from months s left join (select person, m, count(*) n from done group by all) d on d.person = s.person and d.m = s.m where role in ('seller', 'kam') and active
-- calls_per_day/dialled
select s.person, s.m, n / workdays from months s join (select person, m, count(*) n from dial group by all) d on d.person = s.person and d.m = s.m where workdays > 0
-- calls_per_day/conversations
select s.person, s.m, n / workdays from months s join (select person, m, count(*) n from live group by all) d on d.person = s.person and d.m = s.m where workdays > 0
-- revenue_per_talk/won
with e as (select person, m, count(*) n from live group by all), w as (select "owner" person, m, sum(amount) / 100.0 v from wonworth group by all)
select e.person, e.m, coalesce(v, 0) / n from e left join w on w.person is not distinct from e.person and w.m = e.m
-- workload/spent
with d as (select d.person, m, sum(minutes) / 60.0 h from done d asof join capacity c on d.person = c.person and d.day >= c."start" where minutes > 0 and day <= date '2026-09-15' group by all)
select h.person, h.m, coalesce(d.h, 0) / h.h from hours h left join d on d.person = h.person and d.m = h.m where h.m >= (select month_of(min(day)) from activity)
