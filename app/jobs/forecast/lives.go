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

// packPast puts a past into bytes, deal by deal.
func packPast(p *kpi.Past) []byte {
	w := &packer{}
	w.number(int64(len(p.Stages)))
	for _, id := range p.Stages {
		w.word(string(id))
	}
	w.number(int64(len(p.Deals)))
	stays, dues, delays := p.Stays, p.Dues, p.Delays
	for i, d := range p.Deals {
		w.word(string(d.ID))
		w.number(int64(d.Created))
		w.number(int64(d.Qualified))
		n := first(len(stays), func(k int) bool { return stays[k].Deal != int32(i) })
		w.number(int64(n))
		for _, s := range stays[:n] {
			for _, x := range []int64{int64(s.Stage), int64(s.Days), int64(s.Exits), int64(s.Forward)} {
				w.number(x)
			}
			w.bits(s.Passed, s.Lost)
		}
		stays = stays[n:]
		n = first(len(dues), func(k int) bool { return dues[k].Deal != int32(i) })
		w.number(int64(n))
		for _, s := range dues[:n] {
			for _, x := range []int64{int64(s.From), int64(s.Grain), s.Amount} {
				w.number(x)
			}
			w.bits(s.Priced, s.Told, s.Slipped, s.Overdue)
		}
		dues = dues[n:]
		n = first(len(delays), func(k int) bool { return delays[k].Deal != int32(i) })
		w.number(int64(n))
		for _, s := range delays[:n] {
			w.number(int64(s.On))
			w.number(int64(s.Days))
		}
		delays = delays[n:]
	}
	return w.out
}

// first is the first of n for which something holds; n if it holds for none.
func first(n int, holds func(int) bool) int {
	for i := range n {
		if holds(i) {
			return i
		}
	}
	return n
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
