package ingest

import (
	"fmt"
	"strings"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/exchange/dialect"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// office is a workspace into which files are imported one after the other.
type office struct {
	t     *testing.T
	s     *workspace.Snapshot
	clock *change.Clock
	log   []change.Change
}

func newOffice(t *testing.T) *office {
	o := &office{t: t, s: workspace.Empty(), clock: change.NewClock(1)}
	o.do(workspace.Start{Settings: record.DefaultSettings(), Lang: "es"})
	o.do(workspace.SetAll{})
	o.create("person", "p1", &record.Person{Name: "Ana Rojas", Email: "ana@nuestra.example", ExternalID: "0055e000001AAAAAA1"})
	o.create("account", "a1", &record.Account{Name: "Minera Olmareda", ExternalID: "0015e000001BBBBBB1"})
	o.create("contact", "c1", &record.Contact{Name: "Luis Tapia", Account: "a1", Email: "ltapia@olmareda.example", ExternalID: "0035e000001CCCCCC1"})
	o.create("opportunity", "d1", &record.Opportunity{Name: "Telemetría", Account: "a1", Stage: "stage-qualify", ExternalID: "0065e000001DDDDDD1"})
	return o
}

func (o *office) create(kind string, id record.ID, rec any) {
	o.do(workspace.Create{Kind: kind, ID: id, Rec: rec})
}

func (o *office) do(cmd workspace.Command) {
	o.t.Helper()
	n := 0
	s, c, problems := workspace.Apply(o.s, cmd, workspace.Env{At: o.clock.Tick(1e12), Today: period.On(2026, 11, 22), Author: "Ana",
		NewID: func() record.ID { n++; return record.ID(fmt.Sprint("n", len(o.log), "-", n)) }})
	if len(problems) > 0 {
		o.t.Fatalf("%s: %v", cmd.Name(), problems)
	}
	if o.s = s; len(c.Ops) > 0 {
		o.log = append(o.log, c)
	}
}

// take imports files and gives what was planned.
func (o *office) take(c Choices, files ...Source) *Preview {
	o.t.Helper()
	p := planOf(c, o.s.State, files...)
	if len(p.Questions) > 0 {
		o.t.Fatalf("asked %+v", p.Questions)
	}
	imp := workspace.Import{Creates: p.Creates}
	for _, u := range p.Updates {
		imp.Updates = append(imp.Updates, workspace.Update(u))
	}
	o.do(imp)
	return p
}

func (o *office) facts(kind string) (out []any) {
	set := o.s.Facts(kind)
	for row := range set.Len {
		p, i := set.Find(row)
		out = append(out, set.Record(p, i))
	}
	return out
}

const calls = "Fecha,Hora,Tipo,Vendedor,Cliente,Contacto,Negocio,Duración,Resultado,Sentido,Seguimiento,Asunto\n" +
	"2026-11-03,09:30,Llamada,Ana Rojas,Minera Olmareda,Luis Tapia,Telemetría,00:12:00,Contestó,Saliente,2026-11-10,Precio\n" +
	"2026-11-03,10:00,Llamada,Ana Rojas,Minera Olmareda,Luis Tapia,,1,No contesta,Saliente,,\n" +
	"2026-11-02,,Visita a planta,Ana Rojas,Minera Olmareda,Rosa Díaz,Telemetría,2 h,,,,\n"

func TestActivitiesAreReadFromAPlainList(t *testing.T) {
	o := newOffice(t)
	p := o.take(Choices{}, file("llamadas.csv", calls))
	if f := p.Files[0]; f.Entity != dialect.Activity || f.New != 3 || f.Refused != 0 {
		t.Fatalf("%s: %d new, %d refused, %s", f.Entity, f.New, f.Refused, problemCodes(p))
	}
	got := o.facts("activity")
	first := got[1].(*record.Activity) // the visit is earlier
	want := record.Activity{Kind: "call", On: period.On(2026, 11, 3), Minute: 570, Person: "p1", Account: "a1", Contact: "c1", Opportunity: "d1", Duration: 12,
		Outcome: "connected", Direction: "out", Answered: true, FollowUp: period.On(2026, 11, 10), Subject: "Precio"}
	if *first != want {
		t.Errorf("got  %+v\nwant %+v", *first, want)
	}
	if v := got[0].(*record.Activity); v.Kind != "visit" || v.Duration != 120 || v.Contact == "" || v.Contact == "c1" {
		t.Errorf("%+v", v)
	}
	made := false
	for _, m := range p.Missing {
		made = made || m.Kind == "contact" && m.Name == "Rosa Díaz" && m.Created && m.Uses == 1
	}
	if !made {
		t.Errorf("the new contact is not told: %+v", p.Missing)
	}
}

func TestTheSameFileAgainAddsNothingAndUndoTakesItBack(t *testing.T) {
	o := newOffice(t)
	twice := calls + "2026-11-03,10:00,Llamada,Ana Rojas,Minera Olmareda,Luis Tapia,,1,No contesta,Saliente,,\n"
	p := o.take(Choices{}, file("llamadas.csv", twice))
	if p.Files[0].New != 4 || !strings.Contains(problemCodes(p), "possible_duplicate") {
		t.Errorf("%d new, %s", p.Files[0].New, problemCodes(p))
	}
	imported := o.log[len(o.log)-1]
	p = planOf(Choices{}, o.s.State, file("otra.csv", twice+"2026-11-20,11:00,Correo,Ana Rojas,Minera Olmareda,,,5,,,,\n"))
	if f := p.Files[0]; f.New != 1 || f.Unchanged != 4 {
		t.Errorf("%d new, %d unchanged", f.New, f.Unchanged)
	}
	o.do(workspace.Undo{Change: imported})
	if n := len(o.facts("activity")); n != 0 {
		t.Errorf("%d activities after undoing", n)
	}
	if p = o.take(Choices{}, file("llamadas.csv", twice)); p.Files[0].New != 4 || len(o.facts("activity")) != 4 {
		t.Error("what was undone can be imported again")
	}
}

const tasks = "Id,WhoId,WhatId,Subject,ActivityDate,Status,OwnerId,AccountId,TaskSubtype,CallDurationInSeconds,CallType,CallDisposition\n" +
	"00T5e00000A1,0035e000001CCCCCC1,0065e000001DDDDDD1,Call: precio,2026-10-01,Completed,0055e000001AAAAAA1,0015e000001BBBBBB1,Call,420,Outbound,Connected\n" +
	"00T5e00000A2,00Q5e000001EEEEEE1,,Email: hola,2026-10-02,Not Started,0055e000001AAAAAA1,,Email,,,\n" +
	"00T5e00000A3,,0065e000009ZZZZZZ1,Call,2026-10-03,Completed,0055e000001AAAAAA1,0015e000001BBBBBB1,Call,30,Outbound,No answer\n"

func TestSalesforceTasksAreUpdatedByTheirIdentifier(t *testing.T) {
	o := newOffice(t)
	p := o.take(Choices{}, file("Task.csv", tasks))
	if f := p.Files[0]; f.Dialect.ID != "salesforce" || f.Entity != dialect.Activity || f.New != 3 {
		t.Fatalf("%s %s: %d new; %s", f.Dialect.ID, f.Entity, f.New, problemCodes(p))
	}
	a := o.facts("activity")[0].(*record.Activity)
	if a.Contact != "c1" || a.Opportunity != "d1" || a.Person != "p1" || a.Account != "a1" || a.Duration != 7 || a.Outcome != "connected" || a.Direction != "out" || a.Status != "" {
		t.Errorf("%+v", a)
	}
	if m := o.facts("activity")[1].(*record.Activity); m.Kind != "mail" || m.Status != record.ActivityPlanned {
		t.Errorf("%+v", m)
	}
	left := map[string]bool{}
	for _, m := range p.Missing {
		left[m.Kind] = left[m.Kind] || !m.Created
	}
	if !left["opportunity"] {
		t.Errorf("a deal that is not there should be told: %+v", p.Missing)
	}
	o.do(workspace.Delete{Kind: "activity", ID: o.s.Activities().Parts[0].ID(2)})
	p = o.take(Choices{}, file("Task.csv", strings.Replace(tasks, "Not Started", "Completed", 1)+"00T5e00000A4,,,Call,2026-10-04,Completed,0055e000001AAAAAA1,,Call,60,Inbound,\n"))
	if f := p.Files[0]; f.New != 1 || f.Updated != 0 || f.Unchanged != 3 {
		// "done" is how an empty status is read, and an empty cell erases nothing
		t.Errorf("%d new, %d updated, %d unchanged", f.New, f.Updated, f.Unchanged)
	}
	p = o.take(Choices{}, file("Task.csv", strings.Replace(tasks, "420", "600", 1)))
	if f := p.Files[0]; f.Updated != 1 || o.facts("activity")[0].(*record.Activity).Duration != 10 {
		t.Errorf("%d updated", f.Updated)
	}
	if n := o.s.Activities().Len; n != 3 {
		t.Errorf("%d activities: the one that was taken away must not come back", n)
	}
}

// What a person corrected stays when the same file comes again, and the row is still known: with an identifier and without one. What the
// file says anew is written.
func TestACorrectionStaysWhenTheFileComesAgain(t *testing.T) {
	for _, c := range []struct{ name, file, anew string }{{"llamadas.csv", calls, ""}, {"Task.csv", tasks, strings.Replace(tasks, "420", "600", 1)}} {
		o := newOffice(t)
		o.take(Choices{}, file(c.name, c.file))
		at := 0
		for i, a := range o.facts("activity") {
			if a.(*record.Activity).Outcome == "connected" {
				at = i
			}
		}
		p, i := o.s.Activities().Find(at)
		id := p.ID(i)
		o.do(workspace.SetAll{{Kind: "activity", ID: id, Field: "outcome", Value: record.OfText("voicemail")}, {Kind: "activity", ID: id, Field: "duration", Value: record.OfInt(2)}})
		if f := o.take(Choices{}, file(c.name, c.file)).Files[0]; f.New != 0 || f.Updated != 0 || f.Unchanged != 3 {
			t.Errorf("%s again: %d new, %d updated, %d unchanged", c.name, f.New, f.Updated, f.Unchanged)
		}
		if a := o.facts("activity")[at].(*record.Activity); o.s.Activities().Len != 3 || a.Outcome != "voicemail" || a.Duration != 2 {
			t.Errorf("%s again: %+v", c.name, a)
		}
		if c.anew == "" {
			continue
		}
		o.take(Choices{}, file(c.name, c.anew))
		if a := o.facts("activity")[at].(*record.Activity); a.Outcome != "voicemail" || a.Duration != 10 {
			t.Errorf("what the file says anew is newer: %+v", a)
		}
	}
	// A file that says what was corrected means the same row; a file that holds both means two.
	o := newOffice(t)
	o.take(Choices{}, file("llamadas.csv", calls))
	p, i := o.s.Activities().Find(1)
	o.do(workspace.Set{Kind: "activity", ID: p.ID(i), Field: "subject", Value: record.OfText("Plazo")})
	now := strings.Replace(calls, "10,Precio", "10,Plazo", 1)
	if f := planOf(Choices{}, o.s.State, file("otra.csv", now)).Files[0]; f.New != 0 || f.Unchanged != 3 {
		t.Errorf("%d new, %d unchanged", f.New, f.Unchanged)
	}
	both := now + strings.Split(calls, "\n")[1] + "\n"
	if f := planOf(Choices{}, o.s.State, file("ambas.csv", both)).Files[0]; f.New != 1 || f.Unchanged != 3 {
		t.Errorf("%d new, %d unchanged", f.New, f.Unchanged)
	}
}

func TestPeopleThatDoNotExistAreProposedSettledOrLeftOut(t *testing.T) {
	o := newOffice(t)
	list := "Date,Activity type,Seller,Account,Minutes\n2026-11-03,Call,Ana Rjoas,Minera Olmareda,5\n2026-11-04,Call,Zoe Nadie,Acme,6\n"
	p := planOf(Choices{}, o.s.State, file("calls.csv", list))
	if len(p.Near) != 1 || p.Near[0].Into != "Ana Rojas" || len(p.Missing) != 3 {
		t.Errorf("near %+v, missing %+v", p.Near, p.Missing)
	}
	p = planOf(Choices{Leave: []string{"person"}, Merge: map[string]string{MergeKey("person", "Ana Rjoas"): "Ana Rojas"}}, o.s.State, file("calls.csv", list))
	people := 0
	for _, op := range p.Creates {
		people += one(op.Kind == "person")
	}
	if people != 0 {
		t.Errorf("%d people are made", people)
	}
	o.take(Choices{Leave: []string{"person"}, Merge: map[string]string{MergeKey("person", "Ana Rjoas"): "Ana Rojas"}}, file("calls.csv", list))
	got := o.facts("activity")
	if got[0].(*record.Activity).Person != "p1" || got[1].(*record.Activity).Person != "" {
		t.Errorf("%+v", got)
	}
}

func TestRowsThatSayTooLittleAreRefusedInWords(t *testing.T) {
	o := newOffice(t)
	p := planOf(Choices{}, o.s.State, file("calls.csv", "Date,Activity type,Seller,Minutes,Cost\n,Call,Ana Rojas,5,\n2026-11-03,Call,Ana Rojas,abc,-5\n2026-11-03,Smoke signal,Ana Rojas,99999,3\n"))
	f := p.Files[0]
	if f.Refused != 1 || f.New != 2 {
		t.Errorf("%d refused, %d new", f.Refused, f.New)
	}
	codes := problemCodes(p)
	for _, want := range []string{"fact_without", "bad_duration", "fact_field", "unknown_choice"} {
		if !strings.Contains(codes, want) {
			t.Errorf("%s is not among %s", want, codes)
		}
	}
	for _, x := range p.Problems {
		if words := x.Text(); words.ES == "" || strings.Contains(words.EN, "{") {
			t.Errorf("%q", words.EN)
		}
	}
}

func TestOtherProgramsActivities(t *testing.T) {
	for _, c := range []struct{ name, dialect, head, row, want string }{
		{"hubspot-calls.csv", "hubspot", "Record ID,Call Title,Activity date,Activity assigned to,Call duration,Call outcome,Call direction,Associated Company", "91,Precio,2026-10-05 14:30,Ana Rojas,00:03:20,Connected,OUTBOUND,Minera Olmareda", "call 2026-10-05 870 3 connected out"},
		{"meetings.csv", "hubspot", "Record ID,Meeting name,Meeting start time,Activity assigned to,Meeting outcome,Associated Company", "92,Cierre,2026-10-06 09:00,Ana Rojas,COMPLETED,Minera Olmareda", "meeting 2026-10-06 540 0 connected "},
		{"activities.csv", "pipedrive", "Activity - ID,Activity - Subject,Activity - Type,Activity - Due date,Activity - Due time,Activity - Duration,Activity - Assigned to user,Activity - Organization,Activity - Done", "7,Llamar,Call,2026-10-07,16:00,00:30,Ana Rojas,Minera Olmareda,Yes", "call 2026-10-07 960 30  "},
		{"mail.activity.csv", "odoo", "External ID,Activity Type,Summary,Due Date,Assigned to,Document Name,Duration", "x7,Meeting,Demo,2026-10-08,Ana Rojas,Telemetría,1.5", "meeting 2026-10-08 0 90  "},
		{"actividades.csv", "dynamics", "(No modificar) Actividad,Asunto,Referente a,Tipo de actividad,Estado de la actividad,Propietario,Fecha de inicio,Duración", "guid-0001-0001,Precio,Telemetría,Llamada de teléfono,Completada,Ana Rojas,2026-10-09,15", "call 2026-10-09 0 15  "},
	} {
		o := newOffice(t)
		p := o.take(Choices{}, file(c.name, c.head+"\n"+c.row+"\n"))
		if f := p.Files[0]; f.Dialect.ID != c.dialect || f.Entity != dialect.Activity || f.New != 1 {
			t.Errorf("%s: read as %s %s, %d new: %s", c.name, f.Dialect.ID, f.Entity, f.New, problemCodes(p))
			continue
		}
		a := o.facts("activity")[0].(*record.Activity)
		if got := fmt.Sprintln(a.Kind, a.On, a.Minute, a.Duration, a.Outcome, a.Direction); strings.TrimSpace(got) != strings.TrimSpace(c.want) || a.Person != "p1" || a.Account != "a1" {
			t.Errorf("%s: %q, want %q; %+v", c.name, got, c.want, a)
		}
	}
}

func TestLeadsMailInvoicesAndAnswers(t *testing.T) {
	o := newOffice(t)
	p := o.take(Choices{},
		file("prospectos.csv", "ID prospecto,Prospecto,Empresa,Correo,Estado,Canal,Fecha de creación,Responsable,Valor esperado,Costo\nL-1,Eva Paz,Sorbeles,eva@sorbeles.example,Calificado,Feria,2026-09-01,Ana Rojas,5000,40\nL-2,Eva Paz,Tarnaqui,eva@tarnaqui.example,Descartado,Web,2026-09-02,,,\n"),
		file("engagement.csv", "Lead email,Event,Date,Seconds\neva@sorbeles.example,Form submission,2026-09-03,\neva@sorbeles.example,Page view,2026-09-03,45\nnew@x.example,Opened,2026-09-05,\n"),
		file("newsletter.csv", "Recipient,Campaign,Sent on,Opened on,Clicked on,Bounced on\nltapia@olmareda.example,Otoño,2026-09-01,2026-09-02,,\neva@sorbeles.example,Otoño,2026-09-01,,,2026-09-01\n"),
		file("facturas.csv", "Factura,Fecha,Cliente,Producto,Cantidad,Monto neto,Costo,Vendedor\nF1,2026-09-10,Minera Olmareda,Sensor,2.5,1000,600,Ana Rojas\nF2,2026-09-11,Minera Olmareda,Sensor,1,-50,,Ana Rojas\n"),
		file("encuesta.csv", "Encuesta,Fecha,Cliente,Contacto,Ejecutivo,NPS,Comentario\nPrimavera,2026-09-12,Minera Olmareda,Luis Tapia,Ana Rojas,9,Muy bien\nPrimavera,2026-09-13,Minera Olmareda,Luis Tapia,Ana Rojas,14,\n"))
	for i, e := range []dialect.Entity{dialect.Lead, dialect.LeadEvent, dialect.MailEvent, dialect.RevenueLine, dialect.SurveyAnswer} {
		if f := p.Files[i]; f.Entity != e || len(f.Others) > 0 && f.New == 0 {
			t.Errorf("%s: read as %s with %d new", f.Name, f.Entity, f.New)
		}
	}
	leads := 0
	for _, l := range change.All(o.s.State, record.LeadKind) {
		leads++
		if l.Company == "Sorbeles" && (l.Status != record.LeadQualified || l.Owner != "p1" || o.s.Title("channel", l.Channel) != "Feria" || l.Expected.Minor != 500000) {
			t.Errorf("%+v", l)
		}
		if l.Name == "new@x.example" && l.Created != period.On(2026, 9, 5) {
			t.Errorf("a lead begins with its first event: %+v", l)
		}
	}
	mails, signs, lines := o.facts("mail_event"), o.facts("lead_event"), o.facts("revenue_line")
	if leads != 3 || len(mails) != 4 || len(signs) != 3 || len(lines) != 2 {
		t.Errorf("%d leads, %d mail events, %d signs, %d lines: %s", leads, len(mails), len(signs), len(lines), problemCodes(p))
	}
	if l := lines[0].(*record.RevenueLine); l.Margin.Minor != 40000 || l.Quantity.V != 2.5 || l.Document != "F1" || l.Account != "a1" {
		t.Errorf("%+v", l)
	}
	if m := mails[0].(*record.MailEvent); m.Contact != "c1" || m.Account != "a1" || m.Message != "ltapia@olmareda.example" || o.s.Title("campaign", m.Campaign) != "Otoño" {
		t.Errorf("%+v", m)
	}
	answers := 0
	for _, a := range change.All(o.s.State, record.SurveyAnswerKind) {
		answers++
		if a.Person != "p1" || a.Contact != "c1" || a.Score.V != 9 || o.s.Title("survey", a.Survey) != "Primavera" {
			t.Errorf("%+v", a)
		}
	}
	if answers != 1 || !strings.Contains(problemCodes(p), "score_off_scale") {
		t.Errorf("%d answers: %s", answers, problemCodes(p))
	}
	again := planOf(Choices{}, o.s.State, file("facturas.csv", "Factura,Fecha,Cliente,Producto,Cantidad,Monto neto,Costo,Vendedor\nF1,2026-09-10,Minera Olmareda,Sensor,2.5,1000,600,Ana Rojas\n"))
	if f := again.Files[0]; f.Unchanged != 1 || f.New != 0 {
		t.Errorf("%+v", f)
	}
}

func TestDurations(t *testing.T) {
	for s, want := range map[string]int{"": 0, "12": 12, "12.6": 13, "0.2": 1, "1:30": 90, "00:12:00": 12, "00:00:20": 1, "2 h": 120, "45 min": 45, "90 seg": 2, "0": 0} {
		if got, ok := minutesOf(s, 1); got != want || !ok {
			t.Errorf("%q: %d %v, want %d", s, got, ok, want)
		}
	}
	for _, s := range []string{"abc", "-5", "1:2:3:4", "1:x", "99999999999", "NaN"} {
		if n, ok := minutesOf(s, 1); ok {
			t.Errorf("%q: %d", s, n)
		}
	}
	for s, want := range map[string]int{"14:30": 870, "2026-10-05 09:05:00": 545, "2:30 pm": 870, "12:10 PM": 730, "25:00": 0, "x": 0, "2026-10-05T14:30:00.000Z": 870} {
		if got := minuteOf(s); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
}

func BenchmarkPlanActivities100k(b *testing.B) {
	var text strings.Builder
	text.WriteString("Id,Date,Activity type,Seller,Account,Contact,Minutes,Result\n")
	for i := range 100_000 {
		fmt.Fprintf(&text, "act-%08d,2026-%02d-%02d,Call,Seller %d,Account %d,Contact %d,%d,Connected\n", i, 1+i/8400%12, 1+i/300%28, i%40, i%900, i%2000, i%30)
	}
	src := file("calls.csv", text.String())
	for b.Loop() {
		if p := planOf(Choices{}, nil, src); p.Files[0].New != 100_000 {
			b.Fatal(p.Files[0].New, problemCodes(p))
		}
	}
}
