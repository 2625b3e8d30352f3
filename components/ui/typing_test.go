package ui

import (
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/engine/money"
)

func TestWhatIsBeingTypedIsNotCalledSaved(t *testing.T) {
	told := 0
	defer OnTyping(func() { told++ })()
	got := ""
	f := &TextField{ID: "f", OnCommit: func(_ app.Context, v string) { got = v }}
	f.focused, f.draft, f.dirty = true, "half", true
	hold(f, true)
	if !Typing() || told != 1 {
		t.Error("nobody knows that something is being typed")
	}
	HandOver()
	if Typing() || told != 2 || got != "half" || f.dirty {
		t.Errorf("after handing over: typing %v, told %d, got %q", Typing(), told, got)
	}
}

func TestAFieldThatGoesAwayHandsOverWhatItHolds(t *testing.T) {
	got := ""
	f := &TextField{ID: "f", OnCommit: func(_ app.Context, v string) { got = v }}
	f.focused, f.draft, f.dirty = true, "half", true
	hold(f, true)
	var run []func()
	Outlive(func(f func()) { run = append(run, f) })
	defer Outlive(nil)
	f.OnDismount()
	if got != "" || len(run) != 1 {
		t.Fatal("handed over amid the drawing")
	}
	run[0]()
	if got != "half" || Typing() {
		t.Errorf("got %q, typing %v", got, Typing())
	}

	in(t, "es-CL")
	m := &TextField{ID: "m", Parse: parseMoney(money.Must("CLP")), OnCommit: func(_ app.Context, v string) { got = v }}
	m.draft, m.dirty = "12,5", true
	hold(m, true)
	m.handOver()
	if Typing() || got != "half" {
		t.Error("a field that is gone still counts as being typed in")
	}

	c := &Edit{Raw: "old", OnSave: func(_ app.Context, v string) { got = v }}
	c.editing, c.from, c.draft = true, "old", "new"
	hold(c, true)
	Outlive(nil)
	c.OnDismount()
	if got != "new" || Typing() {
		t.Errorf("the cell lost %q", got)
	}
}

func TestAnotherTabsValueDoesNotReplaceWhatIsBeingTyped(t *testing.T) {
	got := ""
	f := &TextField{ID: "f", Value: "old", OnCommit: func(_ app.Context, v string) { got = v }}
	f.OnInit()
	f.focused, f.start, f.draft, f.dirty = true, "old", "mine, half", true
	f.Value = "theirs"
	f.OnUpdate(app.Context{})
	if f.draft != "mine, half" || !f.dirty {
		t.Fatalf("typed words replaced by %q", f.draft)
	}
	f.commit(app.Context{})
	if got != "mine, half" {
		t.Errorf("handed over %q", got)
	}
}

func TestACellThatWasOnlyLookedAtDoesNotWriteOverAnotherTabs(t *testing.T) {
	c := &Edit{Raw: "old", OnSave: func(_ app.Context, v string) { t.Errorf("wrote %q", v) }}
	c.editing, c.from, c.draft = true, "old", "old"
	c.Raw = "theirs"
	c.save(app.Context{}, false)
}
