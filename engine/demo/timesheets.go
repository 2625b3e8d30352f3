package demo

import (
	"math/rand/v2"

	"rumbo/engine/fact"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// sheetLine is a week's work for a client that is no contact with them: proposals, service, preparation.
type sheetLine struct {
	on             period.Date
	person, client int
	minutes        int
	strategic      bool
	subject        int
}

// timesheets note the hours of each person that are no contact: most of a week. They come from a stream of their own.
func (f *factMaker) timesheets(seed uint64) {
	r := rand.New(rand.NewPCG(seed, 0x74696d65))
	of := make([][]int, len(f.staff)) // clients by owner
	for c := range f.clients {
		of[f.clients[c].owner] = append(of[f.clients[c].owner], c)
	}
	var out []sheetLine
	for i := range f.staff {
		load, strategic := 0.5+0.42*r.Float64(), 0.1+0.3*r.Float64()
		if f.staff[i].sells {
			load -= 0.1 // the rest are contacts
		}
		for on := workday(f.first + 4); on <= f.today; on += 7 {
			if !f.staff[i].here(on) {
				continue
			}
			hours := 36 * load * (0.75 + 0.5*r.Float64())
			for k, share := range []float64{0.62, 0.38} {
				c := r.IntN(len(f.clients))
				if own := of[i]; len(own) > 0 {
					c = own[r.IntN(len(own))]
				}
				out = append(out, sheetLine{on: workday(on - period.Date(2*k)), person: i, client: c, minutes: 15 * int(hours*share*4), strategic: r.Float64() < strategic, subject: r.IntN(len(sheetSubjects))})
			}
		}
	}
	var a record.Activity
	build(f, fact.Activity, out, func(s *sheetLine) period.Date { return s.on }, func(s *sheetLine) any {
		a = record.Activity{Kind: record.ActivityOther, On: max(s.on, f.first, f.staff[s.person].start), Person: f.staff[s.person].id, Account: f.clients[s.client].id, Duration: s.minutes,
			Nature: naturesOf[1], Subject: f.say(sheetSubjects[s.subject])}
		if s.strategic {
			a.Nature = naturesOf[2]
		}
		return &a
	})
}

var sheetSubjects = []text.Text{text.New("Preparación de propuestas", "Preparing proposals"), text.New("Servicio y puesta en marcha", "Service and commissioning"),
	text.New("Análisis y plan del cliente", "Analysis and plan of the client"), text.New("Coordinación interna", "Internal coordination")}

// holidays are the same each year; nobody works on them.
func (m *maker) holidays() {
	year, _, _ := m.today.Civil()
	n := 0
	for y := year - 2; y <= year+1; y++ {
		for _, h := range holidayNames {
			m.create("holiday", m.id("holiday", n), &record.Holiday{On: period.On(y, h.month, h.day), Name: m.say(h.name)})
			n++
		}
	}
}
