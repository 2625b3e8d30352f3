package record

import (
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// AccountMember is somebody who works on an account: of ours or of a partner.
type AccountMember struct {
	Account  ID
	Side     string // SideOurs, SidePartner
	Person   ID     // of ours
	Name     string // of a partner's person, or of one of ours who is no person of the workspace
	Company  string // the partner
	Mail     string
	Role     string
	Duty     string      // what is expected of them here
	Since    period.Date // unknown: since ever
	Until    period.Date // last day, included; unknown: until today
	Share    Opt         // of their working time, 0…1
	Contacts []ID        // whom they look after
	Lines    []ID        // what they answer for
	Notes    string
	Rank     string
}

// Sides of an AccountMember.
const (
	SideOurs    = "ours"
	SidePartner = "partner"
)

// Roles in an account that completeness asks for.
const (
	RoleLead    = "lead"
	RoleSponsor = "sponsor"
)

// Holds reports whether they work on the account on a day.
func (m *AccountMember) Holds(on period.Date) bool {
	return (!m.Since.Known() || m.Since <= on) && (!m.Until.Known() || on <= m.Until)
}

// AccountMemberKind describes AccountMember.
var AccountMemberKind = define(Kind[AccountMember]{
	Name:    "account_member",
	Label:   text.New("Integrante del equipo de la cuenta", "Account team member"),
	Plural:  text.New("Equipo de la cuenta", "Account team"),
	Title:   func(m *AccountMember) string { return m.Name },
	Account: func(m *AccountMember) ID { return m.Account },
	Fields: []Field[AccountMember]{
		RefField("account", "account", "Cuenta", "Account", func(m *AccountMember) *ID { return &m.Account }).Must(),
		ChoiceField("side", "De", "Of", func(m *AccountMember) *string { return &m.Side },
			Opts(SideOurs, "nuestra empresa", "our company"), Opts(SidePartner, "un socio", "a partner")).Must(),
		RefField("person", "person", "Persona", "Person", func(m *AccountMember) *ID { return &m.Person }),
		TextField("name", "Nombre", "Name", func(m *AccountMember) *string { return &m.Name }),
		TextField("company", "Empresa", "Company", func(m *AccountMember) *string { return &m.Company }),
		MailField("mail", "Correo", "E-mail", func(m *AccountMember) *string { return &m.Mail }),
		ChoiceField("role", "Rol en la cuenta", "Role in the account", func(m *AccountMember) *string { return &m.Role },
			Opts(RoleLead, "líder de la cuenta", "account lead"), Opts(RoleSponsor, "patrocinador ejecutivo", "executive sponsor"), Opts("sales", "ventas", "sales"),
			Opts("technical", "técnico o preventa", "technical or presales"), Opts("service", "servicio y entrega", "service and delivery"), Opts("finance", "finanzas y contratos", "finance and contracts"),
			Opts("channel", "canal o socio", "channel or partner"), Opts("other", "otro", "other")),
		TextField("duty", "Qué se espera", "What is expected", func(m *AccountMember) *string { return &m.Duty }),
		DateField("since", "Desde", "Since", func(m *AccountMember) *period.Date { return &m.Since }),
		DateField("until", "Hasta", "Until", func(m *AccountMember) *period.Date { return &m.Until }),
		PercentField("share", "Dedicación", "Share of time", func(m *AccountMember) *Opt { return &m.Share }).
			Explain("De su tiempo de trabajo, la parte que dedica a esta cuenta.", "Of their working time, the part given to this account."),
		RefsField("contacts", "contact", "Contactos que atiende", "Contacts covered", func(m *AccountMember) *[]ID { return &m.Contacts }),
		RefsField("lines", "line", "Líneas que cubre", "Lines covered", func(m *AccountMember) *[]ID { return &m.Lines }),
		LongField("notes", "Notas", "Notes", func(m *AccountMember) *string { return &m.Notes }).Hidden(),
		RankField(func(m *AccountMember) *string { return &m.Rank }),
	},
	Check: func(m *AccountMember) []Problem {
		if backwards(m.Since, m.Until) {
			return problem("until", "Termina antes de comenzar.", "It ends before it starts.")
		}
		return nil
	},
})
