package record

import "rumbo/engine/text"

// Version is a named moment of a plan or of the whole workspace, to which one can
// return. Seen tells exactly which changes it holds (see change.Seen).
type Version struct {
	Account ID // "" for the whole workspace
	Name    string
	Notes   string
	Seen    string
}

// VersionKind describes Version.
var VersionKind = define(Kind[Version]{
	Name:    "version",
	Label:   text.New("Versión", "Version"),
	Plural:  text.New("Versiones", "Versions"),
	Account: func(v *Version) ID { return v.Account },
	Title:   func(v *Version) string { return v.Name },
	Fields: []Field[Version]{
		RefField("account", "account", "Cuenta", "Account", func(v *Version) *ID { return &v.Account }),
		TextField("name", "Nombre", "Name", func(v *Version) *string { return &v.Name }).Must(),
		LongField("notes", "Notas", "Notes", func(v *Version) *string { return &v.Notes }),
		TextField("seen", "Momento", "Moment", func(v *Version) *string { return &v.Seen }).Must().UpTo(maxLong),
	},
})
