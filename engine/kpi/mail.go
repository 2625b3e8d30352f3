package kpi

import (
	"rumbo/engine/fact"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// What the State of a message, and of a conversation, says.
const (
	mailSent State = 1 << iota
	mailBounced
	mailOpened
	mailClicked
	mailReplied
	mailLeft
	mailReceived
)

var mailBits = map[string]State{record.MailSent: mailSent, record.MailBounced: mailBounced, record.MailOpened: mailOpened, record.MailClicked: mailClicked,
	record.MailReplied: mailReplied, record.MailUnsubscribed: mailLeft, record.MailReceived: mailReceived}

var noMail = text.New("Todavía no hay correos registrados.", "No e-mails are recorded yet.")

var mailDims = append(append([]Dim{ByCampaign}, peopleDims...), clientDims...)

func (f *Facts) messages() *Table { return f.mails("message") }
func (f *Facts) threads() *Table  { return f.mails("thread") }

// mails are the messages, or the conversations: whatever a column of the events names. An event without a
// name stands for one of its own.
func (f *Facts) mails(by string) *Table {
	if f == nil {
		t := newTable("mail_event", noMail)
		return &t
	}
	return lazily(f, by, func() *Table {
		set := f.set("mail_event")
		out := newTable("mail_event", noMail)
		t := &out
		from := t.fold(set, by)
		first := setID(set)
		t.id = func(row int32) record.ID { return first(from[row]) }
		t.people(f.deals, pick(fromSet(set, "person", f.deals.person), from))
		t.clients(f.deals, pick(fromSet(set, "account", f.deals.account), from))
		t.makers[ByCampaign] = pick(fromSet(set, "campaign", named(f.state, record.CampaignKind, func(c *record.Campaign) string { return c.Name })), from)
		t.settle()
		return t
	})
}

// fold makes one row of all events of a message or conversation: its date and dimensions are those of the first
// sent event in it, else of its first event. It gives that event for each row.
func (t *Table) fold(set *fact.Set, by string) (from []int32) {
	event, on, names := set.Choices("event"), set.Dates("on"), set.Codes(by)
	bits := bitsOf(event, 0, func(v string) State { return mailBits[v] })
	own := set.Codes("message") // what names an event that belongs to no conversation
	rowOf := [2][]int32{nones(len(names.Values)), nones(len(own.Values))}
	at := int32(-1)
	var rooms [2][]int32
	var what []uint8
	var when []date
	for _, p := range set.Parts {
		events, days, name, message := event.Into(p, &what), on.Into(p, &when), names.Into(p, &rooms[0]), own.Into(p, &rooms[1])
		for i := range p.Len() {
			at++
			row, slot := int32(-1), (*int32)(nil)
			if name[i] >= 0 {
				slot = &rowOf[0][name[i]]
			} else if message[i] >= 0 {
				slot = &rowOf[1][message[i]]
			}
			if slot != nil {
				row = *slot
			}
			b := bits[events[i]]
			if row < 0 {
				row = int32(len(from))
				t.state, t.when, from = append(t.state, 0), append(t.when, days[i]), append(from, at)
				if slot != nil {
					*slot = row
				}
			}
			if b&mailSent != 0 && t.state[row]&mailSent == 0 {
				t.when[row], from[row] = days[i], at
			}
			t.state[row] |= b
		}
	}
	return from
}
