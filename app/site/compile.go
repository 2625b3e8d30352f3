//go:build !js

package site

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// The compressed programs in the site: the page's, and that of the Worker, which
// holds the jobs and is loaded when the first of them is asked for.
const (
	programName = "rumbo.wasm.zst"
	jobsName    = "jobs.wasm.zst"
)

// pageFlags compile the page's program small: what is drawn gains nothing from
// inlined calls, and every inlined call is downloaded. What works on many records keeps them.
var pageFlags = []string{
	"-gcflags=all=-l",
	"-gcflags=runtime=", "-gcflags=internal/runtime/...=",
	"-gcflags=rumbo/engine/change=", "-gcflags=rumbo/engine/record=", "-gcflags=rumbo/engine/kpi=",
	"-gcflags=rumbo/engine/lexicon=", "-gcflags=rumbo/engine/fact=", "-gcflags=encoding/binary=",
	"-gcflags=rumbo/engine/stats=", "-gcflags=rumbo/engine/period=", "-gcflags=rumbo/engine/money=",
}

// addPrograms compiles both programs to WebAssembly and takes Go's glue for them. One is packed
// while the other is compiled.
func addPrograms(root, work string, parts Parts, pack packing) error {
	modfile, err := leanModules(root)
	if err != nil {
		return err
	}
	packed := map[string]func() ([]byte, error){}
	for name, how := range map[string]struct {
		flags    []string
		replaced replacements
	}{programName: {pageFlags, forPage}, jobsName: {[]string{"-tags=worker"}, forJobs}} {
		flags := how.flags
		files, err := overlay(root, how.replaced)
		known := !errors.Is(err, errUnknownForm) // a later Go's program runs as it is
		switch {
		case known && err != nil:
			return err
		case known:
			flags = append([]string{"-overlay=" + files}, flags...)
		}
		program, err := compileProgram(root, filepath.Join(work, name), modfile, flags)
		if err == nil && known {
			program, err = lightened(program)
		}
		if err != nil {
			return fmt.Errorf("compiling %s: %w", name, err)
		}
		packed[name] = later(func() ([]byte, error) { return pack(root, program) })
	}
	for name, program := range packed {
		if parts[name], err = program(); err != nil {
			return err
		}
	}
	goroot, err := goRoot()
	if err != nil {
		return err
	}
	glue, err := os.ReadFile(filepath.Join(goroot, "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return err
	}
	parts["wasm_exec.js"], err = minify(root, "js", glue)
	return err
}

// later starts work and returns what waits for its result.
func later(work func() ([]byte, error)) func() ([]byte, error) {
	done := make(chan struct{})
	var result []byte
	var err error
	go func() {
		defer close(done)
		result, err = work()
	}()
	return func() ([]byte, error) {
		<-done
		return result, err
	}
}

// compileProgram compiles the project for browsers into a file and returns the program.
func compileProgram(root, file, modfile string, flags []string) ([]byte, error) {
	args := append([]string{"build", "-modfile=" + modfile, "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", file}, flags...)
	cmd := exec.Command("go", append(args, ".")...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	if err := runIn(root, cmd); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
}

// lightened is a program as it is packed, smaller and of steps instead of numbers; one of a form that is not known stays as
// it is.
func lightened(program []byte) ([]byte, error) {
	small, err := shrink(program)
	if errors.Is(err, errUnknownForm) {
		return program, nil
	}
	return relative(small), err
}

// addScripts minifies our own scripts and bundles those with libraries. The charts' is
// split: what few pages need is loaded by them only.
func addScripts(root, work string, parts Parts) error {
	for _, name := range []string{"worker.js", "charts.js", "canvas.js"} {
		source, err := os.ReadFile(filepath.Join(root, "web", name))
		if err != nil {
			return err
		}
		if parts[name], err = minify(root, "js", source); err != nil {
			return err
		}
	}
	out := filepath.Join(work, "bundles")
	for _, bundle := range [][]string{
		{"web/charts/echarts.js", "web/charts/echarts-more.js", "--splitting", "--format=esm", "--chunk-names=echarts-[hash]"},
		{"web/unzstd.js", "--format=esm"},
		{"web/loader.js", "--format=iife"}, // these two with what they import in them
		{"web/sw.js", "--format=iife"},
	} {
		cmd, err := esbuild(root, append(bundle, "--bundle", "--minify", "--target=es2020", "--legal-comments=none", "--log-level=warning",
			`--define:process.env.NODE_ENV="production"`, "--outdir="+out)...)
		if err != nil {
			return err
		}
		if err := runIn(root, cmd); err != nil {
			return fmt.Errorf("bundling %s: %w", bundle[0], err)
		}
	}
	return addFiles(out, "*.js", "", parts)
}

// minify runs esbuild on one text, loader "js" or "css".
func minify(root, loader string, source []byte) ([]byte, error) {
	cmd, err := esbuild(root, "--minify", "--loader="+loader, "--target=es2020", "--legal-comments=none", "--log-level=warning")
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	cmd.Stdin, cmd.Stdout = bytes.NewReader(source), &out
	if err := runIn(root, cmd); err != nil {
		return nil, fmt.Errorf("minifying %s: %w", loader, err)
	}
	return out.Bytes(), nil
}

func esbuild(root string, args ...string) (*exec.Cmd, error) {
	tool := filepath.Join(root, "node_modules", ".bin", "esbuild")
	if _, err := os.Stat(tool); err != nil {
		return nil, errors.New("esbuild is missing: run `npm ci` first (`make setup` does)")
	}
	return exec.Command(tool, args...), nil
}

// runIn runs cmd in dir; its error carries what the tool printed.
func runIn(dir string, cmd *exec.Cmd) error {
	var stderr bytes.Buffer
	cmd.Dir, cmd.Stderr = dir, &stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%w\n%s", err, stderr.Bytes())
	}
	return nil
}

// compress returns content as a gzip file without name or time, so that equal
// content gives equal bytes.
func compress(content []byte) []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	w.Write(content)
	w.Close()
	return out.Bytes()
}
