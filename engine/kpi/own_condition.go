package kpi

import (
	"slices"
	"strconv"
	"strings"

	"rumbo/engine/money"
	"rumbo/engine/text"
)

// Condition limits what an own metric counts: a dimension that is or is not one of some values, or a
// number that is at least or at most so much.
type Condition struct {
	Field string // a Dim, or a Take's Field
	Op    string
	// Values are IDs or texts of a dimension, "" for none; of a number there is one, with the currency of an amount: "5000 USD".
	Values []string
}

// The operators.
const (
	Is      = "is"
	IsNot   = "is_not"
	AtLeast = "at_least"
	AtMost  = "at_most"
)

// OpLabel is an operator in words.
func OpLabel(op string) text.Text {
	switch op {
	case Is:
		return text.New("es", "is")
	case IsNot:
		return text.New("no es", "is not")
	case AtLeast:
		return text.New("al menos", "at least")
	}
	return text.New("como máximo", "at most")
}

// String is the condition as it is stored: "line is l1|l2".
func (c Condition) String() string {
	var values []string
	for _, v := range c.Values {
		values = append(values, strings.NewReplacer(`\`, `\\`, `|`, `\|`).Replace(v))
	}
	return c.Field + " " + c.Op + " " + strings.Join(values, "|")
}

// ParseCondition reads what String wrote.
func ParseCondition(s string) (Condition, bool) {
	field, rest, ok := strings.Cut(s, " ")
	op, list, more := strings.Cut(rest, " ")
	c := Condition{Field: field, Op: op}
	if !ok || !more || !slices.Contains([]string{Is, IsNot, AtLeast, AtMost}, op) {
		return c, false
	}
	var b strings.Builder
	escaped := false
	for _, r := range list {
		switch {
		case escaped:
			b.WriteRune(r)
			escaped = false
		case r == '\\':
			escaped = true
		case r == '|':
			c.Values = append(c.Values, b.String())
			b.Reset()
		default:
			b.WriteRune(r)
		}
	}
	c.Values = append(c.Values, b.String())
	return c, true
}

// ofNumber reports whether the condition is on a number.
func (c Condition) ofNumber() bool { return c.Op == AtLeast || c.Op == AtMost }

// limit is the number of a condition in its column's size, or what is wrong with it.
func (c Condition) limit(t *Take, ours money.Code) (float64, text.Text) {
	value, currency, _ := strings.Cut(c.Values[0], " ")
	v, err := strconv.ParseFloat(value, 64)
	switch {
	case err != nil || v != v || v > 1e15 || v < -1e15:
		return 0, text.New("Una condición necesita un número.", "A condition needs a number.")
	case t.Unit != Money:
		return v, text.Text{}
	case currency != "" && currency != ours.String():
		return 0, text.New("La condición está en {a} y el espacio de trabajo en {b}: los montos de dos monedas no se comparan.",
			"The condition is in {a} and the workspace in {b}: amounts of two currencies cannot be compared.").With("a", currency, "b", ours.String())
	}
	return v * float64(ours.Factor()), text.Text{}
}

// number finds the column that a condition names; nil if the basis has none of that name.
func (b *Basis) number(field string) *Take {
	if i := slices.IndexFunc(b.Takes, func(t *Take) bool { return t.column != nil && t.Field == field }); i >= 0 {
		return b.Takes[i]
	}
	return nil
}

// fault says what is wrong with a condition on the basis; empty if nothing.
func (b *Basis) fault(c Condition, ours money.Code) text.Text {
	if c.ofNumber() {
		t := b.number(c.Field)
		if t == nil {
			return noFieldText
		}
		_, why := c.limit(t, ours)
		return why
	}
	if !slices.Contains(b.dims, Dim(c.Field)) {
		return noFieldText
	}
	return text.Text{}
}

var noFieldText = text.New("Una condición pregunta por algo que esto no tiene.", "A condition asks for something that this does not have.")

// test tells of a row whether it meets the condition.
func (b *Basis) test(c Condition, in *Input) func(row int32) bool {
	if c.ofNumber() {
		t := b.number(c.Field)
		limit, _ := c.limit(t, in.Deals.Currency)
		read, least := t.column(in), c.Op == AtLeast
		return func(row int32) bool {
			v, is := read(row)
			return is == in1 && (float64(v) == limit || (float64(v) > limit) == least)
		}
	}
	col := b.rows(in).Column(Dim(c.Field))
	keep := make([]bool, len(col.Values)+1) // the last is for none
	for i, v := range col.Values {
		keep[i] = slices.Contains(c.Values, v.ID) != (c.Op == IsNot)
	}
	keep[len(col.Values)] = slices.Contains(c.Values, "") != (c.Op == IsNot)
	return func(row int32) bool {
		code := col.Codes[row]
		if code < 0 {
			return keep[len(keep)-1]
		}
		return keep[code]
	}
}
