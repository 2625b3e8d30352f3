package tabular

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"rumbo/engine/text"
)

func utf16Bytes(s string, big, mark bool) []byte {
	if mark {
		s = "\ufeff" + s
	}
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return out
}

// encodeWith writes s in a single-byte code page.
func encodeWith(s string, enc Encoding) []byte {
	var out []byte
	for _, r := range s {
		if r < 0x80 {
			out = append(out, byte(r))
		} else {
			out = append(out, byte(0x80+slices.Index(codePage(enc), r)))
		}
	}
	return out
}

func TestEncodings(t *testing.T) {
	const s = "Cuenta,Región,Año\nAcería Ñandú,Bío-Bío,1998\nPeñalolén,Valparaíso,2004\n"
	tests := []struct {
		name string
		data []byte
		want Encoding
		mark bool
	}{
		{"utf-8", []byte(s), UTF8, false},
		{"utf-8 with mark", []byte("\xef\xbb\xbf" + s), UTF8, true},
		{"utf-16 le", utf16Bytes(s, false, false), UTF16LE, false},
		{"utf-16 le with mark", utf16Bytes(s, false, true), UTF16LE, true},
		{"utf-16 be", utf16Bytes(s, true, false), UTF16BE, false},
		{"utf-16 be with mark", utf16Bytes(s, true, true), UTF16BE, true},
		{"windows", encodeWith(s, Windows1252), Windows1252, false},
		{"mac", encodeWith(s, MacRoman), MacRoman, false},
		{"dos", encodeWith(s, CP850), CP850, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			sheet, problems := Read("x.csv", tt.data, Options{})
			if sheet == nil || len(problems) > 0 {
				t.Fatal(problems)
			}
			if sheet.Format.Encoding != tt.want || sheet.Format.Mark != tt.mark {
				t.Errorf("got %s mark %v, want %s mark %v", sheet.Format.Encoding, sheet.Format.Mark, tt.want, tt.mark)
			}
			if got := sheet.Columns[0].Cells[0] + sheet.Columns[1].Header + sheet.Columns[1].Cells[1]; got != "Acería ÑandúRegiónValparaíso" {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestEuroSignAndQuotesOfWindows(t *testing.T) {
	sheet, _ := Read("x.csv", []byte("Cliente;Monto\n\x93Ca\xf1a\x94;\x80 5\n"), Options{})
	if got := sheet.Columns[0].Cells[0] + sheet.Columns[1].Cells[0]; got != "“Caña”€ 5" {
		t.Errorf("got %q", got)
	}
}

func TestChosenEncodingWins(t *testing.T) {
	sheet, _ := Read("x.csv", []byte("a,b\n\xe9,1\n"), Options{Encoding: CP850})
	if got := sheet.Columns[0].Cells[0]; got != "Ú" {
		t.Errorf("got %q, want Ú", got)
	}
}

func TestForms(t *testing.T) {
	tests := []struct {
		name, data string
		delim      byte
		lineEnd    string
		cells      string // row by row, "|" between cells, "/" between rows
	}{
		{"comma", "a,b\n1,2\n3,4\n", ',', "\n", "1|2/3|4"},
		{"semicolon with decimal commas", "a;b\n1,5;2,5\n3,5;4,5\n", ';', "\n", "1,5|2,5/3,5|4,5"},
		{"tab", "a\tb\r\n1\t2\r\n", '\t', "\r\n", "1|2"},
		{"pipe", "a|b|c\nx,y|2|3\n", '|', "\n", "x,y|2|3"},
		{"bare CR", "a,b\r1,2\r3,4\r", ',', "\r", "1|2/3|4"},
		{"CR CR LF", "a,b\r\r\n1,2\r\r\n", ',', "\r", "1|2"},
		{"no final line end", "a,b\n1,2", ',', "\n", "1|2"},
		{"quotes", "a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", ',', "\n", `x, y|say "hi"`},
		{"line end inside quotes", "a,b\n\"x\r\ny\",2\n", ',', "\n", "x\r\ny|2"},
		{"apostrophes as quotes", "'a','b'\n'x, y','2'\n", ',', "\n", "x, y|2"},
		{"sep line", "sep=;\r\na;b\r\n1,1;2\r\n", ';', "\r\n", "1,1|2"},
		{"one column", "name\nAcme\nBeta\n", ',', "\n", "Acme/Beta"},
		{"spaces around quotes", "a, b\n 1 , \"2,2\" \n", ',', "\n", "1|2,2"},
		{"text kept from spreadsheets", "a,b\n=\"00123\",'=1+1\n", ',', "\n", "00123|=1+1"},
		{"delimiter of the header wins over commas in texts", "id;text\n1;a, b, c\n2;d, e, f\n", ';', "\n", "1|a, b, c/2|d, e, f"},
		{"spacer columns", "a,,b,\n1,,2,\n", ',', "\n", "1|2"},
		{"HTML stays text", "a,b\n<b>x</b>,<script>alert(1)</script>\n", ',', "\n", "<b>x</b>|<script>alert(1)</script>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			sheet, problems := Read("x.csv", []byte(tt.data), Options{})
			if sheet == nil || len(problems) > 0 {
				t.Fatal(problems)
			}
			if sheet.Format.Delimiter != tt.delim || sheet.Format.LineEnd != tt.lineEnd {
				t.Errorf("delimiter %q line end %q", sheet.Format.Delimiter, sheet.Format.LineEnd)
			}
			if got := cells(sheet); got != tt.cells {
				t.Errorf("got %q, want %q", got, tt.cells)
			}
		})
	}
}

func cells(s *Sheet) string {
	rows := make([]string, s.Rows())
	for r := range rows {
		row := make([]string, len(s.Columns))
		for c := range row {
			row[c] = s.Columns[c].Cells[r]
		}
		rows[r] = strings.Join(row, "|")
	}
	return strings.Join(rows, "/")
}

// codes lists "code@row" of problems.
func codes(ps []Problem) string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Code+"@"+strconv.Itoa(p.Row))
	}
	return strings.Join(out, " ")
}

func TestWhatIsReported(t *testing.T) {
	tests := []struct {
		name, data, problems, cells, headers string
	}{
		{"short and long rows", "a,b,c\n1,2,3\n4,5\n6,7,8,9\n1,2,3\n", "short_row@3 long_row@4", "1|2|3/4|5|/6|7|8/1|2|3", "a b c"},
		{"empty cells at the end are not ragged", "a,b\n1,2,,\n3,4,,\n", "", "1|2/3|4", "a b"},
		{"blank rows", "a,b\n\n1,2\n,\n3,4\n\n", "blank_rows@0", "1|2/3|4", "a b"},
		{"duplicate and empty headers", "a,A,\n1,2,3\n", "empty_header@1 duplicate_header@1", "1|2|3", "a A (2) #3"},
		{"titles", "Pipeline report\nAs of today,\n\nname,amount,stage\nx,1,Won\ny,2,Lost\n", "title_lines@1", "x|1|Won/y|2|Lost", "name amount stage"},
		{"totals and footnotes", "name,amount,stage\nx,1,Won\ny,2,Lost\nTotal,3,\n\nCopyright 2024\n", "blank_rows@0 total_row@4 footer@6", "x|1|Won/y|2|Lost", "name amount stage"},
		{"a company called Total", "account,amount,sector\nAcme,1,Metal\nTotal,3,Energy\n", "", "Acme|1|Metal/Total|3|Energy", "account amount sector"},
		{"no headers", "2024-01-02,5,Won\n2024-01-03,6,Lost\n", "no_header@1", "2024-01-02|5|Won/2024-01-03|6|Lost", "#1 #2 #3"},
		{"years are headers", "account,2023,2024\nx,1,2\n", "", "x|1|2", "account 2023 2024"},
		{"unclosed quote", "a,b\n1,\"x\n2,y\n3,z\n", "unclosed_quote@2", "1|\"x/2|y/3|z", "a b"},
		{"stray quotes", "a,b\n1,5\" pipe\n2,\"6\" pipe\"\n", "", "1|5\" pipe/2|6\" pipe", "a b"},
		{"mojibake", "a,b\nRegiÃ³n,1\n", "mojibake@0", "RegiÃ³n|1", "a b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			sheet, problems := Read("x.csv", []byte(tt.data), Options{})
			if sheet == nil {
				t.Fatal(problems)
			}
			if got := codes(problems); got != tt.problems {
				t.Errorf("problems %q, want %q", got, tt.problems)
			}
			if got := cells(sheet); got != tt.cells {
				t.Errorf("cells %q, want %q", got, tt.cells)
			}
			if got := strings.Join(sheet.Headers(), " "); got != tt.headers {
				t.Errorf("headers %q, want %q", got, tt.headers)
			}
		})
	}
}

func TestDamagedUTF8(t *testing.T) {
	data := "a,b\n" + strings.Repeat("Región,1\n", 100) + "Regi\xf3n,1\n"
	sheet, problems := Read("x.csv", []byte(data), Options{})
	if sheet.Format.Encoding != UTF8 || codes(problems) != "damaged_encoding@102" {
		t.Errorf("%s, %v", sheet.Format.Encoding, problems)
	}
}

func TestRefusals(t *testing.T) {
	wide := strings.Repeat("h,", 9_999) + "h\n" + strings.Repeat("1,", 9_999) + "1\n"
	tests := []struct {
		name string
		data []byte
		code string
		says string // part of the English words
	}{
		{"empty", nil, "empty", "empty"},
		{"only line ends", []byte("\r\n\r\n"), "empty", "empty"},
		{"only delimiters", []byte(",,,\n,,,\n"), "empty", "empty"},
		{"only headers", []byte("a,b\n"), "no_rows", "no data rows"},
		{"zeros", []byte("a,b\x00\x01\x02\n1,2\n"), "not_a_table", "binary"},
		{"excel", []byte("PK\x03\x04\x14\x00\x06\x00[Content_Types].xml"), "not_a_table", "Excel"},
		{"zip", []byte("PK\x03\x04\x14\x00rumbo"), "not_a_table", "zip"},
		{"old excel", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...."), "not_a_table", ".xls"},
		{"pdf", []byte("%PDF-1.7\n"), "not_a_table", "PDF"},
		{"gzip", []byte("\x1f\x8b\x08..."), "not_a_table", "gzip"},
		{"png", []byte("\x89PNG\r\n\x1a\n"), "not_a_table", "PNG"},
		{"html", []byte("\n<!DOCTYPE html><table><tr><td>1</td></tr></table>"), "not_a_table", "web page"},
		{"json", []byte(`{"format": "rumbo", "version": 1}`), "not_a_table", "JSON"},
		{"10,000 columns", []byte(wide), "too_many_columns", "10000 columns"},
		{"utf-32", []byte("\xff\xfe\x00\x00a\x00\x00\x00,\x00\x00\x00b\x00\x00\x00"), "not_a_table", "binary"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			sheet, problems := Read("x.csv", tt.data, Options{})
			p, refused := Refused(problems)
			if sheet != nil || !refused || p.Code != tt.code {
				t.Fatalf("got %v, want refusal %s", problems, tt.code)
			}
			if w := p.Text(); !strings.Contains(w.EN, tt.says) || w.ES == "" || w.ES == w.EN {
				t.Errorf("words %q", w)
			}
		})
	}
}

func TestTooLargeIsRefusedByItsSize(t *testing.T) {
	p, ok := CheckSize("big.csv", 1<<30, Limits{})
	if ok || p.Code != "too_large" || !strings.Contains(p.Text().EN, "1024 MB") || !strings.Contains(p.Text().ES, "200 MB") {
		t.Errorf("got %v %q", p, p.Text())
	}
	if _, ok := CheckSize("ok.csv", 200<<20, Limits{}); !ok {
		t.Error("200 MB must be read")
	}
}

func TestLongFieldIsCut(t *testing.T) {
	sheet, problems := Read("x.csv", []byte("a,b\n"+strings.Repeat("ñ", 60)+",2\n"), Options{Limits: Limits{Field: 101}})
	if codes(problems) != "long_field@2" || problems[0].Column != "a" || problems[0].N != 120 {
		t.Errorf("problems %v", problems)
	}
	if got := sheet.Columns[0].Cells[0]; got != strings.Repeat("ñ", 50) {
		t.Errorf("cut to %d bytes", len(got))
	}
}

func TestCancel(t *testing.T) {
	data := pipeline(10_000)
	calls := 0
	sheet, problems := Read("x.csv", data, Options{Progress: func(done, total int) bool { calls++; return calls < 2 }})
	if p, _ := Refused(problems); sheet != nil || p.Code != "cancelled" || calls != 2 {
		t.Errorf("sheet %v, problems %v, %d calls", sheet != nil, problems, calls)
	}
}

func TestProblemsAreBounded(t *testing.T) {
	data := "a,b,c\n" + strings.Repeat("1,2,3\n", 3000) + strings.Repeat("1\n", 2500)
	_, problems := Read("x.csv", []byte(data), Options{})
	last := problems[0] // row 0 comes first
	if len(problems) != keptPerKind+1 || last.Code != "more" || last.N != 1500 {
		t.Errorf("%d problems, %v", len(problems), last)
	}
}

func TestMessagesInBothLanguages(t *testing.T) {
	for _, m := range Messages() {
		if m.Text.ES == "" || m.Text.EN == "" || m.Text.ES == m.Text.EN {
			t.Errorf("%s: %q", m.Code, m.Text)
		}
		es, en := text.Placeholders(m.Text.ES), text.Placeholders(m.Text.EN)
		slices.Sort(es)
		slices.Sort(en)
		if !slices.Equal(es, en) {
			t.Errorf("%s: placeholders %v and %v", m.Code, es, en)
		}
	}
}
