package entry

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/components/ui"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

// get reads a field of the draft.
func (e *entry) get(field string) record.Value {
	k := record.Lookup(e.kind)
	if i := k.Field(field); i >= 0 {
		return k.Get(e.rec, i)
	}
	return record.Value{}
}

// put writes a field of the draft, and what follows from it.
func (e *entry) put(field string, v record.Value) {
	k := record.Lookup(e.kind)
	i := k.Field(field)
	if i < 0 || !k.Set(e.rec, i, v) {
		return
	}
	delete(e.problems, field)
	if (field == "contact" || field == "opportunity") && e.get("account").IsNull() && !v.IsNull() {
		if row := e.P.Env.Snap().Row(field, record.ID(v.Text())); row != nil {
			e.put("account", record.OfText(string(workspace.AccountOf(field, row.ID, row.Rec))))
		}
	}
	if field == "account" {
		for _, other := range []string{"contact", "opportunity"} {
			if row := e.P.Env.Snap().Row(other, record.ID(e.get(other).Text())); row != nil && workspace.AccountOf(other, row.ID, row.Rec) != record.ID(v.Text()) {
				e.put(other, record.Value{})
			}
		}
	}
}

// field draws one field of the draft.
func (e *entry) field(info record.FieldInfo) app.UI {
	v, key, label, hint, problem := e.get(info.Name), e.key(info.Name), i18n.Text(info.Label), i18n.Text(info.Help), i18n.Text(e.problems[info.Name])
	switch info.Type {
	case record.TypeChoice:
		none := ""
		if !info.Required {
			none = i18n.T("form.none")
		}
		return &ui.SelectField{Key: key, Label: label, Hint: hint, Problem: problem, Options: form.Options(info), Value: v.Text(), None: none,
			OnChange: func(_ app.Context, s string) { e.put(info.Name, record.OfText(s)) }}
	case record.TypeRef:
		return e.reference(info, v, key)
	case record.TypeBool:
		return &ui.CheckField{Key: key, Label: label, Hint: hint, Checked: v.Bool(), OnChange: func(_ app.Context, on bool) { e.put(info.Name, record.OfBool(on)) }}
	case record.TypeMoney:
		return &ui.MoneyField{Key: key, Label: label, Hint: hint, Problem: problem, Optional: !info.Required, Value: v.Money(), Currency: e.P.Env.Snap().Currency(),
			OnCommit: func(_ app.Context, a money.Amount) { e.put(info.Name, record.OfMoney(a)) }}
	case record.TypeDate:
		return &ui.DateField{Key: key, Label: label, Hint: hint, Problem: problem, Optional: !info.Required, Value: v.Date(), Today: e.today(),
			OnCommit: func(_ app.Context, d period.Date) { e.put(info.Name, record.OfDate(d)) }}
	case record.TypeInt, record.TypeNumber, record.TypePercent:
		if form.OfDay(info) {
			return &ui.ClockField{Key: key, Label: label, Hint: hint, Problem: problem, Optional: !info.Required, Value: int(v.Int()), OnCommit: func(_ app.Context, n int) { e.put(info.Name, record.OfInt(int64(n))) }}
		}
		return e.number(info, v, key)
	}
	field := &ui.TextField{Key: key, Label: label, Hint: hint, Problem: problem, Optional: !info.Required, Value: v.Text(),
		OnCommit: func(_ app.Context, s string) { e.put(info.Name, record.OfText(strings.TrimSpace(s))) }}
	switch info.Type {
	case record.TypeLong:
		field.Lines = 2
	case record.TypeMail:
		field.Kind = "email"
	case record.TypeList:
		list, _ := v.List()
		field.Value, field.Lines = strings.Join(list, "\n"), 3
		field.OnCommit = func(_ app.Context, s string) { e.put(info.Name, record.OfList(lines(s))) }
	}
	return field
}

func lines(s string) (out []string) {
	for _, l := range strings.Split(s, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

func (e *entry) number(info record.FieldInfo, v record.Value, key string) app.UI {
	decimals, value := 2, 0.0
	if info.Type == record.TypeInt {
		decimals = 0
	}
	if !v.IsNull() {
		value = v.Float()
	}
	return &ui.NumberField{Key: key, Label: i18n.Text(info.Label), Hint: i18n.Text(info.Help), Problem: i18n.Text(e.problems[info.Name]), Optional: !info.Required,
		Value: value, Known: !v.IsNull(), Decimals: decimals, Percent: info.Type == record.TypePercent, OnCommit: func(_ app.Context, n float64, known bool) {
			to := record.Value{}
			switch {
			case known && info.Type == record.TypeInt:
				to = record.OfInt(int64(n))
			case known:
				to = record.OfFloat(n)
			}
			e.put(info.Name, to)
		}}
}

// reference chooses a record by a part of its name; what belongs to accounts only from the chosen one's.
func (e *entry) reference(info record.FieldInfo, v record.Value, key string) app.UI {
	account := record.ID("")
	if info.Name != "account" && record.Lookup(info.Ref).OfAccounts() {
		account = record.ID(e.get("account").Text())
	}
	box := &ui.Combobox{Key: key, Label: i18n.Text(info.Label), Problem: i18n.Text(e.problems[info.Name]), Optional: !info.Required, Value: v.Text(),
		Text: e.P.Env.Snap().Title(info.Ref, record.ID(v.Text())), Find: ui.Among(form.References(e.P.Env, info.Ref, account)),
		OnPick: func(_ app.Context, s string) { e.put(info.Name, record.OfText(s)) }}
	if rec := named(info.Ref, account); rec != nil {
		box.OnCreate = func(_ app.Context, name string) { e.create(info, account, name) }
	}
	return box
}

// named is a new record of a kind that needs nothing but a name; nil if it needs more.
func named(kind string, account record.ID) any {
	switch kind {
	case "account", "channel", "campaign", "line":
		return record.Lookup(kind).New()
	case "contact":
		if account != "" {
			return &record.Contact{Account: account}
		}
	}
	return nil
}

// create makes a record of the typed name and chooses it.
func (e *entry) create(info record.FieldInfo, account record.ID, name string) {
	k, rec := record.Lookup(info.Ref), named(info.Ref, account)
	k.Set(rec, k.Field("name"), record.OfText(strings.TrimSpace(name)))
	id := e.P.Env.Store.NewID()
	if problems := e.P.Env.Try(workspace.Create{Kind: info.Ref, ID: id, Rec: rec}); len(problems) > 0 {
		if e.problems == nil {
			e.problems = map[string]text.Text{}
		}
		e.problems[info.Name] = problems[0].Text
		return
	}
	e.put(info.Name, record.OfText(string(id)))
}
