//go:build !js || worker

package process

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"

	"rumbo/app/worker"
	"rumbo/engine/change"
	engine "rumbo/engine/process"
)

// Register makes the job known to the program that it is linked into.
func Register() {
	worker.Register(job, func(ctx context.Context, in []byte, progress func(done, total int)) ([]byte, error) {
		var changes []change.Change
		total := len(in)
		for len(in) > 0 {
			n, k := binary.Uvarint(in)
			if k <= 0 || n > uint64(len(in)-k) {
				return nil, errors.New("process: a log cut short")
			}
			if e, err := change.Decode(in[k : k+int(n)]); err == nil { // one that cannot be read was told at the opening
				if e.Handover != nil {
					changes = append(changes, e.Handover.History...)
				} else {
					changes = append(changes, e.Change)
				}
			}
			in = in[k+int(n):]
			if progress(total-len(in), total); ctx.Err() != nil {
				return nil, ctx.Err()
			}
		}
		return json.Marshal(engine.Read(change.Sort(changes)))
	})
}
