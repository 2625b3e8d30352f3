package evaluation

import (
	"rumbo/engine/change"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// readyLine is a line of a ready-made scorecard: an indicator, or a qualitative one whose ID begins with "quality-".
type readyLine struct {
	what, dimension            string
	weight                     float64
	minimum, target, excellent float64
	per                        string
}

type readyRole struct {
	id            record.ID
	name, mission text.Text
	lines         []readyLine
}

// The ready-made roles. Their ranges are a start, to be replaced by what the company expects; their IDs are values of
// Person.Role, so that everybody who has such a role has a scorecard at once.
var readyRoles = []readyRole{
	{"seller", text.New("Vendedor de nuevo negocio", "New-business seller"),
		text.New("Abrir clientes nuevos: encontrar a quien tiene el problema, conversar bien y llevarlo hasta una decisión.", "Open new clients: find who has the problem, converse well and bring them to a decision."),
		[]readyLine{
			{"pace", "final", 30, 0.6, 1, 1.2, ""},
			{"deals_won", "final", 10, 4, 12, 20, "year"},
			{"call_volume", "partial", 10, 10, 30, 60, "month"},
			{"connect_rate", "partial", 5, 0.2, 0.35, 0.5, ""},
			{"win_rate", "quality", 10, 0.2, 0.4, 0.6, ""},
			{"call_follow_up", "quality", 5, 0.3, 0.6, 0.85, ""},
			{"revenue_per_hour", "quality", 5, 200, 800, 1600, ""},
			{"csat", "voice", 10, 0.5, 0.75, 0.95, ""},
			{"quality-preparation", "capability", 5, 1, 4, 5, ""},
			{"quality-listening", "capability", 10, 1, 4, 5, ""},
		}},
	{"kam", text.New("Gestor de cuentas clave", "Key-account manager"),
		text.New("Cuidar y hacer crecer pocas cuentas que importan mucho: conocer su negocio, sus personas y sus planes.", "Look after and grow few accounts that matter much: know their business, their people and their plans."),
		[]readyLine{
			{"pace", "final", 20, 0.6, 1, 1.2, ""},
			{"net_retention", "final", 15, 0.7, 1, 1.3, ""},
			{"strategic_share", "partial", 10, 0.15, 0.4, 0.65, ""},
			{"win_rate", "quality", 5, 0.2, 0.4, 0.6, ""},
			{"revenue_per_cost", "quality", 5, 5, 20, 40, ""},
			{"nps", "voice", 10, -10, 30, 60, ""},
			{"csat", "voice", 10, 0.5, 0.75, 0.95, ""},
			{"quality-plan", "capability", 10, 1, 4, 5, ""},
			{"quality-knowledge", "capability", 10, 1, 4, 5, ""},
			{"quality-collaboration", "capability", 5, 1, 4, 5, ""},
		}},
	{"operations", text.New("Profesional de operaciones", "Operations professional"),
		text.New("Cumplir lo prometido: el servicio a tiempo, con la calidad acordada y sin sorpresas para el cliente.", "Keep what was promised: the service on time, at the quality agreed and without surprises for the client."),
		[]readyLine{
			{"expectation_met", "final", 35, 0.4, 0.7, 0.9, ""},
			{"csat", "voice", 25, 0.5, 0.75, 0.95, ""},
			{"quality-delivery", "capability", 25, 1, 4, 5, ""},
			{"quality-collaboration", "capability", 15, 1, 4, 5, ""},
		}},
}

// ReadyMade are the roles, qualitative indicators and scorecard lines to begin with, in a language: as the changes
// that create those of them that are not there.
func ReadyMade(s *change.State, lang string) []change.Op {
	var out []change.Op
	add := func(kind string, id record.ID, rec any) {
		if r := s.Row(kind, id); r == nil || !r.Alive() {
			out = append(out, change.Created(kind, id, rec))
		}
	}
	rank := ""
	for _, q := range readyQualities {
		rank = record.RankBetween(rank, "")
		levels := make([]string, len(q.levels))
		for i, l := range q.levels {
			levels[i] = l.In(lang)
		}
		add("qualitative", q.id, &record.Qualitative{Name: q.name.In(lang), About: q.about.In(lang), Levels: levels, Rank: rank})
	}
	rank = ""
	for _, r := range readyRoles {
		rank = record.RankBetween(rank, "")
		if old := s.Row("role", r.id); old != nil && old.Alive() {
			continue // a role that is there keeps its lines, also if it has none
		}
		add("role", r.id, &record.Role{Name: r.name.In(lang), Mission: r.mission.In(lang), Rank: rank})
		at := ""
		for _, l := range r.lines {
			at = record.RankBetween(at, "")
			add("scorecard_line", record.ID("line-"+string(r.id)+"-"+l.what), l.record(r.id, at))
		}
	}
	return out
}

func (l readyLine) record(role record.ID, rank string) *record.ScorecardLine {
	out := &record.ScorecardLine{Role: role, Dimension: l.dimension, Weight: record.Some(l.weight), Per: l.per, Rank: rank,
		Minimum: record.Some(l.minimum), Target: record.Some(l.target), Excellent: record.Some(l.excellent)}
	if len(l.what) > 8 && l.what[:8] == "quality-" {
		out.Quality = record.ID(l.what)
	} else {
		out.Indicator = l.what
	}
	return out
}
