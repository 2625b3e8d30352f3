package roster

import (
	"strconv"
	"strings"

	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// What is what a line does.
type What string

// The kinds of lines.
const (
	New    What = "new"
	Update What = "update"
	Same   What = "same"  // known already, nothing to add
	Twice  What = "twice" // is in the file before
)

// Row is what a line would do.
type Row struct {
	Person
	What
	ID        record.ID               // of the contact that is updated, or of the new one
	Set       map[string]record.Value // fields that are written
	ReportsTo string                  // in words; "" if it stays as it is
}

// Known is a contact that is there.
type Known struct {
	ID  record.ID
	Rec *record.Contact
}

// Plan holds people of a file against the contacts that are there. staff finds one of our own by name. A contact is known again by
// its external identifier, else by its e-mail, else by its name. Values of the file win over those that are there;
// empty ones change nothing.
func Plan(people []Person, known []Known, staff func(name string) record.ID, newID func() record.ID) []Row {
	m := &matcher{byName: map[string]record.ID{}, byMail: map[string]record.ID{}, byExternal: map[string]record.ID{}, recs: map[record.ID]*record.Contact{}}
	for _, k := range known {
		m.learn(k.ID, k.Rec)
	}
	rows := make([]Row, len(people))
	taken := map[record.ID]bool{}
	for i, p := range people {
		id := m.find(p)
		rows[i] = Row{Person: p, ID: id, What: Update, Set: map[string]record.Value{}}
		switch {
		case id == "":
			rows[i].ID, rows[i].What = newID(), New
			m.byName[fold(p.Name())], m.byMail[fold(p.Fields["email"])] = rows[i].ID, rows[i].ID
			taken[rows[i].ID] = true
		case taken[id]:
			rows[i].What = Twice
			continue
		default:
			taken[id] = true
		}
		rows[i].fill(m.recs[id], staff)
	}
	reportingLines(rows, known, m)
	for i := range rows {
		if rows[i].What == Update && len(rows[i].Set) == 0 {
			rows[i].What = Same
		}
	}
	return rows
}

type matcher struct {
	byName, byMail, byExternal map[string]record.ID
	recs                       map[record.ID]*record.Contact
}

func (m *matcher) learn(id record.ID, c *record.Contact) {
	m.recs[id] = c
	if _, twice := m.byName[fold(c.Name)]; !twice {
		m.byName[fold(c.Name)] = id
	}
	m.byMail[fold(c.Email)] = id
	m.byExternal[c.ExternalID] = id
}

func (m *matcher) find(p Person) record.ID {
	if x := p.Fields["external_id"]; x != "" && m.byExternal[x] != "" {
		return m.byExternal[x]
	}
	if mail := fold(p.Fields["email"]); mail != "" && m.byMail[mail] != "" {
		return m.byMail[mail]
	}
	id := m.byName[fold(p.Name())]
	// Two of one name with different addresses are two people.
	if c := m.recs[id]; c != nil && c.Email != "" && p.Fields["email"] != "" && fold(c.Email) != fold(p.Fields["email"]) {
		return ""
	}
	return id
}

// fill finds what the line writes.
func (r *Row) fill(have *record.Contact, staff func(string) record.ID) {
	k := record.ContactKind
	for name, v := range r.Fields {
		info, _ := k.Info(name)
		value := record.OfText(v)
		switch info.Type {
		case record.TypeInt:
			n, _ := strconv.ParseInt(v, 10, 64)
			value = record.OfInt(n)
		case record.TypeDate:
			d, _ := period.Parse(v)
			value = record.OfDate(d)
		}
		if have == nil || k.Value(have, name) != value {
			r.Set[name] = value
		}
	}
	if r.Owner == "" {
		return
	}
	if id := staff(r.Owner); id == "" {
		r.Problems = append(r.Problems, text.New("«{v}» no está entre las personas del equipo.", "“{v}” is not among our people.").With("v", r.Owner))
	} else if have == nil || have.Owner != id {
		r.Set["owner"] = record.OfText(string(id))
	}
}

// reportingLines finds whom each one reports to, in the file or among those who are there; a line that would close a circle is
// left out.
func reportingLines(rows []Row, known []Known, m *matcher) {
	boss := map[record.ID]record.ID{}
	for _, k := range known {
		boss[k.ID] = k.Rec.ReportsTo
	}
	for i := range rows {
		r := &rows[i]
		if r.What == Twice {
			continue
		}
		if strings.TrimSpace(r.Manager) == "" {
			continue
		}
		to := m.byName[fold(r.Manager)]
		if to == "" {
			to = m.byMail[fold(r.Manager)]
		}
		switch {
		case to == "":
			r.Problems = append(r.Problems, text.New("«{v}», a quien reporta, no está en el archivo ni en la cuenta.", "“{v}”, whom they report to, is neither in the file nor in the account.").With("v", r.Manager))
			continue
		case boss[r.ID] == to:
			continue
		}
		was := boss[r.ID]
		boss[r.ID] = to
		if to == r.ID || circle(boss, r.ID) {
			boss[r.ID] = was
			r.Problems = append(r.Problems, text.New("Reportar a «{v}» formaría un círculo: queda sin cambiar.", "Reporting to “{v}” would make a circle: it stays as it is.").With("v", r.Manager))
			continue
		}
		r.Set["reports_to"], r.ReportsTo = record.OfText(string(to)), r.Manager
	}
}

// circle tells whether going up from somebody leads back to them.
func circle(boss map[record.ID]record.ID, from record.ID) bool {
	at := boss[from]
	for range len(boss) + 1 {
		if at == "" {
			return false
		}
		if at == from {
			return true
		}
		at = boss[at]
	}
	return true
}
