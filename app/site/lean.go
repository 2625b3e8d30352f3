//go:build !js

package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// The program is compiled against copies of some pinned modules, from which what never
// runs in it was left out and which replace the modules for this one build. go.mod keeps naming the
// modules themselves, and everything but the shipped program (tests, vet, an
// editor) uses them unchanged.

// lean is a module to be copied: file names and folders are with slashes, inside the module.
type lean struct {
	module   string
	packages []string          // folders that are copied
	leftOut  map[string]bool   // files that are not
	added    map[string]string // files that stand for them
	trim     string            // the file of HTML elements, of which only the used ones are kept
}

// leanModules writes the copies and a go.mod that points to them, under root/build so
// that the compiler's cache serves the next build, and returns that go.mod.
func leanModules(root string) (string, error) {
	var replaced strings.Builder
	for _, l := range leanCopies {
		name, err := l.write(root)
		if err != nil {
			return "", fmt.Errorf("copying %s: %w", l.module, err)
		}
		fmt.Fprintf(&replaced, "\nreplace %s => ./build/%s\n", l.module, name)
	}
	return leanModfile(root, replaced.String())
}

// write makes the copy below root/build and returns its name. A copy is named by its
// content and never changed, so builds may run side by side.
func (l lean) write(root string) (string, error) {
	source, version, err := moduleSource(root, l.module)
	if err != nil {
		return "", err
	}
	files, err := l.files(root, source)
	if err != nil {
		return "", err
	}
	hash := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(hash, "%s %d\n%s", name, len(files[name]), files[name])
	}
	name := fmt.Sprintf("lean-%s-%s-%.6x", filepath.Base(filepath.Dir(l.module)), version, hash.Sum(nil))
	dir := filepath.Join(root, "build", name)
	if _, err := os.Stat(dir); err == nil {
		return name, nil
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil { // the first build on this machine
		return "", err
	}
	fresh, err := os.MkdirTemp(filepath.Join(root, "build"), "lean-new-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(fresh)
	if err := (&Site{Files: files}).Write(fresh); err != nil {
		return "", err
	}
	if err := os.Rename(fresh, dir); err != nil {
		if _, other := os.Stat(dir); other != nil { // not because another build was quicker
			return "", err
		}
	}
	return name, nil
}

// moduleSource is where a pinned module is, downloaded when it is not.
func moduleSource(root, name string) (dir, version string, err error) {
	if err := runIn(root, exec.Command("go", "mod", "download", name)); err != nil {
		return "", "", err
	}
	cmd := exec.Command("go", "list", "-m", "-json", name)
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		return "", "", err
	}
	var module struct{ Dir, Version string }
	err = json.Unmarshal(out, &module)
	return module.Dir, module.Version, err
}

// files are the files of the copy.
func (l lean) files(root, source string) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, pkg := range l.packages {
		entries, err := os.ReadDir(filepath.Join(source, pkg))
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			name := filepath.ToSlash(filepath.Join(pkg, e.Name()))
			isSource := strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") && !l.leftOut[name]
			if e.IsDir() || !isSource && e.Name() != "go.mod" {
				continue
			}
			if files[name], err = os.ReadFile(filepath.Join(source, name)); err != nil {
				return nil, err
			}
		}
	}
	for name := range l.leftOut {
		if _, err := os.Stat(filepath.Join(source, name)); err != nil {
			return nil, fmt.Errorf("what was to be left out is not there: %w", err)
		}
	}
	for name, content := range l.added {
		files[name] = []byte(content)
	}
	if l.trim == "" {
		return files, nil
	}
	var err error
	files[l.trim], err = trimElements(files, l.trim, root)
	return files, err
}

// leanModfile writes go.mod with the replacements, and its sums.
func leanModfile(root, replaced string) (string, error) {
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return "", err
	}
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		return "", err
	}
	mod = append(bytes.TrimRight(mod, "\n"), replaced...)
	name := filepath.Join(root, "build", fmt.Sprintf("lean-%.6x", sha256.Sum256(append(mod, sum...))))
	if err := os.WriteFile(name+".mod", mod, 0o644); err != nil {
		return "", err
	}
	return name + ".mod", os.WriteFile(name+".sum", sum, 0o644)
}
