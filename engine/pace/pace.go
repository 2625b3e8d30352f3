// Package pace lets a long computation give way between its pieces: in a browser to the page, which
// has to draw and to listen. The computation asks again and again; who started it says what giving way is.
package pace

// Pace is kept by one computation at a time. The nil Pace never gives way.
type Pace struct {
	give func()
	n    uint
}

// New makes a pace; give is called every few hundred steps, so it has to be quick when nothing is due.
func New(give func()) *Pace { return &Pace{give: give} }

// often is how many steps there are between two questions whether to give way.
const often = 128

// Step is called in a loop, once for each record or the like.
func (p *Pace) Step() {
	if p == nil {
		return
	}
	if p.n++; p.n%often == 0 {
		p.give()
	}
}

// Now asks at once: before or after a piece that may have been long by itself.
func (p *Pace) Now() {
	if p != nil {
		p.give()
	}
}
