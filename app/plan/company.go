package plan

import (
	"cmp"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/engine/account"
	"rumbo/engine/workspace"
)

// Name is the section's name: the company's, or the program's.
func (s Section) Name() string {
	if s.Named != "" {
		return s.Named
	}
	return i18n.T(s.Title)
}

// Groups are the parts of the list of sections, in order.
func Groups() []Group { return slices.Clone(groups) }

// Of gives the sections of plans as the company's template has them: named, grouped and ordered by it, without those that it
// hides, with its own.
func Of(snap *workspace.Snapshot) []Section {
	return slices.DeleteFunc(All(snap), func(s Section) bool {
		t, ok := snap.Template().Find(s.Template)
		return ok && t.Hidden
	})
}

// All is Of with the hidden ones.
func All(snap *workspace.Snapshot) []Section {
	template := snap.Template()
	out := Sections()
	ranks := map[string]string{}
	for i := range out {
		t, ok := template.Find(out[i].Template)
		if !ok {
			continue
		}
		if t.Renamed {
			out[i].Named = i18n.Text(t.Title)
		}
		if t.Group != "" {
			out[i].Group = Group(t.Group)
		}
		ranks[out[i].ID] = t.Rank
	}
	for _, t := range template.Sections {
		if t.Own && (!t.Gone || snap.SectionHeld(t.Key) > 0) {
			ranks[t.Key] = t.Rank
			out = append(out, ownSection(t))
		}
	}
	slices.SortStableFunc(out, func(a, b Section) int {
		x, y := ranks[a.ID], ranks[b.ID]
		return cmp.Or(cmp.Compare(slices.Index(groups, a.Group), slices.Index(groups, b.Group)), cmp.Compare(ranked(x), ranked(y)),
			strings.Compare(x, y), cmp.Compare(a.Order, b.Order))
	})
	return out
}

// ranked puts sections that the company has put in order before those that it has not.
func ranked(rank string) int {
	if rank != "" {
		return 0
	}
	return 1
}

// afterAll is the order of own sections that nobody has put in order.
const afterAll = 1 << 20

func ownSection(t account.TemplateSection) Section {
	return Section{ID: t.Key, Named: i18n.Text(t.Title), Group: Group(t.Group), Order: afterAll, Template: t.Key,
		New: func(v View) app.UI { return app.Div() }}
}

// NameOf is the name by which plans know the section of a key of the template.
func NameOf(snap *workspace.Snapshot, key string) string {
	for _, s := range All(snap) {
		if s.Template == key {
			return s.Name()
		}
	}
	t, _ := snap.Template().Find(key)
	return i18n.Text(t.Title)
}

// FindIn gives the section of an ID among those of the company's template, hidden ones included.
func FindIn(snap *workspace.Snapshot, id string) (Section, bool) {
	all := All(snap)
	i := slices.IndexFunc(all, func(s Section) bool { return s.ID == id })
	if i < 0 {
		return Section{}, false
	}
	return all[i], true
}
