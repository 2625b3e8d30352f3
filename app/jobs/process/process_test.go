//go:build !js || worker

package process

import (
	"context"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/record"
)

func init() { Register() }

func TestALogIsReadWithWhatCameFromOthers(t *testing.T) {
	c := func(ms uint64, author, label, id string) change.Change {
		return change.Change{At: change.Stamp{Time: ms << 16, Replica: 1}, Author: author, Label: label, Ops: []change.Op{change.Created("need", record.ID(id), &record.Need{Account: "a", Name: "N"})}}
	}
	theirs := change.History{c(1, "Beto", "create", "x"), c(3, "Beto", "import", "y")}
	log := [][]byte{change.EncodeChange(c(2, "Ana", "create", "z")), change.EncodeHandover(change.Handover{State: theirs.Fold(&change.State{}, nil), History: theirs}), change.EncodeChange(c(1, "Beto", "create", "x")), {1, 2, 3}}
	got, err := Written(context.Background(), log)
	if err != nil || len(got) != 2 || got[0].Author != "Ana" || got[1].Author != "Beto" || got[1].Times != 1 || got[1].ID != "x" {
		t.Errorf("%+v %v", got, err)
	}
}
