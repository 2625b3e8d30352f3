// Package roster brings people of one client in from a file, business cards or a table, and tells before anything is done who
// is new, who is known already, and what could not be understood.
package roster

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"rumbo/engine/exchange/tabular"
	"rumbo/engine/exchange/vcard"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Person is one line of a file, its values as the contact's fields hold them.
type Person struct {
	Line     int
	Fields   map[string]string // by field of record.Contact; choices by their value
	Manager  string            // name of whom they report to
	Owner    string            // name of the one of us who keeps the relationship
	Problems []text.Text       // what was left out of the line
}

// Name of the person.
func (p Person) Name() string { return p.Fields["name"] }

// Problem says what could not be read of a file.
type Problem struct {
	Line int // 0: of the file as a whole
	Text text.Text
}

// Read reads cards or a table, whichever it is.
func Read(name string, data []byte) ([]Person, []Problem) {
	if vcard.Is(data) {
		return fromCards(data)
	}
	return fromTable(name, data)
}

func fromCards(data []byte) ([]Person, []Problem) {
	cards, bad := vcard.Read(data)
	var problems []Problem
	for _, b := range bad {
		problems = append(problems, Problem{b.Line, b.Text})
	}
	people := make([]Person, len(cards))
	for i, c := range cards {
		people[i] = Person{Line: c.Line, Manager: c.Manager, Fields: filled(map[string]string{"name": oneLine(c.Name), "position": oneLine(c.Position), "area": oneLine(c.Area), "email": c.Email,
			"phone": oneLine(c.Phone), "notes": c.Notes, "external_id": oneLine(c.UID)})}
		people[i].check()
	}
	return people, problems
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// filled leaves the empty values out.
func filled(m map[string]string) map[string]string {
	for k, v := range m {
		if v == "" {
			delete(m, k)
		}
	}
	return m
}

// headers are the names of columns, folded, by what they hold.
var headers = map[string]string{
	"nombre": "name", "nombre completo": "name", "name": "name", "full name": "name", "contacto": "name", "contact": "name", "contact name": "name", "persona": "name",
	"first name": "first", "firstname": "first", "nombre de pila": "first", "nombres": "first", "given name": "first",
	"last name": "last", "lastname": "last", "apellido": "last", "apellidos": "last", "surname": "last", "family name": "last",
	"cargo": "position", "puesto": "position", "posicion": "position", "title": "position", "job title": "position", "position": "position",
	"area": "area", "departamento": "area", "department": "area", "gerencia": "area", "unidad": "area",
	"correo": "email", "correo electronico": "email", "email": "email", "e-mail": "email", "mail": "email", "email address": "email",
	"telefono": "phone", "celular": "phone", "movil": "phone", "phone": "phone", "mobile": "phone", "mobile phone": "phone", "business phone": "phone",
	"jefe": "manager", "jefa": "manager", "jefatura": "manager", "depende de": "manager", "reporta a": "manager", "superior": "manager", "reports to": "manager", "manager": "manager", "manager's name": "manager",
	"rol": "role", "rol en la decision": "role", "role": "role", "decision role": "role", "buying role": "role",
	"influencia": "influence", "influence": "influence", "cercania": "closeness", "closeness": "closeness", "postura": "stance", "stance": "stance",
	"responsable": "owner", "quien cuida la relacion": "owner", "owner": "owner", "relationship owner": "owner", "contact owner": "owner",
	"contacto prometido cada (dias)": "every_days", "every (days)": "every_days", "frecuencia (dias)": "every_days", "promised contact every (days)": "every_days",
	"ultimo contacto": "last_contact", "last contact": "last_contact",
	"notas": "notes", "notes": "notes", "comentarios": "notes", "id": "external_id", "contact id": "external_id", "record id": "external_id", "identificador": "external_id", "identificador externo": "external_id", "external id": "external_id",
}

var accents = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "ñ", "n", "_", " ")

// fold is a name without case, accents and doubled spaces.
func fold(s string) string {
	return strings.Join(strings.Fields(accents.Replace(strings.ToLower(s))), " ")
}

func fromTable(name string, data []byte) ([]Person, []Problem) {
	sheet, bad := tabular.Read(name, data, tabular.Options{})
	var problems []Problem
	for _, b := range bad {
		if sheet == nil || b.Severity != tabular.Info {
			problems = append(problems, Problem{b.Row, b.Text()})
		}
	}
	if sheet == nil {
		return nil, problems
	}
	columns, unknown := make([]string, len(sheet.Columns)), []string{}
	for i, h := range sheet.Headers() {
		if to := headers[fold(h)]; to != "" {
			columns[i] = to
		} else if strings.TrimSpace(h) != "" {
			unknown = append(unknown, h)
		}
	}
	if !named(columns) {
		return nil, append(problems, Problem{0, text.New("No se encuentra la columna con el nombre de las personas: llámela «Nombre».", "The column with the people's names is not there: call it “Name”.")})
	}
	if len(unknown) > 0 {
		problems = append(problems, Problem{0, text.New("Columnas que no se leen: {list}.", "Columns that are not read: {list}.").With("list", strings.Join(unknown, ", "))})
	}
	var people []Person
	for row := range sheet.Rows() {
		p := Person{Line: sheet.RowNumber(row), Fields: map[string]string{}}
		for i, to := range columns {
			if to != "" {
				p.put(to, sheet.Columns[i].Cells[row])
			}
		}
		p.Fields["name"] = strings.TrimSpace(first(p.Fields["name"], p.Fields["first"]+" "+p.Fields["last"]))
		delete(p.Fields, "first")
		delete(p.Fields, "last")
		p.Fields = filled(p.Fields)
		if p.Name() == "" {
			problems = append(problems, Problem{p.Line, text.New("La fila no tiene nombre: no se lee.", "The row has no name: it is not read.")})
			continue
		}
		p.check()
		people = append(people, p)
	}
	return people, problems
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func named(columns []string) bool {
	for _, to := range columns {
		if to == "name" || to == "first" || to == "last" {
			return true
		}
	}
	return false
}

// put takes one cell.
func (p *Person) put(to, cell string) {
	cell = strings.TrimSpace(cell)
	switch {
	case cell == "":
	case to == "manager":
		p.Manager = cell
	case to == "owner":
		p.Owner = cell
	case to == "notes":
		p.Fields[to] = first(p.Fields[to], cell)
	default:
		p.Fields[to] = first(p.Fields[to], oneLine(cell))
	}
}

// check holds the values against the contact's fields: choices by their words, and what no field can hold is left out and
// told.
func (p *Person) check() {
	for _, name := range slices.Sorted(maps.Keys(p.Fields)) {
		v := p.Fields[name]
		info, _ := record.ContactKind.Info(name)
		ok := true
		switch info.Type {
		case record.TypeChoice:
			p.Fields[name], ok = option(info, v)
		case record.TypeMail:
			ok = strings.Count(v, "@") == 1 && !strings.ContainsAny(v, " \t") && v[0] != '@' && v[len(v)-1] != '@'
		case record.TypeInt:
			n, err := strconv.Atoi(v)
			ok = err == nil && n > 0 && n <= 3650
		case record.TypeDate:
			_, err := period.Parse(v)
			ok = err == nil
		case record.TypeText, record.TypeLong:
			most := 300
			if info.Type == record.TypeLong {
				most = 20_000
			}
			if r := []rune(v); len(r) > most {
				p.Fields[name] = string(r[:most])
			}
		}
		if !ok {
			delete(p.Fields, name)
			p.Problems = append(p.Problems, text.New("{field}: «{v}» no se entiende y queda vacío.", "{field}: “{v}” is not understood and stays empty.").With("field", info.Label, "v", v))
		}
	}
}

func option(info record.FieldInfo, v string) (string, bool) {
	for _, o := range info.Options {
		if f := fold(v); f == o.Value || f == fold(o.Label.ES) || f == fold(o.Label.EN) {
			return o.Value, true
		}
	}
	return "", false
}
