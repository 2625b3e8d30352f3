package start

import (
	"context"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/jobs/demo"
	"rumbo/app/session"
	"rumbo/app/store"
	"rumbo/engine/change"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// demoSeed makes the one company that the documentation shows.
const demoSeed = 2026

func (s *start) demo() {
	s.make("demo", i18n.T("start.demo.name"), "/home", func() (filling, error) {
		request := demo.Request{Seed: demoSeed, Today: session.Today(), Lang: i18n.Lang(), Tag: string(session.NewID()[:8])}
		request.Noons = noons(request.Today)
		company, err := demo.Make(context.Background(), request)
		if err != nil {
			return nil, err
		}
		return func(st *store.Store) []record.Problem {
			if len(company.Past.History) > 0 {
				st.Take(company.Past)
			}
			return st.Do(demoCommand{company.Ops})
		}, nil
	})
}

// toldDays is how many days back the invented people wrote down what happened.
const toldDays = 260

// noons are the moments of noon of the last days here. Today's is at least an hour ago: nothing is written ahead of time.
func noons(today period.Date) []int64 {
	const hour = 3_600_000
	out := make([]int64, toldDays+1)
	for i := range out {
		ms := (today - toldDays + period.Date(i)).UnixMilli() + 12*hour
		out[i] = min(ms-int64(browser.Zone(ms))*60_000, browser.Now()-hour)
	}
	return out
}

// demoCommand fills an empty workspace with the invented company.
type demoCommand struct{ ops []change.Op }

func (demoCommand) Name() string { return "demo" }

func (c demoCommand) Do(tx *workspace.Tx) {
	tx.Lenient()
	for _, op := range c.ops {
		tx.Op(op)
	}
}
