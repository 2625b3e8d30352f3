package i18n

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rumbo/engine/text"
)

// catalogue is all words: language → key → words.
func catalogue() map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, lang := range Languages() {
		all[lang] = map[string]string{}
		names, err := fs.Glob(files, lang+"/*.json")
		if err != nil {
			panic(err) // the pattern is a constant
		}
		for _, name := range names {
			maps.Copy(all[lang], readArea(name))
		}
	}
	return all
}

func TestBothLanguagesHoldTheSameKeys(t *testing.T) {
	es, en := catalogue()["es"], catalogue()["en"]
	for key, words := range es {
		other, ok := en[key]
		if !ok {
			t.Errorf("%s has no English words", key)
			continue
		}
		a, b := text.Placeholders(words), text.Placeholders(other)
		slices.Sort(a)
		slices.Sort(b)
		if !slices.Equal(slices.Compact(a), slices.Compact(b)) {
			t.Errorf("%s has the placeholders %v in Spanish and %v in English", key, a, b)
		}
	}
	for key := range en {
		if _, ok := es[key]; !ok {
			t.Errorf("%s has no Spanish words", key)
		}
	}
}

var goodKey = regexp.MustCompile(`^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9_-]+)+$`)

func TestWordsAreWellFormed(t *testing.T) {
	for lang, all := range catalogue() {
		for key, words := range all {
			if strings.TrimSpace(words) == "" || strings.TrimSpace(words) != words {
				t.Errorf("%s %s: %q is empty or has spaces at its ends", lang, key, words)
			}
			if !goodKey.MatchString(key) {
				t.Errorf("%s: %q is not a key like area.name", lang, key)
			}
			if base, ok := strings.CutSuffix(key, ".one"); ok {
				if _, ok := all[base+".other"]; !ok {
					t.Errorf("%s %s has no .other", lang, key)
				}
			}
		}
	}
}

func TestKeysStandInTheFileOfTheirArea(t *testing.T) {
	for _, lang := range Languages() {
		entries, err := files.ReadDir(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			area := strings.TrimSuffix(e.Name(), ".json")
			b, _ := files.ReadFile(lang + "/" + e.Name())
			for _, m := range regexp.MustCompile(`(?m)^\s*"([^"]+)"\s*:`).FindAllSubmatch(b, -1) {
				if key := string(m[1]); !strings.HasPrefix(key, area+".") {
					t.Errorf("%s/%s: %s belongs to another file", lang, e.Name(), key)
				}
			}
		}
	}
}

// sources reads every string literal of the product's own Go code, and apart the
// first arguments of the calls that look words up.
func sources(t *testing.T) (literals map[string]bool, asked map[string]string) {
	t.Helper()
	literals, asked = map[string]bool{}, map[string]string{}
	fset := token.NewFileSet()
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if n := d.Name(); n == "node_modules" || n == "testdata" || strings.HasPrefix(n, ".") && n != ".." || n == "engine" {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil // the compiler says it better
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if s, err := strconv.Unquote(n.Value); n.Kind == token.STRING && err == nil {
					literals[s] = true
				}
			case *ast.CallExpr:
				if form, ok := lookup(n); ok && len(n.Args) > 0 {
					if lit, ok := n.Args[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
						s, _ := strconv.Unquote(lit.Value)
						asked[s+form] = fset.Position(n.Pos()).String()
					}
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return literals, asked
}

// lookup recognises i18n.T, i18n.N, words.Of and words.Count; form is what the key still needs.
func lookup(call *ast.CallExpr) (form string, ok bool) {
	sel, isSel := call.Fun.(*ast.SelectorExpr)
	if !isSel {
		return "", false
	}
	pkg, isIdent := sel.X.(*ast.Ident)
	if !isIdent {
		return "", false
	}
	switch pkg.Name + "." + sel.Sel.Name {
	case "i18n.T", "words.Of":
		return "", true
	case "i18n.N", "words.Count":
		return ".other", true
	}
	return "", false
}

func TestEveryKeyAskedForExists(t *testing.T) {
	_, asked := sources(t)
	for key, where := range asked {
		if !Has(key) {
			t.Errorf("%s: no words for %s", where, key)
		}
	}
}

// A key counts as used when it stands in the source as it is, without its plural
// ending, or when a literal that ends in a point ("nav.") is the beginning of it.
func TestEveryKeyIsUsed(t *testing.T) {
	literals, _ := sources(t)
	for key := range catalogue()["es"] {
		base := strings.TrimSuffix(strings.TrimSuffix(key, ".one"), ".other")
		if !literals[key] && !literals[base] && !usedByPrefix(literals, key) {
			t.Errorf("%s is not used", key)
		}
	}
}

func usedByPrefix(literals map[string]bool, key string) bool {
	for i, r := range key {
		if r == '.' && literals[key[:i+1]] {
			return true
		}
	}
	return false
}
