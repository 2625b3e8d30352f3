// Package plan is what the sections of an account's plan and the page that shows them agree on.
// A section is a package under app/pages/accounts (or a file there) that calls Register.
package plan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Group is a part of the list of sections; its name is the catalogue's "plan.group.<group>".
type Group string

// The groups, in order.
const (
	Account  Group = "account"  // the account as a whole
	Client   Group = "client"   // who they are and how we stand with them
	Business Group = "business" // what they need, what we want to sell
	Work     Group = "work"     // who does what, when
	Proof    Group = "proof"    // what changed, whether it pays
)

var groups = []Group{Account, Client, Business, Work, Proof}

// Section is one part of an account's plan on the screen.
type Section struct {
	ID    string // in the route, stable
	Title string // catalogue key
	Named string // the name that the company gives it; "" keeps Title
	Group Group
	Order int // within the group
	// Template is the section of the plan's template (account.Sections) whose completeness is shown beside
	// the name, and which a company may rename or hide; "" if it is none.
	Template string
	// Count is the number beside the name; nil or 0 shows none.
	Count func(View) int
	// New draws the section. What it gives should be a component whose CompoID tells accounts apart.
	New func(View) app.UI
}

var sections []Section

// Register adds a section at start; one that is there twice is a mistake in the program.
func Register(s Section) {
	if _, twice := Find(s.ID); twice || !slices.Contains(groups, s.Group) {
		panic(fmt.Sprintf("plan: section %q is there twice or in no group", s.ID))
	}
	sections = append(sections, s)
	slices.SortFunc(sections, func(a, b Section) int {
		if a.Group != b.Group {
			return slices.Index(groups, a.Group) - slices.Index(groups, b.Group)
		}
		if a.Order != b.Order {
			return a.Order - b.Order
		}
		return strings.Compare(a.ID, b.ID)
	})
}

// Sections gives all sections in order.
func Sections() []Section { return slices.Clone(sections) }

// Find gives the section of an ID.
func Find(id string) (Section, bool) {
	i := slices.IndexFunc(sections, func(s Section) bool { return s.ID == id })
	if i < 0 {
		return Section{}, false
	}
	return sections[i], true
}
