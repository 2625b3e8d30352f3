package dialect

import (
	"testing"

	"rumbo/engine/record"
)

func TestForecastOf(t *testing.T) {
	for cell, want := range map[string]string{
		"Commit": record.ForecastCommit, "Forecast": record.ForecastCommit, "COMMIT": record.ForecastCommit, "Comprometido": record.ForecastCommit,
		"Best Case": record.ForecastBest, "BestCase": record.ForecastBest, "BEST_CASE": record.ForecastBest, "Mejor de los casos": record.ForecastBest,
		"Pipeline": record.ForecastPipeline, "Canalización": record.ForecastPipeline,
		"Not forecasted": record.ForecastOmitted, "OMIT": record.ForecastOmitted, "Omitido": record.ForecastOmitted,
		"Closed": "", "Won": "",
	} {
		if got, ok := ForecastOf(cell); !ok || got != want {
			t.Errorf("%q is %q, %v; want %q", cell, got, ok, want)
		}
	}
	if got, ok := ForecastOf("Tuesday"); ok {
		t.Errorf("a weekday is the category %q", got)
	}
}

// The columns of the categories are known by every program that has them.
func TestForecastColumns(t *testing.T) {
	for id, header := range map[string]string{
		"salesforce": "ForecastCategoryName", "hubspot": "Forecast category", "dynamics": "msdyn_forecastcategory",
		"english": "Forecast Category", "spanish": "Categoría de pronóstico",
	} {
		if got, ok := Find(id).slotFor(Opportunity, header); !ok || got != "forecast" {
			t.Errorf("%s: %q is %q", id, header, got)
		}
	}
}
