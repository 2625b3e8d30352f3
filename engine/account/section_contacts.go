package account

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// ContactsSection is the client's organisation and our relationships in it.
var ContactsSection = define(Section{
	Key: "contacts", Order: 30, Kinds: []string{"contact"},
	Title: text.New("Organigrama y relaciones", "Organisation and relationships"),
	Help:  text.New("Quién es quién en el cliente, quién decide y cómo es la relación con cada persona.", "Who is who at the client, who decides, and what the relationship with each person is."),
	Elements: []Element{
		{"contacts", text.New("Tres contactos", "Three contacts"), func(d *Data, _ Env) (int, int) { return len(d.Contacts), 3 }},
		{"decides", text.New("Quién decide", "Who decides"), func(d *Data, _ Env) (int, int) {
			return yes(count(d.Contacts, func(c *record.Contact) bool { return c.Role == "economic" }) > 0)
		}},
		{"tree", text.New("De quién depende cada contacto", "Whom each contact reports to"), func(d *Data, _ Env) (int, int) {
			// Somebody is at the top and reports to nobody.
			return count(d.Contacts, func(c *record.Contact) bool { return c.ReportsTo != "" }), len(d.Contacts) - 1
		}},
		{"judged", text.New("Rol, cercanía y postura de cada contacto", "Role, closeness and stance of each contact"), func(d *Data, _ Env) (int, int) {
			return count(d.Contacts, func(c *record.Contact) bool { return c.Role != "" && c.Closeness != "" && c.Stance != "" }), len(d.Contacts)
		}},
		{"promised", text.New("Responsable y frecuencia de los contactos importantes", "Owner and frequency for the important contacts"), func(d *Data, _ Env) (int, int) {
			return count(d.Contacts, func(c *record.Contact) bool { return Important(c) && c.Owner != "" && c.EveryDays > 0 }), count(d.Contacts, Important)
		}},
		written("contacts"),
	},
})
