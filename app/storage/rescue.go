package storage

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"io"
)

// Rescue writes every record of a workspace (all when ws is "") as JSON lines,
// {"kind","workspace","key","reason","frame"} with the frame in base64, damaged ones
// included. It is the last resort when a workspace does not open.
func Rescue(ctx context.Context, s Store, ws string, w io.Writer) error {
	enc := json.NewEncoder(w)
	return s.Raw(ctx, ws, func(r RawRecord) error {
		return enc.Encode(struct {
			Kind      Kind   `json:"kind"`
			Workspace string `json:"workspace"`
			Key       string `json:"key"`
			Reason    string `json:"reason,omitempty"`
			Frame     string `json:"frame"`
		}{r.Kind, r.Workspace, r.Key, r.Reason, base64.StdEncoding.EncodeToString(r.Bytes)})
	})
}
