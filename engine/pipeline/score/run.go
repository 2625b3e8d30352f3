package score

import (
	"fmt"
	"io"
	"time"

	"rumbo/engine/period"
	"rumbo/engine/pipeline"
)

// Seeds of the random folds and draws: fixed, so that a score can be repeated.
const (
	repeats     = 3
	manyRepeats = 20
	seed        = 1
)

// The stage log's protocol: snapshots every 30 days from the first; learned
// from those whose 90 days end before the turn, tested on those from it on.
var (
	stagelogFirst = period.On(2015, time.April, 1)
	stagelogTurn  = period.On(2016, time.January, 1)
)

const (
	stagelogEvery   = 30
	stagelogHorizon = 90
)

// Salvirt measures the model of plain attributes and prints the result.
func Salvirt(t pipeline.Table, out io.Writer) {
	won := 0
	for _, w := range t.Won {
		if w {
			won++
		}
	}
	fmt.Fprintf(out, "salvirt: %d deals, %d won, %d different; 5-fold × %d, duplicates together, folds balanced by outcome\n",
		len(t.Rows), won, pipeline.FitTable(t).Unique, repeats)
	fmt.Fprintf(out, "  %-34s %6s %6s %8s\n", "method", "AUC", "Brier", "log-loss")
	line := func(name string, n int, fit func(pipeline.Table) func([]string) float64) {
		var sum pipeline.Scores
		for r := 0; r < n; r++ {
			s := pipeline.Score(CrossValidate(t, Folds(t, 5, uint64(seed+r)), 5, fit), t.Won)
			sum.AUC += s.AUC / float64(n)
			sum.Brier += s.Brier / float64(n)
			sum.LogLoss += s.LogLoss / float64(n)
		}
		fmt.Fprintf(out, "  %-34s %6.4f %6.4f %8.4f\n", name, sum.AUC, sum.Brier, sum.LogLoss)
	}
	model := func(train pipeline.Table) func([]string) float64 { return pipeline.FitTable(train).Predict }
	line("model", repeats, model)
	line(fmt.Sprintf("model, 5-fold × %d", manyRepeats), manyRepeats, model)
	line("share of won deals", repeats, shareOfWon)
	fmt.Fprintln(out, "  published: naive Bayes 0.815 / 0.202 / 0.972, ridge logistic 0.815 / 0.173 / 0.522")
}

func shareOfWon(t pipeline.Table) func([]string) float64 {
	won := 0.0
	for _, w := range t.Won {
		if w {
			won++
		}
	}
	return func([]string) float64 { return won / float64(len(t.Won)) }
}

// Stagelog measures the model of the stage log by its protocol, then with the
// model learned anew at every snapshot, as the app does, and prints both.
func Stagelog(deals []pipeline.Deal, last pipeline.Day, out io.Writer) {
	h := pipeline.NewHistory(StagelogProcess, deals, 0)
	var before, test []pipeline.Day
	learned := stagelogFirst
	for d := stagelogFirst; d+stagelogHorizon <= last; d += stagelogEvery {
		switch {
		case d >= stagelogTurn:
			test = append(test, d)
		case d >= stagelogFirst+stagelogHorizon:
			before = append(before, d)
		}
		if d+stagelogHorizon < stagelogTurn {
			learned = d + stagelogHorizon
		}
	}
	fmt.Fprintf(out, "stagelog: %d opportunities, last entry %v; won within %d days, %d test snapshots\n", h.Len(), last, stagelogHorizon, len(test))
	if len(test) == 0 {
		fmt.Fprintln(out, "  the log ends before the first test snapshot: nothing to measure")
		return
	}
	o := pipeline.BacktestOptions{
		Horizon: stagelogHorizon, Seed: seed, Draws: 4000, Fixed: learned,
		Config: pipeline.Config{StepDays: 15, Steps: stagelogHorizon / 15, Every: stagelogEvery, Whole: true, First: stagelogFirst},
	}
	report(fmt.Sprintf("learned once, from snapshots whose %d days end by %v", stagelogHorizon, learned), pipeline.RunBacktest(h, test, o), out)
	o.Fixed, o.Config = 0, pipeline.Config{}
	report("learned anew at every snapshot, as the app does", pipeline.RunBacktest(h, test, o), out)
	report(fmt.Sprintf("snapshots before %v, by which changes are judged; learned anew at every one", stagelogTurn), pipeline.RunBacktest(h, before, o), out)
	fmt.Fprintln(out, "  published: stage rate 0.552 / 0.229 / 0.650, naive Bayes 0.749 / 0.194 / 0.564, ridge logistic 0.756 / 0.188 / 0.552 with counts 10.0 % off")
}

var wayNames = [...]string{"model", "stage rate", "overall rate", "declared date"}

func report(title string, b *pipeline.Backtest, out io.Writer) {
	fmt.Fprintf(out, "  %s: n = %d, won %.1f %%\n", title, b.Scores[0].N, 100*b.Scores[0].Rate)
	fmt.Fprintf(out, "    %-14s %6s %6s %8s %11s\n", "method", "AUC", "Brier", "log-loss", "count error")
	for w, s := range b.Scores {
		fmt.Fprintf(out, "    %-14s %6.4f %6.4f %8.4f %9.1f %%\n", wayNames[w], s.AUC, s.Brier, s.LogLoss, 100*b.CountError[w])
	}
	fmt.Fprintf(out, "    %-10s %5s %5s %9s %15s | %22s %30s\n", "snapshot", "open", "won", "expected", "80 % interval", "won, known amounts", "80 % interval")
	for _, s := range b.Snapshots {
		fmt.Fprintf(out, "    %v %5d %5.0f %9.1f %6.0f – %4.0f %s | %22.0f %14.0f – %13.0f %s\n", s.AsOf, s.Open, s.Wins, s.Expected[0],
			s.Low, s.High, mark(s.Inside()), s.Amount/100, s.AmountLow/100, s.AmountHi/100, mark(s.AmountInside()))
	}
	fmt.Fprintf(out, "    80 %% intervals hold: wins %.0f %% of snapshots, amounts %.0f %%\n", 100*b.Coverage, 100*b.AmountCoverage)
}

func mark(inside bool) string {
	if inside {
		return "in "
	}
	return "out"
}
