package ingest

import (
	"slices"
	"strings"

	"rumbo/engine/exchange/dialect"
	"rumbo/engine/exchange/names"
	"rumbo/engine/exchange/tabular"
)

// Choices are a person's decisions about an import; the zero value decides
// nothing and takes every proposal. They are plain JSON.
type Choices struct {
	// Files by name. A file without an entry is read as proposed.
	Files map[string]FileChoice `json:"files,omitempty"`
	// Stages by name in the files: the ID of a stage of the workspace, or NewOpen, NewWon, NewLost.
	Stages map[string]string `json:"stages,omitempty"`
	// Merge settles near-misses: MergeKey(kind, name) → the name it stands for, or
	// the same name to keep it apart.
	Merge map[string]string `json:"merge,omitempty"`
	// Leave lists kinds whose missing records are not created: references to them stay empty.
	Leave []string `json:"leave,omitempty"`
	// Currency of amounts that carry no mark; "" means the workspace's.
	Currency string `json:"currency,omitempty"`
}

// Values of Choices.Stages that make a new stage.
const (
	NewOpen = "new:open"
	NewWon  = "new:won"
	NewLost = "new:lost"
)

// FileChoice says how to read one file. Kept with the headers it was made for, it is a Preset.
type FileChoice struct {
	Skip    bool                    `json:"skip,omitempty"`
	Dialect string                  `json:"dialect,omitempty"`
	Entity  dialect.Entity          `json:"entity,omitempty"`
	Columns map[string]ColumnChoice `json:"columns,omitempty"`
	// Key lists the slots that identify a record when there is no identifier, e.g. name and account.
	Key []string `json:"key,omitempty"`
}

// ColumnChoice says how to read one column; empty parts are as proposed.
type ColumnChoice struct {
	Slot    string `json:"slot,omitempty"`    // a slot's name, Ignore or Keep
	Dates   string `json:"dates,omitempty"`   // name of a tabular.DateForm
	Numbers string `json:"numbers,omitempty"` // name of a tabular.NumberForm
	Scale   int64  `json:"scale,omitempty"`   // 1000 for amounts in thousands, 1000000 in millions
}

// What may stand for a slot in a ColumnChoice.
const (
	Ignore = "-" // the column is not read
	Keep   = "+" // the column is kept with the record as a field of its own
)

// MergeKey is the key of Choices.Merge.
func MergeKey(kind, name string) string { return kind + "|" + names.Same(name) }

// Preset is a FileChoice that is proposed again for files with the same headers.
type Preset struct {
	Name    string     `json:"name"`
	Headers []string   `json:"headers"`
	Choice  FileChoice `json:"choice"`
}

// NewPreset keeps what a preview's file was read with, so that the next file of this
// form needs no questions.
func NewPreset(name string, f File, c FileChoice) Preset {
	c.Dialect, c.Entity = f.Dialect.ID, f.Entity
	columns := map[string]ColumnChoice{}
	p := Preset{Name: name}
	for _, col := range f.Columns {
		p.Headers = append(p.Headers, col.Header)
		choice := c.Columns[col.Header]
		switch {
		case col.Slot != "":
			choice.Slot = col.Slot
		case col.Kept:
			choice.Slot = Keep
		default:
			choice.Slot = Ignore
		}
		columns[col.Header] = choice
	}
	c.Columns = columns
	p.Choice = c
	return p
}

// FindPreset gives the preset made for the same headers, in any order.
func FindPreset(all []Preset, headers []string) (Preset, bool) {
	want := signature(headers)
	for _, p := range all {
		if signature(p.Headers) == want {
			return p, true
		}
	}
	return Preset{}, false
}

func signature(headers []string) string {
	folded := make([]string, len(headers))
	for i, h := range headers {
		folded[i] = tabular.Fold(h)
	}
	slices.Sort(folded)
	return strings.Join(folded, "|")
}
