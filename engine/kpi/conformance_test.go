package kpi_test

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

func bilingual(t *testing.T, what string, x text.Text) {
	t.Helper()
	if strings.TrimSpace(x.ES) == "" || strings.TrimSpace(x.EN) == "" {
		t.Errorf("%s lacks a language: %+v", what, x)
	}
	if !slices.Equal(slices.Sorted(slices.Values(text.Placeholders(x.ES))), slices.Sorted(slices.Values(text.Placeholders(x.EN)))) {
		t.Errorf("%s has other placeholders in the other language: %+v", what, x)
	}
}

// What every indicator must be.
func TestRegistry(t *testing.T) {
	ids := map[string]bool{}
	for _, i := range kpi.All() {
		bilingual(t, i.ID+" name", i.Name)
		bilingual(t, i.ID+" purpose", i.Purpose)
		for _, k := range i.Sources {
			if !record.Known(k) {
				t.Errorf("%s reads %s, which no record is", i.ID, k)
			}
		}
		for _, d := range i.Cuts {
			if !d.Known() {
				t.Errorf("%s is cut by %s, which is no dimension", i.ID, d)
			}
		}
		for _, a := range i.Alternatives {
			if ids[i.ID+a.ID] {
				t.Errorf("%s/%s twice", i.ID, a.ID)
			}
			ids[i.ID+a.ID] = true
			bilingual(t, i.ID+a.ID+" name", a.Name)
			bilingual(t, i.ID+a.ID+" formula", a.Formula)
			bilingual(t, i.ID+a.ID+" unit", a.Unit.Label())
			bilingual(t, i.ID+a.ID+" timing", a.Timing.Label())
			if i.Alternative(a.ID).ID != a.ID {
				t.Errorf("%s/%s is not found", i.ID, a.ID)
			}
		}
		if kpi.ByID(i.ID) != i {
			t.Errorf("%s is not found", i.ID)
		}
	}
	for _, d := range kpi.Dims() {
		bilingual(t, string(d), d.Label())
	}
}

// What every result must be: finite or with a reason, in both languages, inside its interval, with
// steps that show it, and the same each time.
func TestResults(t *testing.T) {
	in := madeInput(t, 3000, 8)
	en, es := locale.For("en-US"), locale.For("es-CL")
	known := map[string]bool{}
	for _, p := range append(months()[24:36:36], year2026) {
		in.Period = p
		every(t, func(t *testing.T, i *kpi.Indicator, a *kpi.Alternative) {
			in := in
			in.Alternative = a.ID
			r := i.Compute(in)
			if !reflect.DeepEqual(r, i.Compute(in)) {
				t.Error("two answers to one question")
			}
			if r.Unit != a.Unit || math.IsNaN(r.Value) || math.IsInf(r.Value, 0) {
				t.Errorf("unit %v, value %v", r.Unit, r.Value)
			}
			for _, ph := range slices.Concat(r.Warnings, r.Steps, []kpi.Phrase{r.Why}) {
				if ph.Empty() {
					continue
				}
				bilingual(t, "phrase", ph.Text)
				for _, l := range []*locale.Locale{en, es} {
					if s := ph.In(l); strings.ContainsAny(s, "{}") || strings.Contains(s, locale.None) {
						t.Errorf("not filled: %q", s)
					}
				}
			}
			for _, g := range slices.Concat(r.Counted, r.LeftOut) {
				bilingual(t, g.Role, g.Text)
			}
			if !r.Known {
				if r.Why.Empty() || len(r.Steps) > 0 || r.Interval.Known {
					t.Errorf("not known, but %+v", r)
				}
				return
			}
			known[i.ID+"/"+a.ID] = true
			if len(r.Steps) == 0 {
				t.Fatal("no steps")
			}
			last := r.Steps[len(r.Steps)-1].In(en)
			if i.ID != "coverage" && !strings.Contains(last, r.Format(en)) {
				t.Errorf("the last step %q does not show %s", last, r.Format(en))
			}
			if iv := r.Interval; iv.Known && (iv.Low > r.Value || iv.High < r.Value || iv.Confidence != 0.95 || iv.Method.Empty()) {
				t.Errorf("interval %+v around %v", iv, r.Value)
			}
			if r.Weak != (i.WeakBelow > r.N) {
				t.Errorf("n %d, weak %v, needs %d", r.N, r.Weak, i.WeakBelow)
			}
		})
	}
	every(t, func(t *testing.T, i *kpi.Indicator, a *kpi.Alternative) {
		if !known[i.ID+"/"+a.ID] {
			t.Error("never known in the made workspace: nothing of it was tested")
		}
	})
}
