package ingest

import (
	"rumbo/engine/exchange/names"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/record"
)

// leadFinder finds leads by identifier, by e-mail, or by name and company together: many people have one name.
func (p *plan) leadFinder(w *work) func(i int) *entry {
	k := p.kind("lead")
	companyAt := k.kind.Field("company")
	known := map[string]*entry{}
	for _, e := range k.entries {
		known[names.Same(e.name)+"\x00"+names.Same(e.get(companyAt).Text())] = e
	}
	called, companies, externals, mails := w.rowNames(), w.texts("company"), w.identifiers(), w.texts("email")
	return func(i int) *entry {
		name, company, ext, mail := called(i), companies(i), externals(i), foldMail(mails(i))
		if tabular.IsNullTyped(mail) {
			mail = ""
		}
		if ext != "" {
			if e := p.claimable(k, w.source, ext, ""); e != nil {
				return e
			}
		} else if e := k.byMail[mail]; mail != "" && e != nil {
			return e
		}
		if name == "" {
			name = firstOf(company, mail, ext)
		}
		if name == "" {
			w.report(problemNoName, i, "name", "")
			return nil
		}
		key := names.Same(name) + "\x00" + names.Same(company)
		if e := known[key]; e != nil && mail == "" && ext == "" {
			return e
		}
		var id record.ID
		switch {
		case ext != "":
			id = p.ids.byExternal("lead", w.source, ext)
		case mail != "":
			id = p.ids.of("lead", "m", mail)
		default:
			id = p.ids.of("lead", "n", names.Same(name), names.Same(company))
		}
		e := k.find(id)
		if e == nil {
			e = k.add(id, name)
		}
		known[key] = e
		if mail != "" && k.byMail[mail] == nil {
			k.byMail[mail] = e
		}
		return e
	}
}
