package vcard

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCardsOfTheThreeVersions(t *testing.T) {
	cards, problems := Read([]byte("\ufeff" + strings.ReplaceAll(`BEGIN:VCARD
VERSION:4.0
UID:urn:uuid:4fbe8971
FN:Elvira Montt
N:Montt;Elvira;María;;
ORG:Molinos\, S.A.;Finanzas;Tesorería
TITLE:Gerenta de
  finanzas
EMAIL;TYPE=home:e@casa.example
EMAIL;PREF=1;TYPE=work:elvira@molinos.example
TEL;VALUE=uri;TYPE="voice,work":tel:+56-2-555
item1.X-MANAGER:Rosa Díaz
NOTE:Prefiere llamadas\nlos martes; no correos
END:VCARD
begin:vcard
VERSION:3.0
N:Soto;Juan;;;
TEL;TYPE=FAX:1
TEL;TYPE=CELL:+56 9 1234
ROLE:Jefe de planta
END:VCARD
BEGIN:VCARD
VERSION:2.1
FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Mar=C3=ADa=
 Ib=C3=A1=C3=B1ez
EMAIL;INTERNET:maria@molinos.example
END:VCARD
`, "\n", "\r\n")))
	if len(problems) != 0 || len(cards) != 3 {
		t.Fatalf("%v %v", cards, problems)
	}
	want := Card{Line: 1, UID: "urn:uuid:4fbe8971", Name: "Elvira Montt", Position: "Gerenta de finanzas", Company: "Molinos, S.A.", Area: "Finanzas · Tesorería",
		Email: "elvira@molinos.example", Phone: "+56-2-555", Manager: "Rosa Díaz", Notes: "Prefiere llamadas\nlos martes; no correos"}
	if cards[0] != want {
		t.Errorf("%+v\nwant\n%+v", cards[0], want)
	}
	if c := cards[1]; c.Name != "Juan Soto" || c.Phone != "+56 9 1234" || c.Position != "Jefe de planta" {
		t.Errorf("%+v", c)
	}
	if c := cards[2]; c.Name != "María Ibáñez" || c.Email != "maria@molinos.example" {
		t.Errorf("%+v", c)
	}
}

func TestBadCardsAreTold(t *testing.T) {
	for _, c := range []struct {
		file  string
		cards int
		says  string
		line  int
	}{
		{"BEGIN:VCARD\nFN:Ana\n", 1, "ends within a card", 1},
		{"BEGIN:VCARD\nFN:Ana\nBEGIN:VCARD\nFN:Eva\nEND:VCARD\n", 2, "before the next one begins", 1},
		{"BEGIN:VCARD\nTITLE:Boss\nEND:VCARD\nBEGIN:VCARD\nFN:Eva\nEND:VCARD", 1, "neither name nor e-mail", 1},
		{"hello\nworld", 0, "no card", 1},
		{"", 0, "no card", 1},
		{strings.Repeat("BEGIN:VCARD\nFN:Ana\nEND:VCARD\n", MaxCards+1), MaxCards, "more than 5000", 3*MaxCards + 1},
	} {
		cards, problems := Read([]byte(c.file))
		if len(cards) != c.cards || len(problems) != 1 || !strings.Contains(problems[0].Text.EN, c.says) || problems[0].Line != c.line {
			t.Errorf("%.40q: %d cards, %v", c.file, len(cards), problems)
		}
	}
	if cards, _ := Read([]byte("BEGIN:VCARD\nFN:Jos\xe9 Mu\xf1oz\nEND:VCARD\n")); cards[0].Name != "José Muñoz" {
		t.Errorf("%+v", cards)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:=C3=\n=A1\nN:a\\;b;c\nORG:x;y;z;w\nEND:VCARD"))
	f.Add([]byte("begin:vcard\n item.EMAIL;PREF:a@b\n\tfold\nEND:VCARD\r\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		Is(data)
		cards, problems := Read(data)
		if len(cards) == 0 && len(problems) == 0 {
			t.Error("nothing read and nothing said")
		}
		for _, c := range cards {
			if c.Name == "" || !utf8.ValidString(c.Name+c.Position+c.Area+c.Email+c.Phone+c.Notes) {
				t.Errorf("%+v", c)
			}
		}
	})
}
