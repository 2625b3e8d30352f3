// Package ingest turns tables from other programs into a preview of what an
// import would do, and into the records to create and update.
//
// The steps: Open reads and types each file once; Plan maps columns to fields (by
// dialect, or as a person chose), reads the cells, finds out which records are new,
// matches names, and lists every problem with its row, column and value. Plan does not
// change anything and can be run again after each choice. The result of a Ready preview
// goes into one change.
//
// Rules that hold:
//   - the same file gives the same record IDs on every device, so two people who import
//     it do not make two of everything;
//   - names are one record only if they are written alike; those that nearly are
//     (GTXPro, GTX Pro) are proposed to a person and kept apart until settled;
//   - an empty cell never erases what the workspace knows;
//   - a form that a column does not show (day or month first) is asked, not guessed.
//
// It refuses to know where files come from and how records are stored.
package ingest
