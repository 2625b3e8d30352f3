package facts

import (
	"rumbo/components/icon"
	"rumbo/engine/record"
)

// sheet is how the facts of one kind are listed.
type sheet struct {
	kind    string
	icon    icon.Name
	filters []string // fields by which one narrows
	columns []string
}

var sheets = []sheet{
	{record.ActivityKind.Name, icon.Phone, []string{"kind", "outcome", "person", "account"}, []string{"on", "minute", "kind", "outcome", "person", "account", "contact", "duration", "subject"}},
	{record.MailEventKind.Name, icon.Mail, []string{"event", "campaign", "person", "account"}, []string{"on", "minute", "event", "person", "account", "contact", "campaign"}},
	{record.LeadEventKind.Name, icon.Link, []string{"event", "lead", "channel"}, []string{"on", "minute", "event", "lead", "channel", "campaign", "detail"}},
	{record.RevenueLineKind.Name, icon.Chart, []string{"line", "product", "person", "account"}, []string{"on", "account", "amount", "product", "line", "person", "document"}},
}

func sheetOf(kind string) sheet {
	for _, s := range sheets {
		if s.kind == kind {
			return s
		}
	}
	return sheets[0]
}
