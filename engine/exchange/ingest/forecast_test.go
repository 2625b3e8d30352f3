package ingest

import (
	"strings"
	"testing"
)

// What sellers said of their deals is read as the program writes it; a word that means nothing is told.
func TestForecastCategories(t *testing.T) {
	p := planOf(Choices{}, nil, file("deals.csv", "Opportunity ID,Account,Stage,Forecast Category\nA1,x,Proposal,Commit\nA2,x,Proposal,Best Case\nA3,x,Proposal,Omitted\nA4,x,Proposal,Tuesday\nA5,x,Won,Closed\nA6,x,Proposal,\n"))
	var got []string
	for _, d := range dealsOf(p) {
		got = append(got, d.Forecast)
	}
	if strings.Join(got, ",") != "commit,best_case,omitted,,," {
		t.Errorf("categories %q", got)
	}
	if got := problemCodes(p); got != "unknown_choice=0" {
		t.Errorf("problems %q", got)
	}
}
