package account

import (
	"rumbo/engine/agenda"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// kept is what several rules ask of the same data: it is worked out once while an account is summed up.
type kept struct {
	today  period.Date
	lights *Lights // without reasons
	nexts  []period.Date
	past   *Past
	cells  []SpendCell // of needs
}

// Keeping is the data with room for what is worked out, for the time of a summing up. past is what is worked out
// already of the account's activities; nil if nothing is.
func (d *Data) Keeping(today period.Date, past *Past) *Data {
	with := *d
	with.kept = &kept{today: today, past: past}
	return &with
}

func (k *kept) lightsOn(d *Data, today period.Date) Lights {
	if k.today != today {
		return judgeAll(d, today, true)
	}
	if k.lights == nil {
		l := judgeAll(d, today, true)
		k.lights = &l
	}
	return *k.lights
}

// nexts are the days on which the account's appointments take place next, in the order of List.
func (d *Data) nexts(today period.Date) []period.Date {
	if d.kept != nil && d.kept.today == today && d.kept.nexts != nil {
		return d.kept.nexts
	}
	list := List(d, record.AppointmentKind)
	out := make([]period.Date, len(list))
	for i, a := range list {
		out[i] = agenda.Next(a.Rec.Start, a.Rec.Rule, agenda.Parse(a.Rec.Except), today)
	}
	if d.kept != nil && d.kept.today == today {
		d.kept.nexts = out
	}
	return out
}
