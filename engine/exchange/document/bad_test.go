package document

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/record"
)

const head = `{"format":"rumbo","schema":1,"scope":"workspace","stamps":["2026-11-18T00:00:00.000Z.0000.0000000000001","2026-11-18T00:00:01.000Z.0000.0000000000002"],`

// badFiles are refused, each with a code and a place.
var badFiles = map[string]struct{ file, code, where string }{
	"empty":               {"", "empty", ""},
	"only space":          {" \n\t", "empty", ""},
	"binary":              {"PK\x03\x04\x00\x00", "binary", ""},
	"not UTF-8":           {`{"format":"` + "\xe9" + `"}`, "binary", ""},
	"UTF-16":              {"\xff\xfe{\x00", "utf16", ""},
	"a table":             {"id;name\n1;Acme\n", "not_json", ""},
	"a list":              {`[{"id":1}]`, "foreign", ""},
	"another program":     {`{"format":"excalidraw","elements":[]}`, "foreign", ""},
	"format no text":      {`{"format":{"a":1},"schema":1}`, "foreign", ""},
	"no format":           {`{"accounts":[]}`, "foreign", ""},
	"newer":               {`{"format":"rumbo","schema":99,"anything":true}`, "newer", ""},
	"no schema":           {`{"format":"rumbo","scope":"plan","records":{}}`, "missing", ""},
	"schema 0":            {`{"format":"rumbo","schema":0,"scope":"plan","records":{}}`, "type", "schema"},
	"no records":          {`{"format":"rumbo","schema":1,"scope":"plan"}`, "missing", ""},
	"odd scope":           {`{"format":"rumbo","schema":1,"scope":"half","records":{}}`, "type", "scope"},
	"key twice":           {`{"format":"rumbo","schema":1,"scope":"plan","records":{},"records":{}}`, "twice", "records"},
	"a word after":        {head + `"records":{}} x`, "syntax", ""},
	"comma at the end":    {head + `"records":{},}`, "syntax", "records"},
	"single quotes":       {`{'format':'rumbo'}`, "syntax", ""},
	"raw line end":        {"{\"format\":\"ru\nmbo\"}", "syntax", "format"},
	"bad number":          {`{"format":"rumbo","schema":01}`, "syntax", "schema"},
	"bad escape":          {`{"format":"\x"}`, "syntax", "format"},
	"deep":                {head + `"records":` + strings.Repeat("[", 1<<20), "nesting", "records"},
	"deep unknown":        {head + `"records":{"account":[{"id":"a","z":` + strings.Repeat("[", 70) + strings.Repeat("]", 70) + `,"@":{"born":0}}]}}`, "nesting", "records"},
	"records a list":      {head + `"records":[]}`, "type", "records"},
	"kind a number":       {head + `"records":{"account":7}}`, "type", "records.account"},
	"record a text":       {head + `"records":{"account":["a"]}}`, "type", "records.account"},
	"no id":               {head + `"records":{"account":[{"name":"A","@":{"born":0}}]}}`, "missing", "records.account"},
	"empty id":            {head + `"records":{"account":[{"id":"","@":{"born":0}}]}}`, "type", "records.account"},
	"long id":             {head + `"records":{"account":[{"id":"` + strings.Repeat("x", 201) + `","@":{"born":0}}]}}`, "type", "records.account"},
	"no meta":             {head + `"records":{"account":[{"id":"a"}]}}`, "missing", "records.account.a"},
	"id twice":            {head + `"records":{"account":[{"id":"a","@":{"born":0}},{"id":"a","@":{"born":0}}]}}`, "twice", "records.account"},
	"standing and gone":   {head + `"records":{"account":[{"id":"a","@":{"born":0}}]},"deleted":{"account":[{"id":"a","@":{"born":0}}]}}`, "twice", "records.account"},
	"field twice":         {head + `"records":{"account":[{"id":"a","name":"A","name":"B","@":{"born":0}}]}}`, "twice", "records.account.a"},
	"name a number":       {head + `"records":{"account":[{"id":"a","name":7,"@":{"born":0}}]}}`, "type", "records.account.a.name"},
	"flag a text":         {head + `"records":{"account":[{"id":"a","planned":"yes","@":{"born":0}}]}}`, "type", "records.account.a.planned"},
	"no date":             {head + `"records":{"opportunity":[{"id":"o","close":"30/02/2026","@":{"born":0}}]}}`, "type", "records.opportunity.o.close"},
	"amount bare":         {head + `"records":{"opportunity":[{"id":"o","amount":1234.5,"@":{"born":0}}]}}`, "type", "records.opportunity.o.amount"},
	"amount no currency":  {head + `"records":{"opportunity":[{"id":"o","amount":"1234.5","@":{"born":0}}]}}`, "type", "records.opportunity.o.amount"},
	"half an employee":    {head + `"records":{"account":[{"id":"a","employees":1.5,"@":{"born":0}}]}}`, "type", "records.account.a.employees"},
	"huge number":         {head + `"records":{"opportunity":[{"id":"o","probability":1e999,"@":{"born":0}}]}}`, "type", "records.opportunity.o.probability"},
	"no such stamp":       {head + `"records":{"account":[{"id":"a","@":{"born":9}}]}}`, "type", "records.account.a"},
	"stamp a text":        {head + `"records":{"account":[{"id":"a","@":{"born":"yesterday"}}]}}`, "type", "records.account.a"},
	"bad stamp":           {`{"format":"rumbo","schema":1,"scope":"plan","stamps":["yesterday"],"records":{}}`, "type", "stamps"},
	"seen too little":     {head + `"records":{"account":[{"id":"a","@":{"born":1,"seen":0}}]}}`, "contradiction", "records.account.a"},
	"writes out of order": {head + `"records":{"account":[{"id":"a","@":{"born":0,"fields":{"name":[1,0]}}}]}}`, "contradiction", "records.account.a"},
	"rival is later":      {head + `"records":{"account":[{"id":"a","@":{"born":0,"fields":{"name":0},"rivals":{"name":[{"value":"B","by":1}]}}}]}}`, "contradiction", "records.account.a"},
	"rival of nothing":    {head + `"records":{"account":[{"id":"a","@":{"born":0,"rivals":{"name":[{"value":"B","by":1}]}}}]}}`, "contradiction", "records.account.a"},
	"odd tagged value":    {head + `"records":{"account":[{"id":"a","z":{"$date":7},"@":{"born":0}}]}}`, "type", "records.account.a"},
	"history an object":   {head + `"records":{},"history":{}}`, "type", "history"},
	"change without time": {head + `"records":{},"history":[{"by":"Ana"}]}`, "missing", "history"},
	"created and not":     {head + `"records":{},"history":[{"at":"2026-11-18T00:00:00.000Z.0000.0000000000001","created":{"account":["a"]}}]}`, "type", "history.2026-11-18T00:00:00.000Z.0000.0000000000001"},
	"created too many":    {head + `"records":{},"history":[{"at":"2026-11-18T00:00:00.000Z.0000.0000000000001","created":{"account":2}}]}`, "contradiction", "history.2026-11-18T00:00:00.000Z.0000.0000000000001"},
	"op of nothing":       {head + `"records":{},"history":[{"at":"2026-11-18T00:00:00.000Z.0000.0000000000001","ops":[{"kind":"account","id":"a"}]}]}`, "missing", "history.2026-11-18T00:00:00.000Z.0000.0000000000001"},
	"touched twice":       {head + `"records":{},"history":[{"at":"2026-11-18T00:00:00.000Z.0000.0000000000001","ops":[{"kind":"account","id":"a","new":{}},{"kind":"account","id":"a","set":{}}]}]}`, "twice", "history.2026-11-18T00:00:00.000Z.0000.0000000000001"},
	"change twice":        {head + `"records":{},"history":[{"at":"2026-11-18T00:00:00.000Z.0000.0000000000001"},{"at":"2026-11-18T00:00:00.000Z.0000.0000000000001"}]}`, "twice", "history.2026-11-18T00:00:00.000Z.0000.0000000000001"},
}

func TestBadFilesAreRefused(t *testing.T) {
	for name, c := range badFiles {
		d, problems := Read([]byte(c.file), now, nil)
		p, refused := Refused(problems)
		if !refused || p.Code != c.code || p.Where != c.where || d.State != nil || d.Format() {
			t.Errorf("%s: %v", name, problems)
			continue
		}
		for _, words := range []string{p.Text.ES, p.Text.EN} {
			if words == "" || strings.ContainsAny(strings.ReplaceAll(words, shortOf(c.file), ""), "{}") && !strings.Contains(words, "“{") && !strings.Contains(words, "«{") {
				t.Errorf("%s: unfinished words %q", name, words)
			}
		}
	}
}

// Format tells whether anything at all was read.
func (d Doc) Format() bool { return d.Schema != 0 || d.Scope != "" || d.History != nil }

func shortOf(s string) string { return shorten([]byte(s)) }

func TestEveryCutIsRefused(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	a, b := newDevice(1, rng), newDevice(2, rng)
	for range 15 {
		a.random()
		b.random()
	}
	a.take(b.doc())
	file := bytes.TrimRight(export(t, a.doc()), "\n")
	for n := 1; n < len(file); n++ {
		d, problems := Read(file[:n], now, nil)
		p, refused := Refused(problems)
		if !refused || d.State != nil || p.Code != "truncated" && p.Code != "binary" {
			t.Fatalf("cut at %d of %d: %v", n, len(file), problems)
		}
	}
}

func TestManyProblemsAreToldButNotAll(t *testing.T) {
	file := head + `"records":{"account":[` + strings.Repeat(`{"id":"a","name":7,"@":{"born":0}},`, 5000) + `{"id":"b","@":{"born":0}}]}}`
	_, problems := Read([]byte(file), now, nil)
	if len(problems) != maxProblems {
		t.Error(len(problems))
	}
	if p := problems[0]; p.Line != 1 || p.Column != len(head)+len(`"records":{"account":[{"id":"a","name":`)+1 {
		t.Errorf("%+v", p)
	}
}

func TestDoubtsAreTold(t *testing.T) {
	file := head + `"kinds":{"account":99},"records":{"account":[{"id":"a","name":{"a":1},"@":{"born":0}}]}}`
	d, problems := Read([]byte(file), wallStart-40*oneDay, nil)
	if len(problems) != 2 || problems[0].Code != "future" || problems[1].Code != "newer_kind" || d.State == nil {
		t.Fatal(problems)
	}
	if _, refused := Refused(problems); refused {
		t.Error("a doubt is no refusal")
	}
	row := d.State.Row("account", "a")
	if row.Extra()["name"] != record.OfJSON(`{"a":1}`) {
		t.Errorf("what a newer program wrote is lost: %v", row.Extra())
	}
	back := mustRead(t, export(t, d))
	if dump(back.State) != dump(d.State) {
		t.Error("what a newer program wrote is lost on the way back")
	}
	if _, problems := Read([]byte(head+`"records":{}}`), wallStart-40*oneDay, nil); len(problems) != 0 {
		t.Error("stamps that nothing speaks of matter", problems)
	}
}

func FuzzRead(f *testing.F) {
	rng := rand.New(rand.NewPCG(1, 1))
	a, b := newDevice(1, rng), newDevice(2, rng)
	for range 40 {
		a.random()
		b.random()
		if rng.IntN(12) == 0 {
			a.take(b.doc())
			f.Add(export(f, a.doc()))
		}
	}
	f.Add([]byte(head + `"records":{"account":[{"id":"a","z":{"$date":"2026-01-01"},"@":{"born":0}}]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, problems := Read(data, now, nil)
		if _, refused := Refused(problems); refused {
			if d.State != nil {
				t.Fatal("something was read of a refused file")
			}
			return
		}
		file := export(t, d)
		back, problems := Read(file, now, nil)
		if _, refused := Refused(problems); refused || dump(back.State) != dump(d.State) || tell(back.History) != tell(d.History) {
			t.Fatalf("what was read cannot be written and read again: %v\n%s", problems, file)
		}
		merged, _ := change.Merge(a.state, d.State)
		change.Conflicts(merged)
		PreviewOf("w", a.state, a.history, d)
	})
}
