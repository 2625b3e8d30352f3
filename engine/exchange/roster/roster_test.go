package roster

import (
	"fmt"
	"strings"
	"testing"

	"rumbo/engine/record"
)

func plan(people []Person, known ...Known) []Row {
	n := 0
	return Plan(people, known, func(name string) record.ID {
		return map[string]record.ID{"Rosa": "rosa"}[name]
	}, func() record.ID { n++; return record.ID(fmt.Sprint("new", n)) })
}

func TestATableOfPeople(t *testing.T) {
	people, problems := Read("gente.csv", []byte("Nombre;Cargo;Correo;Reporta a;Rol en la decisión;Influencia;Responsable;Color\n"+
		"Ana Soto;Gerenta general;ana@x.example;;Decisor económico;alta;Rosa;azul\n"+
		"Juan Rey;Jefe de planta;juan@x.example;ana soto;usuario;enorme;Nadie;\n"+
		";Sin nombre;;;;;;\n"+
		"Eva Paz;Analista;eva-x.example;Juan Rey;;;;\n"))
	if len(people) != 3 || len(problems) != 2 || !strings.Contains(problems[0].Text.ES, "Color") || problems[1].Line != 4 {
		t.Fatalf("%+v %+v", people, problems)
	}
	rows := plan(people)
	for i, want := range []struct {
		set      map[string]string
		problems string
	}{
		{map[string]string{"name": "Ana Soto", "role": "economic", "influence": "high", "owner": "rosa", "reports_to": ""}, ""},
		{map[string]string{"role": "user", "influence": "", "owner": "", "reports_to": "new1"}, "Influencia: «enorme» no se entiende y queda vacío.|«Nadie» no está entre las personas del equipo."},
		{map[string]string{"email": "", "reports_to": "new2"}, "Correo: «eva-x.example» no se entiende y queda vacío."},
	} {
		for f, v := range want.set {
			if got := rows[i].Set[f].Text(); got != v {
				t.Errorf("%s: %s is %q, want %q", rows[i].Name(), f, got, v)
			}
		}
		var said []string
		for _, p := range rows[i].Problems {
			said = append(said, p.ES)
		}
		if rows[i].What != New || strings.Join(said, "|") != want.problems {
			t.Errorf("%s: %s, %v", rows[i].Name(), rows[i].What, said)
		}
	}
}

func TestPeopleWhoAreKnown(t *testing.T) {
	ana := Known{"ana", &record.Contact{Name: "Ana Soto", Email: "ana@x.example", Position: "CFO", ReportsTo: ""}}
	juan := Known{"juan", &record.Contact{Name: "Juan Rey", ReportsTo: "ana", ExternalID: "77"}}
	people, problems := Read("people.csv", []byte("Name,E-mail,Title,Reports to,ID\n"+
		"Ana María Soto,ANA@x.example,CEO,,\n"+ // by e-mail
		"J. Rey,,,,77\n"+ // by identifier
		"juan rey,,,,\n"+ // again
		"Ana Soto,other@x.example,,,\n"+ // another of the name
		"Eva Paz,,,Nobody,\n"))
	if len(problems) != 0 {
		t.Fatal(problems)
	}
	rows := plan(people, ana, juan)
	for i, want := range []string{"update ana", "update juan", "twice juan", "new new1", "new new2"} {
		if got := string(rows[i].What) + " " + string(rows[i].ID); got != want {
			t.Errorf("line %d: %s, want %s", i, got, want)
		}
	}
	if rows[0].Set["position"].Text() != "CEO" || len(rows[1].Set) != 1 || len(rows[4].Problems) != 1 {
		t.Errorf("%+v", rows)
	}
	same, _ := Read("people.csv", []byte("Name,Title\nAna Soto,CFO\nJuan Rey,\n"))
	for _, r := range plan(same, ana, juan) {
		if r.What != Same {
			t.Errorf("%+v", r)
		}
	}
}

func TestCirclesAreLeftOut(t *testing.T) {
	people, _ := Read("p.csv", []byte("Name,Reports to\nA,B\nB,C\nC,A\nD,D\n"))
	rows := plan(people, Known{"c", &record.Contact{Name: "C"}})
	if rows[0].ReportsTo != "B" || rows[1].ReportsTo != "C" || rows[2].ReportsTo != "" || rows[3].ReportsTo != "" || len(rows[2].Problems) != 1 || len(rows[3].Problems) != 1 {
		t.Errorf("%+v", rows)
	}
}

func TestFilesThatHoldNobody(t *testing.T) {
	for _, c := range [][2]string{{"Color,Size\nred,3\n", "call it “Name”"}, {"", ""}, {"BEGIN:VCARD\nTITLE:x\nEND:VCARD", "neither name"}} {
		people, problems := Read("x.csv", []byte(c[0]))
		if len(people) != 0 || len(problems) == 0 || !strings.Contains(problems[len(problems)-1].Text.EN, c[1]) {
			t.Errorf("%q: %v %v", c[0], people, problems)
		}
	}
}

func TestCardsBecomePeople(t *testing.T) {
	people, _ := Read("x.vcf", []byte("BEGIN:VCARD\nVERSION:3.0\nFN:Ana Soto\nTITLE:CEO\nEMAIL:not an address\nEND:VCARD"))
	if len(people) != 1 || people[0].Fields["position"] != "CEO" || people[0].Fields["email"] != "" || len(people[0].Problems) != 1 {
		t.Errorf("%+v", people)
	}
}
