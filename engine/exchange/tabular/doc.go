// Package tabular reads delimited text files as they come out of other programs
// and finds out what each column holds.
//
// Everything is decided from the whole file: encoding, delimiter, quotes and line
// ends by Read; the date format, the decimal mark, the currency of a column by
// Analyze. What cannot be decided stays undecided, so that a person is asked.
// Nothing is guessed cell by cell, and nothing is dropped without a Problem that says so.
//
// It refuses to know what the columns mean: that is the business of dialect and ingest.
//
// Rows are numbered as a spreadsheet shows them: the first record of the file is
// row 1, whatever it holds, and a record with line breaks inside quotes is one row.
package tabular
