package numbers

import (
	"bytes"
	"encoding/csv"
	"math"
	"strconv"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// Columns are DuckDB's types of each table's columns.
var Columns = map[string]string{
	"deals":    `{'id': 'VARCHAR', 'owner': 'VARCHAR', 'account': 'VARCHAR', 'outcome': 'VARCHAR', 'bp': 'INTEGER', 'amount': 'BIGINT', 'currency': 'VARCHAR', 'created': 'DATE', 'close': 'DATE'}`,
	"activity": `{'kind': 'VARCHAR', 'day': 'DATE', 'status': 'VARCHAR', 'person': 'VARCHAR', 'deal': 'VARCHAR', 'minutes': 'INTEGER', 'cost': 'BIGINT', 'direction': 'VARCHAR', 'outcome': 'VARCHAR', 'answered': 'BOOLEAN', 'followed': 'BOOLEAN', 'agreed': 'DATE', 'nature': 'VARCHAR'}`,
	"mail":     `{'i': 'INTEGER', 'event': 'VARCHAR', 'day': 'DATE', 'message': 'VARCHAR', 'thread': 'VARCHAR', 'person': 'VARCHAR'}`,
	"revenue":  `{'account': 'VARCHAR', 'person': 'VARCHAR', 'day': 'DATE', 'amount': 'BIGINT', 'currency': 'VARCHAR'}`,
	"hourly":   `{'person': 'VARCHAR', 'start': 'DATE', 'cents': 'BIGINT'}`,
	"lead":     `{'id': 'VARCHAR', 'owner': 'VARCHAR', 'day': 'DATE', 'status': 'VARCHAR'}`,
	"people":   `{'id': 'VARCHAR', 'role': 'VARCHAR', 'start': 'DATE', 'end': 'DATE', 'fte': 'DOUBLE'}`,
	"target":   `{'person': 'VARCHAR', 'start': 'DATE', 'end': 'DATE', 'since': 'DATE', 'amount': 'BIGINT'}`,
	"capacity": `{'person': 'VARCHAR', 'start': 'DATE', 'hours': 'DOUBLE'}`,
	"holiday":  `{'day': 'DATE'}`,
}

// Tables writes the rows that the questions need as CSV by table, without a header, from the records, one by one.
func Tables(s *workspace.Snapshot) map[string][]byte {
	files := map[string]*bytes.Buffer{}
	writers := map[string]*csv.Writer{}
	for name := range Columns {
		files[name] = &bytes.Buffer{}
		writers[name] = csv.NewWriter(files[name])
	}
	put := func(table string, fields ...string) { writers[table].Write(fields) }
	for id, d := range change.All(s.State, record.OpportunityKind) {
		put("deals", string(id), string(d.Owner), string(d.Account), s.Outcome(d), points(s, d), minor(d), d.Amount.Currency.String(), d.Created.String(), d.Close.String())
	}
	each(s, "activity", func(_ int, rec any) {
		a := rec.(*record.Activity)
		put("activity", a.Kind, a.On.String(), a.Status, string(a.Person), string(a.Opportunity), strconv.Itoa(a.Duration), ours(s, a.Cost), a.Direction, a.Outcome,
			strconv.FormatBool(a.Answered), strconv.FormatBool(a.Followed), a.FollowUp.String(), a.Nature)
	})
	each(s, "mail_event", func(i int, rec any) {
		e := rec.(*record.MailEvent)
		message, thread := e.Message, e.Thread
		if message == "" {
			message = "row" + strconv.Itoa(i)
		}
		if thread == "" {
			thread = message
		}
		put("mail", strconv.Itoa(i), e.Event, e.On.String(), message, thread, string(e.Person))
	})
	each(s, "revenue_line", func(_ int, rec any) {
		l := rec.(*record.RevenueLine)
		put("revenue", string(l.Account), string(l.Person), l.On.String(), strconv.FormatInt(l.Amount.Minor, 10), l.Amount.Currency.String())
	})
	for _, c := range change.All(s.State, record.PersonCostKind) {
		put("hourly", string(c.Person), c.From.String(), ours(s, c.Hour))
	}
	for id, l := range change.All(s.State, record.LeadKind) {
		put("lead", string(id), string(l.Owner), l.Created.String(), l.Status)
	}
	staff(s, put)
	out := map[string][]byte{}
	for name, w := range writers {
		w.Flush()
		out[name] = files[name].Bytes()
	}
	return out
}

// staff writes who works here, for how many hours and towards what; of targets those of a person alone.
func staff(s *workspace.Snapshot, put func(table string, fields ...string)) {
	float := func(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
	for id, p := range change.All(s.State, record.PersonKind) {
		put("people", string(id), p.Role, p.Start.String(), p.End.String(), float(p.FTE.Or(1)))
	}
	for _, t := range change.All(s.State, record.TargetKind) {
		if cents := ours(s, t.Amount); t.Person != "" && t.Team+t.Line+t.Account == "" && !t.InDeals() && cents != "" {
			put("target", string(t.Person), t.From.String(), t.To.String(), t.Since.String(), cents)
		}
	}
	for _, c := range change.All(s.State, record.CapacityKind) {
		if c.Hours.OK {
			put("capacity", string(c.Person), c.From.String(), float(c.Hours.V))
		}
	}
	for _, h := range change.All(s.State, record.HolidayKind) {
		put("holiday", h.On.String())
	}
}

func each(s *workspace.Snapshot, kind string, f func(i int, rec any)) {
	set := s.Facts(kind)
	for row := range set.Len {
		p, i := set.Find(row)
		f(row, set.Record(p, i))
	}
}

// points are a deal's probability in ten-thousandths, its own or its stage's.
func points(s *workspace.Snapshot, d *record.Opportunity) string {
	probability := d.Probability
	if stage := change.Get(s.State, record.StageKind, d.Stage); stage != nil && !probability.OK {
		probability = stage.Probability
	}
	if !probability.OK {
		return ""
	}
	return strconv.Itoa(int(math.Round(probability.V * 10000)))
}

// ours is an amount in the workspace's currency, in minor units.
func ours(s *workspace.Snapshot, a money.Amount) string {
	if !a.Known() || a.Currency != s.Currency() {
		return ""
	}
	return strconv.FormatInt(a.Minor, 10)
}

func minor(d *record.Opportunity) string {
	if !d.Amount.Known() {
		return ""
	}
	return strconv.FormatInt(d.Amount.Minor, 10)
}
