package quality

import (
	"rumbo/app/numbers"
	"rumbo/engine/record"
)

// ask takes the report on the data as they are; while it is on its way, the one before stays in sight.
func (v *view) ask() {
	r, owner := numbers.Faults(v.P.Env), v.P.Route.Get("owner")
	if r == nil || r == v.whole && owner == v.owned {
		return
	}
	v.whole, v.owned, v.ready = r, owner, true
	switch owner {
	case "":
		v.report = *r
	case nobody:
		v.report = r.Owned("")
	default:
		v.report = r.Owned(record.ID(owner))
	}
}
