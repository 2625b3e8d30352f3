package account

import (
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// InitiativesSection is what the client has set out to do.
var InitiativesSection = define(Section{
	Key: "initiatives", Order: 60, Kinds: []string{"initiative"},
	Title: text.New("Iniciativas del cliente", "Client initiatives"),
	Help:  text.New("Qué se ha propuesto el cliente, quién lo impulsa, con qué presupuesto y para cuándo.", "What the client has set out to do, who drives it, with which budget and by when."),
	Elements: []Element{
		{"initiatives", text.New("Dos iniciativas vigentes", "Two current initiatives"), func(d *Data, _ Env) (int, int) { return currentInitiatives(d), 2 }},
		{"sponsors", text.New("Patrocinador y prioridad de cada una", "Sponsor and priority of each"), func(d *Data, _ Env) (int, int) {
			return count(List(d, record.InitiativeKind), func(i *record.Initiative) bool {
				return i.Current() && i.Priority != "" && SponsorStands(d, i)
			}), currentInitiatives(d)
		}},
		{"dates", text.New("Fechas de cada una", "Dates of each"), func(d *Data, _ Env) (int, int) {
			return count(List(d, record.InitiativeKind), func(i *record.Initiative) bool { return i.Current() && i.Start.Known() && i.End.Known() }), currentInitiatives(d)
		}},
		{"ties", text.New("Contactos u oportunidades vinculados", "Linked contacts or deals"), func(d *Data, _ Env) (int, int) {
			return count(List(d, record.InitiativeKind), func(i *record.Initiative) bool { return i.Current() && len(i.Contacts)+len(i.Opportunities) > 0 }), currentInitiatives(d)
		}},
	},
})

func currentInitiatives(d *Data) int {
	return count(List(d, record.InitiativeKind), (*record.Initiative).Current)
}

// SponsorStands tells whether an initiative's sponsor is one of the account's contacts.
func SponsorStands(d *Data, i *record.Initiative) bool {
	for _, c := range d.Contacts {
		if c.ID == i.Sponsor {
			return true
		}
	}
	return false
}
