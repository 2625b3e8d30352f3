//go:build !js || worker

package demo

import (
	"context"
	"encoding/binary"
	"encoding/json"

	"rumbo/app/worker"
	"rumbo/engine/change"
	engine "rumbo/engine/demo"
	"rumbo/engine/period"
)

// Register makes the job known to the program that it is linked into.
func Register() {
	worker.Register(job, func(_ context.Context, in []byte, _ func(done, total int)) ([]byte, error) {
		var r Request
		if err := json.Unmarshal(in, &r); err != nil {
			return nil, err
		}
		// The ops travel in the form of a change, which they are not yet: the page gives them time and author.
		size := engine.Company
		size.Tag = r.Tag
		ops := engine.Generate(r.Seed, size, r.Today, r.Lang)
		var past []byte
		if n := len(r.Noons); n > 0 {
			noon := func(d period.Date) int64 { return r.Noons[max(0, n-1-max(0, int(r.Today-d)))] }
			var story change.Handover
			ops, story = engine.Past(r.Seed, r.Tag, r.Lang, ops, r.Today, noon)
			past = change.EncodeHandover(story)
		}
		made := change.EncodeChange(change.Change{At: change.Stamp{Time: 1, Replica: 1}, Ops: ops})
		return append(append(binary.AppendUvarint(nil, uint64(len(made))), made...), past...), nil
	})
}
