package workspace

import (
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Promote makes a deal of a cell of the matrix of needs or of a candidate, and links it back, in one change that
// can be undone whole. The deal starts in the first open stage and is the account owner's.
type Promote struct {
	Kind   string    // "need_cell" or "candidate"
	ID     record.ID // what is promoted
	Deal   record.ID // ID of the new deal; "" gets a new one
	Title  string    // of the deal
	Amount money.Amount
	Close  period.Date // expected; 0 if not known
	Source string      // lead source, in the company's words
}

// Name of the command.
func (Promote) Name() string { return "promote" }

// Do makes the deal.
func (c Promote) Do(tx *Tx) {
	if !tx.standing(c.Kind, c.ID) {
		return
	}
	deal, linked := tx.dealOf(c)
	if deal == nil {
		return
	}
	if o := Get(tx.Snapshot, record.OpportunityKind, linked); o != nil && tx.Outcome(o) != record.StageLost {
		tx.Refuse(record.Problem{Kind: c.Kind, ID: c.ID, Field: "opportunity",
			Text: text.New("Ya tiene una oportunidad en el pipeline: «{n}».", "It has a deal in the pipeline already: “{n}”.").With("n", o.Name)})
		return
	}
	if c.Title == "" {
		tx.Refuse(record.Problem{Kind: "opportunity", Field: "name", Text: text.New("Falta este dato.", "This is missing.")})
		return
	}
	if !c.Amount.Known() || c.Amount.Minor <= 0 {
		tx.Refuse(record.Problem{Kind: "opportunity", Field: "amount", Text: text.New("Escriba un monto mayor que cero.", "Write an amount above zero.")})
		return
	}
	if deal.Stage = tx.firstStage(); deal.Stage == "" {
		tx.Refuse(record.Problem{Kind: "opportunity", Field: "stage",
			Text: text.New("No hay ninguna etapa abierta: agregue una en los ajustes.", "There is no open stage: add one in the settings.")})
		return
	}
	id := c.Deal
	if id == "" {
		id = tx.Env.NewID()
	}
	Create{Kind: "opportunity", ID: id, Rec: deal}.Do(tx)
	tx.Set(c.Kind, c.ID, "opportunity", record.OfText(string(id)))
	if c.Kind == "candidate" {
		tx.Set(c.Kind, c.ID, "status", record.OfText("promoted"))
	}
}

// dealOf is the deal to be made, without its stage, and the one that there is already.
func (tx *Tx) dealOf(c Promote) (deal *record.Opportunity, linked record.ID) {
	deal = &record.Opportunity{Name: c.Title, Amount: c.Amount, Close: c.Close, Source: c.Source, Created: tx.Env.Today}
	switch c.Kind {
	case "need_cell":
		x := Get(tx.Snapshot, record.NeedCellKind, c.ID)
		deal.Account, deal.Line, deal.Product, deal.Competitor, linked = x.Account, x.Line, x.Product, x.Competitor, x.Opportunity
	case "candidate":
		x := Get(tx.Snapshot, record.CandidateKind, c.ID)
		deal.Account, deal.Line, deal.Product, deal.Competitor, deal.Description, linked = x.Account, x.Line, x.Product, x.Competitor, x.Reasons, x.Opportunity
	default:
		return nil, ""
	}
	if a := Get(tx.Snapshot, record.AccountKind, deal.Account); a != nil {
		deal.Owner = a.Owner
	}
	// What the deal points to may have been deleted meanwhile: the deal is made without it.
	if Get(tx.Snapshot, record.PersonKind, deal.Owner) == nil {
		deal.Owner = ""
	}
	if Get(tx.Snapshot, record.ProductKind, deal.Product) == nil {
		deal.Product = ""
	}
	if Get(tx.Snapshot, record.LineKind, deal.Line) == nil {
		deal.Line = ""
	}
	return deal, linked
}

func (tx *Tx) firstStage() record.ID {
	for _, s := range tx.Stages() {
		if s.Rec.Outcome == record.StageOpen {
			return s.ID
		}
	}
	return ""
}
