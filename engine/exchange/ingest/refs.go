package ingest

import (
	"slices"
	"strings"

	"rumbo/engine/exchange/names"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/record"
)

// foldMail is an e-mail as it counts for identity; of several the first.
func foldMail(s string) string { return strings.ToLower(firstMail(s)) }

func firstMail(s string) string {
	first, _, _ := strings.Cut(s, ",")
	first, _, _ = strings.Cut(first, ";")
	return strings.TrimSpace(first)
}

// strongID is true for identifiers that two programs hardly give to different things:
// long ones, not "5". Only these match a record that another program's import made.
func strongID(ext string) bool { return len(ext) >= 8 }

// refKey names what a file refers to.
type refKey struct{ kind, name string }

// creates tells whether missing records of a kind are made.
func (p *plan) creates(kind string) bool { return !slices.Contains(p.choices.Leave, kind) }

// byName finds or makes the record of a kind with a name; nil if there is no name or
// missing records are not wanted.
func (p *plan) byName(kind, cell string) *entry {
	if tabular.IsNullTyped(cell) {
		return nil
	}
	return p.findName(kind, cell, p.creates(kind))
}

func (p *plan) findName(kind, cell string, create bool) *entry {
	name := names.Same(cell)
	k := p.kind(kind)
	p.seenName(kind, name)
	if into, ok := p.choices.Merge[MergeKey(kind, name)]; ok {
		name = names.Same(into)
	}
	if e := k.byName[name]; e != nil {
		return e
	}
	id := p.ids.byName(kind, name)
	if e := k.find(id); e != nil && (create || !e.dead) {
		e.revive()
		return e
	}
	if !create {
		return nil
	}
	e := k.add(id, name)
	e.set(k.nameAt, record.OfText(name))
	return e
}

// byExternal finds or makes the record of a kind with an identifier at the source; of
// several identifiers ("881;882") the first is the main one.
func (p *plan) byExternal(kind, source, ext string) *entry {
	ext, _, _ = strings.Cut(ext, ";")
	if ext = strings.TrimSpace(ext); tabular.IsNullTyped(ext) || tabular.LostDigits(ext) {
		return nil
	}
	k := p.kind(kind)
	id := p.ids.byExternal(kind, source, ext)
	if e := k.find(id); e != nil {
		e.revive()
		return e
	}
	if e := k.byExt[ext]; e != nil && strongID(ext) {
		return e
	}
	if !p.creates(kind) {
		return nil
	}
	e := k.add(id, ext)
	e.byID = true
	e.set(k.nameAt, record.OfText(ext))
	e.set(k.extAt, record.OfText(ext))
	return e
}

// byMail finds the person with an e-mail, or makes one named by it.
func (p *plan) byMail(kind, cell string) *entry {
	mail := foldMail(cell)
	if tabular.IsNullTyped(mail) {
		return nil
	}
	k := p.kind(kind)
	if e := k.byMail[mail]; e != nil {
		return e
	}
	if !p.creates(kind) {
		return nil
	}
	id := p.ids.of(kind, "m", mail)
	e := k.find(id)
	if e == nil {
		e = k.add(id, mail)
		e.set(k.nameAt, record.OfText(mail))
		e.set(k.mailAt, record.OfText(mail))
	}
	e.revive()
	k.byMail[mail] = e
	return e
}

// seenName notes a name that the files spell so, for the near-misses.
func (p *plan) seenName(kind, name string) {
	if p.spelled[kind] == nil {
		p.spelled[kind] = map[string]bool{}
	}
	p.spelled[kind][name] = true
}
