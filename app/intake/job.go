package intake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"rumbo/app/worker"
	"rumbo/engine/change"
	"rumbo/engine/exchange/ingest"
	"rumbo/engine/exchange/tabular"
)

// Register makes the job known to the program that it is linked into.
func Register() { worker.Register(job, bench.run) }

// workbench is the worker's side: it keeps what it was sent, and what it made of it, until
// a request speaks of something else.
type workbench struct {
	mu      sync.Mutex
	blobs   map[string][]byte
	sources map[sourceKey]ingest.Source
	states  map[string]*change.State
	lastKey string
	last    *ingest.Preview
	used    ingest.Choices
}

type sourceKey struct {
	id, name string
	form     Form
}

var bench = &workbench{blobs: map[string][]byte{}, sources: map[sourceKey]ingest.Source{}, states: map[string]*change.State{}}

func (w *workbench) run(ctx context.Context, in []byte, progress func(done, total int)) ([]byte, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	head, rest, ok := cutBytes(in)
	var h header
	if !ok || json.Unmarshal(head, &h) != nil {
		return nil, errors.New("intake: bad request")
	}
	for _, id := range h.Blobs {
		var b []byte
		if b, rest, ok = cutBytes(rest); !ok {
			return nil, errors.New("intake: request cut short")
		}
		w.blobs[id] = b
	}
	w.forget(h)
	if !w.has(h) {
		return []byte{answerMissing}, nil
	}
	p, err := w.plan(ctx, h, progress)
	if err != nil {
		return nil, err
	}
	if h.Take {
		return append([]byte{answerChange}, encodeImport(p)...), nil
	}
	return encodeView([]byte{answerView}, w.view(h, p)), nil
}

// forget lets go of what the request does not speak of.
func (w *workbench) forget(h header) {
	keep := map[string]bool{h.State: true}
	for _, f := range h.Files {
		keep[f.ID] = true
	}
	for id := range w.blobs {
		if !keep[id] {
			delete(w.blobs, id)
		}
	}
	for k := range w.sources {
		if !keep[k.id] {
			delete(w.sources, k)
		}
	}
	for id := range w.states {
		if !keep[id] {
			delete(w.states, id)
		}
	}
}

func (w *workbench) has(h header) bool {
	if w.states[h.State] == nil && w.blobs[h.State] == nil {
		return false
	}
	for _, f := range h.Files {
		if _, ok := w.blobs[f.ID]; !ok {
			return false
		}
	}
	return true
}

// plan answers from memory when the same is asked twice, as when a preview is taken.
func (w *workbench) plan(ctx context.Context, h header, progress func(done, total int)) (*ingest.Preview, error) {
	asked := h
	asked.Take, asked.Blobs = false, nil
	key, err := json.Marshal(asked)
	if err != nil {
		return nil, err
	}
	if w.last != nil && w.lastKey == string(key) {
		return w.last, nil
	}
	w.last = nil
	state, err := w.state(h.State)
	if err != nil {
		return nil, err
	}
	in := ingest.Input{State: state, Choices: h.Choices}
	if in.Sources, err = w.open(ctx, h, progress); err != nil {
		return nil, err
	}
	in.Choices.Files = withPresets(in.Sources, h)
	in.Progress = func(done, total int) bool {
		progress(openShare+share(done, total, wholeShare-openShare), wholeShare)
		return ctx.Err() == nil
	}
	p := ingest.Plan(in)
	if p.Cancelled || ctx.Err() != nil {
		return nil, context.Canceled
	}
	w.last, w.lastKey, w.used = p, string(key), in.Choices
	return p, nil
}

// Progress is told in thousandths: reading the files takes about this much.
const (
	openShare  = 600
	wholeShare = 1000
)

func share(done, total, of int) int {
	if total <= 0 {
		return 0
	}
	return int(int64(min(done, total)) * int64(of) / int64(total))
}

func (w *workbench) state(id string) (*change.State, error) {
	if s := w.states[id]; s != nil {
		return s, nil
	}
	s, err := change.DecodeState(w.blobs[id])
	if err != nil {
		return nil, fmt.Errorf("intake: %w", err)
	}
	w.states[id] = s
	delete(w.blobs, id)
	return s, nil
}

func (w *workbench) open(ctx context.Context, h header, progress func(done, total int)) ([]ingest.Source, error) {
	all, before := 0, 0
	for _, f := range h.Files {
		all += len(w.blobs[f.ID])
	}
	var out []ingest.Source
	for _, f := range h.Files {
		key := sourceKey{f.ID, f.Name, f.Form}
		data := w.blobs[f.ID]
		src, known := w.sources[key]
		if !known {
			src = ingest.Open(f.Name, data, tabular.Options{Encoding: f.Form.Encoding, Delimiter: f.Form.Delimiter, HeaderRow: f.Form.Header,
				Progress: func(done, total int) bool {
					progress(share(before+share(done, total, len(data)), all, openShare), wholeShare)
					return ctx.Err() == nil
				}})
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			w.sources[key] = src
		}
		before += len(data)
		out = append(out, src)
	}
	return out, nil
}

// withPresets are the choices, filled for files of a form that was read before.
func withPresets(sources []ingest.Source, h header) map[string]ingest.FileChoice {
	out := map[string]ingest.FileChoice{}
	for name, c := range h.Choices.Files {
		out[name] = c
	}
	for _, s := range sources {
		if _, told := out[s.Name]; told || s.Sheet == nil {
			continue
		}
		if p, ok := ingest.FindPreset(h.Presets, s.Sheet.Headers()); ok {
			out[s.Name] = p.Choice
		}
	}
	return out
}
