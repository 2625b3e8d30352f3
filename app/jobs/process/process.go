// Package process reads a workspace's log away from the page: who wrote to which record of plans on which day. A log of years takes
// seconds to take apart.
package process

import (
	"context"
	"encoding/binary"
	"encoding/json"

	"rumbo/app/worker"
	engine "rumbo/engine/process"
)

const job = "process"

// Written finds who wrote what in the entries of a log as they are stored.
func Written(ctx context.Context, log [][]byte) ([]engine.Written, error) {
	size := 0
	for _, e := range log {
		size += len(e) + binary.MaxVarintLen64
	}
	in := make([]byte, 0, size)
	for _, e := range log {
		in = append(binary.AppendUvarint(in, uint64(len(e))), e...)
	}
	out, err := worker.Call(ctx, job, in, nil)
	if err != nil {
		return nil, err
	}
	var list []engine.Written
	return list, json.Unmarshal(out, &list)
}
