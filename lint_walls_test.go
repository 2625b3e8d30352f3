package main

import (
	"go/ast"
	"strings"
	"testing"
)

const (
	goApp     = "github.com/maxence-charriere/go-app/v10/pkg/app"
	indexedDB = "github.com/hack-pad/go-indexeddb"
	goECharts = "github.com/go-echarts/go-echarts"
	chromeDP  = "github.com/chromedp"
)

// only says which folders may import a package; everyone else may not.
var only = map[string][]string{
	"syscall/js": {"app/browser", "app/storage", "app/worker", "components/chart", "components/internal/dom"},
	indexedDB:    {"app/storage"},
	goECharts:    {"components/chart"},
	chromeDP:     {"app/e2e", "app/bench"},
	goApp:        {"app", "components"},
	"net/http":   {"app/site", "app/e2e", "app/bench"},
	"os/exec":    {"app/site", "app/e2e", "app/bench", "app/cli"},
}

// engineLevel orders the packages of the engine: each imports its own level or
// lower ones. What is not named is a domain package.
var engineLevel = map[string]int{
	"text": 0, "agenda": 0, "money": 0, "period": 0, "locale": 0, "stats": 0, "table": 0, "pace": 0, "lexicon": 0,
	"record": 1, "scorecard": 2, "change": 2, "workspace": 4, "demo": 5,
}

const domainLevel = 3

func level(enginePackage string) int {
	name, _, _ := strings.Cut(enginePackage, "/")
	if l, ok := engineLevel[name]; ok {
		return l
	}
	return domainLevel
}

// Who may import whom.
func TestWalls(t *testing.T) {
	for _, s := range parsed(t) {
		for path := range s.imports() {
			if why := forbidden(s, path); why != "" {
				t.Errorf("%s imports %s: %s", s.path, path, why)
			}
		}
	}
}

// forbidden says why a file may not import a path, "" when it may.
func forbidden(s source, path string) string {
	for owned, homes := range only {
		if (path == owned || strings.HasPrefix(path, owned+"/")) && !among(s.pkg, homes) {
			return "only " + strings.Join(homes, ", ") + " may"
		}
	}
	ours, isOurs := strings.CutPrefix(path, module+"/")
	switch {
	case under(s.pkg, "engine"):
		return forbiddenInEngine(s, path, ours, isOurs)
	case under(s.pkg, "components"):
		if isOurs && !under(ours, "components") && !(under(ours, "engine") && level(strings.TrimPrefix(ours, "engine/")) == 0) {
			return "components know no domain: only other components and leaf packages of the engine"
		}
		if path == "os" && !s.test {
			return "components do not touch the machine"
		}
	}
	return ""
}

func forbiddenInEngine(s source, path, ours string, isOurs bool) string {
	switch {
	case isOurs && !under(ours, "engine"):
		return "the engine knows nothing of what is around it"
	case isOurs && level(strings.TrimPrefix(ours, "engine/")) > level(strings.TrimPrefix(s.pkg, "engine/")) && !s.test:
		return "the engine's packages import their own level or lower ones (see engineLevel)"
	case !s.test && (path == "os" || path == "net" || path == "runtime/debug" || path == "log" || path == "unsafe"):
		return "the engine is pure: readers, writers and settings are passed in"
	case path == "math/rand":
		return "use math/rand/v2 with a source that is passed in"
	}
	return ""
}

func among(folder string, homes []string) bool {
	for _, home := range homes {
		if under(folder, home) {
			return true
		}
	}
	return false
}

// impure are functions that look at the world: the clock, the global random
// source, the zone of the machine.
var impure = map[string]map[string]bool{
	"time":         {"Now": true, "Since": true, "Until": true, "Sleep": true, "After": true, "Tick": true, "NewTimer": true, "NewTicker": true, "AfterFunc": true, "Local": true},
	"crypto/rand":  nil, // nothing of it
	"math/rand/v2": {"Int": true, "IntN": true, "Int64": true, "Int64N": true, "Uint32": true, "Uint64": true, "Uint64N": true, "N": true, "Float32": true, "Float64": true, "NormFloat64": true, "ExpFloat64": true, "Perm": true, "Shuffle": true},
}

// The engine gives the same answer for the same input, always.
func TestEngineIsPure(t *testing.T) {
	for _, s := range parsed(t) {
		if !under(s.pkg, "engine") || s.test {
			continue
		}
		for path, name := range s.imports() {
			if names, ok := impure[path]; ok {
				if strings.HasSuffix(path, "/v2") {
					name = "rand"
				}
				s.eachSelector(name, func(n *ast.SelectorExpr) {
					if names == nil || names[n.Sel.Name] {
						t.Errorf("%s: %s.%s: pass it in", s.at(n), name, n.Sel.Name)
					}
				})
			}
		}
	}
}

// The browser's window is reached through the few packages that own it.
func TestWindowHasOwners(t *testing.T) {
	owners := []string{"app/browser", "app/storage", "app/worker", "components/chart", "components/internal/dom"}
	for _, s := range parsed(t) {
		name, ok := s.imports()[goApp]
		if !ok || s.test || among(s.pkg, owners) {
			continue
		}
		s.eachSelector(name, func(n *ast.SelectorExpr) {
			switch n.Sel.Name {
			case "Window", "FuncOf", "ValueOf", "CopyBytesToGo", "CopyBytesToJS":
				t.Errorf("%s: app.%s belongs to %s", s.at(n), n.Sel.Name, strings.Join(owners, ", "))
			case "Raw":
				t.Errorf("%s: app.Raw is HTML: build elements instead", s.at(n))
			}
		})
	}
}

// Inline styles are refused by the policy, so they would only fail in a browser.
func TestNoInlineStyle(t *testing.T) {
	for _, s := range parsed(t) {
		if !under(s.pkg, "app") && !under(s.pkg, "components") || s.test || s.imports()[goApp] == "" {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			f, ok := call.Fun.(*ast.SelectorExpr)
			if ok && (f.Sel.Name == "Style" || f.Sel.Name == "Styles") && len(call.Args) > 0 {
				if _, isString := call.Args[0].(*ast.BasicLit); isString {
					t.Errorf("%s: the policy refuses inline styles: use a class", s.at(n))
				}
			}
			return true
		})
	}
}

// eachSelector visits name.X for the package imported as name.
func (s source) eachSelector(name string, visit func(*ast.SelectorExpr)) {
	ast.Inspect(s.file, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if id, ok := sel.X.(*ast.Ident); ok && id.Name == name {
				visit(sel)
			}
		}
		return true
	})
}
