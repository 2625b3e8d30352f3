package pipeline

import (
	"fmt"
	"math"
	"sort"

	"rumbo/engine/text"
)

// Reason is one thing that moves a deal's chance away from that of the average
// deal. Log-odds add up: all of a deal's reasons together with the average
// give its chance.
type Reason struct {
	Key     string  // of the feature, or "tag:" and the key of a tag
	LogOdds float64 // above 0 speaks for winning
	Text    text.Text
}

// Reasons lists what moves the deal's chance of being won in the first step
// away from the average of the deals learned from, strongest first, at most so
// many. The model that speaks by stages alone gives the stage.
func (m *Model) Reasons(s State, process Stages, most int) []Reason {
	if s.Kind != Open {
		return nil
	}
	if m.enc == nil {
		by := logOdds(m.stages.chance(s.Stage)) - logOdds(m.stages.whole.Chance)
		return strongest([]Reason{m.stageReason(s, process, by)}, most)
	}
	x := newSparse(m.enc.cols)
	m.enc.row(x, &s, m.Config.middle(0))
	sums := map[string]float64{}
	for i := range m.enc.blocks {
		b := &m.enc.blocks[i]
		key := b.group()
		if key == "" {
			continue
		}
		for j := b.first; j < b.end(); j++ {
			sums[key] -= m.enc.mean[j] * m.win[j]
		}
		for k := x.from[0]; k < x.from[1]; k++ {
			if c := int(x.col[k]); c >= b.first && c < b.end() {
				sums[key] += x.val[k] * m.win[c]
			}
		}
	}
	if m.useStage && s.Stage != "" {
		sums["stage"] += m.offset(s)
	}
	var out []Reason
	for _, key := range sortedKeys(sums) {
		out = append(out, m.reason(s, process, key, sums[key]))
	}
	return strongest(out, most)
}

// group is the reason that the block belongs to, empty for the baseline.
func (b *block) group() string {
	if b.num != nil {
		return b.num.group
	}
	return b.fac.key
}

// strongest keeps the reasons of at least 0.02 in log-odds, biggest first.
func strongest(list []Reason, most int) []Reason {
	kept := list[:0]
	for _, r := range list {
		if math.Abs(r.LogOdds) >= 0.02 {
			kept = append(kept, r)
		}
	}
	sort.SliceStable(kept, func(i, j int) bool { return math.Abs(kept[i].LogOdds) > math.Abs(kept[j].LogOdds) })
	return kept[:min(most, len(kept))]
}

var (
	dueIn       = text.New("Cierre declarado en {n} días", "Declared to close in {n} days")
	dueLate     = text.New("Cierre declarado vencido hace {n} días", "Declared close date passed {n} days ago")
	dueUnknown  = text.New("Sin fecha de cierre declarada", "No declared close date")
	planText    = text.New("Plazo de cierre de {n} días desde su creación", "Planned to close {n} days after creation")
	ageText     = text.New("Abierto hace {n} días", "Open for {n} days")
	inStageText = text.New("{n} días en la etapa actual", "{n} days in the present stage")
	idleText    = text.New("{n} días sin movimiento", "{n} days without movement")
	pushesNone  = text.New("Nunca aplazado", "Never postponed")
	pushesText  = text.New("Aplazado {n} veces", "Postponed {n} times")
	pushesOnce  = text.New("Aplazado una vez", "Postponed once")
	pullsText   = text.New("Fecha adelantada {n} veces", "Close date pulled in {n} times")
	pullsOnce   = text.New("Fecha adelantada una vez", "Close date pulled in once")
	pullsNone   = text.New("Fecha nunca adelantada", "Close date never pulled in")
	amountText  = text.New("Tamaño del negocio", "Size of the deal")
	levelText   = text.New("{name}: {value}", "{name}: {value}")
)

func (m *Model) reason(s State, process Stages, key string, by float64) Reason {
	r := Reason{Key: key, LogOdds: by}
	switch key {
	case "due":
		r.Text = dueText(s)
	case "plan":
		r.Text = planText.With("n", int(s.Declared-s.Created))
		if !s.Declared.Known() {
			r.Text = dueUnknown
		}
	case "age":
		r.Text = ageText.With("n", s.Age)
	case "in_stage":
		r.Text = inStageText.With("n", max(0, s.InStage))
	case "idle":
		r.Text = idleText.With("n", max(0, s.Idle))
	case "pushes":
		r.Text = counted(s.Pushes, pushesNone, pushesOnce, pushesText)
	case "pulls":
		r.Text = counted(s.Pulls, pullsNone, pullsOnce, pullsText)
	case "amount":
		r.Text = amountText
	case "stage":
		return m.stageReason(s, process, by)
	default:
		for i := range m.enc.blocks {
			if b := &m.enc.blocks[i]; b.key() == key {
				return levelReason(key, b.fac.label, b.fac.value(&s), by)
			}
		}
	}
	return r
}

func dueText(s State) text.Text {
	switch n := int(s.Declared - s.AsOf); {
	case !s.Declared.Known():
		return dueUnknown
	case n < 0:
		return dueLate.With("n", -n)
	default:
		return dueIn.With("n", n)
	}
}

func counted(n int32, none, once, many text.Text) text.Text {
	switch n {
	case 0:
		return none
	case 1:
		return once
	}
	return many.With("n", n)
}

func (m *Model) stageReason(s State, process Stages, by float64) Reason {
	name := s.Stage
	if st := process.Find(s.Stage); st.Label != "" {
		name = st.Label
	}
	return levelReason("stage", fixedFactors[0].label, name, by)
}

// levelReason names an attribute and its level; an empty level is a dash.
func levelReason(key string, label any, value string, by float64) Reason {
	if value == "" {
		value = "—"
	}
	if t, ok := label.(text.Text); ok {
		return Reason{key, by, levelText.With("name", t, "value", value)}
	}
	return Reason{key, by, levelText.With("name", fmt.Sprint(label), "value", value)}
}
