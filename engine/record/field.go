package record

import (
	"encoding/json"
	"math"
	"slices"

	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Type says what a field holds and how a screen, a file or an import treats it.
type Type uint8

// The types of fields.
const (
	TypeText   Type = iota // one line
	TypeLong               // several lines
	TypeChoice             // one of Options
	TypeRef                // ID of a record of kind Ref
	TypeBool
	TypeInt
	TypeNumber  // finite number, may be unknown
	TypePercent // 0…1, may be unknown
	TypeMoney
	TypeDate
	TypeList // texts, in order
	TypeLink // a web address
	TypeMail
	TypeRank    // position among siblings, see Between
	TypeColumns // many rows in columns, as package fact encodes them
)

// Opt is a number that may be unknown.
type Opt struct {
	V  float64
	OK bool
}

// Some is a known number.
func Some(v float64) Opt { return Opt{v, true} }

// Or is the number, or what stands in for it.
func (o Opt) Or(v float64) float64 {
	if o.OK {
		return o.V
	}
	return v
}

// Option is one value that a choice may take.
type Option struct {
	Value string
	Label text.Text
}

// FieldInfo describes a field to those who do not know the record's Go type.
type FieldInfo struct {
	Name     string // stable, in stored data and files
	Type     Type
	Label    text.Text
	Help     text.Text // one sentence, may be empty
	Ref      string    // kind that a TypeRef points to
	Options  []Option  // of a TypeChoice
	Required bool
	Private  bool    // hidden on a projector unless asked: amounts, opinions on people
	Max      int     // longest text in runes; 0 means the type's usual limit
	Min, Top float64 // range of numbers; both 0 means none
}

// Field is FieldInfo with the way to the Go struct T. T is named only for those who read: all kinds share
// one type, whose way leads through any, or every function here would be in the program once a kind.
type Field[T any] = *field

type field struct {
	FieldInfo
	get func(rec any) Value
	set func(rec any, v Value) bool // false: the value is of another type
}

// of is the way to a field of a record whose type is forgotten.
func of[T, V any](p func(*T) *V) func(any) *V { return func(rec any) *V { return p(rec.(*T)) } }

// TextField is one line of text.
func TextField[T any](name, es, en string, p func(*T) *string) Field[T] {
	return stringField(name, TypeText, es, en, of(p))
}

// LongField is text of several lines.
func LongField[T any](name, es, en string, p func(*T) *string) Field[T] {
	return stringField(name, TypeLong, es, en, of(p))
}

// LinkField is a web address.
func LinkField[T any](name, es, en string, p func(*T) *string) Field[T] {
	return stringField(name, TypeLink, es, en, of(p))
}

// MailField is an e-mail address.
func MailField[T any](name, es, en string, p func(*T) *string) Field[T] {
	return stringField(name, TypeMail, es, en, of(p))
}

// RankField is the position among siblings; see Between.
func RankField[T any](p func(*T) *string) Field[T] {
	return stringField("rank", TypeRank, "Orden", "Order", of(p))
}

// ChoiceField is one of the options, or nothing.
func ChoiceField[T any](name, es, en string, p func(*T) *string, options ...Option) Field[T] {
	f := stringField(name, TypeChoice, es, en, of(p))
	f.Options = options
	return f
}

// RefField points to a record of another kind.
func RefField[T any](name, kind, es, en string, p func(*T) *ID) Field[T] {
	f := stringField(name, TypeRef, es, en, func(rec any) *string { return (*string)(p(rec.(*T))) })
	f.Ref = kind
	return f
}

func stringField(name string, t Type, es, en string, p func(any) *string) *field {
	return &field{
		FieldInfo: info(name, t, es, en),
		get:       func(r any) Value { return OfText(*p(r)) },
		set: func(r any, v Value) bool {
			*p(r) = v.s
			return v.tag == Text || v.tag == Null
		},
	}
}

// BoolField is a flag.
func BoolField[T any](name, es, en string, p func(*T) *bool) Field[T] {
	return boolField(name, es, en, of(p))
}

func boolField(name, es, en string, p func(any) *bool) *field {
	return &field{
		FieldInfo: info(name, TypeBool, es, en),
		get:       func(r any) Value { return OfBool(*p(r)) },
		set: func(r any, v Value) bool {
			*p(r) = v.n != 0
			return v.tag == Bool || v.tag == Null
		},
	}
}

// IntField is a whole number; 0 and unknown are the same.
func IntField[T any](name, es, en string, p func(*T) *int) Field[T] {
	return intField(name, es, en, of(p))
}

func intField(name, es, en string, p func(any) *int) *field {
	return &field{
		FieldInfo: info(name, TypeInt, es, en),
		get: func(r any) Value {
			if n := *p(r); n != 0 {
				return OfInt(int64(n))
			}
			return Value{}
		},
		set: func(r any, v Value) bool {
			f := v.Float()
			if v.tag == Null {
				f = 0
			}
			if math.IsNaN(f) || f != math.Trunc(f) || math.Abs(f) > 1<<53 {
				return false
			}
			*p(r) = int(f)
			return true
		},
	}
}

// NumberField is a finite number that may be unknown.
func NumberField[T any](name, es, en string, p func(*T) *Opt) Field[T] {
	return numberField(name, TypeNumber, es, en, of(p))
}

// PercentField is a share from 0 to 1 that may be unknown.
func PercentField[T any](name, es, en string, p func(*T) *Opt) Field[T] {
	return numberField(name, TypePercent, es, en, of(p)).Between(0, 1)
}

func numberField(name string, t Type, es, en string, p func(any) *Opt) *field {
	return &field{
		FieldInfo: info(name, t, es, en),
		get: func(r any) Value {
			if o := *p(r); o.OK {
				return OfFloat(o.V)
			}
			return Value{}
		},
		set: func(r any, v Value) bool {
			o := Opt{}
			if v.tag == Float || v.tag == Int {
				o = Some(v.Float())
			}
			*p(r) = o
			return v.tag == Float || v.tag == Int || v.tag == Null
		},
	}
}

// MoneyField is an amount that may be unknown.
func MoneyField[T any](name, es, en string, p func(*T) *money.Amount) Field[T] {
	return moneyField(name, es, en, of(p)).Hidden()
}

func moneyField(name, es, en string, p func(any) *money.Amount) *field {
	return &field{
		FieldInfo: info(name, TypeMoney, es, en),
		get:       func(r any) Value { return OfMoney(*p(r)) },
		set: func(r any, v Value) bool {
			*p(r) = v.Money()
			return v.tag == Money || v.tag == Null
		},
	}
}

// DateField is a day that may be unknown.
func DateField[T any](name, es, en string, p func(*T) *period.Date) Field[T] {
	return dateField(name, es, en, of(p))
}

func dateField(name, es, en string, p func(any) *period.Date) *field {
	return &field{
		FieldInfo: info(name, TypeDate, es, en),
		get:       func(r any) Value { return OfDate(*p(r)) },
		set: func(r any, v Value) bool {
			*p(r) = v.Date()
			return v.tag == Date || v.tag == Null
		},
	}
}

// ListField is a list of texts that is edited and merged as a whole.
func ListField[T any](name, es, en string, p func(*T) *[]string) Field[T] {
	return listField(name, es, en, of(p))
}

func listField(name, es, en string, p func(any) *[]string) *field {
	return &field{
		FieldInfo: info(name, TypeList, es, en),
		get:       func(r any) Value { return OfList(*p(r)) },
		set: func(r any, v Value) bool {
			list, ok := v.List()
			*p(r) = list
			return ok
		},
	}
}

// ColumnsField holds many rows in columns; see package fact. It is written once and never edited.
func ColumnsField[T any](name, es, en string, p func(*T) *string) Field[T] {
	return columnsField(name, es, en, of(p))
}

func columnsField(name, es, en string, p func(any) *string) *field {
	return &field{
		FieldInfo: info(name, TypeColumns, es, en),
		get:       func(r any) Value { return OfBytes(*p(r)) },
		set: func(r any, v Value) bool {
			*p(r) = v.Bytes()
			return v.tag == Bytes || v.tag == Null
		},
	}
}

// OfList makes a value of a list of texts; the empty list is null.
func OfList(list []string) Value {
	if len(list) == 0 {
		return Value{}
	}
	b, err := json.Marshal(list)
	if err != nil {
		panic(err) // a []string always encodes
	}
	return OfJSON(string(b))
}

// List reads what OfList made.
func (v Value) List() ([]string, bool) {
	if v.tag == Null {
		return nil, true
	}
	var list []string
	err := json.Unmarshal([]byte(v.JSON()), &list)
	return list, err == nil
}

func info(name string, t Type, es, en string) FieldInfo {
	return FieldInfo{Name: name, Type: t, Label: text.New(es, en)}
}

// Must makes the field required.
func (f *field) Must() *field { f.Required = true; return f }

// Hidden makes the field private: not shown on a projector unless asked.
func (f *field) Hidden() *field { f.Private = true; return f }

// Open makes a money field one that may always be shown.
func (f *field) Open() *field { f.Private = false; return f }

// Between limits a number to a range, both ends included.
func (f *field) Between(min, top float64) *field { f.Min, f.Top = min, top; return f }

// UpTo limits the length in runes.
func (f *field) UpTo(runes int) *field { f.Max = runes; return f }

// Explain adds a sentence of help.
func (f *field) Explain(es, en string) *field { f.Help = text.New(es, en); return f }

// Opts makes an option for a ChoiceField.
func Opts(value, es, en string) Option { return Option{value, text.New(es, en)} }

// Label finds the words for a choice's value; the value itself if there are none.
func (f FieldInfo) LabelOf(value string) text.Text {
	i := slices.IndexFunc(f.Options, func(o Option) bool { return o.Value == value })
	if i < 0 {
		return text.New(value, value)
	}
	return f.Options[i].Label
}
