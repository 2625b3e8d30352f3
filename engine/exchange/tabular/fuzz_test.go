package tabular

import (
	"testing"
	"unicode/utf8"
)

// FuzzRead feeds arbitrary bytes: Read must end, keep its columns equally long,
// its cells valid text within their limit, and either refuse or give rows.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "a;b\r\n\"x;\"\"y\";2\r\n", "sep=|\na|b\n1|2", "\xff\xfea\x00,\x00", "\"\n\"\n\"", "a\tb\r1\t2\r",
		"x,y\n=\"1\",'=2\n\nTotal,3\n", "Ca\xf1a,1\n", "a,b\n\"unclosed,2\n3,4\n", "\xef\xbb\xbf\"a\",\"b\"\n1,2,3\n"} {
		f.Add([]byte(s), byte(0))
	}
	f.Fuzz(func(t *testing.T, data []byte, delim byte) {
		o := Options{Limits: Limits{Columns: 50, Field: 200}}
		if delim%4 == 1 {
			o.Delimiter = delim
		}
		sheet, problems := Read("fuzz.csv", data, o)
		if _, refused := Refused(problems); refused != (sheet == nil) {
			t.Fatalf("sheet %v, problems %v", sheet != nil, problems)
		}
		for _, p := range problems {
			if p.Text().EN == "" {
				t.Fatalf("no words for %v", p)
			}
		}
		if sheet == nil {
			return
		}
		names := map[string]bool{}
		for _, c := range sheet.Columns {
			if len(c.Cells) != sheet.Rows() || c.Name == "" || names[c.Name] {
				t.Fatalf("column %q has %d of %d cells", c.Name, len(c.Cells), sheet.Rows())
			}
			names[c.Name] = true
			for _, v := range c.Cells {
				if len(v) > 200 || !utf8.ValidString(v) {
					t.Fatalf("bad cell %q", v)
				}
			}
		}
		for i, a := range Analyze(sheet, nil) {
			check := &Collector{}
			for _, form := range a.Dates.Choices() {
				Dates(sheet, i, form, check)
			}
			if a.Numbers != 0 {
				Numbers(sheet, i, a.Numbers&-a.Numbers, check)
			}
		}
	})
}
