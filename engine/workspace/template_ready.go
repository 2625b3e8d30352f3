package workspace

import (
	"rumbo/engine/account"
	"rumbo/engine/record"
)

// ApplyReady adds what a ready-made template has and the company's does not have yet. It takes nothing away, and what the
// company has settled stays: its names, what it hid, the values of plans.
type ApplyReady struct {
	Key  string // of the ready-made template
	Lang string // of the names
}

// Name of the command.
func (ApplyReady) Name() string { return "template" }

// Do adds what is missing.
func (c ApplyReady) Do(tx *Tx) {
	r, ok := account.ReadyOf(c.Key)
	if !ok {
		return
	}
	p := tx.ReadyPlan(r, c.Lang)
	for _, s := range p.Sections {
		c.section(tx, r, s)
	}
	ranks := map[string]string{}
	for _, f := range p.Fields {
		key := r.SectionKey(f.Section)
		if _, begun := ranks[key]; !begun {
			ranks[key] = tx.lastFieldRank(key)
		}
		ranks[key] = record.RankBetween(ranks[key], "")
		rec := record.TemplateField{Name: f.Name.In(c.Lang), Type: f.Type, Required: f.Required, Help: f.Help.In(c.Lang), Min: f.Min, Max: f.Max, Rank: ranks[key]}
		for _, o := range f.Options {
			rec.Options = append(rec.Options, o.In(c.Lang))
		}
		AddField{ID: r.FieldID(f.Key), Key: key, Own: r.Own(f.Section), Rec: rec}.Do(tx)
	}
	rank := ""
	for _, n := range tx.Template().Needs {
		rank = max(rank, n.Rec.Rank)
	}
	for _, n := range p.Needs {
		rank = record.RankBetween(rank, "")
		tx.Create("template_need", r.NeedID(n), &record.TemplateNeed{Name: n.Name.In(c.Lang), Area: n.Area.In(c.Lang), Rank: rank})
	}
}

func (c ApplyReady) section(tx *Tx, r account.Ready, s account.ReadySection) {
	title := s.Title.In(c.Lang)
	for _, have := range tx.Template().Sections {
		if !have.Gone && folded(have.Title.In(c.Lang)) == folded(title) { // another one has the name
			title += " (" + r.Name.In(c.Lang) + ")"
			break
		}
	}
	if s.Own {
		tx.Create("template_section", record.ID(r.SectionKey(s.Key)), &record.TemplateSection{Own: true, Title: title, Help: s.Help.In(c.Lang), Group: s.Group})
		return
	}
	id := tx.section(s.Key, false)
	tx.Set("template_section", id, "title", record.OfText(title))
	if len(s.Dropped) > 0 {
		tx.Set("template_section", id, "dropped", record.OfList(s.Dropped))
	}
}

// ReadyPlan is what applying a ready-made template would add and change: the parts of it that the company's template lacks.
func (s *Snapshot) ReadyPlan(r account.Ready, lang string) account.Ready {
	t, out := s.Template(), account.Ready{Key: r.Key, Name: r.Name, Lead: r.Lead}
	for _, x := range r.Sections {
		have, there := t.Find(r.SectionKey(x.Key))
		if !there || have.Gone || !x.Own && !have.Renamed && folded(have.Title.In(lang)) != folded(x.Title.In(lang)) {
			out.Sections = append(out.Sections, x)
		}
	}
	for _, f := range r.Fields {
		if !hasField(t, r, f, lang) {
			out.Fields = append(out.Fields, f)
		}
	}
	have := map[string]bool{}
	for _, n := range t.Needs {
		have[folded(n.Rec.Name)] = true
	}
	for _, n := range r.Needs {
		if !have[folded(n.Name.In(lang))] && s.standingRecord("template_need", r.NeedID(n)) == nil {
			out.Needs = append(out.Needs, n)
		}
	}
	return out
}

// hasField tells whether the template has a field: as it was applied before, under whatever name, or another one of its name.
func hasField(t *account.Template, r account.Ready, f account.ReadyField, lang string) bool {
	s, _ := t.Find(r.SectionKey(f.Section))
	for _, have := range s.Fields {
		if !have.Gone && (have.ID == r.FieldID(f.Key) || folded(have.Rec.Name) == folded(f.Name.In(lang))) {
			return true
		}
	}
	return false
}
