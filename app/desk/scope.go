package desk

import (
	"strings"

	job "rumbo/app/jobs/forecast"
	"rumbo/app/page"
)

// Scope is the part of the company that a link asks about (chosen in the line on top of every page).
func Scope(r page.Route) job.Scope {
	switch kind, id, _ := strings.Cut(r.Get("scope"), ":"); kind {
	case "line", "team", "person", "account":
		return job.Scope{Kind: kind, ID: id}
	}
	return job.Scope{}
}
