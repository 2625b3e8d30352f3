package form

import (
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/record"
)

// Name is what a record is called; one that was deleted keeps its name, and is said to be gone. "" for no record.
func Name(env *page.Env, kind string, id record.ID) string {
	title := env.Snap().Title(kind, id)
	switch {
	case !Gone(env, kind, id):
		return title
	case title == "":
		return i18n.T("form.missing")
	}
	return i18n.T("form.removed", "name", title)
}

// Gone tells whether an ID names a record that is not there, or no longer.
func Gone(env *page.Env, kind string, id record.ID) bool {
	if id == "" {
		return false
	}
	row := env.Snap().Row(kind, id)
	return row == nil || !row.Alive()
}

// choices are the records that a reference may name, and the one that it names though it is gone.
func choices(env *page.Env, info record.FieldInfo, v record.Value, within record.ID) []ui.Option {
	options := References(env, info.Ref, within)
	if id := record.ID(v.Text()); Gone(env, info.Ref, id) {
		options = append(options, ui.Option{Value: string(id), Label: Name(env, info.Ref, id)})
	}
	return options
}

// goneFlag is said beside a reference to what is gone.
func goneFlag(env *page.Env, info record.FieldInfo, v record.Value) string {
	if info.Type == record.TypeRef {
		if id := record.ID(v.Text()); Gone(env, info.Ref, id) {
			return i18n.T("form.flag.gone", "name", Name(env, info.Ref, id))
		}
	}
	if info.Type == record.TypeList && info.Ref != "" {
		list, _ := v.List()
		for _, id := range list {
			if Gone(env, info.Ref, record.ID(id)) {
				return i18n.T("form.flag.gone", "name", Name(env, info.Ref, record.ID(id)))
			}
		}
	}
	return ""
}
