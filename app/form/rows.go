package form

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Rows is a list of records of one kind, edited in place.
type Rows struct {
	app.Compo
	Env    *page.Env
	Rev    uint64
	Key    string
	Kind   string
	IDs    []record.ID // which, in this order
	Fields []string
	Ranked bool // the person orders them
	SortBy string
	// Signal, if not nil, is a column that is not edited: how urgent or how well a record is.
	Signal *Signal
	// SignalAt is how many fields stand before the signal.
	SignalAt int
	// Hide says which fields leave where room is short, 1 first, 2 next; nil: all but the first three.
	Hide map[string]int
	// Fit makes columns as wide as what they hold.
	Fit bool
	// Also are columns after the fields, which are not edited here.
	Also []Signal
	// Keep, if not nil, tells why a record must not be deleted, "" if it may be.
	Keep   func(record.ID) string
	OnOpen func(record.ID) // nil: rows do not open
	Empty  string          // what stands where there are none
}

// Signal is a column of its own.
type Signal struct {
	Header string
	Draw   func(record.ID) app.UI
	Text   func(record.ID) string
	Rank   func(record.ID) int // how urgent; makes the column sortable
	Right  bool                // figures stand right
	Hide   int                 // 1 leaves first where room is short
}

// CompoID tells lists apart.
func (r *Rows) CompoID() string { return r.Kind + " " + r.Key }

// Render shows the list.
func (r *Rows) Render() app.UI {
	_, many := record.Lookup(r.Kind).Labels()
	t := &ui.Table[record.ID]{Key: r.CompoID(), Caption: i18n.Text(many), Rows: r.IDs, Columns: r.columns(), Plain: len(r.IDs) <= 50, SortBy: r.SortBy,
		RowKey: func(id record.ID) string { return string(id) }, Stamp: i18n.Locale().Tag + r.stamp(),
		Empty: func() app.UI { return app.P().Class("note").Text(r.Empty) }, OnCSV: ui.SaveAs(i18n.Text(many))}
	if r.OnOpen != nil {
		t.OnOpen = func(_ app.Context, id record.ID) { r.OnOpen(id) }
	}
	return t
}

// stamp changes when any record that a cell shows may have.
func (r *Rows) stamp() string { return strconv.FormatUint(r.Rev, 10) }

func (r *Rows) columns() []ui.Column[record.ID] {
	k := record.Lookup(r.Kind)
	var out []ui.Column[record.ID]
	for i, name := range r.Fields {
		if r.Signal != nil && i == r.SignalAt {
			out = append(out, r.signal())
		}
		info, _ := k.Info(name)
		hide := r.Hide[name]
		if r.Hide == nil && i > 2 {
			hide = 1
		}
		c := ui.Column[record.ID]{ID: name, Header: i18n.Text(info.Label), Size: r.size(i), Hide: hide, Right: i > 0 && right(info.Type), Unit: r.unit(info),
			Text: func(id record.ID) string { return Plain(r.Env, info, r.value(id, name)) }, Cell: func(id record.ID) app.UI { return r.cell(info, id) }}
		if !r.Ranked {
			c.Compare = func(a, b record.ID) int { return compare(r.Env, info, r.value(a, name), r.value(b, name)) }
		}
		out = append(out, c)
	}
	for _, g := range r.Also {
		out = append(out, ui.Column[record.ID]{ID: "also " + g.Header, Header: g.Header, Hide: g.Hide, Right: g.Right, Text: g.Text, Cell: g.Draw})
	}
	return append(out, ui.Column[record.ID]{ID: "tools", Header: "", Right: true, Text: func(record.ID) string { return "" },
		Cell: func(id record.ID) app.UI { return r.tools(id) }})
}

func (r *Rows) signal() ui.Column[record.ID] {
	g := r.Signal
	c := ui.Column[record.ID]{ID: "signal", Header: g.Header, Size: "s", Text: g.Text, Cell: g.Draw}
	if g.Rank != nil {
		c.Compare = func(a, b record.ID) int { return cmp.Compare(g.Rank(a), g.Rank(b)) }
	}
	return c
}

// unit is the currency of a column of amounts, when all of them have the same.
func (r *Rows) unit(info record.FieldInfo) string {
	if info.Type != record.TypeMoney {
		return ""
	}
	unit := ""
	for _, id := range r.IDs {
		a := r.value(id, info.Name).Money()
		switch code := a.Currency.String(); {
		case !a.Known():
		case unit == "":
			unit = code
		case unit != code:
			return ""
		}
	}
	return unit
}

func right(t record.Type) bool {
	switch t {
	case record.TypePercent, record.TypeDate, record.TypeMoney, record.TypeInt, record.TypeNumber:
		return true
	}
	return false
}

func (r *Rows) size(column int) string {
	switch {
	case column == 0:
		return "l"
	case r.Fit:
		return ""
	}
	return "m"
}

func (r *Rows) value(id record.ID, field string) record.Value {
	row := r.Env.Snap().Row(r.Kind, id)
	if row == nil {
		return record.Value{}
	}
	return row.Value(record.Lookup(r.Kind), field)
}

func (r *Rows) cell(info record.FieldInfo, id record.ID) app.UI {
	v, key, label := r.value(id, info.Name), string(id)+" "+info.Name, i18n.Text(info.Label)
	set := func(v record.Value) { r.Env.Set(r.Kind, id, info.Name, v) }
	switch info.Type {
	case record.TypeChoice:
		return ui.EditSelect(key, label, Options(info), v.Text(), none(info), func(_ app.Context, s string) { set(record.OfText(s)) })
	case record.TypeRef:
		return ui.EditSelect(key, label, choices(r.Env, info, v, within(r.Kind, id, r.Env.Snap().Standing(r.Kind, id), info)), v.Text(), none(info), func(_ app.Context, s string) { set(record.OfText(s)) })
	case record.TypePercent, record.TypeNumber, record.TypeInt:
		n := ui.NumberField{Known: !v.IsNull(), Percent: info.Type == record.TypePercent, Decimals: decimals(info.Type), Value: value(v)}
		return ui.EditNumber(key, label, n, func(_ app.Context, f float64, known bool) { set(numberValue(info.Type, f, known)) })
	case record.TypeMoney:
		c := r.Env.Snap().Currency()
		if v.Money().Known() {
			c = v.Money().Currency
		}
		return ui.EditMoney(key, label, v.Money(), c, func(_ app.Context, a money.Amount) { set(record.OfMoney(a)) })
	case record.TypeDate:
		return ui.EditDate(key, label, v.Date(), r.Env.Store.Today(), func(_ app.Context, d period.Date) { set(record.OfDate(d)) })
	case record.TypeBool:
		return &ui.CheckField{Key: key, Label: label, Checked: v.Bool(), OnChange: func(_ app.Context, on bool) { set(record.OfBool(on)) }}
	}
	return ui.EditText(key, label, v.Text(), func(_ app.Context, s string) { set(record.OfText(s)) })
}

func (r *Rows) tools(id record.ID) app.UI {
	name, at := r.Env.Snap().Title(r.Kind, id), slices.Index(r.IDs, id)
	return app.Div().Class("row-tools").Body(
		app.If(r.Ranked, func() app.UI {
			return &ui.IconButton{Icon: icon.ArrowUp, Small: true, Disabled: at == 0, Label: i18n.T("form.up", "name", name), OnClick: func(app.Context) { r.move(at, -1) }}
		}),
		app.If(r.Ranked, func() app.UI {
			return &ui.IconButton{Icon: icon.ArrowDown, Small: true, Disabled: at == len(r.IDs)-1, Label: i18n.T("form.down", "name", name), OnClick: func(app.Context) { r.move(at, 1) }}
		}),
		&ui.IconButton{Icon: icon.Trash, Small: true, Label: i18n.T("form.delete", "name", name), OnClick: func(app.Context) { r.remove(id) }},
	)
}

// move puts an item before the one above or after the one below; only its own rank changes.
func (r *Rows) move(at, by int) {
	rank := func(i int) string {
		if i < 0 || i >= len(r.IDs) {
			return ""
		}
		return r.value(r.IDs[i], "rank").Text()
	}
	between := record.RankBetween(rank(at+by), rank(at+2*by))
	if by < 0 {
		between = record.RankBetween(rank(at+2*by), rank(at+by))
	}
	r.Env.Set(r.Kind, r.IDs[at], "rank", record.OfText(between))
}

func (r *Rows) remove(id record.ID) {
	if r.Keep != nil {
		if why := r.Keep(id); why != "" {
			r.Env.Host.Trouble(why)
			return
		}
	}
	r.Env.Delete(r.Kind, id)
}

// IDs are those of a kind's records, in the order in which they are offered for choice.
func IDs(env *page.Env, kind string, account record.ID) []record.ID {
	list := References(env, kind, account)
	out := make([]record.ID, len(list))
	for i, o := range list {
		out[i] = record.ID(o.Value)
	}
	return out
}

// LastRank is the rank of the last record of a kind, to put another one after it.
func LastRank(env *page.Env, kind string, account record.ID) string {
	ids := IDs(env, kind, account)
	if len(ids) == 0 {
		return ""
	}
	return env.Snap().Row(kind, ids[len(ids)-1]).Value(record.Lookup(kind), "rank").Text()
}

// Cell is one field of a record, edited where it stands.
func Cell(env *page.Env, kind string, id record.ID, field string) app.UI {
	info, _ := record.Lookup(kind).Info(field)
	return (&Rows{Env: env, Kind: kind}).cell(info, id)
}
