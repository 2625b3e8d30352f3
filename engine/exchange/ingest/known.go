package ingest

import (
	"cmp"
	"strings"

	"rumbo/engine/change"
	"rumbo/engine/fact"
	"rumbo/engine/record"
)

// knownFacts are the facts of a kind that the workspace has, to be found by identifier or by all that they say.
type knownFacts struct {
	state *change.State
	kind  record.Any
	set   *fact.Set
	exts  map[string]knownFact
	sums  map[contents]int // how many say the same
	ids   map[record.ID]bool
}

// knownFact is one of them.
type knownFact struct {
	id     record.ID
	gone   bool // taken away by a person
	record func() any
}

// sourceMark stands between the program that gives identifiers and the file's name in Block.Source.
const sourceMark = " · "

func blockSource(source, file string) string { return source + sourceMark + file }

func (p *plan) knownFacts(r *factReader) *knownFacts {
	k := &knownFacts{state: p.state, kind: r.kind, exts: map[string]knownFact{}, sums: map[contents]int{}, ids: map[record.ID]bool{}}
	if schema := fact.Of(r.kind.KindName()); schema != nil {
		k.set = fact.Build(p.state, schema)
		k.readBlocks(r)
	} else {
		for row := range p.state.Table(r.kind.KindName()).Rows() {
			if k.ids[row.ID] = row.Alive(); row.Alive() {
				k.add(r, "", row.ID, row.Rec)
			}
		}
	}
	return k
}

// add makes a fact findable. What another program's import brought is found by long identifiers only.
func (k *knownFacts) add(r *factReader, source string, id record.ID, rec any) {
	k.sums[contentsOf(k.kind, rec)]++
	k.note(source, k.kind.Get(rec, r.ext).Text(), knownFact{id: id, record: func() any { return rec }})
}

func (k *knownFacts) note(source, ext string, f knownFact) {
	if ext == "" {
		return
	}
	k.exts[source+sourceMark+ext] = f
	if strongID(ext) {
		k.exts[ext] = f
	}
}

func (k *knownFacts) readBlocks(r *factReader) {
	sources := map[record.ID]string{}
	for b := range k.state.Table(record.BlockKind.Name).Rows() {
		rec := b.Rec.(*record.Block)
		source, _, _ := strings.Cut(rec.Source, sourceMark)
		sources[cmp.Or(rec.Of, b.ID)] = source
	}
	for _, p := range k.set.Parts {
		exts := k.set.Texts(p, "external_id")
		for i := range p.Len() {
			id := p.ID(i)
			block, _, _ := fact.SplitID(id)
			k.note(sources[block], exts[i], knownFact{id: id, record: func() any { return k.set.Record(p, i) }})
			k.sums[contentsOf(k.kind, k.set.Record(p, i))]++
		}
	}
	k.readRemoved(r, sources)
}

// readRemoved finds the rows that a person has taken away: they must not come back with the next file.
func (k *knownFacts) readRemoved(r *factReader, sources map[record.ID]string) {
	kind := k.kind.KindName()
	rows := fact.NewReader(k.state)
	for row := range k.state.Table(kind).Rows() {
		if !row.Alive() || !row.Value(k.kind, "removed").Bool() {
			continue
		}
		rec := rows.Stored(kind, row.ID)
		if rec == nil {
			continue
		}
		block, _, _ := fact.SplitID(row.ID)
		k.sums[contentsOf(k.kind, rec)]++
		k.note(sources[block], k.kind.Get(rec, r.ext).Text(), knownFact{id: row.ID, gone: true})
	}
}

func (k *knownFacts) byIdentifier(source, ext string) (knownFact, bool) {
	if f, ok := k.exts[source+sourceMark+ext]; ok {
		return f, true
	}
	f, ok := k.exts[ext]
	return f, ok && strongID(ext)
}

// takeSame reports whether a fact that says just this is there, and counts it off: the same call twice in a
// file is two calls, and the same file twice is none more.
func (k *knownFacts) takeSame(sum contents) bool {
	if k.sums[sum] == 0 {
		return false
	}
	k.sums[sum]--
	return true
}

// taken reports whether a record of that ID stands.
func (k *knownFacts) taken(id record.ID) bool { return k.ids[id] }

func created(kind string, id record.ID, rec any) change.Op { return change.Created(kind, id, rec) }
