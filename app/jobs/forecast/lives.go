package forecast

import (
	"context"

	"rumbo/engine/kpi"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Lives asks what became of every deal up to a day.
type Lives struct {
	Today    period.Date
	Calendar period.Calendar
}

// Live tells what became of every deal, as indicators count it. It calls pause every few thousand deals as it reads
// the answer, as Pack does.
func (d *Desk) Live(ctx context.Context, q Lives, pause func(), progress func(done, total int)) (*kpi.Past, error) {
	out, err := d.call(ctx, header{Lives: &q}, progress)
	if err != nil {
		return nil, err
	}
	return readPast(out, pause)
}

// readPast reads what packPast wrote.
func readPast(in []byte, pause func()) (*kpi.Past, error) {
	r, p := &unpacker{in: in}, &kpi.Past{}
	for range r.count() {
		p.Stages = append(p.Stages, record.ID(r.word()))
	}
	p.Deals = make([]kpi.PastDeal, r.count())
	for i := range p.Deals {
		if r.bad {
			break
		}
		if i%rest == rest-1 && pause != nil {
			pause()
		}
		p.Deals[i] = kpi.PastDeal{ID: record.ID(r.word()), Created: period.Date(r.number()), Qualified: period.Date(r.number())}
		r.life(p, int32(i))
	}
	if r.bad || len(r.in) != 0 {
		return nil, errTable
	}
	return p, nil
}

func (r *unpacker) life(p *kpi.Past, deal int32) {
	for range r.count() {
		s := kpi.PastStay{Deal: deal, Stage: uint8(r.number()), Days: int32(r.number()), Exits: uint8(r.number()), Forward: uint8(r.number())}
		bits := r.number()
		s.Passed, s.Lost = bits&1 != 0, bits&2 != 0
		p.Stays = append(p.Stays, s)
	}
	for range r.count() {
		s := kpi.PastDue{Deal: deal, From: period.Date(r.number()), Grain: period.Grain(r.number()), Amount: r.number()}
		bits := r.number()
		s.Priced, s.Told, s.Slipped, s.Overdue = bits&1 != 0, bits&2 != 0, bits&4 != 0, bits&8 != 0
		p.Dues = append(p.Dues, s)
	}
	for range r.count() {
		p.Delays = append(p.Delays, kpi.PastDelay{Deal: deal, On: period.Date(r.number()), Days: int32(r.number())})
	}
}
