package fact

import (
	"math"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Form says what a column holds, also to those who do not know its kind. The numbers are part of
// the stored form.
type Form byte

// The forms.
const (
	FormTexts   Form = 't' // texts, IDs and choices; "" is none
	FormInts    Form = 'i' // whole numbers; 0 is unknown
	FormDates   Form = 'd' // days; 0 is unknown
	FormAmounts Form = 'm' // minor units with their currency
	FormNumbers Form = 'n' // numbers; NaN is unknown
	FormFlags   Form = 'b'
)

// Data are the columns of a block, in the order of their names. A column in which no row says anything is left out.
type Data struct {
	Version int // of the kind's fields
	Rows    int
	Cols    []Values
}

// Values are one column. Which slices are filled depends on the form.
type Values struct {
	Name       string
	Form       Form
	Texts      []string     // each once, in the order in which they first come
	Currencies []money.Code // likewise
	At         []int32      // of texts and amounts: position in Texts or Currencies; -1 is none
	Ints       []int64      // Ints, Dates, Amounts
	Numbers    []float64
	Flags      []bool
}

// Value is what row i says.
func (v *Values) Value(i int) record.Value {
	switch v.Form {
	case FormTexts:
		if at := v.At[i]; at >= 0 {
			return record.OfText(v.Texts[at])
		}
	case FormInts:
		if v.Ints[i] != 0 {
			return record.OfInt(v.Ints[i])
		}
	case FormDates:
		return record.OfDate(period.Date(v.Ints[i]))
	case FormAmounts:
		if at := v.At[i]; at >= 0 {
			return record.OfMoney(money.New(v.Ints[i], v.Currencies[at]))
		}
	case FormNumbers:
		return record.OfFloat(v.Numbers[i])
	case FormFlags:
		return record.OfBool(v.Flags[i])
	}
	return record.Value{}
}

// collector gathers a column value by value.
type collector struct {
	Values
	texts map[string]int32
	said  bool // whether any row says anything
}

func newCollector(name string, f Form) *collector {
	return &collector{Values: Values{Name: name, Form: f}, texts: map[string]int32{}}
}

// add takes the next row's value; what is of another type counts as none.
func (c *collector) add(v record.Value) {
	c.said = c.said || !v.IsNull()
	switch c.Form {
	case FormTexts:
		at := int32(-1)
		if s := v.Text(); s != "" {
			at = c.code(s, func() { c.Texts = append(c.Texts, s) })
		}
		c.At = append(c.At, at)
	case FormInts:
		c.Ints = append(c.Ints, v.Int())
	case FormDates:
		c.Ints = append(c.Ints, int64(v.Date()))
	case FormAmounts:
		at, a := int32(-1), v.Money()
		if a.Known() {
			at = c.code(a.Currency.String(), func() { c.Currencies = append(c.Currencies, a.Currency) })
		}
		c.At, c.Ints = append(c.At, at), append(c.Ints, a.Minor)
	case FormNumbers:
		x := v.Float()
		if v.IsNull() {
			x = math.NaN()
		}
		c.Numbers = append(c.Numbers, x)
	case FormFlags:
		c.Flags = append(c.Flags, v.Bool())
	}
}

func (c *collector) code(s string, fresh func()) int32 {
	at, ok := c.texts[s]
	if !ok {
		at = int32(len(c.texts))
		c.texts[s] = at
		fresh()
	}
	return at
}

// reset empties the column for the next block.
func (c *collector) reset() {
	clear(c.texts)
	c.Values = Values{Name: c.Name, Form: c.Form, At: c.At[:0], Ints: c.Ints[:0], Numbers: c.Numbers[:0], Flags: c.Flags[:0]}
	c.said = false
}
