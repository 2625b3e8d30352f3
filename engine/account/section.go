package account

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"rumbo/engine/text"
)

// Section is one part of the plan template, with the least that it has to hold. A section is one
// file that calls define; nothing else has to be touched to add it.
type Section struct {
	Key   string // stable: records of kind section are named by it
	Order int    // place in the plan
	Title text.Text
	Help  text.Text // one sentence: what belongs here
	// Kinds are those whose records stand in the section, to tell which plans hold something in it.
	Kinds    []string
	Elements []Element
}

// Element is one thing that a section has to hold.
type Element struct {
	Key   string
	Label text.Text
	// Count tells how many are there of how many wanted; wanted 0 means that it does not apply.
	Count func(*Data, Env) (have, want int)
}

var sections []Section

// define registers a section at start; one defined twice is a mistake in the program.
func define(s Section) Section {
	for _, o := range sections {
		if o.Key == s.Key {
			panic("account: section " + s.Key + " twice")
		}
	}
	sections = append(sections, s)
	slices.SortFunc(sections, func(a, b Section) int {
		if a.Order != b.Order {
			return a.Order - b.Order
		}
		return strings.Compare(a.Key, b.Key)
	})
	return s
}

// Sections gives the plan's sections in order.
func Sections() []Section { return slices.Clone(sections) }

// SectionOf gives the section of a key.
func SectionOf(key string) (Section, bool) {
	i := slices.IndexFunc(sections, func(s Section) bool { return s.Key == key })
	if i < 0 {
		return Section{}, false
	}
	return sections[i], true
}

// Complete is how far an element, a section or a plan is filled.
type Complete struct {
	Key      string
	Label    text.Text
	Have     int
	Want     int     // 0 for a section or plan, whose parts tell
	Share    float64 // 0…1
	Elements []Complete
}

// Percent is the share in whole percent; 100 only if nothing is missing.
func (c Complete) Percent() int {
	if c.Share >= 1 {
		return 100
	}
	return int(math.Floor(c.Share*100 + 1e-9))
}

// Missing lists what is not complete yet, in order.
func (c Complete) Missing() (out []Complete) {
	for _, e := range c.Elements {
		if e.Share < 1 {
			out = append(out, e)
		}
	}
	return out
}

// Completeness tells how far the plan is filled: the mean of the template's sections that are shown and ask for something, each
// the mean of its elements that apply.
func Completeness(d *Data, env Env) Complete { return completeness(d, env, false) }

// completeness is, in brief, without what is there and what is missing: of thousands of plans that takes much memory.
func completeness(d *Data, env Env, brief bool) Complete {
	sections := env.Template.or().Sections
	parts := make([]Complete, 0, len(sections))
	var room []Complete
	for _, s := range sections {
		if !s.Counts() {
			continue
		}
		if brief {
			room = s.parts(d, env, room[:0])
			parts = append(parts, Complete{Share: meanShare(room)})
		} else {
			parts = append(parts, s.Completeness(d, env))
		}
	}
	whole := Complete{Key: "plan", Label: text.New("Plan de cuenta", "Account plan"), Share: meanShare(parts)}
	if !brief {
		whole.Elements = parts
	}
	return whole
}

// Completeness tells how far one section is filled, as the program asks for it.
func (s Section) Completeness(d *Data, env Env) Complete {
	t := TemplateSection{Key: s.Key, Section: s}
	return t.Completeness(d, env)
}

func meanShare(parts []Complete) (share float64) {
	whole := true
	for _, e := range parts {
		share += e.Share / float64(len(parts))
		whole = whole && e.Share >= 1
	}
	if whole && len(parts) > 0 {
		share = 1
	}
	return share
}

// leastText is how many characters a section's text needs to count as written.
const leastText = 80

// written is the element that every section with a text has.
func written(section string) Element {
	return Element{"text", text.New("Texto de la sección", "The section's text"), func(d *Data, _ Env) (int, int) {
		return min(utf8.RuneCountInString(strings.TrimSpace(d.Sections[section])), leastText), leastText
	}}
}

// count counts the items of a list that fit.
func count[T any](list []Item[T], fits func(*T) bool) int {
	n := 0
	for _, x := range list {
		if fits(x.Rec) {
			n++
		}
	}
	return n
}

// yes is an element that is there or not.
func yes(there bool) (have, want int) {
	if there {
		return 1, 1
	}
	return 0, 1
}
