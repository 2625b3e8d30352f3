//go:build !js

package site

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/parser"
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// trimElements returns the file of go-app that has a type for every element of HTML without the elements
// and methods that are not used. Each type is an interface of more than a hundred methods; one that is used
// brings the descriptions of all of them and of their types into the program.
func trimElements(goApp map[string][]byte, name, root string) ([]byte, error) {
	used, err := calledNames(root)
	if err != nil {
		return nil, err
	}
	for other, source := range goApp {
		if other != name {
			addNames(source, false, used)
		}
	}
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, goApp[name], 0) // comments are left behind
	if err != nil {
		return nil, err
	}
	kept := file.Decls[:0]
	for _, decl := range file.Decls {
		if keepDeclaration(decl, used) {
			kept = append(kept, decl)
		}
	}
	file.Decls = kept
	var out bytes.Buffer
	err = format.Node(&out, files, file)
	return out.Bytes(), err
}

// keepDeclaration tells whether a declaration is used, and takes the unused methods out of an interface.
func keepDeclaration(decl ast.Decl, used map[string]bool) bool {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			return elementUsed(d.Name.Name, used)
		}
		receiver, ok := d.Recv.List[0].Type.(*ast.StarExpr)
		if !ok {
			return true
		}
		element, ok := strings.CutPrefix(receiver.X.(*ast.Ident).Name, "html")
		return !ok || elementUsed(element, used) && used[d.Name.Name]
	case *ast.GenDecl:
		if d.Tok != token.TYPE {
			return true
		}
		spec := d.Specs[0].(*ast.TypeSpec)
		if methods, ok := spec.Type.(*ast.InterfaceType); ok {
			trimMethods(methods, used)
		}
		return elementUsed(strings.TrimPrefix(strings.TrimPrefix(spec.Name.Name, "HTML"), "html"), used)
	}
	return true
}

func elementUsed(name string, used map[string]bool) bool {
	return used[name] || used["HTML"+name] || used["html"+name]
}

func trimMethods(methods *ast.InterfaceType, used map[string]bool) {
	kept := methods.Methods.List[:0]
	for _, m := range methods.Methods.List {
		if len(m.Names) == 0 || used[m.Names[0].Name] {
			kept = append(kept, m)
		}
	}
	methods.Methods.List = kept
}

// calledNames are all names in the project's sources that follow a dot: what is used of other packages
// and of values. A name too many costs a few bytes; one too few would not compile.
func calledNames(root string) (map[string]bool, error) {
	used := map[string]bool{"Body": true} // go-app makes Text of it
	for _, dir := range []string{"app", "components"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			source, err := os.ReadFile(path)
			addNames(source, true, used)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return used, nil
}

// addNames adds the names in a Go source, or only those that follow a dot.
func addNames(source []byte, afterDot bool, used map[string]bool) {
	var s scanner.Scanner
	files := token.NewFileSet()
	s.Init(files.AddFile("", -1, len(source)), source, nil, 0)
	for last := token.ILLEGAL; ; {
		_, tok, name := s.Scan()
		if tok == token.EOF {
			return
		}
		if tok == token.IDENT && (!afterDot || last == token.PERIOD) {
			used[name] = true
		}
		last = tok
	}
}
