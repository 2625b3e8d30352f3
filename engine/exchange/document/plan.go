package document

import (
	"rumbo/engine/change"
	"rumbo/engine/fact"
	"rumbo/engine/record"
)

// PlanOf is what one account's plan needs to be read elsewhere: the account and all that belongs
// to it, also what was deleted, and as context the settings, the stages, the template and the people, products and
// lines that these refer to. Of imported facts the account's rows are in it. Nothing of other accounts is.
func PlanOf(s *change.State, h change.History, account record.ID) (*change.State, change.History) {
	p := &planner{s: s, account: account, in: map[recordKey]bool{}}
	for _, kind := range s.Kinds() {
		for r := range s.Table(kind).Rows() {
			if context(kind) || OwnerOf(s, kind, r) == account {
				p.add(kind, r)
			}
		}
	}
	blocks := p.facts()
	rows := map[string][]*change.Row{}
	if len(blocks) > 0 {
		rows[record.BlockKind.Name] = blocks
	}
	for _, kind := range s.Kinds() {
		for r := range s.Table(kind).Rows() {
			if p.in[recordKey{kind, r.ID}] {
				rows[kind] = append(rows[kind], r)
			}
		}
	}
	var story change.History
	for _, c := range h {
		if c = c.Only(func(o change.Op) bool { return p.in[recordKey{o.Kind, o.ID}] }); len(c.Ops) > 0 {
			story = append(story, c)
		}
	}
	return change.StateOf(rows), story
}

// facts takes in what the account's imported facts refer to and what stands over them, and gives the facts.
func (p *planner) facts() []*change.Row {
	blocks, corrections := fact.Excerpts(p.s, p.account)
	for _, b := range blocks {
		fact.Refs(b.Rec.(*record.Block), func(kind string, id record.ID) { p.follow(kind, record.OfText(string(id))) })
	}
	for kind, rows := range corrections {
		for _, r := range rows {
			p.add(kind, r)
		}
	}
	return blocks
}

// context tells the kinds without which a plan cannot be read.
func context(kind string) bool {
	switch kind {
	case "settings", "stage", "template_section", "template_field", "template_need":
		return true
	}
	return false
}

type recordKey struct {
	kind string
	id   record.ID
}

type planner struct {
	s       *change.State
	account record.ID
	in      map[recordKey]bool
}

// add takes a record in and what it refers to, unless that is of another account.
func (p *planner) add(kind string, r *change.Row) {
	key := recordKey{kind, r.ID}
	if p.in[key] {
		return
	}
	p.in[key] = true
	k := record.Lookup(kind)
	for i, f := range k.Infos() {
		if f.Type == record.TypeRef {
			p.follow(f.Ref, k.Get(r.Rec, i))
		}
	}
	if _, plain := r.Plain(); plain {
		return
	}
	for _, reg := range r.Parts().Fields {
		if f, known := k.Info(reg.Name); known && f.Type == record.TypeRef {
			for _, a := range reg.Also {
				p.follow(f.Ref, a.Value)
			}
		}
	}
}

func (p *planner) follow(kind string, ref record.Value) {
	id := record.ID(ref.Text())
	if id == "" {
		return
	}
	r := p.s.Row(kind, id)
	if r == nil {
		return
	}
	if owner := OwnerOf(p.s, kind, r); owner == "" || owner == p.account {
		p.add(kind, r)
	}
}

// OwnerOf is the account that a record belongs to, "" if none. What hangs on a deal or a contact goes with it.
func OwnerOf(s *change.State, kind string, r *change.Row) record.ID {
	switch x := r.Rec.(type) {
	case *record.Account:
		return r.ID
	case *record.StageMove:
		if o := s.Row("opportunity", x.Opportunity); o != nil {
			return o.Rec.(*record.Opportunity).Account
		}
	case *record.Note:
		return first(x.Account, dealOwner(s, x.Opportunity), contactOwner(s, x.Contact))
	case *record.Action:
		return first(x.Account, dealOwner(s, x.Opportunity), contactOwner(s, x.Contact))
	}
	return record.Lookup(kind).AccountOf(r.Rec)
}

func dealOwner(s *change.State, id record.ID) record.ID {
	if r := s.Row("opportunity", id); id != "" && r != nil {
		return r.Rec.(*record.Opportunity).Account
	}
	return ""
}

func contactOwner(s *change.State, id record.ID) record.ID {
	if r := s.Row("contact", id); id != "" && r != nil {
		return r.Rec.(*record.Contact).Account
	}
	return ""
}

func first(ids ...record.ID) record.ID {
	for _, id := range ids {
		if id != "" {
			return id
		}
	}
	return ""
}
