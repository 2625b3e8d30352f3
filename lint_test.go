// The house rules that a compiler does not know: who may import whom, how long
// a file or function may be, where words for the user live, what is documented.
// They are tests, so that they hold.
package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
)

const module = "rumbo"

// source is one parsed Go file.
type source struct {
	path      string // from the root, with slashes
	pkg       string // folder from the root, "" for the root itself
	test      bool   // a test, or code that only tests use
	generated bool
	text      []byte
	file      *ast.File
	set       *token.FileSet
}

// skipped folders hold nothing of ours, or data.
var skipped = map[string]bool{"node_modules": true, "build": true, ".git": true, "testdata": true, "dist": true}

// sources parses the whole tree once, whatever the build tags.
var sources = sync.OnceValues(func() ([]source, error) {
	var out []source
	err := walk(func(path string) error {
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		dir := filepath.ToSlash(filepath.Dir(path))
		if dir == "." {
			dir = ""
		}
		out = append(out, source{
			path: filepath.ToSlash(path), pkg: dir, text: text, file: file, set: set,
			test:      strings.HasSuffix(path, "_test.go") || under(dir, "app/e2e") || under(dir, "app/bench") || under(dir, "app/storage/contract"),
			generated: ast.IsGenerated(file),
		})
		return nil
	})
	return out, err
})

// walk visits every file of ours.
func walk(visit func(path string) error) error {
	return filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if skipped[d.Name()] {
				return filepath.SkipDir
			}
			return nil
		}
		return visit(path)
	})
}

func parsed(t *testing.T) []source {
	t.Helper()
	all, err := sources()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 10 {
		t.Fatalf("only %d files found", len(all))
	}
	return all
}

// at is the place of a node, as an editor opens it.
func (s source) at(n ast.Node) string {
	return s.path + ":" + strconv.Itoa(s.set.Position(n.Pos()).Line)
}

// under reports whether a folder is dir or inside it.
func under(folder, dir string) bool {
	return folder == dir || strings.HasPrefix(folder, dir+"/")
}

// imports lists the import paths of a file with the name each is used by.
func (s source) imports() map[string]string {
	out := map[string]string{}
	for _, spec := range s.file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		name := path[strings.LastIndex(path, "/")+1:]
		if spec.Name != nil {
			name = spec.Name.Name
		}
		out[path] = name
	}
	return out
}
