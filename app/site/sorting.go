//go:build !js

package site

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// The standard library's slices.SortFunc is compiled anew, 15 KB of it, for every type that is sorted. The page's
// program has it once, from package sort, where the same algorithm, made from the same template, works through
// two functions that compare and swap: the result is the same to the order of equals, in somewhat more time.
const (
	sortEach = "src/slices/zsortanyfunc.go" // replaced
	sortOnce = "src/sort/zsortfunc.go"      // taken instead
)

// sortAdapter is what package slices calls.
const sortAdapter = `
type lessSwap struct {
	Less func(i, j int) bool
	Swap func(i, j int)
}

func pdqsortCmpFunc[E any](data []E, a, b, limit int, cmp func(a, b E) int) {
	pdqsort_func(lessSwap{
		func(i, j int) bool { return cmp(data[i], data[j]) < 0 },
		func(i, j int) { data[i], data[j] = data[j], data[i] },
	}, a, b, limit)
}

func stableCmpFunc[E any](data []E, n int, cmp func(a, b E) int) {
	stable_func(lessSwap{
		func(i, j int) bool { return cmp(data[i], data[j]) < 0 },
		func(i, j int) { data[i], data[j] = data[j], data[i] },
	}, n)
}
`

// sortOverlay writes the replacement below root/build and returns the overlay file that names it.
func sortOverlay(root string) (string, error) {
	goroot, err := goRoot()
	if err != nil {
		return "", err
	}
	once, err := os.ReadFile(filepath.Join(goroot, sortOnce))
	if err != nil {
		return "", err
	}
	source := strings.Replace(string(once), "\npackage sort\n", "\npackage slices\n", 1) + sortAdapter
	name := filepath.Join(root, "build", fmt.Sprintf("_lean-sort-%.6x", sha256.Sum256([]byte(goroot+source))))
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{filepath.Join(goroot, sortEach): name + ".go"}})
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(name+".go", []byte(source), 0o644); err != nil {
		return "", err
	}
	return name + ".json", os.WriteFile(name+".json", overlay, 0o644)
}

func goRoot() (string, error) {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	return strings.TrimSpace(string(out)), err
}
