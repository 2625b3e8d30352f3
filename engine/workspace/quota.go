package workspace

import (
	"rumbo/engine/quota"
	"rumbo/engine/record"
)

// WriteQuotas does what a draft of quotas wants written, in one step that can be taken back.
type WriteQuotas []quota.Step

// Name of the command.
func (WriteQuotas) Name() string { return "quotas" }

// Do creates, changes and removes targets.
func (c WriteQuotas) Do(tx *Tx) {
	kind := record.TargetKind.Name
	for _, s := range c {
		switch {
		case s.New != nil:
			tx.Create(kind, "", s.New)
		case !tx.standing(kind, s.ID):
			return
		case s.Delete:
			tx.Delete(kind, s.ID)
		default:
			tx.Set(kind, s.ID, s.Field, s.Value)
		}
	}
}
