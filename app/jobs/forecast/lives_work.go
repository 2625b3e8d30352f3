//go:build !js || worker

package forecast

import (
	"context"

	"rumbo/engine/kpi"
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
	t.total = 4 + len(b.tab.deals)/rest
	h, err := b.recorded(t, Scope{}, q.Today)
	if err != nil {
		return nil, err
	}
	n := 0
	lives, err := h.Lives(q.Today, q.Calendar, func() error {
		if n++; n%rest == 0 {
			return t.step()
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return kpi.PastOf(h.OpenStages(), lives), nil
}
