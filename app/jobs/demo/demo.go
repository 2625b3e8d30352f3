// Package demo makes the invented company away from the page, and keeps its words and numbers out of the page's program.
package demo

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"

	"rumbo/app/worker"
	"rumbo/engine/change"
	"rumbo/engine/period"
)

// Request is which company is made. The same request always makes the same one.
type Request struct {
	Seed  uint64      `json:"seed"`
	Today period.Date `json:"today"`
	Lang  string      `json:"lang"` // of its words: "es" or "en"
	Tag   string      `json:"tag"`  // before the IDs of its records; two companies that may meet need two
	// Noons are the moments of noon of the days up to today, in milliseconds since 1970: on them people wrote what is
	// told of the past. Empty: nothing is told of it.
	Noons []int64 `json:"noons,omitempty"`
}

const job = "demo"

// Company is what creates one: Ops in an empty workspace, after Past, which tells of deals whose story is known.
type Company struct {
	Ops  []change.Op
	Past change.Handover
}

// Make gives what creates the company.
func Make(ctx context.Context, r Request) (Company, error) {
	in, err := json.Marshal(r)
	if err != nil {
		return Company{}, err
	}
	out, err := worker.Call(ctx, job, in, nil)
	if err != nil {
		return Company{}, err
	}
	n, size := binary.Uvarint(out)
	if size <= 0 || n > uint64(len(out)-size) {
		return Company{}, errNone
	}
	made, err := change.Decode(out[size : size+int(n)])
	if err == nil && len(made.Change.Ops) == 0 {
		err = errNone
	}
	c := Company{Ops: made.Change.Ops}
	if rest := out[size+int(n):]; err == nil && len(rest) > 0 {
		var past change.Entry
		if past, err = change.Decode(rest); err == nil && past.Handover != nil {
			c.Past = *past.Handover
		}
	}
	return c, err
}

var errNone = errors.New("demo: no company")
