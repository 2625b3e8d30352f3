package quota

import (
	"rumbo/engine/change"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Workweek is a workspace's: its holidays are no working days.
func Workweek(s *change.State) period.Workweek {
	var off []period.Date
	for _, h := range change.All(s, record.HolidayKind) {
		off = append(off, h.On)
	}
	return period.NewWorkweek(off)
}
