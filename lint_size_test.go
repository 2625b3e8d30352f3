package main

import (
	"bytes"
	"go/ast"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	longestFile     = 500
	longestFunction = 60
	longestRender   = 40
)

// Nothing is longer than a reader can hold.
func TestSize(t *testing.T) {
	for _, s := range parsed(t) {
		if s.generated {
			continue
		}
		if n := bytes.Count(s.text, []byte("\n")); n > longestFile {
			t.Errorf("%s has %d lines; at most %d: one subject per file", s.path, n, longestFile)
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			f, ok := n.(*ast.FuncDecl)
			if !ok || f.Body == nil {
				return true
			}
			lines := s.set.Position(f.End()).Line - s.set.Position(f.Pos()).Line + 1
			most := longestFunction
			if f.Name.Name == "Render" && f.Recv != nil {
				most = longestRender
			}
			if lines > most {
				t.Errorf("%s: %s has %d lines; at most %d", s.at(f), f.Name.Name, lines, most)
			}
			return true
		})
	}
}

// Scripts and style sheets keep to the same length.
func TestSizeOfWeb(t *testing.T) {
	for _, pattern := range []string{"web/*.js", "web/*/*.js", "web/css/*.css", "app/e2e/drive/*.js"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Errorf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, f := range files {
			text, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			if n := bytes.Count(text, []byte("\n")); n > longestFile {
				t.Errorf("%s has %d lines; at most %d", f, n, longestFile)
			}
		}
	}
}

// Everything that the engine exports says what it is.
func TestEngineIsDocumented(t *testing.T) {
	packages := map[string]bool{}
	for _, s := range parsed(t) {
		if !under(s.pkg, "engine") || s.test {
			continue
		}
		packages[s.pkg] = packages[s.pkg] || s.file.Doc != nil
		for _, d := range s.file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && d.Doc == nil && exportedReceiver(d) && !obvious(d) {
					t.Errorf("%s: %s has no comment", s.at(d), d.Name.Name)
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					if name := undocumented(d, spec); name != "" {
						t.Errorf("%s: %s has no comment", s.at(spec), name)
					}
				}
			}
		}
	}
	for pkg, documented := range packages {
		if !documented {
			t.Errorf("%s has no package comment", pkg)
		}
	}
}

func exportedReceiver(f *ast.FuncDecl) bool {
	if f.Recv == nil {
		return true
	}
	kind := f.Recv.List[0].Type
	for {
		switch k := kind.(type) {
		case *ast.StarExpr:
			kind = k.X
		case *ast.IndexExpr:
			kind = k.X
		case *ast.IndexListExpr:
			kind = k.X
		case *ast.Ident:
			return k.IsExported()
		default:
			return true
		}
	}
}

// obvious are methods whose meaning the language gives.
func obvious(f *ast.FuncDecl) bool {
	if f.Recv == nil {
		return false
	}
	switch f.Name.Name {
	case "String", "Error", "Unwrap", "Is", "Len", "Less", "Swap", "MarshalJSON", "UnmarshalJSON", "MarshalText", "UnmarshalText":
		return true
	}
	return false
}

// undocumented is the exported name in a spec that nothing explains: neither
// its own comment, nor one at its line's end, nor one on the group.
func undocumented(d *ast.GenDecl, spec ast.Spec) string {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		if spec.Name.IsExported() && spec.Doc == nil && spec.Comment == nil && d.Doc == nil {
			return spec.Name.Name
		}
	case *ast.ValueSpec:
		if spec.Doc != nil || spec.Comment != nil || d.Doc != nil {
			return ""
		}
		for _, name := range spec.Names {
			if name.IsExported() {
				return name.Name
			}
		}
	}
	return ""
}

// The tree speaks of the product alone, and holds no address of a machine.
func TestForbiddenWords(t *testing.T) {
	words := []string{"/wo" + "rk/", "/tmp/" + "team", "registry." + "npmjs.org", "proxy." + "golang.org", "\"res" + "olved\":", "sk" + "-ant-"}
	err := walk(func(path string) error {
		switch filepath.Ext(path) {
		case ".go", ".md", ".js", ".css", ".json", ".html", ".webmanifest", ".svg", ".mod", ".sum", ".yml", ".sh", "":
		default:
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, w := range words {
			if i := bytes.Index(text, []byte(w)); i >= 0 {
				t.Errorf("%s:%d: %q does not belong here", path, 1+bytes.Count(text[:i], []byte("\n")), w)
			}
		}
		if strings.HasSuffix(path, ".go") && bytes.Contains(text, []byte("TO"+"DO")) {
			t.Errorf("%s: finish it, or say in the documentation what is missing", path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
