package ui

import "testing"

func TestWhereAnArrowKeyTakesACard(t *testing.T) {
	b := &Board{Columns: []Lane{{Value: "a"}, {Value: "b"}}, Cards: []Card{{Key: "1", Column: "a"}, {Key: "x", Column: "b"}, {Key: "2", Column: "a"}, {Key: "3", Column: "a"}}}
	for _, c := range []struct {
		card, key, column, before string
		ok                        bool
	}{
		{"1", "ArrowRight", "b", "", true}, {"1", "ArrowLeft", "", "", false}, {"x", "ArrowLeft", "a", "", true}, {"x", "ArrowRight", "", "", false},
		{"1", "ArrowUp", "", "", false}, {"1", "ArrowDown", "a", "3", true}, {"2", "ArrowDown", "a", "", true}, {"3", "ArrowDown", "", "", false},
		{"2", "ArrowUp", "a", "1", true}, {"3", "ArrowUp", "a", "2", true}, {"x", "ArrowUp", "", "", false}, {"x", "ArrowDown", "", "", false},
	} {
		for _, card := range b.Cards {
			if card.Key != c.card {
				continue
			}
			if column, before, ok := b.step(card, c.key); column != c.column || before != c.before || ok != c.ok {
				t.Errorf("%s on %s: %q before %q, %v", c.key, c.card, column, before, ok)
			}
		}
	}
	if b.next(b.Cards[0]) != "2" || b.next(b.Cards[3]) != "" || b.next(b.Cards[1]) != "" {
		t.Error("the next card is in the same column")
	}
}

func TestArrowKeysOnABoardOfTwoRows(t *testing.T) {
	b := &Board{PerRow: 2, Columns: []Lane{{Value: "a"}, {Value: "b"}, {Value: "c"}, {Value: "d"}}, Cards: []Card{{Key: "1", Column: "a"}, {Key: "2", Column: "a"}, {Key: "3", Column: "c"}, {Key: "4", Column: "d"}}}
	for _, c := range []struct {
		card, key, column, before string
		ok                        bool
	}{
		{"1", "ArrowRight", "b", "", true}, {"1", "ArrowUp", "", "", false}, {"1", "ArrowDown", "a", "", true}, {"2", "ArrowDown", "c", "3", true},
		{"3", "ArrowUp", "a", "", true}, {"3", "ArrowDown", "", "", false}, {"3", "ArrowRight", "d", "", true}, {"3", "ArrowLeft", "", "", false},
		{"4", "ArrowRight", "", "", false}, {"4", "ArrowLeft", "c", "", true}, {"4", "ArrowUp", "b", "", true},
	} {
		for _, card := range b.Cards {
			if card.Key != c.card {
				continue
			}
			if column, before, ok := b.step(card, c.key); column != c.column || before != c.before || ok != c.ok {
				t.Errorf("%s on %s: %q before %q, %v", c.key, c.card, column, before, ok)
			}
		}
	}
}
