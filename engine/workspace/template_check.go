package workspace

import (
	"slices"
	"strconv"
	"strings"

	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// checkTemplate holds own fields and what plans hold in them against each other.
func checkTemplate(s *Snapshot, rec any, id record.ID) []record.Problem {
	switch x := rec.(type) {
	case *record.OwnValue:
		return checkOwnValue(s, x, id)
	case *record.TemplateField:
		return checkOwnField(s, x, id)
	case *record.TemplateSection:
		return checkOwnSection(s, x, id)
	}
	return nil
}

// folded is a name as it is compared with others.
func folded(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// checkOwnField refuses a second field of the same name in a section, and a type that does not fit what plans hold.
func checkOwnField(s *Snapshot, f *record.TemplateField, id record.ID) (out []record.Problem) {
	say := func(field string, t text.Text) {
		out = append(out, record.Problem{Kind: record.TemplateFieldKind.Name, ID: id, Field: field, Text: t})
	}
	for other, o := range change.All(s.State, record.TemplateFieldKind) {
		if other != id && o.Section == f.Section && folded(o.Name) == folded(f.Name) && f.Name != "" {
			say("name", text.New("Esta sección ya tiene un campo con ese nombre.", "This section already has a field of that name."))
			break
		}
	}
	n, slot := 0, record.OwnSlot(f.Type)
	for a := range s.ownHeld()[id] {
		if v := Get(s, record.OwnValueKind, record.OwnValueID(a, id)); v != nil && record.OwnValueKind.Value(v, slot).IsNull() {
			n++
		}
	}
	if n > 0 {
		say("type", text.New("Hay datos de otro tipo en {n} planes: para no perderlos, cree otro campo y oculte este.",
			"There are values of another type in {n} plans: to lose none, create another field and hide this one.").With("n", n))
	}
	return out
}

// checkOwnSection refuses a second section of the same name.
func checkOwnSection(s *Snapshot, x *record.TemplateSection, id record.ID) []record.Problem {
	if x.Title == "" {
		return nil
	}
	for _, o := range s.Template().Sections {
		if !o.Gone && o.ID() != id && (o.Title.ES != "" && folded(o.Title.ES) == folded(x.Title) || o.Title.EN != "" && folded(o.Title.EN) == folded(x.Title)) {
			return []record.Problem{{Kind: record.TemplateSectionKind.Name, ID: id, Field: "title",
				Text: text.New("Ya hay una sección con ese nombre.", "There already is a section of that name.")}}
		}
	}
	return nil
}

// checkOwnValue holds a value against its field.
func checkOwnValue(s *Snapshot, v *record.OwnValue, id record.ID) []record.Problem {
	f := Get(s, record.TemplateFieldKind, v.Field)
	if f == nil {
		return nil
	}
	slot := record.OwnSlot(f.Type)
	wrong := func(t text.Text) []record.Problem {
		return []record.Problem{{Kind: record.OwnValueKind.Name, ID: id, Field: slot, Text: t}}
	}
	switch {
	case f.Type == record.OwnText && (len([]rune(v.Text)) > 300 || strings.Contains(v.Text, "\n")):
		return wrong(text.New("El texto es demasiado largo: 300 caracteres en una línea como máximo.", "The text is too long: 300 characters on one line at most."))
	case f.Type == record.OwnChoice && v.Text != "" && !slices.Contains(f.Options, v.Text):
		return wrong(text.New("«{v}» no es una de las opciones.", "“{v}” is not one of the choices.").With("v", v.Text))
	}
	if n, known := Measured(f, v); known && (f.Min.OK && n < f.Min.V || f.Max.OK && n > f.Max.V) {
		return wrong(rangeWords(f))
	}
	return nil
}

// Measured is a value as its field's range is written: a number, a percentage of 0…100, an amount in whole units.
func Measured(f *record.TemplateField, v *record.OwnValue) (n float64, known bool) {
	switch f.Type {
	case record.OwnNumber:
		return v.Number.V, v.Number.OK
	case record.OwnPercent:
		return v.Percent.V * 100, v.Percent.OK
	case record.OwnMoney:
		return units(v.Money), v.Money.Known()
	}
	return 0, false
}

func units(a money.Amount) float64 { return float64(a.Minor) / float64(max(a.Currency.Factor(), 1)) }

func rangeWords(f *record.TemplateField) text.Text {
	unit := ""
	if f.Type == record.OwnPercent {
		unit = " %"
	}
	low, high := strconv.FormatFloat(f.Min.V, 'f', -1, 64)+unit, strconv.FormatFloat(f.Max.V, 'f', -1, 64)+unit
	switch {
	case f.Min.OK && f.Max.OK:
		return text.New("Debe estar entre {min} y {max}.", "Must be between {min} and {max}.").With("min", low, "max", high)
	case f.Min.OK:
		return text.New("Debe ser {min} o más.", "Must be {min} or more.").With("min", low)
	}
	return text.New("Debe ser {max} o menos.", "Must be {max} or less.").With("max", high)
}

// OwnProblem tells what does not fit in a value that a plan holds, as a template that was changed since may leave it; empty if all fits.
func (s *Snapshot) OwnProblem(v *record.OwnValue) text.Text {
	if v == nil {
		return text.Text{}
	}
	if p := checkOwnValue(s, v, ""); len(p) > 0 {
		return p[0].Text
	}
	return text.Text{}
}
