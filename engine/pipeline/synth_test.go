package pipeline

import (
	"fmt"
	"math"
	"math/rand/v2"

	"rumbo/engine/stats"
)

// The made-up world of the tests: four stages, weekly fortunes whose odds are
// known, close dates that slip, owners of different skill.

var worldStages = Stages{
	{ID: "lead", Rank: 1, Prob: .1, Label: "Lead"},
	{ID: "offer", Rank: 2, Prob: .4},
	{ID: "contract", Rank: 3, Prob: .8},
	{ID: "won", Rank: 9, Kind: Won}, {ID: "lost", Rank: 9, Kind: Lost},
}

const worldStart = Day(735000)

// world makes n deals created evenly over so many days, each lived through to
// the end of the world. skill is the spread of the owners in log-odds.
func world(seed uint64, n, span int, skill float64) []Deal {
	rng := stats.NewRand(seed)
	deals := make([]Deal, n)
	for i := range deals {
		deals[i] = live(rng, fmt.Sprintf("d%05d", i), worldStart+Day(rng.IntN(span)), worldStart+Day(span), skill)
	}
	return deals
}

func live(rng *rand.Rand, id string, created, end Day, skill float64) Deal {
	owner := rng.IntN(6)
	d := Deal{
		ID: id, Created: created, Owner: fmt.Sprint("owner ", owner),
		Line: fmt.Sprint("line ", rng.IntN(3)), Source: fmt.Sprint("source ", rng.IntN(4)),
	}
	amount := int64(math.Exp(11 + rng.NormFloat64()))
	declared := created + 30 + Day(rng.IntN(90))
	stage := 0
	d.Moves = append(d.Moves, Move{Day: created, Stage: "lead", Declared: declared, Amount: Cents(amount)})
	edge := skill * (float64(owner) - 2.5) / 2.5
	for day := created + 7; day <= end; day += 7 {
		near := 0.0
		if declared-day < 14 {
			near = 1.5
		}
		switch u := rng.Float64(); {
		case u < logistic(-4.5+float64(stage)+near+edge):
			d.Moves = append(d.Moves, Move{Day: day, Stage: "won", Declared: day, Amount: Cents(amount)})
			d.Outcome, d.OutcomeDay, d.Stage, d.Amount = Won, day, "won", Cents(amount)
			return d
		case u > 1-logistic(-4.2-edge):
			d.Moves = append(d.Moves, Move{Day: day, Stage: "lost"})
			d.Outcome, d.OutcomeDay, d.Stage = Lost, day, "lost"
			return d
		case stage < 2 && rng.Float64() < .12:
			stage++
			d.Moves = append(d.Moves, Move{Day: day, Stage: worldStages[stage].ID})
		case declared <= day:
			declared = day + 30
			d.Moves = append(d.Moves, Move{Day: day, Declared: declared})
		}
	}
	d.Stage, d.Declared, d.Amount = worldStages[stage].ID, declared, Cents(amount)
	return d
}
