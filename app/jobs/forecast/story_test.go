//go:build !js || worker

package forecast

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/demo"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/pipeline"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// lived is a workspace and the log that made it.
type lived struct {
	state *change.State
	log   change.History
	last  change.Stamp
}

func (l *lived) do(day period.Date, ops ...change.Op) {
	at := on(day)
	if !l.last.Before(at) {
		at.Time = l.last.Time + 1
	}
	l.last = at
	c := change.Change{At: at, Ops: ops}
	l.state, l.log = change.Apply(l.state, c), append(l.log, c)
}

func (l *lived) write(day period.Date, deal record.ID, field string, v record.Value) {
	l.do(day, change.Edit(l.state, "opportunity", deal, map[string]record.Value{field: v}))
}

func usd(units int64) money.Amount { return money.New(100*units, money.Must("USD")) }

// history packs and unpacks with as much of the log as was written by a day.
func (l *lived) history(t *testing.T, until period.Date) *pipeline.History {
	t.Helper()
	var log change.History
	for _, c := range l.log {
		if untold.dayOf(c.At.Millis()) <= until {
			log = append(log, c)
		}
	}
	s := workspace.Of(l.state)
	tab, err := unpack(Pack(s, NewStory(log, untold.dayOf, nil), today, nil).bytes)
	if err != nil {
		t.Fatal(err)
	}
	deals := make([]pipeline.Deal, len(tab.deals))
	for i := range tab.deals {
		deals[i] = tab.deals[i].Deal
	}
	return pipeline.NewHistory(tab.stages, deals, today)
}

func newLife() *lived {
	l := &lived{state: &change.State{}}
	l.do(today-400, demo.Generate(1, demo.Size{People: 12, Accounts: 40, Deals: 1, Months: 1}, today-400, "es")...)
	return l
}

// A deal's slips, its new amount and what its owner committed to are known from the days on which they were written.
func TestTheLogIsReadAtPointsInTime(t *testing.T) {
	l := newLife()
	day := today - 200
	deal := &record.Opportunity{Name: "x", Stage: "stage-prospect", Created: day, Close: day + 60, Amount: usd(1000)}
	l.do(day, change.Created("opportunity", "d", deal), change.Created("stage_move", "d1", &record.StageMove{Opportunity: "d", Stage: "stage-prospect", On: day}))
	l.write(day+30, "d", "close", record.OfDate(day+90))
	l.write(day+50, "d", "amount", record.OfMoney(usd(1500)))
	l.write(day+50, "d", "close", record.OfDate(day+120))
	l.write(day+70, "d", "forecast", record.OfText(record.ForecastCommit))
	l.write(day+80, "d", "close", record.OfDate(day+100))
	l.write(day+90, "d", "forecast", record.OfText(""))
	if !Rewritten(workspace.Of(l.state)) {
		t.Error("the log is not read")
	}
	h := l.history(t, today)
	for _, c := range []struct {
		on, close     period.Date
		amount        int64
		pushes, pulls int32
		category      string
	}{
		{day, day + 60, 1000, 0, 0, ""}, {day + 29, day + 60, 1000, 0, 0, ""}, {day + 30, day + 90, 1000, 1, 0, ""},
		{day + 50, day + 120, 1500, 2, 0, ""}, {day + 70, day + 120, 1500, 2, 0, "commit"}, {day + 85, day + 100, 1500, 2, 1, "commit"},
		{day + 95, day + 100, 1500, 2, 1, noCategory}, {today, day + 100, 1500, 2, 1, noCategory},
	} {
		s, ok := h.State("d", c.on)
		if !ok || s.Declared != c.close || s.Amount != pipeline.Cents(100*c.amount) || s.Pushes != c.pushes || s.Pulls != c.pulls || s.Category != c.category {
			t.Errorf("day %d: %+v, want %+v", c.on-day, s, c)
		}
		if s.InStage != int32(c.on-day) {
			t.Errorf("day %d: %d days in the stage", c.on-day, s.InStage)
		}
	}
}

// What an import found is known from its day, and does not count as movement; nor does its file say since when a
// deal stands in its stage. What was decided before is not touched by it.
func TestImportsAreNotMovement(t *testing.T) {
	l := newLife()
	day := today - 100
	l.do(day,
		change.Created("opportunity", "open", &record.Opportunity{Name: "x", Stage: "stage-qualify", Created: day - 90, Close: day + 60, Amount: usd(10)}),
		change.Created("opportunity", "won", &record.Opportunity{Name: "y", Stage: "stage-won", Created: day - 90, Close: day - 20, Amount: usd(20)}))
	l.write(day+30, "open", "stage", record.OfText("stage-proposal"))
	h := l.history(t, today)
	if s, _ := h.State("open", day-1); s.Amount.Known || s.Declared.Known() || s.Stage != "" {
		t.Errorf("before the import %+v", s)
	}
	if s, _ := h.State("open", day+10); s.Stage != "stage-qualify" || s.InStage != -1 || s.Idle != -1 || s.Declared != day+60 || s.Amount != pipeline.Cents(1000) {
		t.Errorf("after the import %+v", s)
	}
	if s, _ := h.State("open", day+40); s.Stage != "stage-proposal" || s.InStage != 10 || s.Idle != 10 {
		t.Errorf("after the next %+v", s)
	}
	if kind, on, _ := h.ClosedAfter("won", day-90); kind != pipeline.Won || on != day-20 {
		t.Errorf("%v on %v", kind, on)
	}
}

// aged is a company whose deals slip, grow and are committed to while the log is kept.
func aged() *lived {
	l := &lived{state: &change.State{}}
	l.do(today-700, demo.Generate(1, demo.Size{People: 12, Accounts: 40, Deals: 1, Months: 1}, today-700, "es")...)
	rng := rand.New(rand.NewPCG(7, 7))
	type step struct {
		day   period.Date
		do    func()
		order int
	}
	var steps []step
	later := func(d period.Date, do func()) {
		if d <= today {
			steps = append(steps, step{d, do, len(steps)})
		}
	}
	for i := range 260 {
		id := record.ID("deal-" + string(rune('a'+i%26)) + string(rune('a'+i/26)))
		day := today - 680 + period.Date(i*680/260)
		slips := rng.IntN(4)
		later(day, func() {
			l.do(day, change.Created("opportunity", id, &record.Opportunity{Name: string(id), Stage: "stage-prospect", Created: day, Close: day + 80, Amount: usd(int64(1000 + i))}),
				change.Created("stage_move", id+"-1", &record.StageMove{Opportunity: id, Stage: "stage-prospect", On: day}))
		})
		at := day
		for k := range slips {
			at += period.Date(10 + rng.IntN(20))
			to, when := day+80+period.Date(40*(k+1)), at
			later(when, func() { l.write(when, id, "close", record.OfDate(to)) })
		}
		end := at + period.Date(15+rng.IntN(40))
		stage := record.ID("stage-won")
		if rng.IntN(4) < slips {
			stage = "stage-lost"
		}
		later(end-5, func() { l.write(end-5, id, "amount", record.OfMoney(usd(int64(900+i)))) })
		later(end, func() {
			l.do(end, change.Edit(l.state, "opportunity", id, map[string]record.Value{"stage": record.OfText(string(stage)), "close": record.OfDate(end)}),
				change.Created("stage_move", id+"-2", &record.StageMove{Opportunity: id, Stage: stage, On: end}))
		})
	}
	for d := today - 700; d <= today; d++ {
		for _, s := range steps {
			if s.day == d {
				s.do()
			}
		}
	}
	return l
}

// What was known of the deals on a day, and what would have been learned from it, are the same whether or
// not the log goes on after that day.
func TestTheLogDoesNotShowTheFuture(t *testing.T) {
	l := aged()
	day := today - 150
	whole, cut := l.history(t, today), l.history(t, day)
	a, b := whole.Open(day), cut.Open(day)
	if len(a) < 10 || len(a) != len(b) {
		t.Fatal(len(a), len(b), "open deals")
	}
	slipped := 0
	m, n := pipeline.Fit(whole, day, pipeline.Config{}), pipeline.Fit(cut, day, pipeline.Config{})
	for i := range a {
		x, y := a[i], b[i]
		if x.Stage != y.Stage || x.Declared != y.Declared || x.Amount != y.Amount || x.Pushes != y.Pushes || x.InStage != y.InStage || x.Idle != y.Idle {
			t.Fatalf("%+v with the whole log, %+v with that of the day", x, y)
		}
		slipped += int(x.Pushes)
		if !reflect.DeepEqual(m.Predict(x), n.Predict(y)) {
			t.Fatal("the chances differ for", x.ID)
		}
	}
	if slipped == 0 {
		t.Error("no deal has slipped: the log is not read")
	}
	if m.Wins < 15 {
		t.Error("too little to learn from", m.Wins)
	}
	// The slips are what decides these deals: they must show.
	low, high := 0.0, 0.0
	for _, s := range a {
		if s.Pushes == 0 {
			high = max(high, m.Predict(s).WonBy(120))
		} else if s.Pushes >= 3 {
			low = max(low, m.Predict(s).WonBy(120))
		}
	}
	if low >= high {
		t.Errorf("deals that slipped three times have a chance of %v, those that never did of %v", low, high)
	}
}

// What sellers had declared and committed to on dates of the past is measured where the log tells it, and the chances
// given then are compared with what came.
func TestWaysAreMeasuredFromTheLog(t *testing.T) {
	l := aged()
	commit := record.OfText(record.ForecastCommit)
	for id, o := range change.All(l.state, record.OpportunityKind) {
		if o.Stage == "stage-prospect" {
			l.write(today-1, id, "forecast", commit)
		}
	}
	s := workspace.Of(l.state)
	tab, err := unpack(Pack(s, NewStory(l.log, untold.dayOf, nil), today, nil).bytes)
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{tab: tab, all: map[period.Date]*learned{}}
	a, err := b.answer(&task{ctx: t.Context()}, question())
	if err != nil {
		t.Fatal(err)
	}
	ways := map[string]Way{}
	for _, w := range a.Total.Ways {
		ways[w.ID] = w
	}
	if w := ways["declared"]; w.Measured == nil || w.Measured.N < 10 {
		t.Errorf("declared: %+v", w)
	}
	if w := ways["commit"]; w.Mean <= 0 || w.Measured != nil {
		t.Errorf("nobody committed in the past: %+v", w)
	}
	judged := map[string]Calibrated{}
	for _, c := range a.Calibration {
		judged[c.ID] = c
	}
	model, declared := judged["pipeline"], judged["declared"]
	if model.N != judged["naive"].N || model.N < 100 || len(model.Bins) < 4 || judged["commit"].N != 0 {
		t.Fatalf("%+v", a.Calibration)
	}
	if model.Brier >= declared.Brier || len(declared.Bins) != 2 || declared.Bins[0].Said != 0 || declared.Bins[1].Said != 1 {
		t.Errorf("model %+v, declared %+v", model, declared)
	}
	n, won := 0, 0.0
	for _, bin := range model.Bins {
		n += bin.N
		won += float64(bin.N) * bin.Came
		if bin.Low > bin.Came || bin.Came > bin.High {
			t.Errorf("%+v", bin)
		}
	}
	if n != model.N || won/float64(n)-model.Rate > 1e-9 {
		t.Errorf("the bins hold %d of %d deals", n, model.N)
	}
}

// Commit is what is won and what is committed to, month by month, and in the total.
func TestCommitted(t *testing.T) {
	a := ask(t, shared, question())
	var want float64
	n := 0
	for _, o := range change.All(company().State, record.OpportunityKind) {
		if company().Outcome(o) == record.StageOpen && o.Forecast == record.ForecastCommit {
			n++
			if o.Close < a.Total.Period.To {
				want += float64(o.Amount.Minor)
			}
		}
	}
	if a.Committed != n || n == 0 {
		t.Fatalf("%d committed, by hand %d", a.Committed, n)
	}
	for _, w := range a.Total.Ways {
		if w.ID == "commit" && w.Mean != a.Total.Won+want {
			t.Errorf("the commit is %v, by hand %v", w.Mean, a.Total.Won+want)
		}
	}
	sum := 0.0
	for _, x := range a.Ahead[:2] { // of November and December, the rest of the quarter
		sum += x.Commit - x.Won
	}
	if sum != want {
		t.Errorf("by month %v, by hand %v", sum, want)
	}
}
