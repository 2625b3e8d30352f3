package forecast

import (
	"testing"

	"rumbo/engine/kpi"
	"rumbo/engine/money"
	"rumbo/engine/record"
)

// Only forecasts whose period is over and of which it is known what came are judged, oldest first.
func TestKeptForecastsAreJudged(t *testing.T) {
	usd := func(units int64) money.Amount { return money.New(100*units, money.Must("USD")) }
	said := func(low, mid, high, came int64, over, known bool) told {
		return told{rec: &record.GivenForecast{Low: usd(low), Mid: usd(mid), High: usd(high)}, over: over, actual: kpi.Result{Figure: kpi.Figure{Known: known, Minor: 100 * came}}}
	}
	list := []told{ // latest first
		said(80, 100, 120, 500, false, true), // not over
		said(80, 100, 120, 0, true, false),   // nobody knows
		said(80, 100, 120, 130, true, true),
		said(80, 100, 120, 90, true, true),
		said(80, 100, 120, 80, true, true),
	}
	over, inside := ended(list)
	if len(over) != 3 || inside != 2 || over[0].actual.Minor != 8000 {
		t.Errorf("%d judged, %d inside, the first %+v", len(over), inside, over[0].actual)
	}
}
