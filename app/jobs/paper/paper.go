// Package paper writes and reads documents away from the page: making the text of a large workspace, taking one
// apart and telling what it would bring take seconds. The page gives its records and its log as they are stored;
// what comes back of a document is in the stored form, too, which is quicker to read than JSON.
package paper

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"

	"rumbo/app/browser"
	"rumbo/app/worker"
	"rumbo/engine/change"
	"rumbo/engine/exchange/document"
	"rumbo/engine/exchange/document/redaction"
	"rumbo/engine/record"
)

// Here is the workspace that a document is made of or compared with.
type Here struct {
	ID    string
	State *change.State
	Log   [][]byte // the entries of its log as stored; without them the story is missing
}

// Head is what a document says about itself.
type Head struct {
	Scope         document.Scope `json:"scope"`
	WorkspaceID   string         `json:"workspaceID"`
	WorkspaceName string         `json:"workspaceName"`
	Account       record.ID      `json:"account,omitempty"`
	AccountName   string         `json:"accountName,omitempty"` // of what was read
	ExportedAt    int64          `json:"exportedAt"`
	By            string         `json:"by"`
	App           string         `json:"app"`
	// Redaction makes the plan a copy for other eyes, whose one change is made at At.
	Redaction *redaction.Choice `json:"redaction,omitempty"`
	At        change.Stamp      `json:"at,omitzero"`
}

// Text is a document as a file holds it.
type Text struct {
	Data   []byte
	SHA256 string
}

// Read is a document that was taken apart.
type Read struct {
	Head     Head
	Problems []document.Problem // if one is a refusal, there is nothing else
	Preview  document.Preview   // what it would bring
	content  []byte             // a change.Handover as stored
}

const job = "paper"

// What is asked of the job.
const (
	askWrite   = "write"
	askRead    = "read"
	askCompare = "compare"
	askInto    = "into"
)

// question and answer are followed by parts of bytes.
type question struct {
	Ask  string `json:"ask"`
	ID   string `json:"id"` // of the workspace here
	Head Head   `json:"head"`
	Now  int64  `json:"now,omitempty"`
}

type answer struct {
	Head     Head               `json:"head"`
	SHA256   string             `json:"sha256,omitempty"`
	Problems []document.Problem `json:"problems,omitempty"`
	Preview  document.Preview   `json:"preview"`
}

// Write makes the text of the workspace, or of the plan of the account that the head names.
// progress (may be nil) is in thousandths.
func Write(ctx context.Context, head Head, here Here, progress func(done, total int)) (Text, error) {
	a, parts, err := ask(ctx, question{Ask: askWrite, Head: head}, nil, here, progress)
	if err != nil {
		return Text{}, err
	}
	return Text{Data: parts[0], SHA256: a.SHA256}, nil
}

// Open takes a document apart and compares it with the workspace; now is in milliseconds since 1970.
func Open(ctx context.Context, data []byte, now int64, here Here, progress func(done, total int)) (*Read, error) {
	a, parts, err := ask(ctx, question{Ask: askRead, Now: now}, data, here, progress)
	if err != nil {
		return nil, err
	}
	r := &Read{Head: a.Head, Problems: a.Problems, content: parts[0]}
	r.Preview, err = withValues(a.Preview, parts[1])
	return r, err
}

// Compare tells anew what the document would bring, after the workspace has changed.
func (r *Read) Compare(ctx context.Context, here Here) error {
	a, parts, err := ask(ctx, question{Ask: askCompare, Head: r.Head}, r.content, here, nil)
	if err != nil {
		return err
	}
	p, err := withValues(a.Preview, parts[1])
	if err == nil {
		r.Preview = p
	}
	return err
}

// Into is the document as what merges into the workspace; see document.Doc.
func (r *Read) Into(ctx context.Context, here Here) (change.Handover, error) {
	_, parts, err := ask(ctx, question{Ask: askInto, Head: r.Head}, r.content, here, nil)
	if err != nil {
		return change.Handover{}, err
	}
	return handover(parts[0])
}

// Doc is all that the document holds. It takes long: to be called where waiting is allowed.
func (r *Read) Doc() (document.Doc, error) {
	h, err := handover(r.content)
	return docOf(r.Head, h), err
}

func docOf(h Head, content change.Handover) document.Doc {
	return document.Doc{Schema: document.Version, Scope: h.Scope, WorkspaceID: h.WorkspaceID, WorkspaceName: h.WorkspaceName, Account: h.Account,
		ExportedAt: h.ExportedAt, By: h.By, App: h.App, State: content.State, History: content.History}
}

func handover(b []byte) (change.Handover, error) {
	e, err := change.DecodePaced(b, browser.Pace())
	if err == nil && e.Handover == nil {
		err = errForm
	}
	if err != nil {
		return change.Handover{}, err
	}
	return *e.Handover, nil
}

func ask(ctx context.Context, q question, content []byte, here Here, progress func(done, total int)) (a answer, parts [][]byte, err error) {
	q.ID = here.ID
	in := append([][]byte{content, change.EncodeStatePaced(here.State, browser.Pace())}, here.Log...)
	out, err := worker.Call(ctx, job, pack(q, in...), progress)
	if err == nil {
		parts, err = unpack(out, &a)
	}
	if err == nil && len(parts) < 2 {
		err = errForm
	}
	return a, parts, err
}

// withValues puts the values into a preview's conflicts; JSON has lost them.
func withValues(p document.Preview, values []byte) (document.Preview, error) {
	e, err := change.Decode(values)
	at := 0
	for i := range p.Conflicts {
		for j := range p.Conflicts[i].Values {
			if err != nil || at >= len(e.Change.Ops) || len(e.Change.Ops[at].Patches) == 0 {
				return p, errors.Join(errForm, err)
			}
			p.Conflicts[i].Values[j].Value = e.Change.Ops[at].Patches[0].To
			at++
		}
	}
	return p, nil
}

var errForm = errors.New("paper: message of another form")

// pack puts a head and parts of bytes into one message.
func pack(head any, parts ...[]byte) []byte {
	h, err := json.Marshal(head)
	if err != nil {
		panic("paper: " + err.Error()) // all of it is plain data
	}
	size := len(h) + 10
	for _, p := range parts {
		size += len(p) + 10
	}
	out := append(binary.AppendUvarint(make([]byte, 0, size), uint64(len(h))), h...)
	for _, p := range parts {
		out = append(binary.AppendUvarint(out, uint64(len(p))), p...)
	}
	return out
}

func unpack(b []byte, head any) (parts [][]byte, err error) {
	for first := true; first || len(b) > 0; first = false {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > uint64(len(b)-size) {
			return nil, errForm
		}
		part := b[size : size+int(n)]
		b = b[size+int(n):]
		if !first {
			parts = append(parts, part)
		} else if err := json.Unmarshal(part, head); err != nil {
			return nil, err
		}
	}
	return parts, nil
}
