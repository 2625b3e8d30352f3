package change

import (
	"slices"

	"rumbo/engine/pace"
	"rumbo/engine/record"
)

// The first two bytes of everything stored: what it is, and the version of the form.
const (
	isChange    byte = 'C'
	isState     byte = 'S'
	isHandover  byte = 'H'
	wireVersion byte = 1
)

// Handover is what came from somebody else at once: whole rows to be merged, and the
// changes that tell their story.
type Handover struct {
	State   *State
	History History
}

// EncodeChange gives the bytes of a change.
func EncodeChange(c Change) []byte { return Entry{Change: c}.Encode(nil) }

// EncodeState gives the bytes of a state.
func EncodeState(s *State) []byte { return EncodeStatePaced(s, nil) }

// EncodeStatePaced is EncodeState that gives way between pieces.
func EncodeStatePaced(s *State, p *pace.Pace) []byte {
	w := newWriter()
	w.pace = p
	w.b = append(w.b, isState, wireVersion)
	w.state(s)
	return w.b
}

// EncodeHandover gives the bytes of what came from somebody else.
func EncodeHandover(h Handover) []byte { return Entry{Handover: &h}.Encode(nil) }

// Encode gives the bytes of an entry of the log; pace may be nil.
func (e Entry) Encode(p *pace.Pace) []byte {
	w := newWriter()
	w.pace = p
	if e.Handover == nil {
		w.b = append(w.b, isChange, wireVersion)
		w.change(e.Change)
		return w.b
	}
	h := e.Handover
	w.b = append(w.b, isHandover, wireVersion)
	w.state(h.State)
	w.uint(uint64(len(h.History)))
	for _, c := range h.History {
		w.change(c)
	}
	return w.b
}

// DecodeState reads what EncodeState wrote. Errors wrap ErrFormat or ErrNewer.
func DecodeState(b []byte) (*State, error) { return DecodeStatePaced(b, nil) }

// DecodeStatePaced is DecodeState that gives way between pieces.
func DecodeStatePaced(b []byte, p *pace.Pace) (*State, error) { return DecodeStateOf(string(b), p) }

// DecodeStateOf is DecodeStatePaced without a copy: the state's texts are parts of the string.
func DecodeStateOf(s string, p *pace.Pace) (*State, error) {
	r, what := open(s)
	r.pace = p
	if what != isState {
		r.fail("not a snapshot")
	}
	state := r.state()
	return state, r.end()
}

// Entry is one entry of a stored log: a change, or a handover if that is not nil.
type Entry struct {
	Change   Change
	Handover *Handover
}

// Decode reads an entry of the log. Errors wrap ErrFormat or ErrNewer.
func Decode(b []byte) (Entry, error) { return DecodePaced(b, nil) }

// DecodePaced is Decode that gives way between pieces.
func DecodePaced(b []byte, p *pace.Pace) (Entry, error) {
	r, what := open(string(b))
	r.pace = p
	var e Entry
	switch what {
	case isChange:
		e.Change = r.change()
	case isHandover:
		h := &Handover{State: r.state()}
		for range r.count(4) {
			h.History = append(h.History, r.change())
		}
		e.Handover = h
	default:
		r.fail("neither a change nor a handover")
	}
	return e, r.end()
}

// Apply is the state after the entry.
func (e Entry) Apply(s *State) *State { return e.ApplyPaced(s, nil) }

// ApplyPaced is Apply that gives way between pieces.
func (e Entry) ApplyPaced(s *State, p *pace.Pace) *State {
	if e.Handover != nil {
		out, _ := MergePaced(s, e.Handover.State, p)
		return out
	}
	return ApplyPaced(s, e.Change, p)
}

func open(s string) (*reader, byte) {
	r := newReader(s)
	what, version := r.byte(), r.byte()
	if r.err == nil && version > wireVersion {
		r.err, r.s = ErrNewer, ""
	}
	return r, what
}

func (w *writer) change(c Change) {
	w.stamp(c.At)
	w.text(c.Author)
	w.text(c.Label)
	made := map[string][]int{}
	var kinds []string
	edits := 0
	for i, o := range c.Ops {
		if o.New == nil {
			edits++
			continue
		}
		if made[o.Kind] == nil {
			kinds = append(kinds, o.Kind)
		}
		made[o.Kind] = append(made[o.Kind], i)
	}
	w.uint(uint64(len(kinds)))
	for _, kind := range kinds {
		at := made[kind]
		w.records(kind, len(at), func(i int) (record.ID, any, map[string]record.Value) {
			o := &c.Ops[at[i]]
			return o.ID, o.New, o.Extra
		})
	}
	w.uint(uint64(edits))
	for _, o := range c.Ops {
		w.pace.Step()
		if o.New == nil {
			w.edits(o)
		}
	}
}

func (w *writer) records(kind string, n int, at func(int) (record.ID, any, map[string]record.Value)) {
	w.text(kind)
	w.uint(uint64(n))
	for i := range n {
		w.pace.Step()
		id, _, _ := at(i)
		w.raw(string(id))
	}
	w.block(record.Lookup(kind), n, func(i int) any { _, rec, _ := at(i); return rec })
	w.extras(n, func(i int) map[string]record.Value { _, _, m := at(i); return m })
}

func (w *writer) edits(o Op) {
	w.text(o.Kind)
	w.raw(string(o.ID))
	w.uint(uint64(record.Lookup(o.Kind).Version()))
	w.uint(uint64(len(o.Patches)))
	for _, p := range o.Patches {
		w.text(p.Field)
		w.value(p.From)
		w.value(p.To)
		w.stamps(p.Over)
	}
}

func (w *writer) state(s *State) {
	w.stamps(s.seen)
	w.uint(uint64(len(s.tables)))
	for _, kind := range s.Kinds() {
		rows := slices.Collect(s.tables[kind].Rows())
		w.records(kind, len(rows), func(i int) (record.ID, any, map[string]record.Value) {
			return rows[i].ID, rows[i].Rec, rows[i].Extra()
		})
		w.births(rows)
		w.registers(rows)
	}
}

// births writes the creations, which long runs of rows share.
func (w *writer) births(rows []*Row) {
	for i := 0; i < len(rows); {
		n := 1
		for i+n < len(rows) && rows[i+n].born == rows[i].born {
			n++
		}
		w.uint(uint64(n))
		w.stamp(rows[i].born)
		i += n
	}
}

func (w *writer) registers(rows []*Row) {
	n := 0
	for _, r := range rows {
		if r.more != nil {
			n++
		}
	}
	w.uint(uint64(n))
	for i, r := range rows {
		if r.more == nil {
			continue
		}
		w.pace.Step()
		w.uint(uint64(i))
		w.stamps(r.more.births)
		w.stamps(r.more.seen)
		w.uint(uint64(len(r.more.fields)))
		for _, f := range r.more.fields {
			w.text(f.name)
			w.stamps(f.dots)
			w.uint(uint64(len(f.also)))
			for _, a := range f.also {
				w.value(a.Value)
				w.stamps(a.By)
			}
		}
	}
}
