package intake

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strconv"
	"sync"

	"rumbo/app/browser"
	"rumbo/engine/exchange/dialect"
	"rumbo/engine/exchange/ingest"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// View is a preview as the screen needs it, in no language yet.
type View struct {
	Files     []FileView             `json:"files"`
	Kinds     []ingest.KindCount     `json:"kinds"`
	Stages    []ingest.StageProposal `json:"stages"`
	Near      []ingest.NearMiss      `json:"near"`
	Missing   []ingest.Missing       `json:"missing"`
	Questions []ingest.Question      `json:"questions"`
	Ready     bool                   `json:"ready"`
	Problems  []tabular.Problem      `json:"-"`
}

// FileView is how one file is read.
type FileView struct {
	Name    string            `json:"name"`
	Rows    int               `json:"rows"`
	Read    bool              `json:"read"` // false: refused or left out, the problems say why
	Format  tabular.Format    `json:"format"`
	Dialect string            `json:"dialect"` // ID
	Entity  dialect.Entity    `json:"entity"`
	Why     text.Text         `json:"why"`
	Columns []ingest.Column   `json:"columns"`
	Sample  []SampleRow       `json:"sample"`
	Choice  ingest.FileChoice `json:"choice"` // in force: a person's, or a preset's
	Preset  bool              `json:"preset"` // read as files with these headers were read before

	New       int `json:"new"`
	Updated   int `json:"updated"`
	Unchanged int `json:"unchanged"`
	Refused   int `json:"refused"`
}

// SampleRow is one of the first rows, a cell for each column.
type SampleRow struct {
	Row   int    `json:"row"`
	Cells []Cell `json:"cells"`
}

// Cell is a value that has travelled as text.
type Cell struct {
	Tag  record.Tag `json:"t"`
	Text string     `json:"s"`
}

// Value is the cell as what it was read.
func (c Cell) Value() record.Value {
	switch c.Tag {
	case record.Date:
		n, _ := strconv.Atoi(c.Text)
		return record.OfDate(period.Date(n))
	case record.Money:
		a, err := money.Parse(c.Text)
		if err != nil {
			return record.OfText(c.Text)
		}
		return record.OfMoney(a)
	case record.Float, record.Int:
		f, _ := strconv.ParseFloat(c.Text, 64)
		return record.OfFloat(f)
	case record.Bool:
		return record.OfBool(c.Text != "")
	}
	return record.OfText(c.Text)
}

func cellOf(v record.Value) Cell {
	c := Cell{Tag: v.Tag()}
	switch v.Tag() {
	case record.Null:
	case record.Date:
		c.Text = strconv.Itoa(int(v.Date()))
	case record.Money:
		c.Text = v.Money().String()
	case record.Float, record.Int:
		c.Text = strconv.FormatFloat(v.Float(), 'g', -1, 64)
	case record.Bool:
		c.Text = "1"
	default:
		c.Text = tabular.Shorten(v.Text(), 120)
	}
	return c
}

// rowsShown is how many of the first rows a person sees.
const rowsShown = 6

func (w *workbench) view(h header, p *ingest.Preview) *View {
	v := &View{Kinds: p.Kinds, Stages: p.Stages, Near: p.Near, Missing: p.Missing, Questions: p.Questions, Ready: p.Ready(), Problems: p.Problems}
	for _, f := range p.Files {
		out := FileView{Name: f.Name, Rows: f.Rows, Read: f.Read, Format: f.Format, Entity: f.Entity, Why: f.Why, Columns: f.Columns,
			New: f.New, Updated: f.Updated, Unchanged: f.Unchanged, Refused: f.Refused, Choice: w.used.Files[f.Name]}
		if f.Dialect != nil {
			out.Dialect = f.Dialect.ID
		}
		_, told := h.Choices.Files[f.Name]
		_, used := w.used.Files[f.Name]
		out.Preset = used && !told
		for _, s := range f.Sample[:min(rowsShown, len(f.Sample))] {
			row := SampleRow{Row: s.Row}
			for _, value := range s.Values {
				row.Cells = append(row.Cells, cellOf(value))
			}
			out.Sample = append(out.Sample, row)
		}
		v.Files = append(v.Files, out)
	}
	return v
}

func encodeView(out []byte, v *View) []byte {
	head, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("intake: %v", err)) // all of it is plain data
	}
	out = appendBytes(out, head)
	out = binary.AppendUvarint(out, uint64(len(v.Problems)))
	for _, p := range v.Problems {
		for _, s := range []string{p.Code, p.File, p.Column, tabular.Shorten(p.Value, 200), p.Detail, p.Note.ES, p.Note.EN} {
			out = appendBytes(out, []byte(s))
		}
		out = binary.AppendVarint(binary.AppendVarint(out, int64(p.Row)), int64(p.N))
	}
	return out
}

func decodeView(b []byte) (*View, error) {
	head, rest, ok := cutBytes(b)
	v := &View{}
	if !ok {
		return nil, errFormat
	}
	if err := json.Unmarshal(head, v); err != nil {
		return nil, err
	}
	n, size := binary.Uvarint(rest)
	if size <= 0 {
		return nil, errFormat
	}
	rest = rest[size:]
	known, pace := messages(), browser.Pace()
	for range n {
		pace.Step()
		var p tabular.Problem
		var code string
		for _, to := range []*string{&code, &p.File, &p.Column, &p.Value, &p.Detail, &p.Note.ES, &p.Note.EN} {
			var s []byte
			if s, rest, ok = cutBytes(rest); !ok {
				return nil, errFormat
			}
			*to = string(s)
		}
		for _, to := range []*int{&p.Row, &p.N} {
			x, size := binary.Varint(rest)
			if size <= 0 {
				return nil, errFormat
			}
			*to, rest = int(x), rest[size:]
		}
		if p.Message = known[code]; p.Message == nil {
			return nil, errFormat
		}
		v.Problems = append(v.Problems, p)
	}
	return v, nil
}

var messages = sync.OnceValue(func() map[string]*tabular.Message {
	out := map[string]*tabular.Message{}
	for _, m := range tabular.Messages() {
		out[m.Code] = m
	}
	return out
})

var errFormat = fmt.Errorf("intake: damaged answer")

func appendBytes(out, b []byte) []byte {
	return append(binary.AppendUvarint(out, uint64(len(b))), b...)
}

func cutBytes(b []byte) (part, rest []byte, ok bool) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)-size) {
		return nil, nil, false
	}
	return b[size : size+int(n)], b[size+int(n):], true
}

// PresetOf keeps how a file was read, for the next one with the same headers.
func PresetOf(f FileView) ingest.Preset {
	return ingest.NewPreset(f.Name, ingest.File{Name: f.Name, Dialect: &dialect.Dialect{ID: f.Dialect}, Entity: f.Entity, Columns: f.Columns}, f.Choice)
}
