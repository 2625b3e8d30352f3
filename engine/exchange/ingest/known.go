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
	sums  map[contents]int        // how many say the same, as they were imported
	now   map[contents][]contents // of those that somebody corrected: what they say now, and what they were imported as
	ids   map[record.ID]bool
}

// knownFact is one of them.
type knownFact struct {
	id     record.ID
	gone   bool // taken away by a person
	record func() any
	file   func() any // as the file had it that brought the fact; nil for what no block holds
}

// sourceMark stands between the program that gives identifiers and the file's name in Block.Source.
const sourceMark = " · "

func blockSource(source, file string) string { return source + sourceMark + file }

func (p *plan) knownFacts(r *factReader) *knownFacts {
	k := &knownFacts{state: p.state, kind: r.kind, exts: map[string]knownFact{}, sums: map[contents]int{}, now: map[contents][]contents{}, ids: map[record.ID]bool{}}
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
			f := knownFact{id: id, record: func() any { return k.set.Record(p, i) }}
			sum := contentsOf(k.kind, k.set.AsImported(p, i))
			if p.Corrected(i) {
				f.file = func() any { return k.set.AsImported(p, i) }
				if now := contentsOf(k.kind, f.record()); now != sum {
					k.now[now] = append(k.now[now], sum)
				}
			}
			k.note(sources[block], exts[i], f)
			k.sums[sum]++
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

// takeSame reports whether a fact is there that says just this, or said it when it was imported, and counts it off: the same call
// twice in a file is two calls, and the same file twice is none more, whatever was corrected meanwhile.
func (k *knownFacts) takeSame(sum contents) bool {
	if k.sums[sum] > 0 {
		k.sums[sum]--
		return true
	}
	for i, was := range k.now[sum] {
		if k.sums[was] > 0 {
			k.sums[was]--
			k.now[sum] = append(k.now[sum][:i:i], k.now[sum][i+1:]...)
			return true
		}
	}
	return false
}

// taken reports whether a record of that ID stands.
func (k *knownFacts) taken(id record.ID) bool { return k.ids[id] }

func created(kind string, id record.ID, rec any) change.Op { return change.Created(kind, id, rec) }
