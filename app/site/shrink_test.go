//go:build !js

package site

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// trial does what depends on Go's table of functions: stacks that grow and are moved, garbage
// that is found on them, panics that are recovered, functions made by reflection, names.
const trial = `package main

import (
	"fmt"
	"reflect"
	"runtime"
	"strings"
)

type tree struct{ left, right *tree }

func grow(depth int) *tree {
	if depth == 0 {
		return &tree{}
	}
	left := grow(depth - 1)
	right := grow(depth - 1)
	if depth%4 == 0 {
		runtime.GC()
	}
	return &tree{left, right}
}

func (t *tree) count() int {
	if t == nil {
		return 0
	}
	return 1 + t.left.count() + t.right.count()
}

func deep(n int) int {
	var room [32]int
	room[n%32] = n
	if n == 0 {
		return 0
	}
	return deep(n-1) + room[n%32] - n + 1
}

type value struct{ n int }

func (v value) N() int { return v.n }

type numbered interface{ N() int }

func attempt(what string, f func()) {
	defer func() {
		err := recover()
		var pcs [20]uintptr
		frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs[:])])
		named := false
		for {
			frame, more := frames.Next()
			named = named || strings.HasSuffix(frame.Function, "main.attempt")
			if !more {
				break
			}
		}
		fmt.Println(what, err, named)
	}()
	f()
}

func main() {
	fmt.Println(grow(12).count(), deep(100000))
	done := make(chan int)
	for i := range 20 {
		go func() { done <- deep(1000 * i); runtime.GC() }()
	}
	sum := 0
	for range 20 {
		sum += <-done
	}
	fmt.Println(sum)
	var none *value
	attempt("method of nothing", func() { fmt.Println(numbered(none).N()) })
	attempt("index", func() { fmt.Println([]int{1}[sum]) })
	attempt("nested", func() { attempt("inner", func() { panic("a") }); panic("b") })
	double := reflect.MakeFunc(reflect.TypeOf(func(int) int { return 0 }), func(in []reflect.Value) []reflect.Value {
		runtime.GC()
		return []reflect.Value{reflect.ValueOf(int(in[0].Int()) * 2)}
	}).Interface().(func(int) int)
	fmt.Println(double(21), reflect.ValueOf(value{7}).Method(0).Call(nil)[0])
}
`

// A shrunk program is smaller and does the same.
func TestShrink(t *testing.T) {
	plain := trialProgram(t)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "plain.wasm"), plain, 0o644); err != nil {
		t.Fatal(err)
	}
	small, err := shrink(plain)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := len(compress(plain)), len(compress(small)); b > a*9/10 {
		t.Errorf("of %d bytes, compressed, %d are left", a, b)
	}
	if a, b := len(plain), len(small); b > a*9/10 {
		t.Errorf("of %d bytes %d are left: is the table of functions by place still in it?", a, b)
	}
	if err := os.WriteFile(filepath.Join(dir, "small.wasm"), small, 0o644); err != nil {
		t.Fatal(err)
	}
	want, got := runProgram(t, dir, "plain.wasm"), runProgram(t, dir, "small.wasm")
	if got != want || !strings.Contains(want, "42 7") || strings.Count(want, "true") != 4 {
		t.Errorf("shrunk, the program says\n%s\ninstead of\n%s", got, want)
	}
	if _, err := shrink(small); err != nil {
		t.Errorf("once more: %v", err)
	}
}

// trialProgram is the trial, compiled.
func trialProgram(t *testing.T) []byte {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{"go.mod": "module trial\n\ngo 1.24\n", "main.go": trial} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := Root(".")
	if err != nil {
		t.Fatal(err)
	}
	files, err := overlay(root, forJobs)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "build", "-overlay="+files, "-ldflags=-s -w", "-o", "plain.wasm", ".")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=", "GOWORK=off")
	if err := runIn(dir, cmd); err != nil {
		t.Fatal(err)
	}
	plain, err := os.ReadFile(filepath.Join(dir, "plain.wasm"))
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

func runProgram(t *testing.T, dir, name string) string {
	t.Helper()
	goroot, err := goRoot()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(filepath.Join(goroot, "lib", "wasm", "go_js_wasm_exec"), name)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// Memory is the same after it was written as segments and read again.
func TestMemory(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		memory := make([]byte, 1+random.IntN(5000))
		for i := 0; i < len(memory); i += 1 + random.IntN(200) {
			memory[i] = byte(random.Uint32())
		}
		read, err := readMemory(writeMemory(memory))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(bytes.TrimRight(read, "\x00"), bytes.TrimRight(memory, "\x00")) {
			t.Fatalf("%v was read as %v", memory, read)
		}
	}
}

// What is not understood is refused, and never a reason to crash.
func TestShrinkDamaged(t *testing.T) {
	good := []byte("\x00asm\x01\x00\x00\x00\x0b\x0a\x01\x00\x41\x80\x08\x0b\x03abc")
	if _, err := shrink(good); !errors.Is(err, errUnknownForm) {
		t.Errorf("a program without a table of functions: %v", err)
	}
	for i := range good {
		for _, b := range []byte{0, 1, 0x7f, 0x80, 0xff} {
			bad := bytes.Clone(good)
			bad[i] = b
			if _, err := shrink(bad); !errors.Is(err, errUnknownForm) {
				t.Errorf("byte %d as %#x: %v", i, b, err)
			}
			if _, err := shrink(bad[:i]); !errors.Is(err, errUnknownForm) {
				t.Errorf("cut at %d: %v", i, err)
			}
		}
	}
}

// A Go whose runtime looks otherwise is not taken for one that finds functions by their number.
func TestUnknownRuntime(t *testing.T) {
	goroot := t.TempDir()
	file := filepath.Join(goroot, symbolTable)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("package runtime\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := functionsByNumber(goroot); !errors.Is(err, errUnknownForm) {
		t.Errorf("another runtime: %v", err)
	}
}
