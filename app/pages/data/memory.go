package data

import (
	"context"
	"encoding/json"
	"maps"

	"rumbo/app/intake"
	"rumbo/app/page"
	"rumbo/engine/exchange/ingest"
)

// memory is what a person decided in earlier imports into this workspace, so that the same files
// brought again are read the same, and what was said to be one stays one.
type memory struct {
	Presets []ingest.Preset   `json:"presets,omitempty"`
	Stages  map[string]string `json:"stages,omitempty"`
	Merge   map[string]string `json:"merge,omitempty"`
	Leave   []string          `json:"leave,omitempty"`
}

const memoryKey = "import memory"

// choices are the decisions with which a new import begins.
func (m memory) choices() ingest.Choices {
	return ingest.Choices{Stages: m.Stages, Merge: m.Merge, Leave: m.Leave}
}

// recall reads what was decided before.
func (in *incoming) recall() {
	env := in.env
	page.Async(env, func() ([]byte, error) {
		return env.Session.Disk.GetMeta(context.Background(), env.Store.Info().ID, memoryKey)
	}, func(b []byte, err error) {
		var m memory
		if err != nil || b == nil || json.Unmarshal(b, &m) != nil {
			return // what cannot be read is as if never kept
		}
		in.memory = m
		if in.view == nil {
			in.choices = m.choices()
		}
	})
}

const mostPresets = 50

// remember keeps what was decided, and how files were read that needed a person.
func (in *incoming) remember() {
	m := memory{Presets: in.memory.Presets, Stages: in.choices.Stages, Merge: in.choices.Merge, Leave: in.choices.Leave}
	for _, f := range in.view.Files {
		if !in.touched[f.Name] || !f.Read {
			continue
		}
		kept := []ingest.Preset{intake.PresetOf(f)}
		for _, old := range m.Presets {
			if _, same := ingest.FindPreset(kept[:1], old.Headers); !same && len(kept) < mostPresets {
				kept = append(kept, old)
			}
		}
		m.Presets = kept
	}
	old, _ := json.Marshal(in.memory)
	b, err := json.Marshal(m)
	if err != nil || string(old) == string(b) {
		return
	}
	in.memory = m
	env, ws := in.env, in.env.Store.Info().ID
	page.Async(env, func() (struct{}, error) {
		return struct{}{}, env.Session.Disk.PutMeta(context.Background(), ws, memoryKey, b)
	}, func(struct{}, error) {}) // without it the next import asks again, no more
}

// with is a map with one more entry; the map itself stays as it was.
func with(m map[string]string, key, value string) map[string]string {
	out := maps.Clone(m)
	if out == nil {
		out = map[string]string{}
	}
	out[key] = value
	return out
}
