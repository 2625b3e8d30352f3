// Package workspace is the whole: the records at a moment, the commands that change
// them, the rules that hold between records, and the views that pages and numbers read.
//
// Everything is pure: a command and a snapshot give a new snapshot and a change, or
// problems and nothing. It refuses to know where changes are kept and how they are shown.
package workspace
