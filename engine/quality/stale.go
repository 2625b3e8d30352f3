package quality

import (
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Open deals that nobody has touched for a long time.
var _ = register(Rule{
	ID: "stale", Order: 45, Severity: Doubtful, Kind: "opportunity", Field: "next_step", Bulk: MarkLost,
	Name: text.New("Abiertas y dormidas", "Open and stale"),
	Why:  text.New("Lo que lleva mucho sin cambios suele estar perdido sin que nadie lo haya dicho.", "What has not changed for long is often lost without anybody having said so."),
	Do:   text.New("Confirme con el cliente, anote el próximo paso, o ciérrela como perdida.", "Confirm with the client, note the next step, or close it as lost."),
	Effect: text.New("Suman en el pipeline abierto y en el ponderado como si estuvieran vivas; al cerrarlas baja la tasa de éxito.",
		"They add to the open and weighted pipeline as if they were alive; closing them lowers the win rate."),
	Touches: []string{"open_pipeline", "weighted_pipeline", "coverage", "velocity", "win_rate"},
	Reason:  text.New("Sin cambios desde hace {days}", "No change for {days}"),
	deal: func(s *Scan, d *deal) (note, bool) {
		if !d.state.Open() {
			return note{}, false
		}
		limit := s.Today - period.Date(s.StaleDays)
		last := max(d.rec.Changed, d.rec.Created, s.history.last[d.row])
		if last.Known() && last <= limit {
			last = max(last, s.edited(d))
		}
		return note{n: float64(s.Today - last), on: last}, last.Known() && last <= limit
	},
})

// edited is the day of the last edit here; 0 for a deal that nobody touched since it came in.
func (s *Scan) edited(d *deal) period.Date {
	row := s.State.Row(record.OpportunityKind.Name, s.Deals.IDs[d.row])
	if _, plain := row.Plain(); plain {
		return 0
	}
	return period.FromUnixMilli(row.Touched().Millis(), 0)
}
