// Package jobs brings in every job: what computes for long and therefore runs away from the page. It
// is linked into the worker's program only. The package of a job has two sides: what a page needs to ask, and, in files
// with the tag "!js || worker", what answers; the page's program holds nothing of the second.
package jobs
