//go:build !js || worker

package paper

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"rumbo/app/worker"
	"rumbo/engine/change"
	"rumbo/engine/exchange/document"
	"rumbo/engine/pace"
	"rumbo/engine/record"
)

// Register makes the job known to the program that it is linked into.
func Register() { worker.Register(job, work) }

// Progress is told in thousandths.
const (
	whole    = 1000
	prepared = 300 // when state and story have been read
)

// desk is one question being answered.
type desk struct {
	question
	content  []byte
	size     int // of the state as stored, in bytes
	state    *change.State
	history  change.History
	progress func(done int)
}

func work(ctx context.Context, in []byte, progress func(done, total int)) ([]byte, error) {
	d := desk{progress: func(done int) { progress(min(done, whole), whole) }}
	parts, err := unpack(in, &d.question)
	if err == nil && len(parts) < 2 {
		err = errForm
	}
	if err != nil {
		return nil, err
	}
	d.content, d.size = parts[0], len(parts[1])
	if d.state, err = change.DecodeStatePaced(parts[1], d.pace(0)); err != nil {
		return nil, fmt.Errorf("paper: %w", err)
	}
	d.history = story(parts[2:], d.pace(prepared/2))
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	switch d.Ask {
	case askWrite:
		return d.write(ctx)
	case askRead:
		return d.read(ctx)
	case askCompare, askInto:
		h, err := handover(d.content)
		if err != nil {
			return nil, err
		}
		if doc := docOf(d.Head, h); d.Ask == askCompare {
			return d.told(doc, nil, nil), nil
		} else {
			into := doc.Into(d.state)
			return pack(answer{}, change.Entry{Handover: &into}.Encode(nil), nil), nil
		}
	}
	return nil, errors.New("paper: asked for " + d.Ask)
}

// pace lets the worker hear of a cancellation.
func (d *desk) pace(done int) *pace.Pace { return pace.New(func() { d.progress(done) }) }

// story are the changes of a log; what cannot be read was told at the opening.
func story(log [][]byte, p *pace.Pace) change.History {
	var h change.History
	var fresh []change.Change
	for _, b := range log {
		e, err := change.DecodePaced(b, p)
		switch {
		case err != nil:
		case e.Handover != nil:
			h = h.Union(e.Handover.History)
		default:
			fresh = append(fresh, e.Change)
		}
	}
	return h.Union(change.Sort(fresh))
}

func (d *desk) write(ctx context.Context) ([]byte, error) {
	doc := docOf(d.Head, change.Handover{State: d.state, History: d.history})
	switch {
	case d.Head.Redaction != nil:
		doc.State, doc.History, doc.Account = document.Redact(d.state, doc.Account, *d.Head.Redaction, d.Head.At)
	case doc.Scope == document.Plan:
		doc.State, doc.History = document.PlanOf(d.state, d.history, doc.Account)
	}
	out := &counting{ctx: ctx, tell: func(n int) { // the text is some three times as long
		d.progress(prepared + (whole-prepared)*n/max(3*d.size, n+1))
	}}
	if err := document.Export(out, doc); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(out.b.Bytes())
	return pack(answer{SHA256: hex.EncodeToString(sum[:])}, out.b.Bytes(), nil), nil
}

// counting is a writer that tells how much was written and stops when nobody waits any more.
type counting struct {
	b    bytes.Buffer
	ctx  context.Context
	tell func(n int)
}

func (c *counting) Write(p []byte) (int, error) {
	c.tell(c.b.Len())
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.b.Write(p)
}

func (d *desk) read(ctx context.Context) ([]byte, error) {
	doc, problems := document.Read(d.content, d.Now, func(part float64) bool {
		d.progress(prepared + int(part*(whole-prepared)))
		return ctx.Err() == nil
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if _, refused := document.Refused(problems); refused {
		return pack(answer{Problems: problems}, nil, valuesOf(document.Preview{})), nil
	}
	h := doc.Handover()
	return d.told(doc, problems, change.Entry{Handover: &h}.Encode(d.pace(whole))), nil
}

// told is the answer about a document that was read.
func (d *desk) told(doc document.Doc, problems []document.Problem, content []byte) []byte {
	a := answer{Problems: problems, Preview: document.PreviewOf(d.ID, d.state, d.history, doc), Head: Head{
		Scope: doc.Scope, WorkspaceID: doc.WorkspaceID, WorkspaceName: doc.WorkspaceName, Account: doc.Account, ExportedAt: doc.ExportedAt, By: doc.By, App: doc.App}}
	if r := change.Get(doc.State, record.AccountKind, doc.Account); r != nil {
		a.Head.AccountName = r.Name
	}
	return pack(a, content, valuesOf(a.Preview))
}

// valuesOf are the values of a preview's conflicts one after the other, as a change has them, which
// this is not: it is the one form in which every value is kept exactly.
func valuesOf(p document.Preview) []byte {
	c := change.Change{At: change.Stamp{Time: 1, Replica: 1}}
	for _, x := range p.Conflicts {
		for _, v := range x.Values {
			c.Ops = append(c.Ops, change.Op{Kind: "said", ID: record.ID(fmt.Sprint(len(c.Ops))), Patches: []change.Patch{{Field: "value", To: v.Value}}})
		}
	}
	return change.EncodeChange(c)
}
