package document

import (
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/record"
)

func TestAnotherCompanysSettingsDoNotStandInOurs(t *testing.T) {
	made := change.Created
	company := func(replica uint64, name, currency string, probability float64) *desk {
		d := newDesk(replica, name)
		d.wall += int64(replica) * 1_000_000 // the other company began later
		d.did(made("settings", record.TheSettings, &record.Settings{Company: name, Currency: currency}),
			made("stage", "stage-proposal", &record.Stage{Name: "Proposal", Outcome: record.StageOpen, Probability: record.Some(probability)}),
			made("account", record.ID("of "+name), &record.Account{Name: name}))
		return d
	}
	mine, theirs := company(1, "Ours", "USD", 0.5), company(2, "Theirs", "CLP", 0.9)
	theirs.did(made("stage", "their own", &record.Stage{Name: "Pilot", Outcome: record.StageOpen}))
	d := theirs.doc()
	d.WorkspaceID = "another"
	h := d.Into(mine.state)
	merged, _ := change.Merge(mine.state, h.State)
	settings := change.Get(merged, record.SettingsKind, record.TheSettings)
	if settings.Currency != "USD" || settings.Company != "Ours" {
		t.Errorf("the settings are now %+v", settings)
	}
	if p := change.Get(merged, record.StageKind, "stage-proposal").Probability.Or(0); p != 0.5 {
		t.Error("the probability is now", p)
	}
	if change.Get(merged, record.AccountKind, "of Theirs") == nil || change.Get(merged, record.StageKind, "their own") == nil {
		t.Error("what was asked for did not come")
	}
	if c := change.Conflicts(merged); len(c) > 0 {
		t.Error("conflicts", c)
	}
	for _, c := range h.History {
		for _, o := range c.Ops {
			if o.Kind == "settings" || o.ID == "stage-proposal" {
				t.Error("the history would tell it all the same:", o.Kind, o.ID)
			}
		}
	}
	if p := PreviewOf("mine", mine.state, mine.history, d); len(p.Conflicts) > 0 {
		t.Error("the preview tells of conflicts that will not come", p.Conflicts)
	}
}

func TestSettingsOfOneOriginMergeAsEver(t *testing.T) {
	mine := newDesk(1, "Ana")
	mine.did(change.Created("settings", record.TheSettings, &record.Settings{Company: "Ours", Currency: "USD"}))
	theirs := newDesk(2, "Luis")
	theirs.state, theirs.wall = mine.state, mine.wall+1000
	theirs.set("settings", record.TheSettings, "company", record.OfText("Ours S.A."))
	d := theirs.doc()
	merged, _ := change.Merge(mine.state, d.Into(mine.state).State)
	if got := change.Get(merged, record.SettingsKind, record.TheSettings).Company; got != "Ours S.A." {
		t.Error(got)
	}
}
