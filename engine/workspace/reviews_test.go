package workspace

import (
	"testing"

	"rumbo/engine/account"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// A review is planned with its agenda, held with who was there, and its decisions become actions.
func TestReview(t *testing.T) {
	w, day := newDesk(t), period.On(2026, 11, 22)
	w.must(Create{Kind: "account", ID: "a", Rec: &record.Account{Name: "Ñielol"}})
	w.must(Create{Kind: "person", ID: "p", Rec: &record.Person{Name: "Ana"}})
	w.must(Schedule{Account: "a", Review: "r", Kind: "internal", On: day, Invited: []record.ID{"p"}, Lang: "es",
		Points: []account.Point{{View: "tactical", Title: text.New("Brecha", "Gap"), Minutes: 30}, {View: "strategic", Title: text.New("Prioridades", "Priorities"), Minutes: 30}}})
	items := List(w.s, record.ReviewItemKind, func(a, b *record.ReviewItem) bool { return a.Rank < b.Rank })
	if len(items) != 2 || items[0].Rec.Title != "Brecha" || items[1].Rec.View != "strategic" {
		t.Fatalf("%+v", items)
	}
	if p := w.do(Hold{Review: "r"}); len(p) == 0 || p[0].Field != "present" {
		t.Fatalf("a review with nobody present was taken: %+v", p)
	}
	w.must(Hold{Review: "r", Present: []record.ID{"p"}, Next: day + 30})
	r := Get(w.s, record.ReviewKind, "r")
	if r.Status != "held" || r.Seen == "" || r.Next != day+30 {
		t.Fatalf("%+v", r)
	}
	w.must(Set{Kind: "review_item", ID: items[0].ID, Field: "decision", Value: record.OfText("Visitar a finanzas")})
	w.must(Follow{Item: items[0].ID, Action: "x", Due: day + 7})
	if a := Get(w.s, record.ActionKind, "x"); a == nil || a.Title != "Visitar a finanzas" || a.Account != "a" || Get(w.s, record.ReviewItemKind, items[0].ID).Action != "x" {
		t.Fatalf("%+v", a)
	}
}
