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

// Field is FieldInfo with the way to the Go struct T.
type Field[T any] struct {
	FieldInfo
	get func(*T) Value
	set func(*T, Value) bool // false: the value is of another type
}

// TextField is one line of text.
func TextField[T any](name, es, en string, p func(*T) *string) Field[T] {
	return stringField(name, TypeText, es, en, p)
}

// LongField is text of several lines.
func LongField[T any](name, es, en string, p func(*T) *string) Field[T] {
	return stringField(name, TypeLong, es, en, p)
}

// LinkField is a web address.
func LinkField[T any](name, es, en string, p func(*T) *string) Field[T] {
	return stringField(name, TypeLink, es, en, p)
}

// MailField is an e-mail address.
func MailField[T any](name, es, en string, p func(*T) *string) Field[T] {
	return stringField(name, TypeMail, es, en, p)
}

// RankField is the position among siblings; see Between.
func RankField[T any](p func(*T) *string) Field[T] {
	return stringField("rank", TypeRank, "Orden", "Order", p)
}

// ChoiceField is one of the options, or nothing.
func ChoiceField[T any](name, es, en string, p func(*T) *string, options ...Option) Field[T] {
	f := stringField(name, TypeChoice, es, en, p)
	f.Options = options
	return f
}

// RefField points to a record of another kind.
func RefField[T any](name, kind, es, en string, p func(*T) *ID) Field[T] {
	f := stringField(name, TypeRef, es, en, p)
	f.Ref = kind
	return f
}

func stringField[T any, S ~string](name string, t Type, es, en string, p func(*T) *S) Field[T] {
	return Field[T]{
		FieldInfo: info(name, t, es, en),
		get:       func(r *T) Value { return OfText(string(*p(r))) },
		set: func(r *T, v Value) bool {
			*p(r) = S(v.s)
			return v.tag == Text || v.tag == Null
		},
	}
}

// BoolField is a flag.
func BoolField[T any](name, es, en string, p func(*T) *bool) Field[T] {
	return Field[T]{
		FieldInfo: info(name, TypeBool, es, en),
		get:       func(r *T) Value { return OfBool(*p(r)) },
		set: func(r *T, v Value) bool {
			*p(r) = v.n != 0
			return v.tag == Bool || v.tag == Null
		},
	}
}

// IntField is a whole number; 0 and unknown are the same.
func IntField[T any](name, es, en string, p func(*T) *int) Field[T] {
	return Field[T]{
		FieldInfo: info(name, TypeInt, es, en),
		get: func(r *T) Value {
			if *p(r) == 0 {
				return Value{}
			}
			return OfInt(int64(*p(r)))
		},
		set: func(r *T, v Value) bool {
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
	return Field[T]{
		FieldInfo: info(name, TypeNumber, es, en),
		get: func(r *T) Value {
			if o := *p(r); o.OK {
				return OfFloat(o.V)
			}
			return Value{}
		},
		set: func(r *T, v Value) bool {
			*p(r) = Opt{}
			if v.tag == Float || v.tag == Int {
				*p(r) = Some(v.Float())
			}
			return v.tag == Float || v.tag == Int || v.tag == Null
		},
	}
}

// PercentField is a share from 0 to 1 that may be unknown.
func PercentField[T any](name, es, en string, p func(*T) *Opt) Field[T] {
	f := NumberField(name, es, en, p)
	f.Type, f.Min, f.Top = TypePercent, 0, 1
	return f
}

// MoneyField is an amount that may be unknown.
func MoneyField[T any](name, es, en string, p func(*T) *money.Amount) Field[T] {
	f := Field[T]{
		FieldInfo: info(name, TypeMoney, es, en),
		get:       func(r *T) Value { return OfMoney(*p(r)) },
		set: func(r *T, v Value) bool {
			*p(r) = v.Money()
			return v.tag == Money || v.tag == Null
		},
	}
	f.Private = true
	return f
}

// DateField is a day that may be unknown.
func DateField[T any](name, es, en string, p func(*T) *period.Date) Field[T] {
	return Field[T]{
		FieldInfo: info(name, TypeDate, es, en),
		get:       func(r *T) Value { return OfDate(*p(r)) },
		set: func(r *T, v Value) bool {
			*p(r) = v.Date()
			return v.tag == Date || v.tag == Null
		},
	}
}

// ListField is a list of texts that is edited and merged as a whole.
func ListField[T any](name, es, en string, p func(*T) *[]string) Field[T] {
	return Field[T]{
		FieldInfo: info(name, TypeList, es, en),
		get: func(r *T) Value {
			if len(*p(r)) == 0 {
				return Value{}
			}
			return OfList(*p(r))
		},
		set: func(r *T, v Value) bool {
			list, ok := v.List()
			*p(r) = list
			return ok
		},
	}
}

// ColumnsField holds many rows in columns; see package fact. It is written once and never edited.
func ColumnsField[T any](name, es, en string, p func(*T) *string) Field[T] {
	return Field[T]{
		FieldInfo: info(name, TypeColumns, es, en),
		get:       func(r *T) Value { return OfBytes(*p(r)) },
		set: func(r *T, v Value) bool {
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
func (f Field[T]) Must() Field[T] { f.Required = true; return f }

// Hidden makes the field private: not shown on a projector unless asked.
func (f Field[T]) Hidden() Field[T] { f.Private = true; return f }

// Open makes a money field one that may always be shown.
func (f Field[T]) Open() Field[T] { f.Private = false; return f }

// Between limits a number to a range, both ends included.
func (f Field[T]) Between(min, top float64) Field[T] { f.Min, f.Top = min, top; return f }

// UpTo limits the length in runes.
func (f Field[T]) UpTo(runes int) Field[T] { f.Max = runes; return f }

// Explain adds a sentence of help.
func (f Field[T]) Explain(es, en string) Field[T] { f.Help = text.New(es, en); return f }

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
