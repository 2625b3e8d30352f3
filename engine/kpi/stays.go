package kpi

// StageStay is a deal in an open stage that it came to or passed over, for those who compare.
type StageStay struct {
	Of           int32 // code of the dimension's column of deals; −1 for none
	Stage        int   // position among OpenStages
	Days         int32 // −1 where it never stood there, or still stands there
	Passed, Lost bool
}

// OpenStages are the stages of the deals' past in the order of the process; none where it is not there.
func (f *Facts) OpenStages() []Value {
	p, _ := f.past(noStays)
	var out []Value
	for _, id := range p.Stages {
		if code := f.deals.stage.Find(string(id)); code >= 0 {
			out = append(out, f.deals.stage.values[code])
		} else {
			out = append(out, Value{ID: string(id)})
		}
	}
	return out
}

// Stays goes over the stays of the deals created in the question's period, whatever its scope, by a dimension of deals.
func (in Input) Stays(dim Dim, visit func(StageStay)) {
	p, _ := in.Facts.past(noStays)
	if len(p.Stays) == 0 {
		return
	}
	codes, rows := in.Deals.Column(dim).Codes, in.Facts.pastRows(p)
	for i := range p.Stays {
		s := &p.Stays[i]
		if in.Period == (Input{}).Period || in.Period.Contains(p.Deals[s.Deal].Created) {
			visit(StageStay{codeAt(codes, rows[s.Deal]), int(s.Stage), s.Days, s.Passed, s.Lost})
		}
	}
}
