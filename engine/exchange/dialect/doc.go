// Package dialect knows how the usual CRMs, and people with a spreadsheet, name
// the columns and stages of their exports. Each dialect is one file of data
// that registers itself; Detect says which dialect and which kind of record the headers of a file speak.
//
// It refuses to know cells and records: it sees headers and stage names only.
package dialect
