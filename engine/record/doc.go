// Package record holds the kinds of record that a workspace is made of, one file
// each: its Go struct, its fields with their words and rules, its migrations.
//
// It refuses to know how records change (package change) and what they mean
// together (package workspace). A kind is added by one file that calls define.
package record
