package ingest

import (
	"sort"

	"rumbo/engine/exchange/dialect"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/record"
)

// stageUse is what the files say about one stage name.
type stageUse struct {
	StageProposal
	hint     dialect.Stage
	order    int // of first appearance
	won      int // rows whose flags say won
	closed   int
	shares   map[float64]int // probabilities in the file
	modal    float64
	entry    *entry
	answered bool
}

// stageBook gathers the stages that the files name and finds their place in the workspace.
type stageBook struct {
	p      *plan
	k      *kindIndex
	outAt  int
	probAt int
	rankAt int
	uses   map[string]*stageUse // by name in the file
	open   *entry               // the workspace's first open stage
}

func (p *plan) newStageBook() *stageBook {
	k := p.kind("stage")
	b := &stageBook{p: p, k: k, outAt: k.kind.Field("outcome"), probAt: k.kind.Field("probability"), rankAt: k.kind.Field("rank"),
		uses: map[string]*stageUse{}}
	b.sort()
	return b
}

// sort keeps the stages in the order of the sales process.
func (b *stageBook) sort() {
	sort.SliceStable(b.k.entries, func(i, j int) bool { return b.rank(b.k.entries[i]) < b.rank(b.k.entries[j]) })
	b.open = nil
	for _, e := range b.k.entries {
		if b.outcome(e) == record.StageOpen {
			b.open = e
			break
		}
	}
}

func (b *stageBook) rank(e *entry) string    { return e.get(b.rankAt).Text() }
func (b *stageBook) outcome(e *entry) string { return e.get(b.outAt).Text() }

// see notes one deal in a stage.
func (b *stageBook) see(name string, d *dialect.Dialect) *stageUse {
	u := b.uses[name]
	if u == nil {
		u = &stageUse{order: len(b.uses), shares: map[float64]int{}}
		u.Name = name
		u.hint, u.Known = d.StageHint(name)
		if !u.Known {
			u.hint, u.Known = dialect.English().StageHint(name)
		}
		b.uses[name] = u
	}
	u.Deals++
	return u
}

// settle decides every stage's meaning and place, once all files were looked through.
func (b *stageBook) settle() {
	list := make([]*stageUse, 0, len(b.uses))
	for _, u := range b.uses {
		list = append(list, u)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].order < list[j].order })
	for _, u := range list {
		u.Outcome = u.hint.Outcome
		switch { // flags in the file tell more than names
		case u.won*10 >= u.Deals*9:
			u.Outcome, u.Known = record.StageWon, true
		case u.won == 0 && u.closed*10 >= u.Deals*9:
			u.Outcome, u.Known = record.StageLost, true
		case u.closed > 0 && u.closed*10 < u.Deals:
			u.Outcome = record.StageOpen
		}
		u.modal = mostFrequent(u.shares)
	}
	for _, u := range list {
		b.place(u)
	}
	b.sort()
}

func mostFrequent(shares map[float64]int) float64 {
	best, most := 0.0, 0
	for v, n := range shares {
		if n > most || n == most && v > best {
			best, most = v, n
		}
	}
	return best
}

// place finds the workspace's stage for a name in the file, or makes a new one.
func (b *stageBook) place(u *stageUse) {
	switch choice := b.p.choices.Stages[u.Name]; choice {
	case "":
	case NewOpen, NewWon, NewLost:
		u.Outcome, u.answered = choice[len("new:"):], true
		b.create(u)
		return
	default:
		if e := b.k.find(record.ID(choice)); e != nil {
			u.answered = true
			b.take(u, e)
			return
		}
	}
	if u.Name == "" && b.open != nil {
		b.take(u, b.open)
		return
	}
	if e := b.match(u); e != nil {
		b.take(u, e)
		return
	}
	b.create(u)
}

func (b *stageBook) take(u *stageUse, e *entry) {
	u.entry, u.Target, u.New = e, e.id, !e.there
	u.Outcome = b.outcome(e)
	if v := e.get(b.probAt).Float(); v == v && u.New {
		u.Probability = record.Some(v)
	}
}

// match looks for the stage of the same name, then for one that means the same, then for the
// only one with that outcome if the deal is closed.
func (b *stageBook) match(u *stageUse) *entry {
	folded := tabular.Fold(u.Name)
	var same *entry
	outcomes := 0
	for _, e := range b.k.entries {
		if b.outcome(e) != u.Outcome {
			continue
		}
		if tabular.Fold(e.name) == folded {
			return e
		}
		hint, known := dialect.English().StageHint(e.name)
		own, ownKnown := dialect.English().StageHint(u.Name)
		if u.Outcome == record.StageOpen && known && ownKnown && hint.Names == own.Names && same == nil {
			same = e
		}
		if u.Outcome != record.StageOpen {
			outcomes++
			same = e
		}
	}
	if outcomes > 1 {
		return nil
	}
	return same
}

// create proposes a new stage, placed by its probability among the open ones and
// after them if it is closed.
func (b *stageBook) create(u *stageUse) {
	name := firstOf(u.Name, "—")
	id := b.p.ids.byName("stage", name)
	if e := b.k.find(id); e != nil {
		e.revive()
		b.take(u, e)
		return
	}
	prob, known := u.modal, u.modal > 0 && u.modal < 1
	if !known && u.hint.Probability > 0 && u.hint.Probability < 1 {
		prob, known = u.hint.Probability, true
	}
	before, after := b.neighbours(u.Outcome, prob, known)
	e := b.k.add(id, name)
	e.set(b.k.nameAt, record.OfText(name))
	e.set(b.outAt, record.OfText(u.Outcome))
	e.set(b.rankAt, record.OfText(record.RankBetween(before, after)))
	e.defined = true
	if u.Outcome == record.StageOpen {
		if known {
			e.set(b.probAt, record.OfFloat(prob))
		}
		e.set(b.k.kind.Field("qualified"), record.OfBool(!known || prob >= 0.2))
	}
	b.take(u, e)
	b.sort()
}

// neighbours gives the ranks between which a new stage belongs.
func (b *stageBook) neighbours(outcome string, prob float64, known bool) (before, after string) {
	for _, e := range b.k.entries {
		isOpen := b.outcome(e) == record.StageOpen
		p := e.get(b.probAt).Float()
		if outcome != record.StageOpen || isOpen && (!known || !(p > prob)) {
			before = b.rank(e)
			continue
		}
		return before, b.rank(e)
	}
	return before, ""
}

// finish hands the proposals to the preview, in the order of the sales process.
func (b *stageBook) finish(p *plan) {
	for _, u := range b.uses {
		p.preview.Stages = append(p.preview.Stages, u.StageProposal)
	}
	place := map[record.ID]int{}
	for i, e := range b.k.entries {
		place[e.id] = i
	}
	sort.Slice(p.preview.Stages, func(i, j int) bool {
		a, b := p.preview.Stages[i], p.preview.Stages[j]
		if place[a.Target] != place[b.Target] {
			return place[a.Target] < place[b.Target]
		}
		return a.Name < b.Name
	})
}
