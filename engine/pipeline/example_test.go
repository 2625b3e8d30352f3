package pipeline_test

import (
	"fmt"
	"time"

	"rumbo/engine/period"
	"rumbo/engine/pipeline"
)

// Two open deals of a company without history: the stages speak, and say so.
func Example() {
	stages := pipeline.Stages{
		{ID: "offer", Rank: 1, Prob: .2, Label: "Offer"}, {ID: "contract", Rank: 2, Prob: .8, Label: "Contract"},
		{ID: "won", Kind: pipeline.Won}, {ID: "lost", Kind: pipeline.Lost},
	}
	today := period.On(2026, time.March, 31)
	deals := []pipeline.Deal{
		{ID: "A", Created: today - 60, Stage: "contract", Declared: today + 30, Amount: pipeline.Cents(100_000_00)},
		{ID: "B", Created: today - 10, Stage: "offer", Declared: today + 60, Amount: pipeline.Cents(400_000_00)},
	}
	history := pipeline.NewHistory(stages, deals, today)
	model := pipeline.Fit(history, today, pipeline.Config{})
	open := history.Open(today)
	for _, s := range open {
		fmt.Printf("%s: %.0f %% within a year. %s\n", s.ID, 100*model.Predict(s).WonBy(360), model.Reasons(s, stages, 1)[0].Text.EN)
	}
	quarter := period.Calendar{}.Of(period.Quarter, today+1)
	forecast := model.Run(open, nil, pipeline.Options{Periods: []period.Period{quarter}, Seed: 1}, pipeline.Scenario{})
	fmt.Printf("%d draws for the quarter; %s\n", len(forecast.Total[0]), model.Warnings[0].Text.EN)
	// Output:
	// A: 79 % within a year. Stage: Contract
	// B: 19 % within a year. Stage: Offer
	// 2000 draws for the quarter; No closed deals yet: stage probabilities are used, with their uncertainty
}
