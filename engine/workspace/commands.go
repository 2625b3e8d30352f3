package workspace

import (
	"slices"

	"rumbo/engine/change"
	"rumbo/engine/fact"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Set writes one field of one record: what every edit in place does.
type Set struct {
	Kind  string
	ID    record.ID
	Field string
	Value record.Value
}

// Name of the command.
func (Set) Name() string { return "edit" }

// Do writes the field.
func (c Set) Do(tx *Tx) {
	if !tx.standing(c.Kind, c.ID) || tx.frozen(c) {
		return
	}
	if c.Kind == "opportunity" && c.Field == "stage" {
		MoveStage{Deal: c.ID, Stage: record.ID(c.Value.Text())}.Do(tx)
		return
	}
	if c.Kind == "opportunity" && c.Field == "account" {
		tx.moveHistory(c.ID, c.Value)
	}
	tx.Set(c.Kind, c.ID, c.Field, c.Value)
	if c.Field == "account" && fact.Of(c.Kind) != nil {
		tx.leaveClient(c)
	}
	if c.Kind == "action" && c.Field == "status" {
		done := record.Value{}
		if c.Value.Text() == "done" {
			done = record.OfDate(tx.Env.Today)
		}
		tx.Set(c.Kind, c.ID, "done", done)
	}
	if c.Kind == "lead" && c.Field == "status" {
		tx.Set(c.Kind, c.ID, "changed", record.OfDate(tx.Env.Today))
	}
}

// moveHistory takes a deal's stage moves along to another account: left behind, they would go with
// the old account's plan and its deletion.
func (tx *Tx) moveHistory(deal record.ID, account record.Value) {
	o := Get(tx.Snapshot, record.OpportunityKind, deal)
	if o == nil {
		return
	}
	for _, id := range tx.OfAccount("stage_move", o.Account) {
		if m := Get(tx.Snapshot, record.StageMoveKind, id); m != nil && m.Opportunity == deal {
			tx.Set("stage_move", id, "account", account)
		}
	}
	tx.moveMilestones(deal, o.Account, account)
}

// SetAll writes several fields of several records at once.
type SetAll []Set

// Name of the command.
func (SetAll) Name() string { return "edit" }

// Do writes the fields.
func (c SetAll) Do(tx *Tx) {
	for _, s := range c {
		s.Do(tx)
	}
}

// Create makes a record. Rec is a pointer to the kind's struct; an empty ID gets a new one.
type Create struct {
	Kind string
	ID   record.ID
	Rec  any
}

// Name of the command.
func (Create) Name() string { return "create" }

// Do makes the record; a deal's first stage is noted in its history, a milestone goes with its deal's account,
// and an activity is noted on its contact.
func (c Create) Do(tx *Tx) {
	if m, ok := c.Rec.(*record.Milestone); ok && m.Account == "" {
		if o := Get(tx.Snapshot, record.OpportunityKind, m.Opportunity); o != nil {
			m.Account = o.Account
		}
	}
	if a, ok := c.Rec.(*record.Activity); ok {
		tx.spoken(a)
	}
	if r, ok := c.Rec.(*record.Rating); ok {
		tx.nameRating(r)
	}
	id := tx.Create(c.Kind, c.ID, c.Rec)
	if o, ok := c.Rec.(*record.Opportunity); ok && o.Stage != "" {
		if !o.Created.Known() {
			o.Created = tx.Env.Today
		}
		tx.Create("stage_move", "", &record.StageMove{Opportunity: id, Account: o.Account, Stage: o.Stage, On: tx.Env.Today})
	}
}

// Delete removes a record and, with an account, all that belongs to it. What was imported of the account stays and counts in the
// company's totals; see DeleteWithFacts.
type Delete struct {
	Kind string
	ID   record.ID
}

// Name of the command.
func (Delete) Name() string { return "delete" }

// Do removes the record; of an imported block only the row.
func (c Delete) Do(tx *Tx) {
	if !tx.standing(c.Kind, c.ID) {
		return
	}
	if c.Kind == "account" {
		for _, kind := range tx.Kinds() {
			for _, id := range tx.OfAccount(kind, c.ID) {
				if !tx.inBlock(kind, id) { // only corrected here: what was imported stays
					tx.Delete(kind, id)
				}
			}
		}
	}
	if tx.inBlock(c.Kind, c.ID) {
		tx.Set(c.Kind, c.ID, "removed", record.OfBool(true))
		return
	}
	if c.Kind == "contact" {
		tx.leaveOrganisation(c.ID)
	}
	tx.leaveScorecards(c.Kind, c.ID)
	if !tx.leavesTemplate(c.Kind, c.ID) {
		return
	}
	tx.Delete(c.Kind, c.ID)
}

// DeleteWithFacts removes an account with all that belongs to it and takes its imported facts away too.
type DeleteWithFacts struct{ Account record.ID }

// Name of the command.
func (DeleteWithFacts) Name() string { return "delete" }

// Do removes the account and marks the rows.
func (c DeleteWithFacts) Do(tx *Tx) {
	for kind, ids := range tx.ImportedOf(c.Account) {
		for _, id := range ids {
			tx.Set(kind, id, "removed", record.OfBool(true))
		}
	}
	Delete{Kind: "account", ID: c.Account}.Do(tx)
}

// MoveStage puts a deal into a stage and notes the move. A deal that is closed
// gets its closing day, a reopened one keeps its last expected one.
type MoveStage struct {
	Deal  record.ID
	Stage record.ID
	On    period.Date // 0 means today
}

// Name of the command.
func (MoveStage) Name() string { return "move_stage" }

// Do moves the deal.
func (c MoveStage) Do(tx *Tx) {
	if !tx.standing("opportunity", c.Deal) || !tx.standing("stage", c.Stage) {
		return
	}
	deal, to := Get(tx.Snapshot, record.OpportunityKind, c.Deal), Get(tx.Snapshot, record.StageKind, c.Stage)
	if deal.Stage == c.Stage {
		return
	}
	on := c.On
	if on == 0 {
		on = tx.Env.Today
	}
	tx.Set("opportunity", c.Deal, "stage", record.OfText(string(c.Stage)))
	if to.Outcome != record.StageOpen {
		tx.Set("opportunity", c.Deal, "close", record.OfDate(on))
	}
	tx.Create("stage_move", "", &record.StageMove{Opportunity: c.Deal, Account: deal.Account, Stage: c.Stage, On: on})
}

// Write is the edit that starts a plan section's text, or goes on with it.
type Write struct {
	Account record.ID
	Section string
	Body    string
}

// Name of the command.
func (Write) Name() string { return "write" }

// Do writes the section.
func (c Write) Do(tx *Tx) {
	id := record.SectionID(c.Account, c.Section)
	if tx.Row("section", id) == nil {
		tx.Create("section", id, &record.Section{Account: c.Account, Key: c.Section, Body: c.Body})
		return
	}
	tx.Set("section", id, "body", record.OfText(c.Body))
}

// Settle ends a conflict: the value chosen replaces all that were written. For the
// field change.Deleted a null keeps the record and anything else deletes it.
type Settle struct {
	Kind  string
	ID    record.ID
	Field string
	Value record.Value
}

// Name of the command.
func (Settle) Name() string { return "settle" }

// Do writes the chosen value over all others.
func (c Settle) Do(tx *Tx) {
	if c.Field == change.Deleted && !c.Value.IsNull() {
		tx.Delete(c.Kind, c.ID)
		return
	}
	tx.Set(c.Kind, c.ID, c.Field, c.Value)
}

// Undo takes changes back as far as nobody has written over them since.
type Undo struct {
	Change change.Change
	Redo   bool
	// Own knows the changes that undid others in this session; it may be nil. See change.Reverse.
	Own func(change.Stamp) bool
	// Kept hears of what stays because somebody has written to it since; it may be nil.
	Kept func([]change.Kept)
}

// Name of the command.
func (c Undo) Name() string {
	if c.Redo {
		return "redo"
	}
	return "undo"
}

// Do reverses the change.
func (c Undo) Do(tx *Tx) {
	ops, kept := change.Reverse(tx.State, c.Change, c.Own)
	tx.takeBack(ops, kept, c.Kept)
}

// RestoreTo makes what belongs to an account (or everything, if Account is "") look as it did. What has happened
// since stays: activities, revenue, answers of clients, reviews that were held.
type RestoreTo struct {
	Account record.ID
	Then    *change.State
	Kinds   []string  // only these kinds; nil means all
	ID      record.ID // only this record, "" means all
}

// Name of the command.
func (RestoreTo) Name() string { return "restore" }

// Do writes what differs.
func (c RestoreTo) Do(tx *Tx) {
	tx.Lenient()
	for _, op := range change.DiffPaced(tx.Pace, tx.State, c.Then, func(kind string, id record.ID, r *change.Row) bool {
		return PartOfPlan(kind) && (c.Account == "" || AccountOf(kind, id, r.Rec) == c.Account) &&
			(c.Kinds == nil || slices.Contains(c.Kinds, kind)) && (c.ID == "" || c.ID == id)
	}) {
		tx.Op(op)
	}
}

// PartOfPlan tells whether records of a kind are what a version holds and brings back, and not the traces of what has happened.
func PartOfPlan(kind string) bool {
	switch kind {
	case "version", "activity", "mail_event", "lead_event", "revenue_line", "block", "survey_answer", "survey_form", "review", "review_item", "given_forecast":
		return false
	}
	return true
}

// SaveVersion names the present moment of an account's plan, or of the workspace.
type SaveVersion struct {
	Account record.ID
	Title   string
	Notes   string
}

// Name of the command.
func (SaveVersion) Name() string { return "version" }

// Do notes which changes the version holds.
func (c SaveVersion) Do(tx *Tx) {
	tx.Create("version", "", &record.Version{Account: c.Account, Name: c.Title, Notes: c.Notes, Seen: tx.Seen().String()})
}

// Import takes records from files, in one change that can be undone whole.
type Import struct {
	Creates []change.Op // change.Created
	Updates []Update
}

// Update writes fields of one record.
type Update struct {
	Kind   string
	ID     record.ID
	Fields map[string]record.Value
}

// Name of the command.
func (Import) Name() string { return "import" }

// Do creates and updates the records; one that had been deleted comes back.
func (c Import) Do(tx *Tx) {
	tx.Lenient()
	for _, op := range c.Creates {
		tx.Pace.Step()
		if r := tx.Row(op.Kind, op.ID); r == nil {
			tx.Fresh(op)
		} else if !r.Alive() {
			tx.Create(op.Kind, op.ID, op.New)
		}
	}
	for _, u := range c.Updates {
		tx.Pace.Step()
		if r := tx.Row(u.Kind, u.ID); r != nil && !r.Alive() {
			tx.Set(u.Kind, u.ID, change.Deleted, record.Value{})
		}
		for f, v := range u.Fields {
			tx.Set(u.Kind, u.ID, f, v)
		}
	}
}

// standing refuses a command on a record that is not there.
func (tx *Tx) standing(kind string, id record.ID) bool {
	if tx.inBlock(kind, id) {
		if fact.Get(tx.State, kind, id) != nil {
			return true
		}
	} else if r := tx.Row(kind, id); r != nil && r.Alive() {
		return true
	}
	if i, ok := tx.at[key{kind, id}]; ok && tx.pending[i].created != nil {
		return true
	}
	tx.Refuse(record.Problem{Kind: kind, ID: id,
		Text: text.New("Esto ya no existe: otra persona lo borró.", "This is no longer there: somebody has deleted it.")})
	return false
}

// Unmerge takes back what a merge brought, as far as nobody has written over it since.
type Unmerge struct {
	Before, After *change.State
	// Own knows the changes that undid others in this session; it may be nil. See change.Back.
	Own func(change.Stamp) bool
	// Kept hears of what stays because somebody has written to it since; it may be nil.
	Kept func([]change.Kept)
}

// Name of the command.
func (Unmerge) Name() string { return "undo" }

// Do writes back what was there before the merge.
func (c Unmerge) Do(tx *Tx) {
	ops, kept := change.Back(tx.State, c.Before, c.After, c.Own)
	tx.takeBack(ops, kept, c.Kept)
}
