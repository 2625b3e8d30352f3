// Package intake reads the files of other programs away from the page: what an import would
// do, and the change that does it. Files and the workspace go to the worker once; after that each choice
// of a person costs a plan, not another journey of the data.
//
// Nothing here changes the workspace: Take gives a command, and the page does it.
package intake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"

	"rumbo/app/browser"
	"rumbo/app/worker"
	"rumbo/engine/change"
	"rumbo/engine/exchange/ingest"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// File is a file that was read into memory. Its name is unique within a Request.
type File struct {
	Name string
	Data []byte
	Form Form
	id   string
}

// Form is how a person said that a file is written; the zero value finds out.
type Form struct {
	Encoding  tabular.Encoding `json:"encoding,omitempty"`
	Delimiter byte             `json:"delimiter,omitempty"`
	Header    int              `json:"header,omitempty"`
}

// Request is what a plan is made from.
type Request struct {
	State   *change.State
	Files   []*File
	Choices ingest.Choices
	// Presets are how files with the same headers were read before; a file that Choices
	// says nothing about is read by them.
	Presets []ingest.Preset
}

// Desk is where one import is prepared. It is used by one goroutine at a time.
type Desk struct {
	mu    sync.Mutex
	state *change.State
	id    string // of the state
	bytes []byte // of the state
}

// ids tell files and states apart within this tab.
var ids struct {
	sync.Mutex
	last int
}

func nextID(kind string) string {
	ids.Lock()
	defer ids.Unlock()
	ids.last++
	return fmt.Sprintf("%s%d", kind, ids.last)
}

// job is the worker's name for a plan.
const job = "intake"

// header describes a request; the bytes of what it names follow it, if the worker lacks them.
type header struct {
	Files   []fileHeader    `json:"files"`
	State   string          `json:"state"`
	Choices ingest.Choices  `json:"choices"`
	Presets []ingest.Preset `json:"presets,omitempty"`
	Take    bool            `json:"take,omitempty"`
	Blobs   []string        `json:"blobs,omitempty"` // IDs of the bytes that follow
}

type fileHeader struct {
	Name string `json:"name"`
	ID   string `json:"id"`
	Form Form   `json:"form"`
}

// What an answer begins with.
const (
	answerMissing = iota // the worker lacks bytes: send all
	answerView
	answerChange
)

// Plan tells what the import would do. progress is in thousandths.
func (d *Desk) Plan(ctx context.Context, r Request, progress func(done, total int)) (*View, error) {
	b, err := d.call(ctx, r, false, progress)
	if err != nil {
		return nil, err
	}
	return decodeView(b)
}

// Take gives the command that does it, for the state of the request.
func (d *Desk) Take(ctx context.Context, r Request, progress func(done, total int)) (workspace.Import, error) {
	b, err := d.call(ctx, r, true, progress)
	if err != nil {
		return workspace.Import{}, err
	}
	return decodeImport(b)
}

func (d *Desk) call(ctx context.Context, r Request, take bool, progress func(done, total int)) ([]byte, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.state != r.State || d.id == "" {
		d.state, d.id, d.bytes = r.State, nextID("s"), nil
	}
	h := header{State: d.id, Choices: r.Choices, Presets: r.Presets, Take: take}
	for _, f := range r.Files {
		if f.id == "" {
			f.id = nextID("f")
		}
		h.Files = append(h.Files, fileHeader{f.Name, f.id, f.Form})
	}
	answer, err := send(ctx, h, nil, progress)
	if err == nil && answer[0] == answerMissing {
		if d.bytes == nil {
			d.bytes = change.EncodeStatePaced(r.State, browser.Pace())
		}
		blobs := [][]byte{d.bytes}
		h.Blobs = []string{d.id}
		for _, f := range r.Files {
			h.Blobs, blobs = append(h.Blobs, f.id), append(blobs, f.Data)
		}
		answer, err = send(ctx, h, blobs, progress)
	}
	if err != nil {
		return nil, err
	}
	want := byte(answerView)
	if take {
		want = answerChange
	}
	if answer[0] != want {
		return nil, errors.New("intake: unexpected answer")
	}
	return answer[1:], nil
}

func send(ctx context.Context, h header, blobs [][]byte, progress func(done, total int)) ([]byte, error) {
	head, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	size := len(head) + 16
	for _, b := range blobs {
		size += len(b) + 16
	}
	in := appendBytes(make([]byte, 0, size), head)
	for _, b := range blobs {
		in = appendBytes(in, b)
	}
	out, err := worker.Call(ctx, job, in, progress)
	if err == nil && len(out) == 0 {
		err = errors.New("intake: empty answer")
	}
	return out, err
}

// decodeImport reads what encodeImport wrote.
func decodeImport(b []byte) (workspace.Import, error) {
	p := browser.Pace()
	e, err := change.DecodePaced(b, p)
	if err != nil {
		return workspace.Import{}, err
	}
	ops := e.Change.Ops // creations come first
	edits := slices.IndexFunc(ops, func(op change.Op) bool { return op.New == nil })
	if edits < 0 {
		edits = len(ops)
	}
	out := workspace.Import{Creates: ops[:edits:edits]}
	for _, op := range ops[edits:] {
		p.Step()
		u := workspace.Update{Kind: op.Kind, ID: op.ID, Fields: map[string]record.Value{}}
		for _, p := range op.Patches {
			u.Fields[p.Field] = p.To
		}
		out.Updates = append(out.Updates, u)
	}
	return out, nil
}

// encodeImport writes an import in the form of a change, which it is not yet: it has neither time nor author.
func encodeImport(p *ingest.Preview) []byte {
	c := change.Change{At: change.Stamp{Time: 1, Replica: 1}, Ops: append([]change.Op{}, p.Creates...)}
	for _, u := range p.Updates {
		op := change.Op{Kind: u.Kind, ID: u.ID}
		for f, v := range u.Fields {
			op.Patches = append(op.Patches, change.Patch{Field: f, To: v})
		}
		change.SortPatches(op.Patches)
		c.Ops = append(c.Ops, op)
	}
	return change.EncodeChange(c)
}
