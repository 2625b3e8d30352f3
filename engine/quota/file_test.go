package quota_test

import (
	"bytes"
	"strings"
	"testing"

	"rumbo/engine/locale"
	"rumbo/engine/quota"
	"rumbo/engine/record"
)

// What is written is read back, in either decimal mark, and changes nothing.
func TestFileReadsBack(t *testing.T) {
	for seed := range uint64(30) {
		p := random(t, seed).plan()
		for _, tag := range []string{"es-CL", "en-US"} {
			var file bytes.Buffer
			if err := p.WriteFile(&file, locale.For(tag)); err != nil {
				t.Fatal(err)
			}
			if strings.Count(file.String(), "\n") < 2 {
				continue // nobody has a quota
			}
			f := p.ReadFile("q.csv", file.Bytes())
			if len(f.Problems) > 0 || f.Bad() > 0 || f.Good() > 0 {
				t.Fatalf("seed %d, %s: %v, %d bad, %d new\n%s", seed, tag, f.Problems, f.Bad(), f.Good(), file.String())
			}
		}
	}
}

// What does not add up, is not there or is no quota is told line by line, and taken by nobody.
func TestBadFiles(t *testing.T) {
	m := newMade(t, 1)
	m.add("team", "t0", &record.Team{Name: "Norte"})
	m.add("person", "p0", &record.Person{Name: "Ana", Role: "seller", Team: "t0"})
	p := m.plan()
	f := p.ReadFile("q.csv", []byte("Equipo;Persona;2026-01;2026-02;Total\nNorte;Ana;1.000,50;2.000;3.000,50\nNorte;Beto;1;;1\nnorte;;5;5;11\nNorte;Ana;7;;7\n;;-3;;\n;;0,001;;\n"))
	want := []int{0, 1, 1, 1, 1, 2}
	if len(f.Lines) != len(want) {
		t.Fatalf("%+v", f)
	}
	for i, n := range want {
		if len(f.Lines[i].Problems) != n {
			t.Errorf("line %d: %v", i, f.Lines[i].Problems)
		}
	}
	d := p.Edit()
	if err := d.Take(f); err != nil {
		t.Fatal(err)
	}
	ana := d.Nodes[p.Find(quota.Who{Team: "t0", Person: "p0"})]
	if ana.Values[0] != 1_000_50 || ana.Values[1] != 2_000_00 || f.Good() != 1 {
		t.Errorf("%v, %d good", ana.Values, f.Good())
	}
	for _, bad := range []string{"", "a;b\n1;2\n", "Persona;2025-01\nAna;1\n"} {
		if f := p.ReadFile("q.csv", []byte(bad)); len(f.Problems) == 0 {
			t.Errorf("%q was taken", bad)
		}
	}
}
