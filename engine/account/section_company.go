package account

import (
	"slices"

	"rumbo/engine/record"
	"rumbo/engine/text"
)

// CompanySection is our own company in the account: who works on it, what it has bought, how content it is.
var CompanySection = define(Section{
	Key: "company", Order: 10, Kinds: []string{"account_member"},
	Title: text.New("Nuestra empresa en la cuenta", "Our company in the account"),
	Help:  text.New("Quién atiende la cuenta, de lo nuestro y de socios, qué nos ha comprado, cuán satisfecho está y cómo paga.", "Who works on the account, of ours and of partners, what it has bought, how satisfied it is, and how it pays."),
	Elements: []Element{
		{"lead", text.New("Líder de la cuenta", "Account lead"), func(d *Data, env Env) (int, int) {
			return yes(working(d, env, record.RoleLead))
		}},
		{"sponsor", text.New("Patrocinador ejecutivo", "Executive sponsor"), func(d *Data, env Env) (int, int) {
			return yes(working(d, env, record.RoleSponsor))
		}},
		{"team", text.New("Tres personas con su rol", "Three people with their role"), func(d *Data, env Env) (int, int) {
			return count(List(d, record.AccountMemberKind), func(m *record.AccountMember) bool { return m.Role != "" && m.Holds(env.Today) }), 3
		}},
		{"sales", text.New("Ventas anteriores", "Earlier sales"), func(d *Data, _ Env) (int, int) {
			return yes(d.Bills || slices.ContainsFunc(d.Deals, func(o Deal) bool { return o.Outcome == record.StageWon }))
		}},
		{"voice", text.New("Una respuesta del cliente en los últimos doce meses", "An answer of the client in the last twelve months"), func(d *Data, env Env) (int, int) {
			return yes(count(List(d, record.SurveyAnswerKind), func(a *record.SurveyAnswer) bool {
				return a.On.Known() && a.On <= env.Today && a.On > env.Today.AddMonths(-12)
			}) > 0)
		}},
		{"figures", text.New("Un indicador financiero de los últimos doce meses", "A financial indicator of the last twelve months"), func(d *Data, env Env) (int, int) {
			return yes(count(List(d, record.AccountFigureKind), func(f *record.AccountFigure) bool { return f.On.Known() && env.Today-f.On <= figureFor }) > 0)
		}},
		written("company"),
	},
})

// working tells whether somebody has a role on the account today.
func working(d *Data, env Env, role string) bool {
	return count(List(d, record.AccountMemberKind), func(m *record.AccountMember) bool { return m.Role == role && m.Holds(env.Today) }) > 0
}
