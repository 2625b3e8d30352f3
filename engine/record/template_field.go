package record

import (
	"slices"
	"strings"

	"rumbo/engine/text"
)

// TemplateField is a field that the company has added to a section of its plans. What plans hold in it are records of
// kind own_value.
type TemplateField struct {
	Section  ID // template_section
	Name     string
	Type     string // one of the Own… types
	Options  []string
	Required bool // counts in how complete the section is
	Help     string
	Min, Max Opt // of numbers, percentages (0…100) and amounts in whole units
	Hidden   bool
	Rank     string
}

// The types of own fields.
const (
	OwnText    = "text"
	OwnLong    = "long"
	OwnNumber  = "number"
	OwnMoney   = "money"
	OwnPercent = "percent"
	OwnDate    = "date"
	OwnChoice  = "choice"
	OwnPerson  = "person"
)

// Ranged tells whether values may be held to a range.
func (f *TemplateField) Ranged() bool {
	return f.Type == OwnNumber || f.Type == OwnMoney || f.Type == OwnPercent
}

// TemplateFieldKind describes TemplateField.
var TemplateFieldKind = define(Kind[TemplateField]{
	Name:   "template_field",
	Label:  text.New("Campo propio", "Own field"),
	Plural: text.New("Campos propios", "Own fields"),
	Title:  func(f *TemplateField) string { return f.Name },
	Fields: []Field[TemplateField]{
		TextField("name", "Nombre", "Name", func(f *TemplateField) *string { return &f.Name }).Must().UpTo(80),
		RefField("section", "template_section", "Sección", "Section", func(f *TemplateField) *ID { return &f.Section }).Must(),
		ChoiceField("type", "Tipo", "Type", func(f *TemplateField) *string { return &f.Type },
			Opts(OwnText, "texto", "text"), Opts(OwnLong, "texto largo", "long text"), Opts(OwnNumber, "número", "number"), Opts(OwnMoney, "monto", "amount"),
			Opts(OwnPercent, "porcentaje", "percentage"), Opts(OwnDate, "fecha", "date"), Opts(OwnChoice, "opciones", "choice"), Opts(OwnPerson, "persona", "person")).Must(),
		ListField("options", "Opciones", "Choices", func(f *TemplateField) *[]string { return &f.Options }).
			Explain("Una por línea.", "One a line."),
		BoolField("required", "Obligatorio", "Required", func(f *TemplateField) *bool { return &f.Required }),
		TextField("help", "Ayuda", "Help", func(f *TemplateField) *string { return &f.Help }).
			Explain("Se muestra debajo del campo.", "Is shown under the field."),
		NumberField("min", "Mínimo", "Minimum", func(f *TemplateField) *Opt { return &f.Min }),
		NumberField("max", "Máximo", "Maximum", func(f *TemplateField) *Opt { return &f.Max }),
		BoolField("hidden", "Oculto", "Hidden", func(f *TemplateField) *bool { return &f.Hidden }),
		RankField(func(f *TemplateField) *string { return &f.Rank }),
	},
	Check: checkTemplateField,
})

func checkTemplateField(f *TemplateField) []Problem {
	var out []Problem
	if f.Name != "" && strings.TrimSpace(f.Name) == "" {
		out = append(out, problem("name", "Dé un nombre al campo.", "Give the field a name.")...)
	}
	if f.Type == OwnChoice {
		switch {
		case len(f.Options) == 0:
			out = append(out, problem("options", "Escriba al menos una opción, una por línea.", "Write at least one choice, one a line.")...)
		case twice(f.Options):
			out = append(out, problem("options", "Hay dos opciones iguales.", "Two choices are the same.")...)
		}
	}
	if f.Min.OK && f.Max.OK && f.Max.V < f.Min.V {
		out = append(out, problem("max", "El máximo no puede ser menor que el mínimo.", "The maximum cannot be less than the minimum.")...)
	}
	return out
}

func twice(list []string) bool {
	for i, s := range list {
		if slices.ContainsFunc(list[:i], func(o string) bool { return strings.EqualFold(o, s) }) {
			return true
		}
	}
	return false
}
