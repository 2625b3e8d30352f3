//go:build !js

package site

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// licencesName is the file with the licences of everything in the site that is not ours.
const licencesName = "licenses.txt"

// bundledPackages are the folders of the npm packages that end up in our scripts.
var bundledPackages = []string{"echarts", "echarts/licenses", "zrender", "tslib", "fzstd"}

// addLicences collects the licences of Go, of each module in the two programs and of what the scripts bundle.
func addLicences(root, _ string, parts Parts) error {
	goroot, err := goRoot()
	if err != nil {
		return err
	}
	folders := [][2]string{{"Go", goroot}}
	modules, err := linkedModules(root)
	if err != nil {
		return err
	}
	folders = append(folders, modules...)
	for _, name := range bundledPackages {
		folders = append(folders, [2]string{name, filepath.Join(root, "node_modules", filepath.FromSlash(name))})
	}
	var out bytes.Buffer
	out.WriteString("Rumbo contains software by others, under these licences.\n")
	for _, f := range folders {
		if err := appendLicence(&out, f[0], f[1]); err != nil {
			return err
		}
	}
	parts[licencesName] = out.Bytes()
	return nil
}

// linkedModules are the modules in the page's and the Worker's program: name and version, and folder.
func linkedModules(root string) ([][2]string, error) {
	var all [][2]string
	for _, tags := range []string{"", "worker"} {
		cmd := exec.Command("go", "list", "-tags="+tags, "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", ".")
		cmd.Dir, cmd.Env = root, append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
		out, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("listing modules: %w", err)
		}
		for line := range strings.Lines(string(out)) {
			name, dir, ok := strings.Cut(strings.TrimSpace(line), "\t")
			if ok {
				all = append(all, [2]string{name, dir})
			}
		}
	}
	slices.SortFunc(all, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	return slices.Compact(all), nil
}

// appendLicence writes the licence and notice files of a folder. A folder without any is an error: what
// may not be shipped must be noticed.
func appendLicence(out *bytes.Buffer, name, dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	found := false
	for _, e := range entries {
		upper := strings.ToUpper(e.Name())
		isLicence := strings.HasPrefix(upper, "LICENSE") || strings.HasPrefix(upper, "LICENCE") || strings.HasPrefix(upper, "COPYING")
		if e.IsDir() || !isLicence && !strings.HasPrefix(upper, "NOTICE") {
			continue
		}
		content, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return err
		}
		found = found || isLicence
		fmt.Fprintf(out, "\n\n%s\n%s · %s\n%s\n\n%s", strings.Repeat("=", 78), name, e.Name(), strings.Repeat("=", 78), bytes.TrimSpace(content))
	}
	if !found {
		return fmt.Errorf("%s (%s) has no licence file", name, dir)
	}
	return nil
}
