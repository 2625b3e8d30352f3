//go:build !js || worker

package paper

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"reflect"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/demo"
	"rumbo/engine/exchange/document"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

func init() { Register() }

var ctx = context.Background()

const now = int64(1_800_000_000_000)

// company is a workspace with its story, and the log in which it is stored.
func company(t *testing.T) (Here, change.History) {
	t.Helper()
	c := change.Change{At: change.Stamp{Time: 5 << 16, Replica: 3}, Author: "Ana", Label: "start", Ops: demo.Generate(7, demo.Company, period.On(2026, 3, 9), "en")}
	s := change.Apply(&change.State{}, c)
	edit := change.Change{At: change.Stamp{Time: 6 << 16, Replica: 3}, Author: "Ana", Label: "edit", Ops: []change.Op{change.Edit(s, "account", someAccount(s), map[string]record.Value{"name": record.OfText("Ours")})}}
	s = change.Apply(s, edit)
	return Here{ID: "w", State: s, Log: [][]byte{change.EncodeChange(edit), change.EncodeChange(c), []byte("damaged")}}, change.History{c, edit}
}

func someAccount(s *change.State) record.ID {
	for id := range change.All(s, record.AccountKind) {
		return id
	}
	return ""
}

func TestTheTextIsThatOfTheEngine(t *testing.T) {
	here, h := company(t)
	account := someAccount(here.State)
	for _, head := range []Head{
		{Scope: document.Workspace, WorkspaceID: "w", WorkspaceName: "W", ExportedAt: now, By: "Ana", App: "1"},
		{Scope: document.Plan, Account: account, WorkspaceID: "w", ExportedAt: now},
	} {
		doc := docOf(head, change.Handover{State: here.State, History: h})
		if head.Account != "" {
			doc.State, doc.History = document.PlanOf(here.State, h, account)
		}
		var want bytes.Buffer
		if err := document.Export(&want, doc); err != nil {
			t.Fatal(err)
		}
		last := 0
		got, err := Write(ctx, head, here, func(done, total int) {
			if done < last || done > total {
				t.Errorf("%d of %d after %d", done, total, last)
			}
			last = done
		})
		sum := sha256.Sum256(want.Bytes())
		if err != nil || !bytes.Equal(got.Data, want.Bytes()) || got.SHA256 != hex.EncodeToString(sum[:]) {
			t.Errorf("%s: another text, %v", head.Scope, err)
		}
	}
}

func TestAColleaguesDocumentIsComparedAndMerged(t *testing.T) {
	here, h := company(t)
	account := someAccount(here.State)
	theirs := change.Apply(here.State, change.Change{At: change.Stamp{Time: 7 << 16, Replica: 4}, Author: "Ben", Ops: []change.Op{
		change.Edit(here.State, "account", account, map[string]record.Value{"name": record.OfText("Theirs")}),
		change.Created("account", "new", &record.Account{Name: "New"})}})
	mine := change.Apply(here.State, change.Change{At: change.Stamp{Time: 8 << 16, Replica: 3}, Author: "Ana", Ops: []change.Op{
		change.Edit(here.State, "account", account, map[string]record.Value{"name": record.OfText("Mine")})}})
	file, err := Write(ctx, Head{Scope: document.Workspace, WorkspaceID: "w", WorkspaceName: "W", ExportedAt: now, By: "Ben"}, Here{State: theirs, Log: here.Log}, nil)
	if err != nil {
		t.Fatal(err)
	}
	doc, _ := document.Read(file.Data, now, nil)
	mineHere := Here{ID: "w", State: mine, Log: here.Log}
	got, err := Open(ctx, file.Data, now, mineHere, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := document.PreviewOf("w", mine, h, doc)
	if len(want.Conflicts) != 1 || !reflect.DeepEqual(got.Preview, want) {
		t.Errorf("preview %+v\nwant %+v", got.Preview, want)
	}
	into, err := got.Into(ctx, mineHere)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := change.Merge(mine, into.State)
	b, _ := change.Merge(mine, doc.Into(mine).State)
	if !bytes.Equal(change.EncodeState(a), change.EncodeState(b)) {
		t.Error("another merge")
	}
	if err := got.Compare(ctx, Here{ID: "w", State: a, Log: here.Log}); err != nil || len(got.Preview.Kinds) != 0 {
		t.Errorf("after the merge something is still to come: %+v, %v", got.Preview, err)
	}
	whole, err := got.Doc()
	if err != nil || !bytes.Equal(change.EncodeHandover(whole.Handover()), change.EncodeHandover(doc.Handover())) {
		t.Error("something of the document is lost", err)
	}
}

func TestRefusalsAndCancellation(t *testing.T) {
	here, _ := company(t)
	r, err := Open(ctx, []byte(`{"format":"other"}`), now, here, nil)
	if p, refused := document.Refused(r.Problems); err != nil || !refused || p.Code != "foreign" {
		t.Errorf("%+v, %v", r, err)
	}
	gone, cancel := context.WithCancel(ctx)
	if _, err := Write(gone, Head{Scope: document.Workspace}, here, func(int, int) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("not cancelled: %v", err)
	}
}
