package organisation

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/record"
)

func stamp(rev uint64) string { return strconv.FormatUint(rev, 10) }

// table lists all contacts with what decides their light, to be edited in place.
func (p *section) table(l account.Lights) app.UI {
	env := p.P.Env
	by, ids := map[record.ID]account.Judged{}, make([]record.ID, len(l.All))
	for i, j := range l.All {
		ids[i], by[j.ID] = j.ID, j
	}
	return app.Div().Class("stack stack-3").Body(
		p.lightCounts(l),
		&form.Rows{Env: env, Rev: p.P.Rev, Key: "contacts " + string(p.ID), Kind: "contact", IDs: ids,
			Fields: []string{"name", "position", "role", "influence", "closeness", "stance", "last_contact", "owner"},
			Signal: &form.Signal{Header: i18n.T("accounts.light"),
				Draw: func(id record.ID) app.UI { return ui.Light(signals[by[id].Light], "") },
				Text: func(id record.ID) string { return lightWord(by[id].Light) },
				Rank: func(id record.ID) int {
					return map[account.Light]int{account.Red: 0, account.Amber: 1, account.Unknown: 2, account.Green: 3}[by[id].Light]
				}},
			OnOpen: func(id record.ID) { Open(p.View, id) },
			Empty:  i18n.T("accounts.contacts.empty")},
	)
}
