package workspace

import (
	"maps"

	"rumbo/engine/change"
	"rumbo/engine/fact"
	"rumbo/engine/pace"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Env is what a command needs from the outside world.
type Env struct {
	At     change.Stamp // of the change to be made
	Today  period.Date
	Author string
	NewID  func() record.ID
}

// Command is something that a person wants done. Name is stable: histories keep it.
type Command interface {
	Name() string
	Do(*Tx)
}

// Apply does a command: the workspace after it and the change to be kept, or the
// problems that stand against it and the workspace as it was. A command that would change
// nothing gives a change without ops.
func Apply(s *Snapshot, cmd Command, env Env) (*Snapshot, change.Change, []record.Problem) {
	return ApplyPaced(s, cmd, env, nil)
}

// ApplyPaced is Apply that gives way between pieces.
func ApplyPaced(s *Snapshot, cmd Command, env Env, p *pace.Pace) (*Snapshot, change.Change, []record.Problem) {
	tx := &Tx{Snapshot: s, Env: env, Pace: p, at: map[key]int{}}
	cmd.Do(tx)
	c := change.Change{At: env.At, Author: env.Author, Label: cmd.Name()}
	if len(tx.problems) > 0 {
		return s, change.Change{}, tx.problems
	}
	c.Ops = tx.fresh
	rows := fact.NewReader(s.State)
	for i := range tx.pending {
		p.Step()
		if op := tx.pending[i].op(s.State, rows); op.New != nil || len(op.Patches) > 0 {
			c.Ops = append(c.Ops, op)
		}
	}
	if len(c.Ops) == 0 {
		return s, c, nil
	}
	after := s.next(change.ApplyPaced(s.State, c, p))
	if problems := check(s, after, c.Ops, tx.lenient); len(problems) > 0 {
		return s, change.Change{}, problems
	}
	return after, c, nil
}

type key struct {
	kind string
	id   record.ID
}

// Tx collects what a command does. Each record may be touched several times.
type Tx struct {
	*Snapshot
	Env      Env
	Pace     *pace.Pace  // nil: nobody waits
	fresh    []change.Op // creations that nothing else in the command touches
	pending  []pending
	at       map[key]int
	problems []record.Problem
	lenient  bool
}

// pending is what a command does to one record.
type pending struct {
	key
	created any
	extra   map[string]record.Value
	fields  map[string]record.Value
	ready   *change.Op
	delete  bool
}

func (tx *Tx) touch(kind string, id record.ID) *pending {
	k := key{kind, id}
	i, ok := tx.at[k]
	if !ok {
		i = len(tx.pending)
		tx.at[k] = i
		tx.pending = append(tx.pending, pending{key: k})
	}
	return &tx.pending[i]
}

// Create makes a record, which must not be modified afterwards. An empty ID gets a new one.
func (tx *Tx) Create(kind string, id record.ID, rec any) record.ID {
	if id == "" {
		id = tx.Env.NewID()
	}
	tx.touch(kind, id).created = rec
	return id
}

// Set writes one field of a record.
func (tx *Tx) Set(kind string, id record.ID, field string, v record.Value) {
	p := tx.touch(kind, id)
	if p.created != nil {
		k := record.Lookup(kind)
		if i := k.Field(field); i < 0 || !k.Set(p.created, i, v) {
			tx.Refuse(wrongType(kind, id, field))
		}
		return
	}
	if p.fields == nil {
		p.fields = map[string]record.Value{}
	}
	p.fields[field] = v
}

// Delete removes a record.
func (tx *Tx) Delete(kind string, id record.ID) { tx.touch(kind, id).delete = true }

// Op adds an op as it is: of an undo, a restoration, an import. It must be the only one of its record.
func (tx *Tx) Op(op change.Op) { tx.touch(op.Kind, op.ID).ready = &op }

// Fresh adds creations of records that are not there, many at once. The command touches them no more.
func (tx *Tx) Fresh(ops ...change.Op) { tx.fresh = append(tx.fresh, ops...) }

// Refuse says what stands against the command; nothing of it will be done.
func (tx *Tx) Refuse(p record.Problem) { tx.problems = append(tx.problems, p) }

// Lenient lets records pass that break a rule, as an undo or an import must be able to.
func (tx *Tx) Lenient() { tx.lenient = true }

func (p *pending) op(s *change.State, rows *fact.Reader) change.Op {
	switch {
	case p.ready != nil:
		return *p.ready
	case p.delete && p.created != nil:
		return change.Op{}
	case p.delete:
		return change.Delete(s, p.kind, p.id)
	case p.created != nil && s.Row(p.kind, p.id) != nil:
		return change.Edit(s, p.kind, p.id, p.again(s))
	case p.created != nil:
		return change.Op{Kind: p.kind, ID: p.id, New: p.created, Extra: p.extra}
	}
	if r := s.Row(p.kind, p.id); r != nil && !r.Alive() && len(p.fields) > 0 {
		return change.Edit(s, p.kind, p.id, withDeleted(p.fields))
	}
	if fact.InBlock(s, p.kind, p.id) {
		return rows.Correct(p.kind, p.id, p.fields)
	}
	return change.Edit(s, p.kind, p.id, p.fields)
}

// withDeleted says, with an edit of a record that was deleted, that the deletion is known: else it
// would stand as a conflict between the two.
func withDeleted(fields map[string]record.Value) map[string]record.Value {
	out := maps.Clone(fields)
	if _, told := out[change.Deleted]; !told {
		out[change.Deleted] = record.Value{}
	}
	return out
}

// again are the fields of a record that is created where one of its ID was deleted before, or stands: a
// second creation would be in conflict with the first.
func (p *pending) again(s *change.State) map[string]record.Value {
	k := record.Lookup(p.kind)
	fields := map[string]record.Value{change.Deleted: {}}
	for i, f := range k.Infos() {
		fields[f.Name] = k.Get(p.created, i)
	}
	for name := range s.Row(p.kind, p.id).Extra() {
		if name != change.Deleted {
			fields[name] = record.Value{}
		}
	}
	for name, v := range p.extra {
		fields[name] = v
	}
	return fields
}

func wrongType(kind string, id record.ID, field string) record.Problem {
	return record.Problem{Kind: kind, ID: id, Field: field,
		Text: text.New("Este valor no es del tipo que corresponde aquí.", "This value is not of the kind that belongs here.")}
}

// check holds the records that a command touched against their own rules and those between records.
func check(before, after *Snapshot, ops []change.Op, lenient bool) []record.Problem {
	if lenient {
		return nil
	}
	var out []record.Problem
	for _, op := range ops {
		if op.Deletes() {
			continue
		}
		k := record.Lookup(op.Kind)
		row, rec := after.Row(op.Kind, op.ID), after.standingRecord(op.Kind, op.ID)
		if rec == nil || op.New == nil && before.standingRecord(op.Kind, op.ID) == nil {
			continue
		}
		had := problemsBefore(before, k, op)
		for _, p := range append(k.Validate(rec), checkBetween(after, rec, op.ID)...) {
			p.ID = op.ID
			if !had[p.Field] || writes(op, p.Field) {
				out = append(out, p)
			}
		}
		out = append(out, checkRefs(after, k, op, row)...)
		out = append(out, checkTypes(k, op)...)
		out = append(out, checkLoops(after, k, op)...)
	}
	return out
}

// problemsBefore are the fields of a record that broke a rule already, as an import may have left them:
// they must not stand in the way of an edit elsewhere in the record.
func problemsBefore(before *Snapshot, k record.Any, op change.Op) map[string]bool {
	rec := before.standingRecord(op.Kind, op.ID)
	if rec == nil {
		return nil
	}
	had := map[string]bool{}
	for _, p := range append(k.Validate(rec), checkBetween(before, rec, op.ID)...) {
		had[p.Field] = true
	}
	return had
}

// checkTypes finds writes that the field's type cannot hold: they would read as empty.
func checkTypes(k record.Any, op change.Op) []record.Problem {
	var out []record.Problem
	for _, p := range op.Patches {
		if i := k.Field(p.Field); i >= 0 && !k.Set(k.New(), i, p.To) {
			out = append(out, wrongType(op.Kind, op.ID, p.Field))
		}
	}
	return out
}

// checkRefs finds new references to records that are not there.
func checkRefs(s *Snapshot, k record.Any, op change.Op, row *change.Row) []record.Problem {
	var out []record.Problem
	for i, f := range k.Infos() {
		if f.Type != record.TypeRef || op.New == nil && !writes(op, f.Name) {
			continue
		}
		id := record.ID(k.Get(row.Rec, i).Text())
		if id == "" {
			continue
		}
		if other := s.Row(f.Ref, id); other == nil || !other.Alive() {
			out = append(out, record.Problem{Kind: op.Kind, ID: op.ID, Field: f.Name,
				Text: text.New("Esto ya no existe: elija otro.", "This is no longer there: choose another.")})
		}
	}
	return out
}

func writes(op change.Op, field string) bool {
	for _, p := range op.Patches {
		if p.Field == field {
			return true
		}
	}
	return false
}

// checkLoops finds references to records of the same kind that lead back to where they start. Where a kind can name several at once
// (actions that wait for others), all its references to itself are one net.
func checkLoops(s *Snapshot, k record.Any, op change.Op) []record.Problem {
	var written, single, all []int
	for i, f := range k.Infos() {
		if f.Ref != op.Kind || f.Type != record.TypeRef && f.Type != record.TypeList {
			continue
		}
		all = append(all, i)
		if f.Type == record.TypeRef {
			single = append(single, i)
		}
		if op.New != nil || writes(op, f.Name) {
			written = append(written, i)
		}
	}
	var out []record.Problem
	for _, i := range written {
		follow := []int{i}
		if len(single) < len(all) {
			follow = all
		}
		if leadsBack(s, k, op, i, follow) {
			out = append(out, record.Problem{Kind: op.Kind, ID: op.ID, Field: k.Infos()[i].Name, Text: text.New("Así se formaría un círculo.", "That would make a circle.")})
		}
	}
	return out
}

// leadsBack tells whether one comes back to a record by one of its fields and from there on by any of those to follow.
func leadsBack(s *Snapshot, k record.Any, op change.Op, by int, follow []int) bool {
	row := s.Row(op.Kind, op.ID)
	if row == nil {
		return false
	}
	next, seen := named(k, row.Rec, by), map[record.ID]bool{}
	for len(next) > 0 {
		at := next[len(next)-1]
		next = next[:len(next)-1]
		if at == op.ID {
			return true
		}
		row := s.Row(op.Kind, at)
		if row == nil || seen[at] {
			continue
		}
		seen[at] = true
		for _, i := range follow {
			next = append(next, named(k, row.Rec, i)...)
		}
	}
	return false
}

// named are the records that a field names, one or several.
func named(k record.Any, rec any, field int) []record.ID {
	v := k.Get(rec, field)
	if k.Infos()[field].Type == record.TypeRef {
		return []record.ID{record.ID(v.Text())}
	}
	list, _ := v.List()
	out := make([]record.ID, len(list))
	for i, id := range list {
		out[i] = record.ID(id)
	}
	return out
}
