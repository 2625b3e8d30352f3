package app

import (
	"slices"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/engine/change"
	"rumbo/engine/record"
)

// tookBack says what an undo could not do, or what it left as it was because somebody has worked on it since.
func (s *shell) tookBack(problems []record.Problem) {
	kept := s.env.Store.Kept()
	if len(problems) > 0 || len(kept) == 0 {
		s.tell(problems)
		return
	}
	names := s.keptNames(kept)
	n := len(names)
	if n > namesTold {
		s.ShowPanel(page.Panel{Key: "kept", Title: i18n.N("shell.kept.title", n), Body: func() []goapp.UI { return keptList(names) }})
	}
	told := slices.Clone(names[:min(n, namesTold)])
	if n > namesTold {
		told = append(told, i18n.N("shell.kept.more", n-namesTold))
	}
	s.Toast(i18n.N("shell.kept", n, "names", strings.Join(told, ", ")), false)
}

// namesTold is how many records are named in passing; of more there is a list at the side.
const namesTold = 3

// mostKeptListed keeps a long list readable.
const mostKeptListed = 200

// keptNames are the records, each once, with what they are.
func (s *shell) keptNames(kept []change.Kept) []string {
	snap := s.env.Snap()
	type key struct {
		kind string
		id   record.ID
	}
	seen := map[key]bool{}
	var out []string
	for _, k := range kept {
		if seen[key{k.Kind, k.ID}] {
			continue
		}
		seen[key{k.Kind, k.ID}] = true
		one, _ := record.Lookup(k.Kind).Labels()
		name := i18n.Text(one)
		if title := snap.Title(k.Kind, k.ID); title != "" {
			name = i18n.T("shell.kept.name", "kind", name, "name", title)
		}
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

func keptList(names []string) []goapp.UI {
	shown := names[:min(len(names), mostKeptListed)]
	return []goapp.UI{
		goapp.P().Class("quiet").Text(i18n.T("shell.kept.why")),
		goapp.Ul().Class("stack stack-1").Body(goapp.Range(shown).Slice(func(i int) goapp.UI { return goapp.Li().Text(shown[i]) })),
		goapp.If(len(names) > len(shown), func() goapp.UI { return goapp.P().Text(i18n.N("shell.kept.more", len(names)-len(shown))) }),
	}
}
