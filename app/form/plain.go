package form

import (
	"cmp"
	"strings"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/locale"
	"rumbo/engine/record"
)

// Plain is a field's value in words, as the locale writes it.
func Plain(env *page.Env, info record.FieldInfo, v record.Value) string {
	l := i18n.Locale()
	if v.IsNull() {
		return ""
	}
	switch info.Type {
	case record.TypeChoice:
		return i18n.Text(info.LabelOf(v.Text()))
	case record.TypeRef:
		return cmp.Or(Name(env, info.Ref, record.ID(v.Text())), locale.None)
	case record.TypeBool:
		return i18n.T("common.yes")
	case record.TypeMoney:
		return l.Money(v.Money())
	case record.TypeDate:
		return l.Date(v.Date())
	case record.TypePercent:
		return l.Percent(v.Float(), 1)
	case record.TypeInt, record.TypeNumber:
		if OfDay(info) {
			return ui.Clock(int(v.Int()))
		}
		return l.Number(v.Float(), decimals(info.Type))
	case record.TypeList:
		list, _ := v.List()
		if info.Ref != "" {
			for i, id := range list {
				list[i] = cmp.Or(Name(env, info.Ref, record.ID(id)), locale.None)
			}
		}
		return strings.Join(list, ", ")
	}
	return v.Text()
}

func decimals(t record.Type) int {
	if t == record.TypeInt {
		return 0
	}
	return 2
}

func numberValue(t record.Type, f float64, known bool) record.Value {
	switch {
	case !known:
		return record.Value{}
	case t == record.TypeInt && f == float64(int64(f)):
		return record.OfInt(int64(f))
	}
	return record.OfFloat(f)
}

// compare orders values; what is not known comes first.
func compare(env *page.Env, info record.FieldInfo, a, b record.Value) int {
	if a.IsNull() || b.IsNull() {
		return cmp.Compare(known(a), known(b))
	}
	switch info.Type {
	case record.TypeMoney:
		return cmp.Compare(a.Money().Minor, b.Money().Minor)
	case record.TypeDate:
		return cmp.Compare(a.Date(), b.Date())
	case record.TypePercent, record.TypeNumber, record.TypeInt:
		return cmp.Compare(a.Float(), b.Float())
	case record.TypeChoice:
		return cmp.Compare(place(info, a), place(info, b))
	}
	return cmp.Compare(ui.Fold(Plain(env, info, a)), ui.Fold(Plain(env, info, b)))
}

func known(v record.Value) int {
	if v.IsNull() {
		return 0
	}
	return 1
}

func place(info record.FieldInfo, v record.Value) int {
	for i, o := range info.Options {
		if o.Value == v.Text() {
			return i
		}
	}
	return len(info.Options)
}
