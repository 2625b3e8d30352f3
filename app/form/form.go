// Package form draws the fields of any record from its kind's description, saves each as it
// is finished, and shows a problem beside the field that it is about.
package form

import (
	"cmp"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

// Form is the fields of one record. It is a component, so that it keeps what was
// refused until it is mended.
type Form struct {
	app.Compo
	Env    *page.Env
	Kind   string
	ID     record.ID
	Rev    uint64   // so that it draws again with the workspace
	Fields []string // in this order; nil means all but references to its account
	// Flags are said beside a field though what stands there was accepted: it does not fit to the rest.
	Flags map[string]text.Text
	// Notes are said under fields, by name, before the field's own help.
	Notes map[string]string

	problems map[string]text.Text
	rec      any                // as it stands
	write    func(record.Value) // where a field is not one of a record: see Field
}

// CompoID tells the forms of different records apart.
func (f *Form) CompoID() string { return f.Kind + "/" + string(f.ID) }

// Render draws the fields.
func (f *Form) Render() app.UI {
	if f.rec = f.Env.Snap().Standing(f.Kind, f.ID); f.rec == nil {
		return app.P().Class("note").Text(i18n.T("form.gone"))
	}
	k := record.Lookup(f.Kind)
	var out []app.UI
	for _, info := range f.infos(k) {
		out = append(out, f.field(info, k.Get(f.rec, k.Field(info.Name))))
	}
	return app.Div().Body(app.Div().Class("form").Body(out...), f.paper(k))
}

// paper is the same for print: what is known, as text.
func (f *Form) paper(k record.Any) app.UI {
	var out []app.UI
	for _, info := range f.infos(k) {
		if words := Plain(f.Env, info, k.Get(f.rec, k.Field(info.Name))); words != "" {
			class := ui.When(info.Type == record.TypeLong, "form-wide")
			out = append(out, app.Div().Class(class).Body(app.Dt().Text(i18n.Text(info.Label)), app.Dd().Class(ui.When(info.Type == record.TypeMoney, "money")).Text(words)))
		}
	}
	return app.Dl().Class("form-paper").Body(out...)
}

func (f *Form) infos(k record.Any) []record.FieldInfo {
	var out []record.FieldInfo
	if f.Fields == nil {
		for _, info := range k.Infos() {
			if info.Type != record.TypeRank && (info.Name != "account" || f.Kind == "opportunity" || IsFact(f.Kind)) && !(IsFact(f.Kind) && unseen(info)) {
				out = append(out, info)
			}
		}
		return out
	}
	for _, name := range f.Fields {
		if info, ok := k.Info(name); ok {
			out = append(out, info)
		}
	}
	return out
}

// save writes a field, or notes why it could not be.
func (f *Form) save(field string, v record.Value) {
	if f.write != nil {
		f.write(v)
		return
	}
	delete(f.problems, field)
	for _, p := range f.Env.Try(workspace.Set{Kind: f.Kind, ID: f.ID, Field: field, Value: v}) {
		if f.problems == nil {
			f.problems = map[string]text.Text{}
		}
		at := p.Field
		if _, known := record.Lookup(f.Kind).Info(at); !known {
			at = field
		}
		f.problems[at] = p.Text
	}
}

func (f *Form) field(info record.FieldInfo, v record.Value) app.UI {
	key := f.CompoID() + " " + info.Name
	label, hint, problem := i18n.Text(info.Label), f.hint(info), f.problem(info.Name)
	if problem == "" {
		problem = goneFlag(f.Env, info, v)
	}
	switch info.Type {
	case record.TypeChoice:
		return &ui.SelectField{Key: key, Label: label, Hint: hint, Problem: problem, Options: Options(info), Value: v.Text(), None: none(info),
			OnChange: func(_ app.Context, s string) { f.save(info.Name, record.OfText(s)) }}
	case record.TypeRef:
		return f.reference(info, v, key, problem)
	case record.TypeBool:
		return &ui.CheckField{Key: key, Label: label, Hint: hint, Checked: v.Bool(), OnChange: func(_ app.Context, on bool) { f.save(info.Name, record.OfBool(on)) }}
	case record.TypeMoney:
		return &ui.MoneyField{Key: key, Label: label, Hint: hint, Problem: problem, Optional: !info.Required, Value: v.Money(), Currency: f.currency(v),
			OnCommit: func(_ app.Context, a money.Amount) { f.save(info.Name, record.OfMoney(a)) }}
	case record.TypeDate:
		return &ui.DateField{Key: key, Label: label, Hint: hint, Problem: problem, Optional: !info.Required, Value: v.Date(), Today: f.Env.Store.Today(),
			OnCommit: func(_ app.Context, d period.Date) { f.save(info.Name, record.OfDate(d)) }}
	case record.TypeInt, record.TypeNumber, record.TypePercent:
		if OfDay(info) {
			return &ui.ClockField{Key: key, Label: label, Hint: hint, Problem: problem, Optional: !info.Required, Value: int(v.Int()), OnCommit: func(_ app.Context, n int) { f.save(info.Name, minuteValue(n)) }}
		}
		return f.number(info, v, key)
	case record.TypeList:
		if info.Ref != "" {
			return Refs(f.Env, info, v, key, hint, problem, f.within(info), func(ids []string) { f.save(info.Name, record.OfList(ids)) })
		}
	}
	return f.words(info, v, key)
}

// hint is what stands under a field: a note, else its help.
func (f *Form) hint(info record.FieldInfo) string {
	return cmp.Or(f.Notes[info.Name], i18n.Text(info.Help))
}

// problem is what stands beside a field: why a value was refused, else what does not fit.
func (f *Form) problem(field string) string {
	if p, refused := f.problems[field]; refused {
		return i18n.Text(p)
	}
	return i18n.Text(f.Flags[field])
}

// currency is the workspace's for a new amount and the amount's own for one that is there.
func (f *Form) currency(v record.Value) money.Code {
	if a := v.Money(); a.Known() {
		return a.Currency
	}
	return f.Env.Snap().Currency()
}

func (f *Form) words(info record.FieldInfo, v record.Value, key string) app.UI {
	field := &ui.TextField{Key: key, ID: fieldID(f, info), Label: i18n.Text(info.Label), Hint: f.hint(info), Problem: f.problem(info.Name),
		Optional: !info.Required, Value: v.Text(), OnCommit: func(_ app.Context, s string) { f.save(info.Name, record.OfText(strings.TrimSpace(s))) }}
	switch info.Type {
	case record.TypeLong:
		field.Lines = 3
	case record.TypeMail:
		field.Kind = "email"
	case record.TypeLink:
		field.Kind = "url"
	case record.TypeList:
		list, _ := v.List()
		field.Value, field.Lines = strings.Join(list, "\n"), 2
		field.OnCommit = func(_ app.Context, s string) { f.save(info.Name, record.OfList(lines(s))) }
	}
	return field
}

func fieldID(f *Form, info record.FieldInfo) string { return "f-" + f.Kind + "-" + info.Name }

func lines(s string) []string {
	var out []string
	for _, l := range strings.Split(s, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

func (f *Form) number(info record.FieldInfo, v record.Value, key string) app.UI {
	return &ui.NumberField{Key: key, Label: i18n.Text(info.Label), Hint: f.hint(info), Problem: f.problem(info.Name),
		Optional: !info.Required, Value: value(v), Known: !v.IsNull(), Decimals: decimals(info.Type), Percent: info.Type == record.TypePercent,
		OnCommit: func(_ app.Context, n float64, known bool) { f.save(info.Name, numberValue(info.Type, n, known)) }}
}

func value(v record.Value) float64 {
	if v.IsNull() {
		return 0
	}
	return v.Float()
}

// Options are a choice's options in words.
func Options(info record.FieldInfo) []ui.Option {
	out := make([]ui.Option, len(info.Options))
	for i, o := range info.Options {
		out[i] = ui.Option{Value: o.Value, Label: i18n.Text(o.Label)}
	}
	return out
}

func none(info record.FieldInfo) string {
	if info.Required {
		return ""
	}
	return i18n.T("form.none")
}

// smallKind is how many records a plain list may offer; more are found by typing.
const smallKind = 12

func (f *Form) reference(info record.FieldInfo, v record.Value, key, problem string) app.UI {
	options := choices(f.Env, info, v, f.within(info))
	if info.Ref == f.Kind { // nothing hangs from itself
		options = slices.DeleteFunc(options, func(o ui.Option) bool { return o.Value == string(f.ID) })
	}
	label := i18n.Text(info.Label)
	save := func(_ app.Context, s string) { f.save(info.Name, record.OfText(s)) }
	if len(options) <= smallKind {
		return &ui.SelectField{Key: key, Label: label, Hint: f.hint(info), Problem: problem, Options: options, Value: v.Text(), None: none(info), OnChange: save}
	}
	return &ui.Combobox{Key: key, Label: label, Hint: f.hint(info), Problem: problem, Optional: !info.Required, Value: v.Text(),
		Text: Name(f.Env, info.Ref, record.ID(v.Text())), Find: ui.Among(options), OnPick: save}
}

// within limits references to what belongs to accounts (contacts, deals, actions) to the record's own account.
func (f *Form) within(info record.FieldInfo) record.ID { return within(f.Kind, f.ID, f.rec, info) }

func within(kind string, id record.ID, rec any, info record.FieldInfo) record.ID {
	if rec == nil || !record.Lookup(info.Ref).OfAccounts() || info.Ref == "account" {
		return ""
	}
	return workspace.AccountOf(kind, id, rec)
}

// References lists a kind's records to choose from, of one account if it is given.
func References(env *page.Env, kind string, account record.ID) []ui.Option {
	snap := env.Snap()
	all := workspace.Derive(snap, "options of "+kind, []string{kind}, func(s *workspace.Snapshot) []option { return options(s, kind) })
	var out []ui.Option
	for _, o := range all {
		if account == "" || o.account == account {
			out = append(out, o.Option)
		}
	}
	return out
}

type option struct {
	ui.Option
	account record.ID
}

func options(s *workspace.Snapshot, kind string) []option {
	var out []option
	t := s.Table(kind)
	for r := range t.Rows() {
		if r.Alive() {
			out = append(out, option{ui.Option{Value: string(r.ID), Label: t.Kind().TitleOf(r.Rec)}, workspace.AccountOf(kind, r.ID, r.Rec)})
		}
	}
	sortOptions(kind, s.State, out)
	return out
}

// sortOptions orders by rank where the kind has one, else by name.
func sortOptions(kind string, s *change.State, list []option) {
	k := record.Lookup(kind)
	by := func(o option) string {
		if i := k.Field("rank"); i >= 0 {
			return k.Get(s.Row(kind, record.ID(o.Value)).Rec, i).Text()
		}
		return ui.Fold(o.Label)
	}
	sortBy(list, by)
}
