package main

import (
	"go/ast"
	"go/token"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// spoken are calls whose argument a person reads or hears; the number is the
// position of that argument.
var spoken = map[string]int{"Text": 0, "Textf": 0, "Placeholder": 0, "Title": 0, "Alt": 0, "Aria": 1, "Attr": 1, "SetTitle": 0}

// spokenAttributes are the names for which Aria and Attr carry words.
var spokenAttributes = map[string]bool{
	"label": true, "description": true, "valuetext": true, "roledescription": true, "placeholder": true,
	"aria-label": true, "aria-description": true, "aria-valuetext": true, "aria-roledescription": true, "title": true, "alt": true,
}

// sameEverywhere are words that no language changes.
var sameEverywhere = map[string]bool{"Rumbo": true}

// Words for the user come from the catalogue, where both languages stand.
func TestWordsComeFromTheCatalogue(t *testing.T) {
	for _, s := range parsed(t) {
		if !under(s.pkg, "app") && !under(s.pkg, "components") || s.test || s.imports()[goApp] == "" {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if word := literalWord(call, s.imports()[goApp]); word != "" && !sameEverywhere[strings.TrimFunc(word, notLetter)] {
				t.Errorf("%s: %q is written here: it belongs to the catalogue", s.at(call), word)
			}
			return true
		})
	}
}

// literalWord is the text with letters that a spoken call is given directly, on
// an element made by the package imported as name: a record has a Text too.
func literalWord(call *ast.CallExpr, name string) string {
	if root(call) != name {
		return ""
	}
	return wordOf(call)
}

// root is the identifier that a chain of calls starts from.
func root(e ast.Expr) string {
	for {
		switch x := e.(type) {
		case *ast.CallExpr:
			e = x.Fun
		case *ast.SelectorExpr:
			e = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}

func wordOf(call *ast.CallExpr) string {
	var name string
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		name = f.Sel.Name
	case *ast.Ident:
		name = f.Name
	}
	i, ok := spoken[name]
	if !ok || len(call.Args) <= i {
		return ""
	}
	if i == 1 {
		if key, _ := literal(call.Args[0]); !spokenAttributes[key] {
			return ""
		}
	}
	return letters(call.Args[i])
}

// letters finds a literal with letters in an expression of literals and sums.
func letters(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BinaryExpr:
		if w := letters(e.X); w != "" {
			return w
		}
		return letters(e.Y)
	case *ast.ParenExpr:
		return letters(e.X)
	}
	text, ok := literal(e)
	if !ok {
		return ""
	}
	for _, r := range text {
		if unicode.IsLetter(r) {
			return text
		}
	}
	return ""
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}
