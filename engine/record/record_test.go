package record

import (
	"testing"

	"rumbo/engine/money"
	"rumbo/engine/period"
)

// sample gives a value of the field's type.
func sample(f FieldInfo) Value {
	switch f.Type {
	case TypeBool:
		return OfBool(true)
	case TypeInt:
		return OfInt(int64(f.Min) + 7)
	case TypeNumber, TypePercent:
		return OfFloat(0.25)
	case TypeMoney:
		return OfMoney(money.New(-5, money.Must("CLP")))
	case TypeDate:
		return OfDate(period.On(2026, 2, 28))
	case TypeList:
		return OfList([]string{"a", "b"})
	case TypeColumns:
		return OfBytes("x\x00")
	case TypeChoice:
		return OfText(f.Options[0].Value)
	case TypeLink:
		return OfText("https://example.com/x")
	case TypeMail:
		return OfText("ana@example.com")
	}
	return OfText("x" + f.Name)
}

func TestEveryFieldHoldsItsValueAlone(t *testing.T) {
	for _, k := range Kinds() {
		for i, f := range k.Infos() {
			r, v := k.New(), sample(f)
			if !k.Set(r, i, v) || k.Get(r, i) != v {
				t.Errorf("%s.%s: set %v, got %v", k.KindName(), f.Name, v, k.Get(r, i))
			}
			for j := range k.Infos() {
				if j != i && !k.Get(r, j).IsNull() {
					t.Errorf("%s: setting field %d also sets %d", k.KindName(), i, j)
				}
			}
			c := k.Clone(r)
			if !k.Set(c, i, Value{}) || !k.Get(c, i).IsNull() || k.Get(r, i) != v {
				t.Errorf("%s.%s: clearing the clone failed or reached the original", k.KindName(), f.Name)
			}
			wrong := OfBool(true)
			if f.Type == TypeBool {
				wrong = OfText("x")
			}
			if k.Set(k.New(), i, wrong) {
				t.Errorf("%s.%s took a value of another type", k.KindName(), f.Name)
			}
		}
	}
}

func TestEveryKindIsDescribedInBothLanguages(t *testing.T) {
	for _, k := range Kinds() {
		one, many := k.Labels()
		if one.ES == "" || one.EN == "" || many.ES == "" || many.EN == "" {
			t.Errorf("%s has no name in a language", k.KindName())
		}
		for _, f := range k.Infos() {
			if f.Label.ES == "" || f.Label.EN == "" {
				t.Errorf("%s.%s has no label in a language", k.KindName(), f.Name)
			}
			if f.Type == TypeRef && !Known(f.Ref) {
				t.Errorf("%s.%s points to %q, which is no kind", k.KindName(), f.Name, f.Ref)
			}
			if (f.Type == TypeChoice) != (len(f.Options) > 0) {
				t.Errorf("%s.%s: options do not fit its type", k.KindName(), f.Name)
			}
		}
	}
}

func TestRulesNameTheField(t *testing.T) {
	cases := []struct {
		kind  string
		set   map[string]Value
		field string
	}{
		{"account", map[string]Value{}, "name"},
		{"account", map[string]Value{"name": OfText("A"), "website": OfText("javascript:alert(1)")}, "website"},
		{"account", map[string]Value{"name": OfText("A"), "tier": OfText("gold")}, "tier"},
		{"person", map[string]Value{"name": OfText("A"), "email": OfText("nobody")}, "email"},
		{"stage", map[string]Value{"name": OfText("A"), "outcome": OfText("open"), "probability": OfFloat(1.2)}, "probability"},
		{"contact", map[string]Value{"name": OfText("A"), "account": OfText("a"), "light": OfText("red")}, "light_reason"},
		{"target", map[string]Value{"from": OfDate(9), "to": OfDate(8), "amount": OfMoney(money.New(1, money.Must("USD")))}, "to"},
	}
	for _, c := range cases {
		k := Lookup(c.kind)
		r := k.New()
		for name, v := range c.set {
			k.Set(r, k.Field(name), v)
		}
		ps := k.Validate(r)
		if len(ps) != 1 || ps[0].Field != c.field || ps[0].Text.ES == "" || ps[0].Text.EN == "" {
			t.Errorf("%s %v: %v", c.kind, c.set, ps)
		}
	}
}

func TestAKindFromANewerProgramIsKept(t *testing.T) {
	k := Lookup("hologram")
	if Known("hologram") || k.Field("x") != -1 || len(k.Validate(k.New())) != 0 {
		t.Error("an unknown kind should have no fields and no rules")
	}
}
