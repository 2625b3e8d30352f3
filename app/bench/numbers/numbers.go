// Package numbers is the bench of indicators: the same questions, by person and month, to our engine and to
// DuckDB, over the same rows. The engine's side runs in the app's Worker, through app/bench/numbersworker.
package numbers

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"rumbo/engine/change"
	"rumbo/engine/kpi"
	"rumbo/engine/period"
	"rumbo/engine/workspace"
)

// Names of the jobs in the Worker.
const (
	OpenJob = "bench/open"
	AskJob  = "bench/ask"
)

// Today is the day of the questions.
var Today = period.On(2026, 9, 15)

//go:embed questions.sql
var questions string

// Question is one indicator by one definition ("win_rate/closed"), and how DuckDB is asked for it.
type Question struct {
	Name string `json:"name"`
	SQL  string `json:"sql"`
}

// Questions gives what DuckDB does first, and the questions.
func Questions() (setup string, list []Question) {
	for _, part := range strings.Split(questions, "\n-- ")[1:] {
		name, sql, _ := strings.Cut(part, "\n")
		if sql = strings.TrimSpace(sql); name == "setup" {
			setup = sql
		} else if !strings.Contains(name, " ") {
			list = append(list, Question{name, sql})
		}
	}
	return setup, list
}

// Cell is one number; a person without a name is "".
type Cell struct {
	Person string  `json:"p"`
	Month  string  `json:"m"` // "2026-09"
	Value  float64 `json:"v"`
}

// Answer is what one question took, in ms, and its cells where they are wanted.
type Answer struct {
	Name  string  `json:"name"`
	MS    float64 `json:"ms"`
	Cells []Cell  `json:"cells,omitempty"`
}

// Opened is what it took to have the workspace, in ms.
type Opened struct {
	Decode float64 `json:"decode"` // the stored state into records and columns
	Derive float64 `json:"derive"` // what all indicators share
}

var present *workspace.Snapshot

// Open takes an encoded state, keeps its workspace for Ask, and gives Opened as JSON.
func Open(_ context.Context, in []byte, _ func(done, total int)) ([]byte, error) {
	began := time.Now()
	state, err := change.DecodeState(in)
	if err != nil {
		return nil, err
	}
	present = workspace.Of(state)
	var o Opened
	o.Decode = ms(began)
	began = time.Now()
	Input(present)
	o.Derive = ms(began)
	return json.Marshal(o)
}

// Input is what every question is asked of.
func Input(s *workspace.Snapshot) kpi.Input {
	return kpi.Input{Deals: s.Deals(), Facts: s.Numbers(), Today: Today, Calendar: s.Calendar()}
}

// Ask answers all questions; the input "cells" asks for the cells too. It gives []Answer as JSON.
func Ask(_ context.Context, in []byte, _ func(done, total int)) ([]byte, error) {
	if present == nil {
		return nil, errors.New("nothing is open")
	}
	input := Input(present)
	months := kpi.Each(period.Month, period.Period{From: period.On(2020, 1, 1), To: period.On(2030, 1, 1)}, input.Calendar)
	_, list := Questions()
	answers := make([]Answer, len(list))
	for i, q := range list {
		id, definition, _ := strings.Cut(q.Name, "/")
		began := time.Now()
		input.Alternative = definition
		cells := kpi.ByID(id).By(input, kpi.By(kpi.ByPerson), months)
		answers[i] = Answer{Name: q.Name, MS: ms(began)}
		if string(in) == "cells" {
			answers[i].Cells = known(cells, input.Calendar)
		}
	}
	return json.Marshal(answers)
}

func known(cells []kpi.Cell, calendar period.Calendar) []Cell {
	var out []Cell
	for _, c := range cells {
		if c.Known {
			out = append(out, Cell{c.Keys[0].Value.ID, calendar.Key(c.Keys[1].Period), c.Value})
		}
	}
	return out
}

func ms(began time.Time) float64 { return time.Since(began).Seconds() * 1000 }
