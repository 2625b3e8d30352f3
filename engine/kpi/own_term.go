package kpi

import (
	"strconv"
	"strings"

	"rumbo/engine/change"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// term is one side of an own metric that counts records itself.
type term struct {
	basis *Basis
	take  *Take
	only  []Condition
}

var (
	selfText  = text.New("Esta métrica se referiría a sí misma, directamente o a través de otra: elija algo que no dependa de ella.", "This metric would refer to itself, directly or through another: choose something that does not depend on it.")
	goneText  = text.New("Se refiere a una métrica que ya no existe: elija otra.", "It refers to a metric that is no longer there: choose another.")
	brokeText = text.New("La métrica a la que se refiere no se puede calcular: {why}", "The metric that it refers to cannot be computed: {why}")
)

// side makes the indicator of one side of a metric, or says why it cannot be made.
func (c *compiler) side(what, how string, conditions []string) (*Indicator, text.Text) {
	if id, ok := strings.CutPrefix(what, OfIndicator); ok {
		if i := registry[id]; i != nil {
			return i, text.Text{}
		}
		return nil, goneText
	}
	if id, ok := strings.CutPrefix(what, OfMetric); ok {
		i := c.metric(record.ID(id))
		switch _, known := c.done[record.ID(id)]; {
		case i == nil && known:
			return nil, selfText
		case i == nil:
			return nil, goneText
		case i.made.wrong == selfText:
			return nil, selfText
		case !i.made.wrong.Empty():
			return nil, brokeText.With("why", i.made.wrong)
		}
		return i, text.Text{}
	}
	b := BasisByID(what)
	if b == nil {
		return nil, text.New("Elija qué se cuenta.", "Choose what is counted.")
	}
	t := &term{basis: b, take: b.Take(how)}
	if t.take == nil {
		return nil, text.New("Así no se puede tomar: elija otra forma.", "It cannot be taken that way: choose another.")
	}
	for _, s := range conditions {
		cond, ok := ParseCondition(s)
		if !ok {
			return nil, text.New("Hay una condición incompleta.", "A condition is incomplete.")
		}
		if why := b.fault(cond, c.currency()); !why.Empty() {
			return nil, why
		}
		t.only = append(t.only, cond)
	}
	return t.indicator(c.state), text.Text{}
}

func (c *compiler) currency() money.Code {
	if s := change.Get(c.state, record.SettingsKind, record.TheSettings); s != nil {
		return s.Money()
	}
	return record.DefaultSettings().Money()
}

// indicator is the side as the ordinary machinery computes it.
func (t *term) indicator(s *change.State) *Indicator {
	b := t.basis
	name := t.words(s)
	return &Indicator{ID: "own:" + b.ID, Name: name, OnFacts: b.onFacts, Cuts: b.dims, Sources: b.sources, term: t,
		Additive:     t.take.finish == nil && (t.take.made == counted || t.take.made == summed),
		Alternatives: []Alternative{{ID: "own", Name: name, Unit: t.take.Unit, Timing: b.timing, plan: t.plan}}}
}

func (t *term) plan(in *Input) plan {
	words := *ownWords
	words[in1].text = t.basis.Name
	p := plan{class: t.basis.class, words: &words}
	if t.basis.table != nil {
		p.of = t.basis.table(in)
	}
	if t.take.finish != nil {
		p.finish = t.take.finish
		return p
	}
	var read reader
	if t.take.column != nil && t.basis.rows(in).Len() > 0 {
		read = t.take.column(in)
	}
	p.finish = func(c *part) Result { return t.take.of(c, read) }
	tests := make([]func(int32) bool, 0, len(t.only))
	if t.basis.rows(in).Len() > 0 {
		for _, c := range t.only {
			tests = append(tests, t.basis.test(c, in))
		}
	}
	if len(tests) > 0 || read != nil {
		p.each = func(row int32) class {
			for _, passes := range tests {
				if !passes(row) {
					return outCondition
				}
			}
			if read == nil {
				return in1
			}
			_, c := read(row)
			return c
		}
	}
	return p
}

// words are the side in words: "Deals won · sum of amounts, Business line is Software".
func (t *term) words(s *change.State) text.Text {
	es, en := t.basis.Name.ES, t.basis.Name.EN
	if t.take != takeCount {
		es, en = es+" · "+t.take.Name.ES, en+" · "+t.take.Name.EN
	}
	for _, c := range t.only {
		w := t.basis.Words(c, s)
		es, en = es+", "+w.ES, en+", "+w.EN
	}
	return text.New(es, en)
}

// Words are a condition in words, with the names of the records that it names.
func (b *Basis) Words(c Condition, s *change.State) text.Text {
	var es, en []string
	field := Dim(c.Field).Label()
	if c.ofNumber() {
		if t := b.number(c.Field); t != nil {
			field = t.FieldName
		}
	}
	for _, v := range c.Values {
		w := numberWords(v)
		if !c.ofNumber() {
			w = valueName(s, Dim(c.Field), v)
		}
		es, en = append(es, w.ES), append(en, w.EN)
	}
	op := OpLabel(c.Op)
	return text.New(field.ES+" "+op.ES+" "+strings.Join(es, " o "), field.EN+" "+op.EN+" "+strings.Join(en, " or "))
}

// numberWords is a number with its currency as each language writes it.
func numberWords(stored string) text.Text {
	value, currency, _ := strings.Cut(stored, " ")
	v, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return text.Same(stored)
	}
	in := func(lang string) string { return strings.TrimSpace(locale.For(lang).Short(v, 2) + " " + currency) }
	return text.New(in("es"), in("en"))
}

// valueName is a dimension's value in words.
func valueName(s *change.State, d Dim, v string) text.Text {
	if v == "" {
		return text.New("ninguno", "none")
	}
	if d == ByTier {
		info, _ := record.AccountKind.Info("tier")
		return info.LabelOf(v)
	}
	if d == ByKind || d == ByOutcome || d == ByNature {
		info, _ := record.ActivityKind.Info(string(d))
		return info.LabelOf(v)
	}
	for _, b := range bands {
		if d == ByBand && b.ID == v {
			return b.Name
		}
	}
	if !record.Known(string(d)) {
		return text.Same(v)
	}
	if r := s.Table(string(d)).Row(record.ID(v)); r != nil {
		return text.Same(record.Lookup(string(d)).TitleOf(r.Rec))
	}
	return text.New("(ya no existe)", "(no longer there)")
}
