package candidates

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// openWeights shows the weights, which hold for the whole workspace. The record is made when the first one is changed.
func (s *section) openWeights() {
	s.P.Env.Host.ShowPanel(page.Panel{Key: "candidate weights", Title: i18n.T("candidates.weights"), Body: func() []app.UI {
		body := []app.UI{app.P().Class("note").Text(i18n.T("candidates.weights.text"))}
		w := s.weights()
		for _, info := range record.CandidateWeightsKind.Any().Infos() {
			v := record.CandidateWeightsKind.Value(&w, info.Name)
			n := &ui.NumberField{Key: "weight " + info.Name, Label: i18n.Text(info.Label), Known: !v.IsNull(), OnCommit: func(_ app.Context, f float64, known bool) { s.setWeight(info.Name, f, known) }}
			if n.Known {
				n.Value = v.Float()
			}
			body = append(body, n)
		}
		return []app.UI{app.Div().Class("stack").Body(body...)}
	}})
}

func (s *section) setWeight(field string, f float64, known bool) {
	env := s.P.Env
	v := record.Value{}
	if known {
		v = record.OfFloat(f)
	}
	if workspace.Get(env.Snap(), record.CandidateWeightsKind, record.TheCandidateWeights) != nil {
		env.Set("candidate_weights", record.TheCandidateWeights, field, v)
		return
	}
	w := record.DefaultCandidateWeights()
	record.CandidateWeightsKind.Any().Set(&w, record.CandidateWeightsKind.Any().Field(field), v)
	env.Do(workspace.Create{Kind: "candidate_weights", ID: record.TheCandidateWeights, Rec: &w})
}
