package data

import (
	"bytes"
	"time"

	"rumbo/app/browser"
	"rumbo/app/handover"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/engine/change"
	"rumbo/engine/exchange/csvout"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// dealFields are the columns of the deals' file, by the names of their fields. Its headers are such that
// the import knows them again.
var dealFields = []string{"external_id", "name", "account", "owner", "stage", "amount", "created", "close", "product", "line", "next_step", "source", "lost_reason"}

// deals hands out all deals as a table for spreadsheets.
func (b *backup) deals() {
	env := b.env
	b.busy = "deals"
	page.Async(env, func() ([]byte, error) { return dealsFile(env.Snap()) }, func(file []byte, err error) {
		b.busy = ""
		if err != nil {
			env.Host.Trouble(i18n.T("data.export.failed", "error", err.Error()))
			return
		}
		browser.Download(handover.FileName(env.Store.Info().Name+" "+kindName("opportunity", 2), env.Store.Today())+".csv", "text/csv", file)
		env.Host.Refresh()
	})
}

// dealsFile writes the deals of a workspace. It gives way to the page between pieces.
func dealsFile(s *workspace.Snapshot) ([]byte, error) {
	l := i18n.Locale()
	var out bytes.Buffer
	o := csvout.ForLocale(l.DecimalMark() == ",")
	w := csvout.NewWriter(&out, o)
	head := make([]string, 0, len(dealFields)+2)
	for _, name := range dealFields {
		info, _ := record.OpportunityKind.Info(name)
		label := i18n.Text(info.Label)
		if name == "external_id" {
			label = i18n.T("data.deals.id")
		}
		head = append(head, label)
		if name == "amount" {
			head = append(head, i18n.T("data.deals.currency"))
		}
		if name == "stage" {
			head = append(head, i18n.T("data.deals.outcome"))
		}
	}
	w.Write(head...)
	last := time.Now()
	for _, d := range change.All(s.State, record.OpportunityKind) {
		if time.Since(last) > 20*time.Millisecond {
			time.Sleep(time.Millisecond)
			last = time.Now()
		}
		w.Write(dealCells(s, d)...)
	}
	err := w.Flush()
	return out.Bytes(), err
}

func dealCells(s *workspace.Snapshot, d *record.Opportunity) []string {
	day := func(x period.Date) string { return x.String() }
	return []string{d.ExternalID, d.Name, s.Title("account", d.Account), s.Title("person", d.Owner), s.Title("stage", d.Stage), outcomeName(s.Outcome(d)),
		plainAmount(d.Amount), currencyCode(d.Amount), day(d.Created), day(d.Close), s.Title("product", d.Product), s.Title("line", d.Line), d.NextStep, d.Source, d.LostReason}
}

func plainAmount(a money.Amount) string {
	if !a.Known() {
		return ""
	}
	if i18n.Locale().DecimalMark() == "," {
		return string(bytes.ReplaceAll([]byte(a.Decimal()), []byte("."), []byte(",")))
	}
	return a.Decimal()
}

func currencyCode(a money.Amount) string {
	if !a.Known() {
		return ""
	}
	return a.Currency.String()
}
