package ingest

import (
	"rumbo/engine/change"
	"rumbo/engine/exchange/dialect"
	"rumbo/engine/exchange/names"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/money"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Preview is what an import would do.
type Preview struct {
	Files     []File
	Kinds     []KindCount // of records, in the order in which they are made
	Stages    []StageProposal
	Near      []NearMiss
	Missing   []Missing
	Questions []Question
	Problems  []tabular.Problem
	Cancelled bool

	// What to hand to the workspace: one change.
	Creates []change.Op
	Updates []Update
}

// Update writes fields of one record that is there already.
type Update struct {
	Kind   string
	ID     record.ID
	Fields map[string]record.Value
}

// Ready reports whether nothing stands against doing the import.
func (p *Preview) Ready() bool {
	return !p.Cancelled && len(p.Questions) == 0 && len(p.Creates)+len(p.Updates) > 0
}

// File is how one file is read.
type File struct {
	Name    string
	Rows    int
	Format  tabular.Format
	Read    bool // false: refused or skipped, see the problems
	Dialect *dialect.Dialect
	Entity  dialect.Entity
	Why     text.Text
	Others  []dialect.Match // the other readings, best first
	Columns []Column
	Sample  []SampleRow

	New, Updated, Unchanged, Refused int // rows
}

// Column is how one column is read.
type Column struct {
	Header   string
	Slot     string // "" if it is not mapped
	Label    text.Text
	Kept     bool // not mapped, but kept with the record
	How      dialect.How
	Kind     tabular.Kind
	Filled   int
	Examples []string // first values as they stand in the file
	Dates    tabular.DateForm
	Numbers  tabular.NumberForm
	Currency money.Code // of amounts without a column of currencies
	Reason   text.Text  // why this form, if the column alone does not show it
	scale    int64
}

// SampleRow is one of the first rows as it will be read: a value for each column.
type SampleRow struct {
	Row    int
	Values []record.Value
}

// KindCount counts the records of one kind.
type KindCount struct {
	Kind                             string
	New, Updated, Unchanged, Refused int
}

// StageProposal is what becomes of a stage named in the files.
type StageProposal struct {
	Name        string // as in the file, "" for deals without stage
	Deals       int
	Outcome     string     // record.StageOpen, StageWon or StageLost
	Known       bool       // whether a list or a word in the name says so; else it is a guess to look at
	Target      record.ID  // the workspace's stage; of a new stage its future ID
	New         bool       // the stage will be created
	Probability record.Opt // of a new open stage
}

// Why two names may be one; see package names.
const (
	NearSpelling = names.Spelling
	NearTypo     = names.Typo
	NearOrder    = names.Order
)

// NearMiss is two names that may be one record. Nothing is merged until settled.
type NearMiss struct {
	Kind    string
	Name    string // the one that would be given up
	Into    string // the one that would stay
	Why     string // NearSpelling, NearTypo or NearOrder
	Uses    int    // rows that carry Name
	Settled bool   // a person has decided
	Merged  bool   // …to merge
}

// Missing is a record that the files refer to and nobody describes.
type Missing struct {
	Kind    string
	Name    string // or its identifier at the source
	ByID    bool   // only the identifier is known: the record is named by it
	Uses    int
	Created bool // false: the references stay empty
}

// Question is something that a person must say before the import.
type Question struct {
	File    string
	Column  string // "" if it is about the file
	Topic   string // AskDates, AskNumbers or AskEntity
	Options []string
	Example string
	Text    text.Text
}

// Topics of questions. The answers go to ColumnChoice.Dates, ColumnChoice.Numbers and FileChoice.Entity.
const (
	AskDates   = "dates"
	AskNumbers = "numbers"
	AskEntity  = "entity"
)
