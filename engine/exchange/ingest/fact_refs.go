package ingest

import (
	"strings"

	"rumbo/engine/exchange/names"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// around finds what the rows of a file of facts belong to.
type around struct {
	r       *factReader
	person  func(int) *entry
	account func(int) *entry
	who     func(int) string
	what    func(int) string

	contacts map[string]*entry // by account and name
	deals    map[string]*entry // by account and name; nil where two have the same
	dealName map[string]*entry // by name alone; nil where two have the same
}

func (r *factReader) around() *around {
	a := &around{r: r, person: r.p.resolver(r.w, "person"), account: r.p.resolver(r.w, "account"), who: r.w.texts("who_id"), what: r.w.texts("what_id"),
		contacts: map[string]*entry{}, deals: map[string]*entry{}, dealName: map[string]*entry{}}
	k := r.p.kind("contact")
	for _, e := range k.entries {
		a.contacts[a.key(e, e.name)] = e
	}
	for _, e := range r.p.kind("opportunity").entries {
		only(a.deals, a.key(e, e.name), e)
		only(a.dealName, names.Same(e.name), e)
	}
	return a
}

func only(m map[string]*entry, key string, e *entry) {
	if _, twice := m[key]; twice {
		e = nil
	}
	m[key] = e
}

// key is an entry's account with a name.
func (a *around) key(e *entry, name string) string {
	return e.get(e.kind.kind.Field("account")).Text() + "\x00" + names.Same(name)
}

// fill writes person, account, contact, opportunity and lead of a row.
func (a *around) fill(i int, rec any) bool {
	r := a.r
	put := func(field string, e *entry) {
		if e != nil && r.kind.Field(field) >= 0 {
			e.uses += one(!e.there && !e.defined && (field == "contact" || field == "lead"))
			r.set(rec, field, record.OfText(string(e.id)))
		}
	}
	account := a.account(i)
	contact, deal, lead := a.byPrefix(i, &account)
	if deal == nil {
		deal = a.deal(i, account)
	}
	account = a.accountOf(account, deal)
	if contact == nil {
		contact = a.contact(i, account)
	}
	account = a.accountOf(account, contact)
	if lead == nil {
		lead = r.lead(i, false)
	}
	put("person", a.person(i))
	put("account", account)
	put("contact", contact)
	put("opportunity", deal)
	put("lead", lead)
	return true
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// accountOf is the account that is known, else that of a record.
func (a *around) accountOf(account, of *entry) *entry {
	if account != nil || of == nil {
		return account
	}
	return a.r.p.kind("account").find(record.ID(of.get(of.kind.kind.Field("account")).Text()))
}

// byPrefix reads the identifiers of Salesforce, whose first three characters tell what they are of
// (Salesforce key prefixes: 001 account, 003 contact, 006 opportunity, 00Q lead).
func (a *around) byPrefix(i int, account **entry) (contact, deal, lead *entry) {
	p, source := a.r.p, a.r.w.source
	for _, id := range []string{a.who(i), a.what(i)} {
		if len(id) < 15 {
			continue
		}
		switch id[:3] {
		case "001":
			if *account == nil {
				*account = p.byExternal("account", source, id)
			}
		case "003":
			contact = p.standing("contact", source, id)
		case "006":
			if deal = p.standing("opportunity", source, id); deal == nil {
				p.left[refKey{"opportunity", id}]++
			}
		case "00Q":
			lead = p.standing("lead", source, id)
		}
	}
	return contact, deal, lead
}

// standing finds a record by its identifier at the source, and makes none.
func (p *plan) standing(kind, source, ext string) *entry {
	ext, _, _ = strings.Cut(ext, ";")
	if ext = strings.TrimSpace(ext); ext == "" {
		return nil
	}
	k := p.kind(kind)
	if e := k.find(p.ids.byExternal(kind, source, ext)); e != nil && (!e.dead || e.defined) {
		return e
	}
	if e := k.byExt[ext]; e != nil && strongID(ext) {
		return e
	}
	return nil
}

// deal finds an opportunity by identifier, or by its name among those of the account. It makes none: a deal
// without stage says nothing. What is not found is told.
func (a *around) deal(i int, account *entry) *entry {
	w := a.r.w
	id, name := w.cell("opportunity_id", i), w.cell("opportunity", i)
	if e := a.r.p.standing("opportunity", w.source, id); e != nil || id == "" && name == "" {
		return e
	}
	var e *entry
	if account != nil && name != "" {
		e = a.deals[string(account.id)+"\x00"+names.Same(name)]
	}
	if e == nil && name != "" {
		e = a.dealName[names.Same(name)]
	}
	if e == nil {
		a.r.p.left[refKey{"opportunity", firstOf(name, id)}]++
	}
	return e
}

// contact finds somebody at the client by identifier, e-mail or name; one who is not there is made if
// the account is known.
func (a *around) contact(i int, account *entry) *entry {
	w, p := a.r.w, a.r.p
	if e := p.standing("contact", w.source, w.cell("contact_id", i)); e != nil {
		return e
	}
	k, mail, name := p.kind("contact"), foldMail(firstOf(w.cell("contact_email", i), w.cell("recipient", i))), w.cell("contact", i)
	name, _, _ = strings.Cut(name, ";")
	if e := k.byMail[mail]; mail != "" && e != nil {
		return e
	}
	if name = strings.TrimSpace(name); name == "" && (mail == "" || account == nil) {
		return nil
	}
	if account == nil {
		if e := k.byName[names.Same(name)]; e != nil {
			return e
		}
		p.left[refKey{"contact", name}]++
		return nil
	}
	name = firstOf(name, mail)
	key := string(account.id) + "\x00" + names.Same(name)
	if e := a.contacts[key]; e != nil {
		return e
	}
	if !p.creates("contact") {
		p.left[refKey{"contact", name}]++
		return nil
	}
	id := p.ids.of("contact", "a", string(account.id), names.Same(name))
	e := k.find(id)
	if e == nil {
		e = k.add(id, name)
	}
	e.revive()
	e.set(k.nameAt, record.OfText(name))
	e.set(k.kind.Field("account"), record.OfText(string(account.id)))
	if mail != "" {
		e.set(k.mailAt, record.OfText(mail))
		k.byMail[mail] = e
	}
	a.contacts[key] = e
	return e
}

// lead finds a lead by identifier, e-mail or name; one who is not there is made only if asked to.
func (r *factReader) lead(i int, create bool) *entry {
	w, p := r.w, r.p
	if _, has := dialectSlot(w, "lead"); !has {
		return nil
	}
	id, mail, name := w.cell("lead_id", i), foldMail(firstOf(w.cell("lead_email", i), w.cell("recipient", i))), w.cell("lead", i)
	if e := p.standing("lead", w.source, id); e != nil {
		return e
	}
	k := p.kind("lead")
	if e := k.byMail[mail]; mail != "" && e != nil {
		return e
	}
	if e := k.byName[names.Same(name)]; name != "" && e != nil {
		return e
	}
	if id == "" && mail == "" && name == "" {
		return nil
	}
	called := firstOf(name, w.cell("lead_email", i), id)
	if !create || !p.creates("lead") {
		if called != "" {
			p.left[refKey{"lead", called}]++
		}
		return nil
	}
	lid := p.ids.of("lead", "m", firstOf(mail, names.Same(name), id))
	if id != "" {
		lid = p.ids.byExternal("lead", w.source, id)
	}
	e := k.find(lid)
	if e == nil {
		e = k.add(lid, called)
		e.set(k.nameAt, record.OfText(called))
		if mail != "" {
			e.set(k.mailAt, record.OfText(mail))
		}
		e.set(k.extAt, record.OfText(id))
	}
	e.revive()
	if mail != "" {
		k.byMail[mail] = e
	}
	return e
}

// bornBy lets a lead that only its events tell of begin with the first of them.
func bornBy(e *entry, on period.Date) {
	f := e.kind.kind.Field("created")
	if was := e.get(f).Date(); !e.there && !e.defined && on.Known() && (!was.Known() || on < was) {
		e.set(f, record.OfDate(on))
	}
}
