package ingest

import (
	"math"
	"slices"
	"strings"

	"rumbo/engine/exchange/dialect"
	"rumbo/engine/exchange/names"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/record"
)

// finder gives the way to the record of a row: by identifier, by e-mail, by name
// or by the key that a person chose. A nil entry means that the row is refused, which was reported.
func (p *plan) finder(w *work) func(i int) *entry {
	switch w.Entity {
	case dialect.Opportunity:
		return p.dealFinder(w)
	case dialect.Contact:
		return p.contactFinder(w)
	case dialect.Lead:
		return p.leadFinder(w)
	}
	k := p.kind(string(w.Entity))
	called, externals, mails := w.rowNames(), w.identifiers(), w.texts("email")
	return func(i int) *entry {
		name, ext, mail := called(i), externals(i), foldMail(mails(i))
		if e := p.claimable(k, w.source, ext, name); e != nil {
			return e
		}
		if ext == "" && mail != "" && k.byMail[mail] != nil {
			return k.byMail[mail]
		}
		if name == "" {
			name = firstOf(mail, ext)
		}
		if name == "" {
			w.report(problemNoName, i, "name", "")
			return nil
		}
		if ext != "" {
			return p.adopt(k, w.source, ext, name)
		}
		e := p.findName(k.kind.KindName(), name, true)
		if mail != "" && k.byMail[mail] == nil {
			k.byMail[mail] = e
		}
		return e
	}
}

// claimable finds a record that the identifier of a row names already.
func (p *plan) claimable(k *kindIndex, source, ext, name string) *entry {
	if ext == "" {
		return nil
	}
	if e := k.find(p.ids.byExternal(k.kind.KindName(), source, ext)); e != nil {
		if k.byName[names.Same(name)] == nil {
			k.byName[names.Same(name)] = e
		}
		return e
	}
	if e := k.byExt[ext]; e != nil && (strongID(ext) || names.Same(e.name) == names.Same(name)) {
		return e
	}
	return nil
}

// adopt takes the record of that name that has no identifier yet, else makes a new one.
func (p *plan) adopt(k *kindIndex, source, ext, name string) *entry {
	kind := k.kind.KindName()
	p.seenName(kind, names.Same(name))
	same := names.Same(name)
	if into, ok := p.choices.Merge[MergeKey(kind, same)]; ok {
		same = names.Same(into)
	}
	if e := k.byName[same]; e != nil && !e.defined && k.extAt >= 0 && e.get(k.extAt).IsNull() {
		return e
	}
	return k.add(p.ids.byExternal(kind, source, ext), name)
}

// rowNames gives the name in a row, put together from its parts if need be.
func (w *work) rowNames() func(i int) string {
	whole, first, last := w.texts("name"), w.texts("first_name"), w.texts("last_name")
	return func(i int) string {
		if v := whole(i); v != "" {
			return v
		}
		return strings.TrimSpace(first(i) + " " + last(i))
	}
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// contactFinder finds contacts by identifier, or by name within their account.
func (p *plan) contactFinder(w *work) func(i int) *entry {
	k := p.kind("contact")
	known := map[string]*entry{}
	accountAt := k.kind.Field("account")
	for _, e := range k.entries {
		known[e.get(accountAt).Text()+"\x00"+names.Same(e.name)] = e
	}
	accountOf, called, externals, mails := p.resolver(w, "account"), w.rowNames(), w.identifiers(), w.texts("email")
	return func(i int) *entry {
		name, ext := firstOf(called(i), firstMail(mails(i))), externals(i)
		account := accountOf(i)
		if name == "" {
			w.report(problemNoName, i, "name", "")
			return nil
		}
		if account == nil {
			w.report(problemNoAccount, i, "account", name)
			return nil
		}
		if e := p.claimable(k, w.source, ext, name); e != nil {
			return e
		}
		key := string(account.id) + "\x00" + names.Same(name)
		if e := known[key]; e != nil && (ext == "" || e.get(k.extAt).IsNull()) {
			return e
		}
		var e *entry
		if ext != "" {
			e = k.add(p.ids.byExternal("contact", w.source, ext), name)
		} else {
			id := p.ids.of("contact", "a", string(account.id), names.Same(name))
			if e = k.find(id); e == nil {
				e = k.add(id, name)
			}
		}
		known[key] = e
		return e
	}
}

// resolver gives the way to the record that a row refers to in a field: by
// identifier first, then by e-mail, then by name. A nil entry means none.
func (p *plan) resolver(w *work, field string) func(i int) *entry {
	var ways []func(cell string) *entry
	var columns [][]string
	called := w.texts(field)
	add := func(slot string, find func(kind, cell string) *entry) {
		col, ok := w.at[slot]
		if !ok {
			return
		}
		s, _ := dialect.FindSlot(w.Entity, slot)
		seen := map[string]*entry{}
		ways = append(ways, func(cell string) *entry {
			e, known := seen[cell]
			if !known {
				e = find(string(s.Ref), cell)
				seen[cell] = e
			}
			if e != nil {
				e.uses++
			} else if !tabular.IsNullTyped(cell) {
				p.left[refKey{string(s.Ref), names.Same(cell)}]++
			}
			return e
		})
		columns = append(columns, w.src.Sheet.Columns[col].Cells)
	}
	add(field+"_id", func(kind, cell string) *entry { return p.byExternal(kind, w.source, cell) })
	add(field+"_email", p.byMail)
	add(field, p.byName)
	return func(i int) *entry {
		for n, find := range ways {
			cell := columns[n][i]
			if cell == "" {
				continue
			}
			if e := find(cell); e != nil {
				if e.byID && !e.defined {
					p.named(e, called(i)) // the file tells the name beside the identifier
				}
				return e
			}
		}
		return nil
	}
}

// named gives a record that was known by its identifier the name found elsewhere.
func (p *plan) named(e *entry, name string) {
	if name == "" {
		return
	}
	e.byID, e.name = false, name
	e.set(e.kind.nameAt, record.OfText(name))
	if e.kind.byName[names.Same(name)] == nil {
		e.kind.byName[names.Same(name)] = e
	}
}

// filler gives the way to write a row into its record.
func (p *plan) filler(w *work) func(i int, e *entry) {
	if w.Entity == dialect.Opportunity {
		return p.dealFiller(w)
	}
	var setters []func(i int, e *entry)
	k := p.kind(string(w.Entity))
	for _, s := range dialect.Slots(w.Entity) {
		if set := p.setter(w, k, s); set != nil {
			setters = append(setters, set)
		}
	}
	setters = append(setters, w.keepers()...)
	if w.Entity == dialect.Account {
		w.checkRevenue()
	}
	called := w.rowNames()
	return func(i int, e *entry) {
		name := called(i)
		if _, merged := p.choices.Merge[MergeKey(k.kind.KindName(), name)]; merged && names.Same(name) != names.Same(e.name) {
			name = "" // a merged name does not rename the record that stays
		}
		if name != "" || e.get(k.nameAt).IsNull() {
			e.byID = false
			e.set(k.nameAt, record.OfText(w.fitted(k.infos[k.nameAt], i, "name", firstOf(name, e.name))))
		}
		for _, set := range setters {
			set(i, e)
		}
	}
}

// setter reads one slot's column into its field; nil if the slot has no column
// or only helps others.
func (p *plan) setter(w *work, k *kindIndex, s dialect.Slot) func(i int, e *entry) {
	field := k.kind.Field(s.Field)
	if _, mapped := w.at[s.Name]; !mapped || field < 0 || s.Field == "name" || s.Name == "currency" {
		return nil
	}
	switch s.Type {
	case dialect.Words:
		return w.words(k, field, s)
	case dialect.Date:
		read := w.dates(s.Name)
		return func(i int, e *entry) { e.set(field, record.OfDate(read(i))) }
	case dialect.Money:
		read := w.amounts(s.Name)
		return func(i int, e *entry) { e.set(field, record.OfMoney(read(i))) }
	case dialect.Percent:
		read := w.shares(s.Name)
		return func(i int, e *entry) {
			if v, ok := read(i); ok {
				e.set(field, record.OfFloat(v))
			}
		}
	case dialect.Number:
		return w.whole(field, s)
	}
	if _, main := w.at[s.Field]; main && s.Name != s.Field {
		return nil // the slot of the field itself resolves all its ways
	}
	return p.referrer(w, field, s.Field)
}

// referrer writes references.
func (p *plan) referrer(w *work, field int, name string) func(i int, e *entry) {
	resolve := p.resolver(w, name)
	return func(i int, e *entry) {
		to := resolve(i)
		switch {
		case to == nil:
		case to == e:
			w.report(problemLoop, i, name, e.name)
		default:
			if name == "manager" && !to.there && !to.defined {
				to.set(to.kind.kind.Field("role"), record.OfText("manager"))
			}
			e.set(field, record.OfText(string(to.id)))
		}
	}
}

// whole reads a column of whole numbers.
func (w *work) whole(field int, s dialect.Slot) func(i int, e *entry) {
	read := w.numbers(s.Name)
	return func(i int, e *entry) {
		n, ok := read(i)
		if !ok {
			return
		}
		if f := n.Float(); f != math.Trunc(f) || math.Abs(f) > 1<<53 || !e.set(field, record.OfInt(int64(f))) {
			w.report(problemWhole, i, s.Name, w.cell(s.Name, i))
		}
	}
}

// words reads a column of texts, links, e-mails or choices.
func (w *work) words(k *kindIndex, field int, s dialect.Slot) func(i int, e *entry) {
	info, read := k.infos[field], w.texts(s.Name)
	return func(i int, e *entry) {
		v := read(i)
		if v == "" || s.Name == "external_id" && tabular.LostDigits(v) {
			return
		}
		switch info.Type {
		case record.TypeMail:
			v = firstMail(v)
		case record.TypeLink:
			if !strings.Contains(v, "://") {
				v = "https://" + v
			}
		case record.TypeChoice:
			option, ok := optionFor(info, v)
			switch {
			case ok:
			case s.Name == "forecast":
				option, ok = dialect.ForecastOf(v)
			case w.Entity == dialect.Lead && s.Name == "status":
				option, ok = dialect.LeadStatusOf(v)
			}
			if !ok {
				w.problems.Add(tabular.Problem{Message: problemChoice, Row: w.src.Sheet.RowNumber(i), Column: w.Columns[w.at[s.Name]].Header, Value: v, Note: info.Label})
				return
			}
			if v = option; v == "" {
				return
			}
		}
		e.set(field, record.OfText(w.fitted(info, i, s.Name, v)))
	}
}

// roleWords tell a person's role by parts of the title, the first that fits.
var roleWords = []struct{ word, role string }{
	{"operation", "operations"}, {"operacion", "operations"}, {"keyaccount", "kam"}, {"cuentasclave", "kam"}, {"cuentaclave", "kam"}, {"kam", "kam"},
	{"manager", "manager"}, {"gerente", "manager"}, {"jefe", "manager"}, {"jefa", "manager"}, {"director", "manager"}, {"head", "manager"}, {"supervisor", "manager"},
	{"accountexecutive", "seller"}, {"ejecutiv", "seller"}, {"sales", "seller"}, {"ventas", "seller"}, {"vendedor", "seller"}, {"comercial", "seller"}, {"seller", "seller"},
}

// optionFor finds the value of a choice that a text means.
func optionFor(info record.FieldInfo, v string) (string, bool) {
	folded := tabular.Fold(v)
	for _, o := range info.Options {
		if folded == tabular.Fold(o.Value) || folded == tabular.Fold(o.Label.ES) || folded == tabular.Fold(o.Label.EN) {
			return o.Value, true
		}
	}
	if info.Name == "role" && slices.ContainsFunc(info.Options, func(o record.Option) bool { return o.Value == "kam" }) {
		for _, r := range roleWords {
			if strings.Contains(folded, r.word) {
				return r.role, true
			}
		}
	}
	return "", false
}

// keepers store the columns that a person wants kept although no field takes them.
func (w *work) keepers() []func(i int, e *entry) {
	var out []func(i int, e *entry)
	for col, c := range w.Columns {
		if !c.Kept {
			continue
		}
		name, cells := CustomField(c.Header), w.src.Sheet.Columns[col].Cells
		out = append(out, func(i int, e *entry) {
			if !tabular.IsNull(cells[i]) {
				e.keep(name, record.OfText(cells[i]))
			}
		})
	}
	return out
}

// CustomField is the name under which a kept column stays with its records.
func CustomField(header string) string { return "custom:" + header }

// smallRevenue is the largest annual revenue below which a column of them looks like thousands or millions.
const smallRevenue = 100_000

func (w *work) checkRevenue() {
	col, ok := w.at["annual_revenue"]
	if !ok || w.Columns[col].scale > 1 {
		return
	}
	if k := w.src.Kinds[col]; k.Kind == tabular.KindNumber && k.Filled >= 5 && k.Max > 0 && k.Max < smallRevenue {
		largest := ""
		for _, v := range w.src.Sheet.Columns[col].Cells {
			if n, ok, _ := tabular.ParseNumber(v, w.Columns[col].Numbers); ok && n.Float() == k.Max {
				largest = v
			}
		}
		w.problems.Add(tabular.Problem{Message: problemScale, Column: w.Columns[col].Header, Value: largest})
	}
}
