package dialect

import "rumbo/engine/text"

// named is a dialect's ID with what people call it.
type named struct {
	id   string
	name text.Text
}

// names lists the dialects of programs by ID, then the plain ones.
var names = []named{
	{"dynamics", text.Text{ES: "Dynamics 365", EN: "Dynamics 365"}},
	{"hubspot", text.Text{ES: "HubSpot", EN: "HubSpot"}},
	{"odoo", text.Text{ES: "Odoo", EN: "Odoo"}},
	{"pipedrive", text.Text{ES: "Pipedrive", EN: "Pipedrive"}},
	{"salesforce", text.Text{ES: "Salesforce", EN: "Salesforce"}},
	{"english", text.Text{ES: "Planilla en inglés", EN: "Spreadsheet in English"}},
	{"spanish", text.Text{ES: "Planilla en español", EN: "Spreadsheet in Spanish"}},
}

// IDs lists the dialects: those of programs, then the plain ones.
func IDs() []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = n.id
	}
	return out
}

// NameOf is what people call a dialect; known is false when there is none with this ID.
func NameOf(id string) (name text.Text, known bool) {
	for _, n := range names {
		if n.id == id {
			return n.name, true
		}
	}
	return text.Text{}, false
}

// Name is what people call the dialect.
func (d *Dialect) Name() text.Text {
	name, _ := NameOf(d.ID)
	return name
}
