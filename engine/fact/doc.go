// Package fact holds what happened, which is much and rarely edited: activities, mail events, signs of
// leads' interest, revenue lines. A million of them open and count fast.
//
// Facts that an import brings are kept in blocks (record.Block): columns in few bytes, never edited, so
// that the change log, undo, merging, backups and storage treat them as any record. A fact entered by
// hand is a record of its own kind (record.Activity, …). So is the correction of a block's
// row: a record with the ID RowID(block, row) that stands over the row field by field, or takes it
// away ("removed"). It merges as every record does.
//
// A Set puts all facts of a kind into columns, whatever they are kept in: those of blocks stay packed in
// their bytes and are unpacked when they are read. It is made once and then brought up to date;
// workspace.Snapshot gives it as Activities, MailEvents, LeadEvents and RevenueLines. Columns are those of
// the record kind's fields, said there once. Counting goes part by part, which can be skipped where no row
// lies in the period:
//
//	acts := snap.Activities()
//	kind, who, on, min := acts.Choices("kind"), acts.Codes("person"), acts.Dates("on"), acts.Counts("duration")
//	call, minutes := kind.Code(record.ActivityCall), make([]int64, len(who.Values))
//	for _, p := range acts.Parts {
//		if !p.Meets(month) {
//			continue
//		}
//		kinds, people, days, lasted := kind.In(p), who.In(p), on.In(p), min.In(p)
//		for i := range p.Len() {
//			if kinds[i] == call && month.Contains(days[i]) && people[i] >= 0 {
//				minutes[people[i]] += int64(lasted[i])
//			}
//		}
//	}
//	// who.Values[code] is the person's ID. A row's number in the whole is acts.Starts[part]+i, and of that
//	// number acts.Find gives part and row again, p.ID(i) the ID and acts.Record(p, i) the *record.Activity.
//	// on.At(p, i) reads a single cell, on.Copy(p, days) puts a part's column where it is wanted.
//
// Codes of texts and IDs are -1 for none. Codes of choices and currencies are 0 for none, which is
// also what Choices.Values (from 0) is shifted by. Amounts come with CurrencyIn: 0 is an
// unknown amount; add up only those whose code is Money.Code(currency).
//
// The package refuses to know what facts mean: which activities count is said by indicators.
package fact
