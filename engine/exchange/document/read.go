package document

import (
	"bytes"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"rumbo/engine/change"
	"rumbo/engine/record"
)

const (
	maxBytes    = 1 << 30
	maxProblems = 20 // told of one file
	oneDay      = 24 * 60 * 60 * 1000
)

// Read takes a document apart. It is taken whole or not at all: if any problem is a refusal, the Doc
// is empty. now is the present in milliseconds since 1970. progress, which may be
// nil, is told the part done (0…1) from time to time; if it returns false, reading stops.
func Read(data []byte, now int64, progress func(part float64) bool) (Doc, []Problem) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if code, value := notText(data); code != "" {
		return Doc{}, []Problem{newProblem(code, nil, 0, "", "value", value)}
	}
	r := &reader{scan: scan{data: data}, progress: progress, texts: map[string]string{}, plans: map[string]*readPlan{}, lookup: record.Lookup}
	d := r.document()
	if r.err != "" && r.err != faultTold {
		r.problems = append(r.problems, newProblem(string(r.err), data, r.errAt, r.path()))
	}
	r.tell(1)
	if _, refused := Refused(r.problems); refused {
		return Doc{}, r.problems
	}
	return d, append(r.problems, r.doubts(d, now)...)
}

func notText(data []byte) (code, value string) {
	switch start := bytes.TrimLeft(data, " \t\r\n"); {
	case len(start) == 0:
		return "empty", ""
	case len(data) > maxBytes:
		return "huge", strconv.Itoa(len(data) >> 20)
	case bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")):
		return "utf16", ""
	case bytes.IndexByte(data, 0) >= 0 || !utf8.Valid(data):
		return "binary", ""
	case start[0] != '{' && start[0] != '[':
		return "not_json", ""
	case start[0] == '[':
		return "foreign", ""
	}
	return "", ""
}

// doubts are the warnings about a document that was read.
func (r *reader) doubts(d Doc, now int64) []Problem {
	var out []Problem
	latest := int64(0)
	for _, s := range d.State.Seen() {
		latest = max(latest, s.Millis())
	}
	for _, c := range d.History {
		latest = max(latest, c.At.Millis())
	}
	if latest > now+oneDay {
		out = append(out, newProblem("future", nil, 0, "", "value", time.UnixMilli(latest).UTC().Format("2006-01-02")))
	}
	for _, kind := range kindsIn(d.State, d.History) {
		if k := r.lookup(kind); d.Kinds[kind] > k.Version() {
			one, _ := k.Labels()
			out = append(out, newProblem("newer_kind", nil, 0, kind, "value", one))
		}
	}
	return out
}

// reader is a scan that knows what a document holds.
type reader struct {
	scan
	problems []Problem
	progress func(float64) bool
	told     float64
	lookup   func(string) record.Any

	section, kind, id, field string // where it stands, for problems

	stamps []change.Stamp
	kinds  map[string]int
	plans  map[string]*readPlan
	texts  map[string]string // texts that come again
	state  *change.State
	made   map[string]map[change.Stamp][]*change.Row
}

func (r *reader) path() string {
	path := r.section
	for _, p := range []string{r.kind, r.id, r.field} {
		if p != "" {
			path += "." + shorten([]byte(p))
		}
	}
	return path
}

// complain notes a problem at a place and goes on; too many stop the reading.
func (r *reader) complain(code string, at int, pairs ...any) {
	if r.err != "" {
		return
	}
	r.problems = append(r.problems, newProblem(code, r.data, at, r.path(), pairs...))
	if len(r.problems) >= maxProblems {
		r.stop()
	}
}

// stop ends the reading for a reason that was told already.
func (r *reader) stop() {
	r.i = len(r.data)
	r.err = faultTold
}

// faultTold ends a scan whose problem is among the problems.
const faultTold fault = "told"

// wrong takes the next value, which is not what belongs here.
func (r *reader) wrong(want any) {
	r.next()
	at := r.i
	if raw := r.skip(); raw != nil {
		r.complain("type", at, "value", shorten(raw), "wanted", want)
	}
}

func (r *reader) tell(part float64) {
	if r.progress == nil || part < 1 && part < r.told+0.01 || r.err != "" {
		return
	}
	r.told = part
	if !r.progress(min(part, 1)) {
		r.problems = append(r.problems, newProblem("cancelled", nil, 0, ""))
		r.stop()
	}
}

// span is where a top-level value stands.
type span struct{ from, to int }

// document reads the top level: first where everything stands, since tools may have
// put the keys in another order, then one after the other.
func (r *reader) document() (d Doc) {
	at := r.outline()
	if r.err != "" {
		return d
	}
	end := r.i
	if r.next() != 0 {
		r.fail(faultSyntax)
		return d
	}
	if !r.head(&d, at) {
		return d
	}
	rows := map[string][]*change.Row{}
	for _, section := range []string{"records", "deleted"} {
		r.at(at, section, func() { r.rows(rows) })
	}
	var seen change.Seen
	r.at(at, "seen", func() { seen = change.Seen(r.refs()) })
	if len(r.problems) == 0 && r.err == "" {
		r.state = r.assemble(seen, rows)
		d.State = r.state
	}
	if len(r.problems) == 0 && r.err == "" {
		r.at(at, "history", func() { d.History = r.history() })
	}
	r.i = end
	return d
}

func (r *reader) outline() map[string]span {
	at := map[string]span{}
	if !r.open('{') {
		return at
	}
	for first := true; r.more('}', first); first = false {
		start := r.i
		key := string(r.key())
		r.section = shorten([]byte(key))
		if _, twice := at[key]; twice {
			r.complain("twice", start, "value", shorten([]byte(key)))
		}
		from := r.i
		r.outlineValue(key)
		at[key] = span{from, r.i}
	}
	if r.err == "" {
		r.section = ""
	}
	return at
}

// outlineValue skips a value, telling the progress between the parts of a long one.
func (r *reader) outlineValue(key string) {
	if key != "records" && key != "history" || r.next() != '{' && r.next() != '[' {
		r.skip()
		return
	}
	end := byte('}')
	if r.data[r.i] == '[' {
		end = ']'
	}
	if !r.open(r.data[r.i]) {
		return
	}
	for first := true; r.more(end, first); first = false {
		if end == '}' {
			r.key()
		}
		r.skip()
		r.tell(0.3 * float64(r.i) / float64(len(r.data)))
	}
}

// at reads a top-level value with read; nothing if the document has none.
func (r *reader) at(spans map[string]span, key string, read func()) {
	s, there := spans[key]
	if !there || r.err != "" {
		return
	}
	r.i, r.section, r.kind, r.id, r.field = s.from, key, "", "", ""
	r.depth = 1
	read()
	r.section, r.kind, r.id, r.field = "", "", "", ""
}

// head reads what the document says about itself; false if it is not to be read on.
func (r *reader) head(d *Doc, at map[string]span) bool {
	format := ""
	r.at(at, "format", func() {
		if r.next() == '"' {
			format = string(r.text())
		}
	})
	if format != Format {
		r.problems = append(r.problems, newProblem("foreign", nil, 0, ""))
		return false
	}
	r.at(at, "schema", func() { d.Schema = int(r.whole(1, 1<<31-1)) })
	if _, there := at["schema"]; !there {
		r.complain("missing", 0, "value", "schema")
	}
	if d.Schema > Version {
		r.problems = append(r.problems, newProblem("newer", nil, 0, "", "value", d.Schema, "mine", Version))
		return false
	}
	r.at(at, "scope", func() { d.Scope = r.scope() })
	if _, there := at["scope"]; !there {
		r.complain("missing", 0, "value", "scope")
	}
	r.at(at, "account", func() { d.Account = record.ID(r.string()) })
	r.at(at, "workspace", func() {
		r.strings(map[string]*string{"id": &d.WorkspaceID, "name": &d.WorkspaceName})
	})
	exported := ""
	r.at(at, "exported", func() {
		r.strings(map[string]*string{"at": &exported, "by": &d.By, "app": &d.App})
	})
	if t, err := time.Parse(timeForm, exported); err == nil {
		d.ExportedAt = t.UnixMilli()
	}
	d.Kinds = map[string]int{}
	r.kinds = d.Kinds
	r.at(at, "kinds", r.kindVersions)
	r.at(at, "stamps", r.stampTable)
	if _, there := at["records"]; !there {
		r.complain("missing", 0, "value", "records")
	}
	return r.err == ""
}

func (r *reader) scope() Scope {
	r.next()
	at := r.i
	s := Scope(r.string())
	if s != Workspace && s != Plan {
		r.complain("type", at, "value", shorten([]byte(s)), "wanted", wantScope)
	}
	return s
}

// strings reads an object's texts; keys that nobody asks for are passed over.
func (r *reader) strings(into map[string]*string) {
	r.object(func(key []byte) {
		if p := into[string(key)]; p != nil {
			*p = r.string()
			return
		}
		r.skip()
	})
}

func (r *reader) kindVersions() {
	r.object(func(key []byte) {
		kind := string(key)
		r.kinds[kind] = int(r.whole(1, 1<<31-1))
	})
}

func (r *reader) stampTable() {
	r.array(func() {
		r.next()
		at := r.i
		s, err := change.ParseStamp(r.string())
		if err != nil {
			r.complain("type", at, "value", shorten(r.data[at:r.i]), "wanted", wantStamp)
		}
		r.stamps = append(r.stamps, s)
	})
}

// assemble makes the state and finds records that come twice.
func (r *reader) assemble(seen change.Seen, rows map[string][]*change.Row) *change.State {
	latest := map[uint64]change.Stamp{}
	note := func(s change.Stamp) {
		if latest[s.Replica].Time < s.Time {
			latest[s.Replica] = s
		}
	}
	var missing []change.Stamp
	for i, s := range seen {
		if i > 0 && seen[i-1].Replica == s.Replica {
			missing = append(missing, s)
		}
		note(s)
	}
	var last change.Stamp
	for _, list := range rows {
		for _, row := range list {
			if born, plain := row.Plain(); plain && born == last {
				continue
			} else if plain {
				last = born
			}
			for _, s := range row.Seen() {
				note(s)
			}
		}
	}
	all := make(change.Seen, 0, len(latest))
	for _, s := range latest {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b change.Stamp) int {
		if a.Replica < b.Replica {
			return -1
		}
		return 1
	})
	for _, s := range missing {
		all = all.Without(s)
	}
	state, kind, id := change.StateFrom(all, rows)
	if kind != "" {
		r.section, r.kind = "records", kind
		needle := append([]byte(`"id":`), strconv.Quote(string(id))...)
		r.complain("twice", max(bytes.LastIndex(r.data, needle), 0), "value", shorten([]byte(id)))
	}
	return state
}
