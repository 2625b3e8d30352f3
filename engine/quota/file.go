package quota

import (
	"io"
	"strconv"
	"strings"

	"rumbo/engine/exchange/csvout"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/text"
)

// Words of a file, in both languages; either is understood.
var (
	teamHead   = text.New("Equipo", "Team")
	personHead = text.New("Persona", "Person")
	totalHead  = text.New("Total", "Total")
)

// WriteFile writes the plan as a table: a line for each owner of a quota, a column for each month, named
// "2026-03", and their sum. Amounts are plain numbers with the locale's decimal mark.
func (p *Plan) WriteFile(out io.Writer, l *locale.Locale) error {
	w := csvout.NewWriter(out, csvout.ForLocale(l.DecimalMark() == ","))
	head := []string{teamHead.In(l.Lang), personHead.In(l.Lang)}
	for _, m := range p.Months {
		head = append(head, m.From.String()[:7])
	}
	w.Write(append(head, totalHead.In(l.Lang))...)
	for _, n := range p.Nodes {
		total, has := n.Value(Year)
		if !has {
			continue
		}
		line := []string{"", ""}
		switch {
		case n.Person != "":
			line[1] = n.Name
			if n.Parent > 0 {
				line[0] = p.Nodes[n.Parent].Name
			}
		case n.Team != "":
			line[0] = n.Name
		}
		for m, v := range n.Values {
			cell := ""
			if n.Has[m] {
				cell = p.plain(v, l)
			}
			line = append(line, cell)
		}
		w.Write(append(line, p.plain(total, l))...)
	}
	return w.Flush()
}

func (p *Plan) plain(v int64, l *locale.Locale) string {
	if p.InDeals() {
		return strconv.FormatInt(v, 10)
	}
	return strings.ReplaceAll(money.New(v, p.Currency).Decimal(), ".", l.DecimalMark())
}

// Line is what a file says of one owner.
type Line struct {
	Row      int // as a spreadsheet numbers it
	Team     string
	Person   string
	Node     int // −1 if nobody of that name has a row
	Was, Is  int64
	Problems []text.Text
	Values   [Months]int64
	Has      [Months]bool
}

// File is a read file, before anything is done.
type File struct {
	Lines    []Line
	Problems []text.Text // of the file as a whole; then nothing can be taken
}

// Good counts the lines that can be taken and say something new.
func (f File) Good() int {
	n := 0
	for _, l := range f.Lines {
		if len(l.Problems) == 0 && l.Was != l.Is {
			n++
		}
	}
	return n
}

// Bad counts the lines that cannot be taken.
func (f File) Bad() int {
	n := 0
	for _, l := range f.Lines {
		if len(l.Problems) > 0 {
			n++
		}
	}
	return n
}

// ReadFile reads a table as WriteFile writes it: columns for team, person and months ("2026-03"); a total, if there
// is one, must be what the months sum to.
func (p *Plan) ReadFile(name string, data []byte) File {
	sheet, problems := tabular.Read(name, data, tabular.Options{})
	if sheet == nil {
		bad, _ := tabular.Refused(problems)
		return File{Problems: []text.Text{bad.Text()}}
	}
	r := reader{p: p, sheet: sheet, team: -1, person: -1, total: -1}
	if why := r.columns(); !why.Empty() {
		return File{Problems: []text.Text{why}}
	}
	out := File{}
	seen := map[int]int{}
	for row := range sheet.Rows() {
		l := r.line(row)
		if l.Node >= 0 {
			if before, twice := seen[l.Node]; twice {
				l.Problems = append(l.Problems, text.New("Ya está en la fila {row}.", "Is in row {row} already.").With("row", before))
			}
			seen[l.Node] = l.Row
		}
		out.Lines = append(out.Lines, l)
	}
	return out
}

type reader struct {
	p                   *Plan
	sheet               *tabular.Sheet
	team, person, total int
	months              [Months]int
	form                tabular.NumberForm
}

// columns finds which column is what; it says why it cannot.
func (r *reader) columns() text.Text {
	is := func(header string, t text.Text) bool {
		h := tabular.Fold(header)
		return h == tabular.Fold(t.ES) || h == tabular.Fold(t.EN)
	}
	found := 0
	forms := tabular.PointDecimal | tabular.CommaDecimal
	all := tabular.Analyze(r.sheet, nil)
	for m := range r.months {
		r.months[m] = -1
	}
	for i, c := range r.sheet.Columns {
		switch {
		case is(c.Header, teamHead):
			r.team = i
		case is(c.Header, personHead):
			r.person = i
		case is(c.Header, totalHead):
			r.total = i
		}
		for m, p := range r.p.Months {
			if strings.TrimSpace(c.Header) == p.From.String()[:7] {
				r.months[m] = i
				found++
				if f := all[i].Numbers; all[i].Kind == tabular.KindNumber && f != 0 && forms&f != 0 {
					forms &= f
				}
			}
		}
	}
	r.form = forms
	if !forms.Single() {
		r.form = tabular.PointDecimal
		if r.sheet.Format.Delimiter == ';' {
			r.form = tabular.CommaDecimal
		}
	}
	switch {
	case r.person < 0 && r.team < 0:
		return text.New("Falta la columna «Persona» o «Equipo».", "The column “Person” or “Team” is missing.")
	case found == 0:
		return text.New("No hay columnas de meses del año elegido; su título es como «{month}».", "There are no columns for months of the chosen year; their heads are like “{month}”.").
			With("month", r.p.Months[0].From.String()[:7])
	}
	return text.Text{}
}

func (r *reader) cell(col, row int) string {
	if col < 0 {
		return ""
	}
	return r.sheet.Columns[col].Cells[row]
}

func (r *reader) line(row int) Line {
	l := Line{Row: r.sheet.RowNumber(row), Team: r.cell(r.team, row), Person: r.cell(r.person, row)}
	l.Node = r.node(l.Team, l.Person)
	sum := int64(0)
	bad := func(t text.Text) { l.Problems = append(l.Problems, t) }
	if l.Node < 0 {
		who := l.Person
		if who == "" {
			who = l.Team
		}
		bad(text.New("No hay nadie llamado «{who}» en este plan.", "There is nobody called “{who}” in this plan.").With("who", tabular.Shorten(who, 60)))
	}
	for m, col := range r.months {
		v := r.cell(col, row)
		if strings.TrimSpace(v) == "" {
			continue
		}
		n, ok := r.number(v)
		if !ok {
			bad(text.New("«{v}» de {month} no es una cuota.", "“{v}” for {month} is not a quota.").With("v", tabular.Shorten(v, 30), "month", r.p.Months[m].From.String()[:7]))
			continue
		}
		l.Values[m], l.Has[m] = n, true
		sum += n
	}
	if v := r.cell(r.total, row); strings.TrimSpace(v) != "" {
		if n, ok := r.number(v); !ok || n != sum {
			bad(text.New("El total dice {total} y los meses suman {sum}.", "The total says {total} and the months sum to {sum}.").
				With("total", tabular.Shorten(v, 30), "sum", r.p.plain(sum, locale.For("en-US"))))
		}
	}
	if l.Node >= 0 {
		n := &r.p.Nodes[l.Node]
		l.Was, _ = n.Value(Year)
		l.Is = l.Was
		for m := range l.Has {
			if l.Has[m] {
				l.Is += l.Values[m] - n.Values[m]
			}
			if l.Has[m] && !n.In[m] && l.Values[m] != 0 {
				bad(text.New("En {month} no está en este equipo.", "Not in this team in {month}.").With("month", r.p.Months[m].From.String()[:7]))
			}
		}
	}
	return l
}

// number reads a quota: not negative, and no finer than the currency's minor unit or a deal.
func (r *reader) number(v string) (int64, bool) {
	n, ok, _ := tabular.ParseNumber(v, r.form)
	decimals := 0
	if !r.p.InDeals() {
		decimals = r.p.Currency.Decimals()
	}
	if !ok || n.Percent || n.Unscaled < 0 {
		return 0, false
	}
	out, fits := n.Rescale(decimals)
	if !fits || out > limit {
		return 0, false
	}
	for finer := int(n.Scale) - decimals; finer > 0; finer-- {
		if n.Unscaled%10 != 0 {
			return 0, false
		}
		n.Unscaled /= 10
	}
	return out, true
}

// node is the row that a team's and a person's name mean; −1 if none. Without names it is the company; a person
// of the only row of that name need not have a team.
func (r *reader) node(team, person string) int {
	team, person = tabular.Fold(team), tabular.Fold(person)
	match, many := -1, false
	for i, n := range r.p.Nodes {
		of := ""
		if n.Parent > 0 {
			of = tabular.Fold(r.p.Nodes[n.Parent].Name)
		}
		switch {
		case n.Person == "" && n.Team == "":
			if team == "" && person == "" {
				return i
			}
		case n.Person == "":
			if person == "" && tabular.Fold(n.Name) == team {
				return i
			}
		case tabular.Fold(n.Name) == person && of == team:
			return i
		case tabular.Fold(n.Name) == person && team == "":
			many = match >= 0
			match = i
		}
	}
	if many {
		return -1
	}
	return match
}

// Take puts the lines of a file that can be taken into a draft; the months that it does not name stay.
func (d *Draft) Take(f File) error {
	for _, l := range f.Lines {
		if len(l.Problems) > 0 || l.Node < 0 {
			continue
		}
		for m := range l.Has {
			if !l.Has[m] || !d.Nodes[l.Node].In[m] {
				continue
			}
			if err := d.give(l.Node, m, l.Values[m]-d.Nodes[l.Node].Values[m]); err != nil {
				return err
			}
		}
	}
	d.settle()
	return nil
}
