//go:build !js

package site

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Parts are the files of the app before the page and the service worker that
// name them are written: site path (slashes, no leading one) to content.
type Parts map[string][]byte

// Site is a complete static folder, held in memory.
type Site struct {
	Version string            // hash of everything in it, hexadecimal
	Files   map[string][]byte // site path to content
}

// Compile makes all parts: the programs, the scripts, the style and the icons. Packing the programs as
// small as they can be takes as long as compiling them; what stays on this machine need not be small.
func Compile(root string, small bool) (Parts, error) {
	if small {
		return compile(root, packSmall)
	}
	return compile(root, packQuickly)
}

func compile(root string, pack packing) (Parts, error) {
	work, err := os.MkdirTemp("", "rumbo-build-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(work)

	parts := Parts{}
	if err := addPrograms(root, work, parts, pack); err != nil {
		return nil, err
	}
	for _, step := range []func(root, work string, parts Parts) error{
		addScripts, addStyle, addStatic, addLicences,
	} {
		if err := step(root, work, parts); err != nil {
			return nil, err
		}
	}
	return parts, nil
}

// addStyle joins the style sheets in the order of their names.
func addStyle(root, _ string, parts Parts) error {
	sheets, err := filepath.Glob(filepath.Join(root, "web", "css", "*.css"))
	if err != nil {
		return err
	}
	slices.Sort(sheets)
	var all bytes.Buffer
	for _, sheet := range sheets {
		b, err := os.ReadFile(sheet)
		if err != nil {
			return err
		}
		all.Write(b)
		all.WriteByte('\n')
	}
	css, err := minify(root, "css", all.Bytes())
	if err != nil {
		return err
	}
	parts["rumbo.css"] = css
	return nil
}

// addStatic copies what needs no processing.
func addStatic(root, _ string, parts Parts) error {
	web := filepath.Join(root, "web")
	if err := addFiles(web, "manifest.webmanifest", "", parts); err != nil {
		return err
	}
	return addFiles(filepath.Join(web, "icons"), "*", "icons/", parts)
}

// addFiles adds the files of dir that match pattern, under prefix.
func addFiles(dir, pattern, prefix string, parts Parts) error {
	files, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("no %s in %s", pattern, dir)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		parts[prefix+filepath.Base(file)] = b
	}
	return nil
}

// Write puts the files into dir, which is made when absent. Other files in it
// are left alone.
func (s *Site) Write(dir string) error {
	for name, content := range s.Files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// Read loads a folder that Write has made.
func Read(dir string) (*Site, error) {
	s := &Site{Files: map[string][]byte{}}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		s.Files[filepath.ToSlash(rel)] = b
		return err
	})
	if err == nil && s.Files["index.html"] == nil {
		err = fmt.Errorf("%s holds no built site (index.html is missing)", dir)
	}
	return s, err
}

// Root finds the folder of go.mod at or above dir.
func Root(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", errors.New("no go.mod here or above: run this inside the project")
		}
		dir = parent
	}
}

// BuildCommand is `rumbo build -out DIR`.
func BuildCommand(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("build", flag.ContinueOnError)
	flags.SetOutput(stderr)
	out := flags.String("out", filepath.Join("build", "site"), "folder to write")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	s, err := buildHere(true)
	if err == nil {
		err = s.Write(*out)
	}
	if err != nil {
		fmt.Fprintln(stderr, "rumbo build:", err)
		return 1
	}
	fmt.Fprintf(stdout, "version %s in %s\n%s", s.Version, *out, s.sizes())
	return 0
}

// buildHere compiles and bundles the project that the working folder is in.
func buildHere(small bool) (*Site, error) {
	root, err := Root(".")
	if err != nil {
		return nil, err
	}
	parts, err := Compile(root, small)
	if err != nil {
		return nil, err
	}
	return Assemble(root, parts, "")
}

// isText reports whether a file gains from compression in transfer.
func isText(name string) bool {
	for _, ext := range []string{".html", ".js", ".css", ".svg", ".webmanifest", ".json", ".txt"} {
		if strings.HasSuffix(name, ext) {
			return true
		}
	}
	return false
}

// isPacked reports whether a file is a packed program.
func isPacked(name string) bool { return strings.HasSuffix(name, ".wasm.zst") }
