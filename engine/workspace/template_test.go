package workspace

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"rumbo/engine/account"
	"rumbo/engine/change"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

func (d *desk) field(id record.ID, section, kind string, rec record.TemplateField) {
	d.t.Helper()
	rec.Type = kind
	if rec.Name == "" {
		rec.Name = string(id)
	}
	d.must(AddField{ID: id, Key: section, Rec: rec})
}

func withAccount(t *testing.T) *desk {
	d := newDesk(t)
	d.must(Create{"account", "a", &record.Account{Name: "Acme"}})
	d.must(Create{"person", "p", &record.Person{Name: "Ana"}})
	return d
}

func usd(units int64) record.Value { return record.OfMoney(money.New(units*100, money.Must("USD"))) }

func TestValuesAreHeldAgainstTheirField(t *testing.T) {
	d := withAccount(t)
	ten := record.TemplateField{Min: record.Some(10), Max: record.Some(20)}
	d.field("text", "client", record.OwnText, record.TemplateField{})
	d.field("number", "client", record.OwnNumber, ten)
	d.field("percent", "client", record.OwnPercent, record.TemplateField{})
	d.field("narrow", "client", record.OwnPercent, ten)
	d.field("money", "needs", record.OwnMoney, ten)
	d.field("date", "needs", record.OwnDate, record.TemplateField{})
	d.field("choice", "needs", record.OwnChoice, record.TemplateField{Options: []string{"A", "B"}})
	d.field("person", "needs", record.OwnPerson, record.TemplateField{})
	for _, c := range []struct {
		field record.ID
		v     record.Value
		bad   string // slot with the problem, "" if it is taken
	}{
		{"text", record.OfText("x"), ""}, {"text", record.OfText(strings.Repeat("x", 301)), "text"},
		{"number", record.OfFloat(10), ""}, {"number", record.OfFloat(20), ""}, {"number", record.OfFloat(9.99), "number"}, {"number", record.OfFloat(20.01), "number"},
		{"percent", record.OfFloat(1), ""}, {"percent", record.OfFloat(1.01), "percent"}, {"percent", record.OfFloat(-0.1), "percent"},
		{"narrow", record.OfFloat(0.1), ""}, {"narrow", record.OfFloat(0.21), "percent"},
		{"money", usd(10), ""}, {"money", usd(21), "money"}, {"money", record.Value{}, ""},
		{"date", record.OfDate(period.On(2027, 1, 1)), ""}, {"date", record.OfText("soon"), "date"},
		{"choice", record.OfText("A"), ""}, {"choice", record.OfText("C"), "text"},
		{"person", record.OfText("p"), ""}, {"person", record.OfText("nobody"), "person"},
	} {
		before := d.s.Plan("a").Own(c.field)
		p := d.do(Fill{Account: "a", Field: c.field, Value: c.v})
		if c.bad == "" && len(p) > 0 || c.bad != "" && (len(p) == 0 || p[0].Field != c.bad || p[0].Text.ES == "" || p[0].Text.EN == "") {
			t.Errorf("%s %v: %+v", c.field, c.v, p)
		}
		if c.bad != "" && d.s.Plan("a").Own(c.field) != before {
			t.Errorf("%s: what was refused has changed the plan", c.field)
		}
	}
}

func TestBadTemplatesAreRefused(t *testing.T) {
	d := withAccount(t)
	d.field("f", "client", record.OwnText, record.TemplateField{Name: "Vence"})
	d.must(Fill{Account: "a", Field: "f", Value: record.OfText("mayo")})
	d.must(Create{"template_section", "s", &record.TemplateSection{Own: true, Title: "Riesgos"}})
	d.must(AddField{ID: "g", Key: "s", Own: true, Rec: record.TemplateField{Name: "Riesgo", Type: record.OwnPercent}})
	d.must(Fill{Account: "a", Field: "g", Value: record.OfFloat(0.3)})
	set := func(kind string, id record.ID, field string, v record.Value) Command { return Set{kind, id, field, v} }
	for name, c := range map[string]struct {
		cmd   Command
		field string
	}{
		"no name":            {AddField{Key: "client", Rec: record.TemplateField{Type: record.OwnText}}, "name"},
		"only space":         {AddField{Key: "client", Rec: record.TemplateField{Name: "  ", Type: record.OwnText}}, "name"},
		"two of a name":      {AddField{Key: "client", Rec: record.TemplateField{Name: " vence ", Type: record.OwnDate}}, "name"},
		"no choices":         {AddField{Key: "client", Rec: record.TemplateField{Name: "x", Type: record.OwnChoice}}, "options"},
		"choice twice":       {AddField{Key: "client", Rec: record.TemplateField{Name: "x", Type: record.OwnChoice, Options: []string{"A", "a"}}}, "options"},
		"range upside down":  {AddField{Key: "client", Rec: record.TemplateField{Name: "x", Type: record.OwnNumber, Min: record.Some(2), Max: record.Some(1)}}, "max"},
		"type with data":     {set("template_field", "f", "type", record.OfText(record.OwnMoney)), "type"},
		"percent to number":  {set("template_field", "g", "type", record.OfText(record.OwnNumber)), "type"},
		"section of no name": {set("template_section", "s", "title", record.Value{}), "title"},
		"section's name":     {SettleSection{Key: "needs", Field: "title", Value: record.OfText("perfil del CLIENTE")}, "title"},
		"section with data":  {Delete{"template_section", "s"}, ""},
		"field with data":    {Delete{"template_field", "f"}, ""},
	} {
		before := d.s
		p := d.do(c.cmd)
		if len(p) == 0 || p[0].Field != c.field || p[0].Text.ES == "" || p[0].Text.EN == "" || d.s != before {
			t.Errorf("%s: %+v", name, p)
		}
	}
	d.must(set("template_field", "f", "type", record.OfText(record.OwnLong))) // holds the same
	if d.s.FieldHeld("f") != 1 || d.s.SectionHeld("s") != 1 || d.s.SectionHeld("client") != 1 || d.s.SectionHeld("needs") != 0 {
		t.Error("what is held is not counted")
	}
}

func share(d *desk, key string) account.Complete {
	for _, e := range account.Completeness(d.s.Plan("a"), d.s.Rules(period.On(2026, 11, 22))).Elements {
		if e.Key == key {
			return e
		}
	}
	return account.Complete{Share: -1}
}

func TestCompletenessKnowsTheTemplate(t *testing.T) {
	d := withAccount(t)
	d.must(Set{"account", "a", "sector", record.OfText("Minería")})
	for i := range 3 {
		d.must(Create{"need", record.ID(fmt.Sprint("n", i)), &record.Need{Account: "a", Name: fmt.Sprint(i)}})
	}
	if c := share(d, "needs"); len(c.Elements) != 2 || c.Share != 0.5 { // three needs, no spend known
		t.Fatalf("%+v", c)
	}
	d.must(SettleSection{Key: "needs", Field: "dropped", Value: record.OfList([]string{"spend"})})
	if c := share(d, "needs"); c.Share != 1 {
		t.Errorf("an element that is not asked for counts: %+v", c)
	}
	d.field("must", "needs", record.OwnMoney, record.TemplateField{Required: true, Name: "Renovación"})
	d.field("may", "needs", record.OwnText, record.TemplateField{})
	if c := share(d, "needs"); c.Share != 0.5 || c.Elements[1].Label.ES != "Renovación" {
		t.Errorf("%+v", c)
	}
	d.must(Fill{Account: "a", Field: "must", Value: usd(5)})
	if c := share(d, "needs"); c.Share != 1 {
		t.Errorf("%+v", c)
	}
	d.must(Create{"template_section", "s", &record.TemplateSection{Own: true, Title: "Riesgos"}})
	if c := share(d, "s"); c.Share != -1 {
		t.Errorf("a section that asks for nothing counts: %+v", c)
	}
	d.must(AddField{ID: "r", Key: "s", Own: true, Rec: record.TemplateField{Name: "Riesgo", Type: record.OwnText, Required: true}})
	if c := share(d, "s"); c.Share != 0 {
		t.Errorf("%+v", c)
	}
	d.must(SettleSection{Key: "s", Own: true, Field: "hidden", Value: record.OfBool(true)})
	d.must(SettleSection{Key: "needs", Field: "hidden", Value: record.OfBool(true)})
	if share(d, "s").Share != -1 || share(d, "needs").Share != -1 {
		t.Error("hidden sections count")
	}
	d.must(SettleSection{Key: "needs", Field: "hidden", Value: record.Value{}})
	if c := share(d, "needs"); c.Share != 1 {
		t.Errorf("shown again it is not as it was: %+v", c)
	}
}

// holdings is all that plans hold, in words.
func holdings(s *Snapshot) string {
	var b strings.Builder
	for _, kind := range []string{"own_value", "section", "need", "contact"} {
		k := record.Lookup(kind)
		for r := range s.Table(kind).Rows() {
			fmt.Fprint(&b, kind, r.ID, r.Alive())
			for i := range k.Infos() {
				fmt.Fprint(&b, " ", k.Get(r.Rec, i))
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// Whatever is done to the template, in whatever order, what plans hold is as it was.
func TestTemplateChangesNeverLoseWhatPlansHold(t *testing.T) {
	for seed := range uint64(40) {
		rng := rand.New(rand.NewPCG(seed, 1))
		d := withAccount(t)
		d.must(ApplyReady{Key: "services", Lang: "es"})
		d.field("f1", "client", record.OwnMoney, record.TemplateField{Required: true})
		d.field("f2", "needs", record.OwnChoice, record.TemplateField{Options: []string{"A", "B"}})
		d.must(Fill{Account: "a", Field: "f1", Value: usd(12)})
		d.must(Fill{Account: "a", Field: "f2", Value: record.OfText("B")})
		d.must(Fill{Account: "a", Field: "ready-services-margin", Value: record.OfFloat(0.21)})
		d.must(Write{Account: "a", Section: "client", Body: "Texto"})
		d.must(Create{"need", "n", &record.Need{Account: "a", Name: "Nómina"}})
		held, tried := holdings(d.s), 0
		for range 60 {
			if len(d.do(anyTemplateChange(rng, d.s))) == 0 {
				tried++
			}
			if got := holdings(d.s); got != held {
				t.Fatalf("seed %d: plans hold\n%s\nand held\n%s", seed, got, held)
			}
		}
		if tried < 20 {
			t.Fatalf("seed %d: only %d changes were done", seed, tried)
		}
		for _, f := range []record.ID{"f1", "f2", "ready-services-margin"} {
			x, s, ok := d.s.Template().Field(f)
			if !ok {
				t.Fatalf("seed %d: the field %s is not to be found any more", seed, f)
			}
			d.must(ShowField{f})
			d.must(SettleSection{Key: s.Key, Own: s.Own, Field: "hidden"})
			if v := d.s.Plan("a").Own(f); v == nil || v.Slot(x.Rec.Type).IsNull() {
				t.Errorf("seed %d: %s did not come back", seed, f)
			}
		}
	}
}

// Somebody adds a section, somebody else fills it, and the first takes the section back: what was filled in is found again.
func TestASectionThatWasTakenBackKeepsItsValues(t *testing.T) {
	d := withAccount(t)
	d.must(ApplyReady{Key: "ict", Lang: "es"})
	added := d.log[len(d.log)-1]
	d.must(Fill{Account: "a", Field: "ready-ict-erp", Value: record.OfText("Uno")})
	d.must(Undo{Change: added})
	s, ok := d.s.Template().Find("ready-ict-landscape")
	if !ok || !s.Gone || !s.Hidden || d.s.SectionHeld(s.Key) != 1 || share(d, s.Key).Share != -1 {
		t.Fatalf("%v %+v", ok, s)
	}
	if p := d.s.CarryPlan("a", year2026); len(p.Texts) != 0 {
		t.Errorf("what is not shown would be carried or cleared: %v", p.Texts)
	}
	d.must(SettleSection{Key: s.Key, Own: true, Field: "hidden"})
	d.must(ShowField{"ready-ict-erp"})
	if s, _ = d.s.Template().Find(s.Key); s.Gone || s.Hidden || len(s.Shown()) != 1 || d.s.Plan("a").Own("ready-ict-erp").Text != "Uno" {
		t.Errorf("%+v", s)
	}
	d.must(ApplyReady{Key: "ict", Lang: "es"})
	if s, _ = d.s.Template().Find(s.Key); len(s.Shown()) != 5 {
		t.Errorf("applied again it has %d fields", len(s.Shown()))
	}
}

func anyTemplateChange(rng *rand.Rand, s *Snapshot) Command {
	sections := s.Template().Sections
	x := sections[rng.IntN(len(sections))]
	var fields []record.ID
	for _, s := range sections {
		for _, f := range s.Fields {
			fields = append(fields, f.ID)
		}
	}
	f := fields[rng.IntN(len(fields))]
	switch rng.IntN(9) {
	case 0:
		return SettleSection{Key: x.Key, Own: x.Own, Field: "title", Value: record.OfText(fmt.Sprint("Nombre ", rng.IntN(100)))}
	case 1:
		return SettleSection{Key: x.Key, Own: x.Own, Field: "hidden", Value: record.OfBool(rng.IntN(2) == 0)}
	case 2:
		return Set{"template_field", f, "hidden", record.OfBool(rng.IntN(2) == 0)}
	case 3:
		return Delete{"template_field", f}
	case 4:
		if x.Own {
			return Delete{"template_section", x.ID()}
		}
		return SettleSection{Key: x.Key, Field: "dropped", Value: record.OfList([]string{"text"})}
	case 5:
		types := record.TemplateFieldKind.Fields[2].Options
		return Set{"template_field", f, "type", record.OfText(types[rng.IntN(len(types))].Value)}
	case 6:
		return Set{"template_field", f, "options", record.OfList([]string{"X", "Y"})}
	case 7:
		return ApplyReady{Key: []string{"ict", "industry", "services"}[rng.IntN(3)], Lang: "es"}
	}
	return Arrange{{Key: x.Key, Own: x.Own, Group: "work"}, {Key: "needs", Group: "client"}}
}

func TestReadyTemplatesAddAndNeverTake(t *testing.T) {
	if len(account.ReadyTemplates()) != 3 {
		t.Fatal(account.ReadyTemplates())
	}
	for _, r := range account.ReadyTemplates() {
		for _, lang := range []string{"es", "en"} {
			d := withAccount(t)
			d.must(SettleSection{Key: "needs", Field: "title", Value: record.OfText("Lo nuestro")})
			d.field("mine", "client", record.OwnText, record.TemplateField{Name: "Mío"})
			before := d.s
			p := d.s.ReadyPlan(r, lang)
			d.must(ApplyReady{Key: r.Key, Lang: lang})
			n := 0
			for _, x := range d.s.Template().Sections {
				n += len(x.Fields)
			}
			if len(p.Fields) != len(r.Fields) || n != len(r.Fields)+1 || len(d.s.Template().Needs) != len(r.Needs) || len(p.Sections) != len(r.Sections)-1 {
				t.Errorf("%s: %d fields, %d needs, %d sections", r.Key, n, len(d.s.Template().Needs), len(p.Sections))
			}
			if x, _ := d.s.Template().Find("needs"); x.Title.ES != "Lo nuestro" {
				t.Errorf("%s: the company's name for a section was lost", r.Key)
			}
			if again := d.s.ReadyPlan(r, lang); len(again.Sections)+len(again.Fields)+len(again.Needs) > 0 {
				t.Errorf("%s: applied twice it would add %+v", r.Key, again)
			}
			d.must(Undo{Change: d.log[len(d.log)-1]})
			if len(d.s.Template().Needs) != 0 || holdsTemplate(d.s) != holdsTemplate(before) {
				t.Errorf("%s: undo leaves something", r.Key)
			}
		}
	}
}

func holdsTemplate(s *Snapshot) string {
	out := ""
	for id, f := range change.All(s.State, record.TemplateFieldKind) {
		out += fmt.Sprint(id, *f)
	}
	for _, x := range s.Template().Sections {
		if x.Gone {
			continue
		}
		out += fmt.Sprint(x.Key, x.Title, x.Hidden, x.Dropped)
	}
	return out
}

func TestNeedsOfTheTemplateAreTakenOnce(t *testing.T) {
	d := withAccount(t)
	d.must(ApplyReady{Key: "services", Lang: "es"})
	d.must(Create{"need", "n", &record.Need{Account: "a", Name: " nómina "}})
	d.must(TakeNeeds{"a"})
	if got := len(d.s.OfAccount("need", "a")); got != 10 {
		t.Error(got, "needs")
	}
	if d.must(TakeNeeds{"a"}); len(d.s.OfAccount("need", "a")) != 10 {
		t.Error("taken twice")
	}
}
