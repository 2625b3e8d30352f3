//go:build !js || worker

package forecast

import (
	"context"

	"rumbo/engine/kpi"
	"rumbo/engine/pipeline"
)

// PastOf tells what became of packed deals, in the same program.
func PastOf(p Packed, q Lives) (*kpi.Past, error) {
	t, err := unpack(p.bytes)
	if err != nil {
		return nil, err
	}
	return (&bench{tab: t}).past(&task{ctx: context.Background()}, q)
}

// lives answers what became of every deal.
func (b *bench) lives(t *task, q Lives) ([]byte, error) {
	past, err := b.past(t, q)
	if err != nil {
		return nil, err
	}
	return packPast(past), t.step()
}

func (b *bench) past(t *task, q Lives) (*kpi.Past, error) {
	t.total = 1 + len(b.tab.deals)/rest
	past, n := kpi.NewPast(b.tab.stages), 0
	deals := func(yield func(pipeline.Deal) bool) {
		for i := range b.tab.deals {
			if !yield(b.tab.deals[i].Deal) {
				return
			}
		}
	}
	err := pipeline.Lives(b.tab.stages, deals, q.Today, q.Calendar, func(l pipeline.Life) error {
		past.Add(l)
		if n++; n%rest == 0 {
			return t.step()
		}
		return nil
	})
	return past, err
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
