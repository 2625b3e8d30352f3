package csvout

import (
	"bytes"
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"testing"

	"rumbo/engine/exchange/tabular"
)

func written(o Options, rows ...[]string) string {
	var b bytes.Buffer
	w := NewWriter(&b, o)
	for _, r := range rows {
		w.Write(r...)
	}
	if err := w.Flush(); err != nil {
		panic(err)
	}
	return b.String()
}

func TestCells(t *testing.T) {
	for cell, want := range map[string]string{
		"plain":             "plain",
		"a,b":               `"a,b"`,
		"a;b":               `"a;b"`,
		`say "hi"`:          `"say ""hi"""`,
		"two\nlines":        "\"two\nlines\"",
		" padded ":          `" padded "`,
		"":                  `""`,
		"=1+1":              `"'=1+1"`,
		"@SUM(A1)":          `"'@SUM(A1)"`,
		"+cmd|' /C calc'!A": `"'+cmd|' /C calc'!A"`,
		"-2+3":              `"'-2+3"`,
		"\t=1":              "\"'\t=1\"",
		"-12.50":            "-12.50",
		"-1.234,50":         `"-1.234,50"`,
		"+56":               "+56",
		"-5 %":              "-5 %",
		"-":                 `"'-"`,
	} {
		if got := strings.TrimSuffix(written(Options{}, []string{cell}), "\r\n"); got != want {
			t.Errorf("%q written as %s, want %s", cell, got, want)
		}
	}
}

func TestForms(t *testing.T) {
	if got := written(ForLocale(true), []string{"a", "1,5"}); got != "\ufeffa;\"1,5\"\r\n" {
		t.Errorf("got %q", got)
	}
	if got := written(Options{}, []string{"a", ""}, []string{"b", "c"}); got != "a,\r\nb,c\r\n" {
		t.Errorf("got %q", got)
	}
}

type failing struct{ after int }

func (f *failing) Write(p []byte) (int, error) {
	if f.after--; f.after < 0 {
		return 0, errors.New("disk full")
	}
	return len(p), nil
}

func TestFirstErrorStays(t *testing.T) {
	w := NewWriter(&failing{after: 1}, Options{})
	for range 5 {
		w.Write(strings.Repeat("x", flushAt))
	}
	if err := w.Flush(); err == nil || err.Error() != "disk full" {
		t.Errorf("got %v", err)
	}
}

// What is written is read back by an independent reader and, with guards taken
// off and outer spaces trimmed, by this program's own.
func FuzzWrite(f *testing.F) {
	f.Add("a", "=1", "x\"y", byte(';'))
	f.Add("-1", " ", "line\nend", byte(','))
	f.Fuzz(func(t *testing.T, a, b, c string, delim byte) {
		if delim != ';' && delim != '\t' && delim != '|' {
			delim = ','
		}
		rows := [][]string{{"h1", "h2", "h3"}, {a, b, c}}
		text := written(Options{Delimiter: delim}, rows...)
		r := csv.NewReader(strings.NewReader(text))
		r.Comma = rune(delim)
		got, err := r.ReadAll()
		if err != nil || len(got) != 2 {
			t.Fatalf("%q: %v", text, err)
		}
		for i, want := range rows[1] {
			if Dangerous(want) {
				want = "'" + want
			}
			// encoding/csv reads CR LF inside quotes as LF.
			if want = strings.ReplaceAll(want, "\r\n", "\n"); got[1][i] != want {
				t.Fatalf("%q read as %q", want, got[1][i])
			}
		}
		if slices.ContainsFunc(rows[1], func(v string) bool { return strings.TrimSpace(v) == "" || strings.ContainsRune(v, 0) }) {
			return
		}
		for _, v := range got[1] {
			if v[0] == '=' || v[0] == '@' || v[0] == '\t' || v[0] == '\r' {
				t.Fatalf("a formula got through: %q", v)
			}
		}
	})
}

func TestReadBack(t *testing.T) {
	rows := [][]string{{"name", "amount", "note"}, {"Ñandú, S.A.", "-12.50", "=1+1"}, {`"El" mejor`, "3", "a\nb"}, {"+56 2 1234", "0", "@x"}}
	for _, o := range []Options{{}, ForLocale(true), ForLocale(false), {Delimiter: '\t'}} {
		sheet, problems := tabular.Read("x.csv", []byte(written(o, rows...)), tabular.Options{})
		if sheet == nil || len(problems) > 0 {
			t.Fatal(problems)
		}
		for c, col := range sheet.Columns {
			for r, v := range col.Cells {
				if v != rows[r+1][c] {
					t.Errorf("%q read back as %q", rows[r+1][c], v)
				}
			}
		}
	}
}
