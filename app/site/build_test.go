//go:build !js

package site

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"testing"
)

// Both ways of packing give files that are unpacked to the same.
func TestPack(t *testing.T) {
	root, err := Root(".")
	if err != nil {
		t.Fatal(err)
	}
	program := bytes.Repeat([]byte("\x00asm program "), 10000)
	for name, pack := range map[string]packing{"small": packSmall, "quickly": packQuickly} {
		packed, err := pack(root, program)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(packed, []byte{0x28, 0xb5, 0x2f, 0xfd}) || len(packed) > 1000 {
			t.Errorf("packed %s: %d bytes, beginning with % x", name, len(packed), packed[:4])
		}
		if plain, err := unpack(packed); err != nil || !bytes.Equal(plain, program) {
			t.Errorf("packed %s: unpacked to %d bytes, %v", name, len(plain), err)
		}
	}
}

const elements = `package app

type HTMLDiv interface {
	HTML
	Body(elems ...UI) HTMLDiv
	Class(v ...string) HTMLDiv
	Hidden(v bool) HTMLDiv
}

func Div() HTMLDiv { return &htmlDiv{} }

type htmlDiv struct{ htmlElement }

func (e *htmlDiv) Body(v ...UI) HTMLDiv      { return e }
func (e *htmlDiv) Class(v ...string) HTMLDiv { return e }
func (e *htmlDiv) Hidden(v bool) HTMLDiv     { return e }

type HTMLMarquee interface{ HTML }

func Marquee() HTMLMarquee { return &htmlMarquee{} }

type htmlMarquee struct{ htmlElement }

func (e *htmlMarquee) Class(v ...string) HTMLMarquee { return e }
`

// Of go-app's elements, those are kept that the project names, with the methods it names.
func TestTrimElements(t *testing.T) {
	root, err := Root(".")
	if err != nil {
		t.Fatal(err)
	}
	copied := map[string][]byte{"html_gen.go": []byte(elements), "node.go": []byte("package app\n")}
	kept, err := trimElements(copied, "html_gen.go", root)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"type HTMLDiv interface", "func Div()", "type htmlDiv struct", "func (e *htmlDiv) Class("} {
		if !strings.Contains(string(kept), want) {
			t.Errorf("%s is missing in\n%s", want, kept)
		}
	}
	if strings.Contains(string(kept), "arquee") {
		t.Errorf("an element that nobody uses is left in\n%s", kept)
	}
}

// Each copy of a module leaves out what it says, and no file that it needs is gone.
func TestLeanCopies(t *testing.T) {
	root, err := Root(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range leanCopies {
		source, _, err := moduleSource(root, l.module)
		if err != nil {
			t.Fatal(err)
		}
		files, err := l.files(root, source)
		if err != nil {
			t.Errorf("%s: %v", l.module, err)
		}
		if files["go.mod"] == nil || len(files) < 2 {
			t.Errorf("%s: the copy has %d files", l.module, len(files))
		}
	}
}

// What replaces slices.SortFunc in the program gives the same order, also of equals.
func TestSortOverlay(t *testing.T) {
	type item struct{ key, place int }
	random := rand.New(rand.NewPCG(3, 4))
	for n := range 3000 {
		mine := make([]item, n%300+random.IntN(10))
		for i := range mine {
			mine[i] = item{random.IntN(1 + n%97), i}
		}
		each, stable, stableEach := slices.Clone(mine), slices.Clone(mine), slices.Clone(mine)
		byKey := func(a, b item) int { return a.key - b.key }
		sort.Slice(mine, func(i, j int) bool { return mine[i].key < mine[j].key }) // package sort's, with less and swap
		slices.SortFunc(each, byKey)
		sort.SliceStable(stable, func(i, j int) bool { return stable[i].key < stable[j].key })
		slices.SortStableFunc(stableEach, byKey)
		if !slices.Equal(mine, each) || !slices.Equal(stable, stableEach) {
			t.Fatalf("%d items are sorted in two ways", len(mine))
		}
	}
}
