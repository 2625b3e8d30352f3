package kpi

import (
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Past is what became of the deals up to a day, as the log and their changes of stage tell it: what their records as they
// stand now do not say. It is read apart, since it takes long, and added to the facts by Tell. Read-only.
type Past struct {
	Deals  []PastDeal
	Stages []record.ID // open ones, in the order of the process
	Stays  []PastStay  // by deal
	Dues   []PastDue   // by deal
	Delays []PastDelay // by deal
}

// PastDeal is a deal whose past is known; its number is its place in the list.
type PastDeal struct {
	ID        record.ID
	Created   period.Date
	Qualified period.Date // when it first came to a stage that counts as qualified; 0: never, or not known
}

// PastStay is a deal in an open stage that it came to or passed over.
type PastStay struct {
	Deal           int32
	Days           int32 // of all visits together; −1 where it never stood there, or still stands there
	Stage          uint8
	Exits, Forward uint8 // times that it left the stage, and those of them that led on
	Passed, Lost   bool
}

// PastDue is a deal that was open as a period began and was declared to close in it.
type PastDue struct {
	Deal    int32
	From    period.Date // first day of the month or quarter
	Grain   period.Grain
	Priced  bool  // Amount is known, in the workspace's currency
	Told    bool  // how it stood then is recorded, not taken from later
	Slipped bool  // it left the period without being decided
	Overdue bool  // the period is over, and it was still open and due in it
	Amount  int64 // minor units
}

// PastDelay is one time that an open deal's close was put off.
type PastDelay struct {
	Deal int32
	On   period.Date
	Days int32
}

var (
	readingPast = text.New("La historia de las oportunidades se está leyendo.", "The history of the deals is being read.")
	noPast      = text.New("No hay historia de las oportunidades.", "There is no history of the deals.")
	noStays     = text.New("No consta cuándo pasaron las oportunidades de una etapa a otra.", "It is not recorded when deals went from stage to stage.")
	noDues      = text.New("Todavía no consta ninguna oportunidad que cerrara en un período al comenzar este.", "No deal is recorded yet that was due in a period as it began.")
	noDelays    = text.New("No consta que se haya aplazado el cierre de ninguna oportunidad.", "No deal's close is recorded to have been put off.")
)

// Tell gives the facts with what was read of the deals' past.
func (f *Facts) Tell(p *Past) *Facts {
	out := *f
	out.told, out.ofPast = p, &shelf{}
	return &out
}

// Told reports whether the deals' past was added.
func (f *Facts) Told() bool { return f.told != nil }

// OnLack has a function called whenever the deals' past is asked for and not there.
func (f *Facts) OnLack(ask func()) {
	f.lack.Store(&ask)
}

// past is what was told, or an empty past; then none says why.
func (f *Facts) past(without text.Text) (p *Past, none text.Text) {
	if f == nil {
		return &Past{}, noPast
	}
	if f.told != nil {
		return f.told, without
	}
	if ask := f.lack.Load(); ask != nil {
		(*ask)()
		return &Past{}, readingPast
	}
	return &Past{}, noPast
}

// pastTable starts a table of n rows that are of deals of the past.
func pastTable(n int, none text.Text) Table {
	return Table{of: record.OpportunityKind.Name, none: none, makers: map[Dim]func() *Column{}, cols: map[Dim]*Column{}, laid: &layouts{}, state: make([]State, n), when: make([]date, n)}
}

// ofDeals names the rows of a table and gives them the dimensions of their deals; deal is the number of a row's.
func (f *Facts) ofDeals(t *Table, p *Past, deal func(row int) int32) {
	n := t.Len()
	t.id = func(row int32) record.ID { return p.Deals[deal(int(row))].ID }
	if n == 0 {
		return
	}
	for _, dim := range dealDims {
		t.makers[dim] = func() *Column {
			c, rows := f.deals.Column(dim), f.pastRows(p)
			return via(fill32(n, deal), fill32(len(rows), func(i int) int32 { return codeAt(c.Codes, rows[i]) }), c.Values)
		}
	}
}

// pastRows finds the row of each deal of the past; −1 for one that is gone.
func (f *Facts) pastRows(p *Past) []int32 {
	return stored(f.ofPast, "rows", func() []int32 {
		rows := f.dealRows()
		return fill32(len(p.Deals), func(i int) int32 { return rows.Find(string(p.Deals[i].ID)) })
	})
}

func fill32(n int, of func(i int) int32) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = of(i)
	}
	return out
}

// codeAt is a row's code; −1 for a row that is not there.
func codeAt(codes []int32, row int32) int32 {
	if row < 0 {
		return -1
	}
	return codes[row]
}
