package ingest

import (
	"slices"
	"strings"

	"rumbo/engine/exchange/dialect"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/money"
)

// work is one file while a plan is made.
type work struct {
	*File
	src      Source
	choice   FileChoice
	problems *tabular.Collector
	at       map[string]int // column of each slot
	asks     []Question
	source   string // who gives the identifiers: a program, or any spreadsheet

	keyed []*entry // the record of each row; nil: refused
}

const examplesShown = 3

// mapFile finds the file's dialect and entity and a slot for every column.
func (p *plan) mapFile(src Source) *work {
	w := &work{File: &File{Name: src.Name}, src: src, choice: p.choices.Files[src.Name],
		problems: &tabular.Collector{File: src.Name}, at: map[string]int{}}
	if src.Sheet == nil {
		return w
	}
	w.Rows, w.Format = src.Sheet.Rows(), src.Sheet.Format
	if w.choice.Skip {
		w.problems.Add(tabular.Problem{Message: problemSkipped})
		return w
	}
	match, ok := w.detect()
	if !ok {
		w.problems.Add(tabular.Problem{Message: problemNothingMapped})
		return w
	}
	w.Read, w.Dialect, w.Entity, w.Why = true, match.Dialect, match.Entity, match.Why()
	w.source = match.Dialect.ID
	if match.Dialect.Plain {
		w.source = "file"
	}
	w.mapColumns(match, p.currency)
	w.settleByOrder()
	w.askForms()
	return w
}

// detect takes the chosen reading, or the best one; if that is not sure, it asks.
func (w *work) detect() (dialect.Match, bool) {
	headers := w.src.Sheet.Headers()
	all := dialect.Detect(w.Name, headers)
	d := dialect.Find(w.choice.Dialect)
	if w.choice.Entity != "" {
		if d == nil {
			d = dialect.English()
			for _, m := range all {
				if m.Entity == w.choice.Entity {
					d = m.Dialect
					break
				}
			}
		}
		w.Others = all
		return dialect.Read(d, w.choice.Entity, w.Name, headers), true
	}
	if d != nil {
		all = slices.DeleteFunc(all, func(m dialect.Match) bool { return m.Dialect != d })
	}
	if len(all) == 0 || all[0].Points <= 0 {
		return dialect.Match{}, false
	}
	w.Others = all[1:]
	if !all[0].Sure() {
		q := Question{File: w.Name, Topic: AskEntity, Text: askEntity.With("file", w.Name), Example: strings.Join(headers, ", ")}
		for _, e := range dialect.Entities() {
			q.Options = append(q.Options, string(e))
		}
		w.asks = append(w.asks, q)
	}
	return all[0], true
}

func (w *work) mapColumns(match dialect.Match, fallback money.Code) {
	w.Columns = make([]Column, len(match.Columns))
	for i, m := range match.Columns {
		sheetColumn, kind := w.src.Sheet.Columns[i], w.src.Kinds[i]
		c := Column{Header: m.Header, Slot: m.Slot, How: m.How, Kind: kind.Kind, Filled: kind.Filled, Examples: examples(sheetColumn.Cells),
			Dates: kind.Dates, Numbers: kind.Numbers, Reason: kind.Reason, scale: 1}
		w.choose(&c)
		if c.Slot != "" {
			if _, taken := w.at[c.Slot]; taken {
				c.Slot = ""
			} else {
				w.at[c.Slot] = i
			}
		}
		w.Columns[i] = c
	}
	for slot, i := range w.at {
		s, _ := dialect.FindSlot(w.Entity, slot)
		w.Columns[i].Label = s.Label
		if s.Type == dialect.Money {
			w.Columns[i].Currency = w.currencyOf(i, fallback)
		}
	}
}

// choose applies a person's choice to a column.
func (w *work) choose(c *Column) {
	choice, ok := w.choice.Columns[c.Header]
	if !ok {
		return
	}
	switch choice.Slot {
	case "":
	case Ignore:
		c.Slot = ""
	case Keep:
		c.Slot, c.Kept = "", true
	default:
		if _, known := dialect.FindSlot(w.Entity, choice.Slot); known {
			if i, taken := w.at[choice.Slot]; taken { // a chosen slot is taken from the column that had it
				w.Columns[i].Slot = ""
				delete(w.at, choice.Slot)
			}
			c.Slot, c.How = choice.Slot, dialect.ByOwn
		}
	}
	if f := tabular.DateFormNamed(choice.Dates); f != 0 {
		c.Dates, c.Reason = f, reasonChosen
	}
	if f := tabular.NumberFormNamed(choice.Numbers); f != 0 {
		c.Numbers, c.Reason = f, reasonChosen
	}
	if choice.Scale > 0 {
		c.scale = choice.Scale
	}
}

func examples(cells []string) []string {
	var out []string
	for _, v := range cells {
		if !tabular.IsNull(v) && !slices.Contains(out, v) {
			if out = append(out, v); len(out) == examplesShown {
				break
			}
		}
	}
	return out
}

// currencyOf finds the currency of a column of amounts: the marks in its cells, the
// header ("Amount (EUR)"), else the fallback.
func (w *work) currencyOf(col int, fallback money.Code) money.Code {
	kind := w.src.Kinds[col]
	if c, ok := money.ParseCode(kind.Currency); ok {
		return c
	}
	marks := kind.CurrencyMarks()
	for _, part := range strings.FieldsFunc(w.Columns[col].Header, func(r rune) bool { return strings.ContainsRune("()[] _-/", r) }) {
		if code := tabular.CurrencyCode(part); code != "" && (len(part) == 3 && part == strings.ToUpper(part) || len(part) < 3) {
			return money.Must(code)
		}
	}
	switch {
	case len(marks) == 1:
		w.problems.Add(tabular.Problem{Message: problemSharedMark, Column: w.Columns[col].Header, Value: marks[0], Detail: fallback.String()})
	case len(marks) > 1:
		w.problems.Add(tabular.Problem{Message: problemMixedMarks, Column: w.Columns[col].Header, Value: strings.Join(marks, " ")})
	}
	return fallback
}

// Shares of rows out of order: a reading under the first is believable, one over the second is not.
const (
	orderedShare    = 0.02
	disorderedShare = 0.10
)

// settleByOrder tells day-first from month-first by the order of creation and
// close, when one reading puts many deals in the wrong order and the other hardly any.
func (w *work) settleByOrder() {
	from, ok := w.at["created"]
	if !ok {
		return
	}
	for _, slot := range []string{"closed_on", "won_on", "close"} {
		to, ok := w.at[slot]
		if !ok || !w.ambiguous(from) || !w.ambiguous(to) {
			continue
		}
		form := tabular.DateForm(0)
		var share [2]float64
		for i, f := range []tabular.DateForm{tabular.DateDMY, tabular.DateMDY} {
			n, bad := tabular.InOrder(w.src.Sheet.Columns[from], w.src.Sheet.Columns[to], f)
			if n < 20 {
				return
			}
			share[i] = float64(bad) / float64(n)
		}
		switch {
		case share[0] <= orderedShare && share[1] >= disorderedShare:
			form = tabular.DateDMY
		case share[1] <= orderedShare && share[0] >= disorderedShare:
			form = tabular.DateMDY
		default:
			return
		}
		for i := range w.Columns {
			if w.ambiguous(i) {
				w.Columns[i].Dates, w.Columns[i].Reason = form, reasonInOrder
			}
		}
	}
}

func (w *work) ambiguous(col int) bool {
	return w.Columns[col].Kind == tabular.KindDate && w.Columns[col].Dates == tabular.DateDMY|tabular.DateMDY &&
		w.src.Kinds[col].DateHits == w.src.Kinds[col].Filled
}

// askForms asks for every mapped column whose form is not certain.
func (w *work) askForms() {
	for i, c := range w.Columns {
		s, ok := dialect.FindSlot(w.Entity, c.Slot)
		if !ok || c.Filled == 0 {
			continue
		}
		q := Question{File: w.Name, Column: c.Header}
		switch s.Type {
		case dialect.Date:
			if c.Dates == 0 || c.Dates.Single() {
				continue
			}
			q.Topic, q.Text = AskDates, askDates
			for _, f := range c.Dates.Choices() {
				q.Options = append(q.Options, f.String())
			}
		case dialect.Money, dialect.Number, dialect.Percent:
			if c.Numbers == 0 || c.Numbers.Single() {
				continue
			}
			q.Topic, q.Text = AskNumbers, askNumbers
			q.Options = []string{tabular.PointDecimal.String(), tabular.CommaDecimal.String()}
		default:
			continue
		}
		q.Example = exampleFor(q.Topic, w.src.Sheet.Columns[i].Cells)
		q.Text = q.Text.With("column", c.Header, "example", q.Example)
		w.asks = append(w.asks, q)
		w.problems.Add(tabular.Problem{Message: problemUnread, Column: c.Header})
	}
}

// exampleFor gives a cell that shows the doubt: one whose day and month differ, or with a separator.
func exampleFor(topic string, cells []string) string {
	for _, v := range cells {
		if topic == AskDates {
			a, _, okA := tabular.ParseDate(v, tabular.DateDMY)
			b, _, okB := tabular.ParseDate(v, tabular.DateMDY)
			if okA && okB && a != b {
				return v
			}
		} else if strings.ContainsAny(v, ".,") {
			return v
		}
	}
	if e := examples(cells); len(e) > 0 {
		return e[0]
	}
	return ""
}
