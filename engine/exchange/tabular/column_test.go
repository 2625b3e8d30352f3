package tabular

import (
	"strings"
	"testing"

	"rumbo/engine/period"
)

// column makes a sheet of one named column for each argument, cells separated by "|".
func sheetOf(cols ...string) *Sheet {
	s := &Sheet{Format: Format{Delimiter: ','}}
	for i, c := range cols {
		cells := strings.Split(c, "|")
		s.Columns = append(s.Columns, Column{Name: string(rune('a' + i)), Cells: cells})
		if i == 0 {
			for r := range cells {
				s.rowNo = append(s.rowNo, int32(r+2))
			}
		}
	}
	return s
}

func TestDateColumns(t *testing.T) {
	tests := []struct {
		cells string
		kind  Kind
		forms DateForm
		first string
	}{
		{"2017-03-01|2017-12-31", KindDate, DateYMD, "2017-03-01"},
		{"2017/3/1|2017/12/31", KindDate, DateYMD, "2017-03-01"},
		{"2024-01-22T16:14:25.000+0000|2024-01-23T00:00:00Z", KindDate, DateYMD, "2024-01-22"},
		{"2024-01-22 16:14|2024-01-23 9:05", KindDate, DateYMD, "2024-01-22"},
		{"01/03/2017|25/03/2017", KindDate, DateDMY, "2017-03-01"},
		{"01/03/2017 14:30|25/03/2017 8:00 a. m.", KindDate, DateDMY, "2017-03-01"},
		{"01-03-2017|25-03-2017|null", KindDate, DateDMY, "2017-03-01"},
		{"1.3.17|25.3.17", KindDate, DateDMY, "2017-03-01"},
		{"01/03/2017|03/25/2017", KindDate, DateMDY, "2017-01-03"},
		{"1/3/2017 2:30 PM|3/25/2017 2:30 AM", KindDate, DateMDY, "2017-01-03"},
		{"01/03/2017|04/05/2017", KindDate, DateDMY | DateMDY, ""},
		{"1 mar 2017|2 ene. 2018", KindDate, DateDMonY, "2017-03-01"},
		{"1 de marzo de 2017|15 de diciembre de 2018", KindDate, DateDMonY, "2017-03-01"},
		{"01-Mar-17|15-Dec-18", KindDate, DateDMonY, "2017-03-01"},
		{"Mar 1, 2017|December 15, 2018", KindDate, DateMonDY, "2017-03-01"},
		{"20170301|20181215", KindNumber, DateCompact, "2017-03-01"},
		{"42795|43000.5", KindNumber, DateSerial, "2017-03-01"},
		{"1488326400000|1488412800000", KindNumber, DateUnixMs, "2017-03-01"},
		{"1488326400|1488412800", KindNumber, DateUnixSec, "2017-03-01"},
		{"01/13/2017|13/01/2017|14/01/2017|01/14/2017", KindDate, DateDMY | DateMDY, ""},
		{"1.2.3|4.5.6", KindText, 0, ""},
		{"192.168.1.1|10.0.0.1", KindText, 0, ""},
		{"May|June", KindText, 0, ""},
	}
	for _, tt := range tests {
		s := sheetOf(tt.cells)
		a := Analyze(s, nil)[0]
		if a.Kind != tt.kind || a.Dates != tt.forms {
			t.Errorf("%s: got %s %s, want %s %s", tt.cells, a.Kind, a.Dates, tt.kind, tt.forms)
			continue
		}
		if !tt.forms.Single() {
			if a.Kind == KindDate && !a.AskDate() {
				t.Errorf("%s: nobody is asked", tt.cells)
			}
			continue
		}
		problems := &Collector{}
		if d := Dates(s, 0, a.Dates, problems); d[0].String() != tt.first || len(problems.List()) > 0 {
			t.Errorf("%s: read as %s %v, want %s", tt.cells, d[0], problems.List(), tt.first)
		}
	}
}

// One wrong cell among many is a mistake to report, not a reason to doubt the column.
func TestFewWrongDatesAreReported(t *testing.T) {
	s := sheetOf(strings.Repeat("25/03/2017|", 60) + "03/25/2017|31/02/2017|soon|n/a")
	a := Analyze(s, nil)[0]
	if a.Dates != DateDMY {
		t.Fatalf("got %s", a.Dates)
	}
	problems := &Collector{File: "x.csv"}
	Dates(s, 0, a.Dates, problems)
	if got := codes(problems.List()); got != "impossible_date@62 impossible_date@63 bad_date@64" {
		t.Errorf("problems %q", got)
	}
	if p := problems.List()[2]; p.Value != "soon" || p.Column != "a" || p.Text().ES != "«soon» no es una fecha con el formato DD/MM/YYYY." {
		t.Errorf("%v %q", p, p.Text().ES)
	}
}

func TestAmbiguousDatesBorrow(t *testing.T) {
	all := Analyze(sheetOf("01/03/2017|02/03/2017", "25/03/2017|26/03/2017"), nil)
	if all[0].Dates != DateDMY || all[0].Reason.Empty() {
		t.Errorf("got %s because %q", all[0].Dates, all[0].Reason.EN)
	}
	all = Analyze(sheetOf("01/03/2017|02/03/2017", "25/03/2017|26/03/2017", "03/25/2017|03/26/2017"), nil)
	if !all[0].AskDate() {
		t.Errorf("columns that disagree settled it as %s", all[0].Dates)
	}
}

func TestInOrder(t *testing.T) {
	s := sheetOf("01/02/2017|05/01/2017", "02/03/2017|02/02/2017")
	for form, want := range map[DateForm]int{DateDMY: 0, DateMDY: 1} {
		if n, bad := InOrder(s.Columns[0], s.Columns[1], form); n != 2 || bad != want {
			t.Errorf("%s: %d of %d out of order, want %d", form, bad, n, want)
		}
	}
}

func TestNumberColumns(t *testing.T) {
	tests := []struct {
		cells    string
		delim    byte
		form     NumberForm
		first    float64
		currency string
	}{
		{"1100.04|251.41", ',', PointDecimal, 1100.04, ""},
		{"1,100.04|251.41", ',', PointDecimal, 1100.04, ""},
		{"1.100,04|251,41", ';', CommaDecimal, 1100.04, ""},
		{"1.234.567|2.345.678", ',', CommaDecimal, 1234567, ""},
		{"1,234,567|2", ',', PointDecimal, 1234567, ""},
		{"12,34,567.50|1.25", ',', PointDecimal, 1234567.5, ""},
		{"1 234,50|2", ';', CommaDecimal, 1234.5, ""},
		{"1\u00a0234,50|2", ';', CommaDecimal, 1234.5, ""},
		{"1'234.50|2", ',', PointDecimal, 1234.5, ""},
		{"1054|4514", ',', PointDecimal, 1054, ""},
		{"$1,234.50|$5", ',', PointDecimal, 1234.5, ""},
		{"US$ 1.234,50|US$ 5,00", ',', CommaDecimal, 1234.5, "USD"},
		{"1.234,50 €|-5,00 €", ';', CommaDecimal, 1234.5, "EUR"},
		{"CLP 1.234.567|CLP 15.000", ',', CommaDecimal, 1234567, "CLP"},
		{"S/. 1,234.50|S/ 2.00", ',', PointDecimal, 1234.5, "PEN"},
		{"R$ 1.234,50|R$ 2,00", ',', CommaDecimal, 1234.5, "BRL"},
		{"USD 5.25|EUR 6.25", ',', PointDecimal, 5.25, ""},
		{"(1,234.50)|12.00", ',', PointDecimal, -1234.5, ""},
		{"1234.50-|12.00", ',', PointDecimal, -1234.5, ""},
		{"-$1,234.50|$2.00", ',', PointDecimal, -1234.5, ""},
		{"1.5E+06|2.25E+03", ',', PointDecimal, 1500000, ""},
		{"1,5E+06|2,25E-01", ';', CommaDecimal, 1500000, ""},
		{"75 %|12.5%", ',', PointDecimal, 75, ""},
		{"0,125|0,250", ',', CommaDecimal, 0.125, ""},
		{"1,234|5,678", ',', bothNumbers, 0, ""},
		{"1.234|5.678", ',', bothNumbers, 0, ""},
		{"1.234|5.678", ';', CommaDecimal, 1234, ""},
	}
	for _, tt := range tests {
		s := sheetOf(tt.cells)
		s.Format.Delimiter = tt.delim
		a := Analyze(s, nil)[0]
		if a.Kind != KindNumber || a.Numbers != tt.form || a.Currency != tt.currency {
			t.Errorf("%s: got %s %s currency %q, want %s %q", tt.cells, a.Kind, a.Numbers, a.Currency, tt.form, tt.currency)
			continue
		}
		if !tt.form.Single() {
			if !a.AskNumber() {
				t.Errorf("%s: nobody is asked", tt.cells)
			}
			continue
		}
		problems := &Collector{}
		n, known := Numbers(s, 0, a.Numbers, problems)
		if n[0].Float() != tt.first || !known[0] || len(problems.List()) > 0 {
			t.Errorf("%s: got %v %v, want %v", tt.cells, n[0].Float(), problems.List(), tt.first)
		}
	}
}

func TestAmbiguousNumbersBorrow(t *testing.T) {
	all := Analyze(sheetOf("1,234|5,678", "1,234.50|2.00"), nil)
	if all[0].Numbers != PointDecimal || all[0].Reason.Empty() {
		t.Errorf("got %s because %q", all[0].Numbers, all[0].Reason.EN)
	}
}

func TestBadNumbers(t *testing.T) {
	s := sheetOf("1.5|12,34|abc|n/a||99999999999999999999|2.5|3.5|4.5|5.5|6.5|7.5|8.5")
	a := Analyze(s, nil)[0]
	problems := &Collector{}
	_, known := Numbers(s, 0, a.Numbers, problems)
	if got := codes(problems.List()); got != "bad_number@3 bad_number@4 number_range@7" || known[3] || known[4] {
		t.Errorf("problems %q, known %v", got, known)
	}
}

func TestLostDigits(t *testing.T) {
	for v, want := range map[string]bool{"8.8E+09": true, "1,23457E+11": true, "006Ec00000AieKF": false, "12e4": false, "1E5": false, "": false, "E+05": false, "3.5E-02": false} {
		if got := LostDigits(v); got != want {
			t.Errorf("%q: %v", v, got)
		}
	}
}

func TestRescale(t *testing.T) {
	tests := []struct {
		v     string
		scale int
		want  int64
	}{
		{"10.005", 2, 1001}, {"-10.005", 2, -1001}, {"10.004", 2, 1000}, {"1054", 2, 105400}, {"1054.5", 0, 1055}, {"0.1", 4, 1000},
	}
	for _, tt := range tests {
		n, _, _ := ParseNumber(tt.v, PointDecimal)
		if got, ok := n.Rescale(tt.scale); got != tt.want || !ok {
			t.Errorf("%s to %d places: got %d, want %d", tt.v, tt.scale, got, tt.want)
		}
	}
	if _, ok := (Decimal{Unscaled: 1 << 62}).Rescale(2); ok {
		t.Error("an overflow was not seen")
	}
}

func TestBoolAndTextColumns(t *testing.T) {
	for cells, kind := range map[string]Kind{
		"1||1|": KindBool, "1|0|1": KindBool, "true|FALSE|True": KindBool, "Sí|No|": KindBool, "Won|Lost|Won": KindBool,
		"1|0|2": KindNumber, "Yes|No|Maybe": KindText, "|null|-": KindEmpty, "NA|EU|NA": KindText, "Won|Lost|Open": KindText,
		"555-1234|555-4321": KindText, "Acme|Beta": KindText,
	} {
		if a := Analyze(sheetOf(cells), nil)[0]; a.Kind != kind {
			t.Errorf("%s: got %s, want %s", cells, a.Kind, kind)
		}
	}
}

func TestDatesReadTheirOwnPrinting(t *testing.T) {
	for d := period.On(1950, 1, 1); d < period.On(2120, 1, 1); d += 97 {
		if got, _, ok := ParseDate(d.String(), DateYMD); !ok || got != d {
			t.Fatalf("%s read as %s", d, got)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{"Fecha de Cierre (*)": "fechadecierre", "close_date": "closedate", "CloseDate": "closedate",
		"Ñandú / Größe": "nandugrosse", "Región": "region", "Regio\u0301n": "region"} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}
