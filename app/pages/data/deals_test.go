package data

import (
	"testing"

	"rumbo/app/i18n"
	"rumbo/engine/change"
	"rumbo/engine/exchange/ingest"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

const someDeals = "opportunity_id,opportunity_name,account,sales_agent,product,deal_stage,engage_date,close_date,close_value\n" +
	"A1,=Red,Ñandú,Ann,GTX,Won,2024-02-21,2024-03-05,1200.50\nA2,\"Blue; \"\"two\"\"\",Acme,Bob,,Prospecting,2024-02-03,2024-05-04,77\n"

// The file of deals, brought in again, is known for what it is and changes nothing, in either language.
func TestDealsFileComesBackUnchanged(t *testing.T) {
	defer i18n.SetLocale(i18n.Locale().Tag)
	for _, tag := range []string{"es-ES", "en-US"} {
		i18n.SetLocale(tag)
		s := workspace.Empty()
		do := func(at uint64, cmd workspace.Command) {
			after, _, problems := workspace.Apply(s, cmd, workspace.Env{At: change.Stamp{Time: at << 16, Replica: 1}, Today: period.On(2026, 1, 1),
				NewID: func() record.ID { at++; return record.ID(rune('a' + at)) }})
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			s = after
		}
		settings := record.DefaultSettings()
		settings.Currency = "EUR"
		do(1, workspace.Start{Settings: settings, Lang: i18n.Lang()})
		p := ingest.Plan(ingest.Input{State: s.State, Sources: []ingest.Source{ingest.Open("deals.csv", []byte(someDeals), tabular.Options{})}})
		do(100, workspace.Import{Creates: p.Creates})
		file, err := dealsFile(s)
		if err != nil {
			t.Fatal(err)
		}
		back := ingest.Plan(ingest.Input{State: s.State, Sources: []ingest.Source{ingest.Open("oportunidades.csv", file, tabular.Options{})}})
		f := back.Files[0]
		if f.Entity != "opportunity" || len(back.Questions) > 0 || f.Unchanged != 2 || len(back.Creates) > 0 {
			t.Errorf("%s: read as %q, %d unchanged, %d updated, %d new; asks %v; problems %v\n%s", tag, f.Entity, f.Unchanged, f.Updated, f.New, back.Questions, back.Problems, file)
		}
	}
}
