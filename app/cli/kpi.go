//go:build !js

package cli

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"rumbo/app/jobs/forecast"
	"rumbo/engine/change"
	"rumbo/engine/exchange/document"
	"rumbo/engine/exchange/ingest"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/kpi"
	"rumbo/engine/locale"
	"rumbo/engine/money"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// Kpi runs `kpi [flags] FILE...`: it imports the files as the app does and prints
// every indicator, so that each number can be had outside the browser.
func Kpi(args []string, out, errOut io.Writer) int {
	o := kpiOptions{Settings: record.DefaultSettings()}
	var period, today string
	flags := flag.NewFlagSet("kpi", flag.ContinueOnError)
	flags.SetOutput(errOut)
	flags.BoolVar(&o.json, "json", false, "print JSON")
	flags.StringVar(&o.lang, "lang", "en", "language or region: es, en, es-CL, en-GB")
	flags.StringVar(&period, "period", "", "2017, 2017-Q1, 2017-03 or 2017-03-01..2017-04-01 (end excluded); all time if empty")
	flags.StringVar(&o.by, "by", "", "group by person, team, account, product, line, ... or year, quarter, month, week")
	flags.StringVar(&today, "today", "", "day of the question, like 2017-12-31; the present day if empty")
	flags.StringVar(&o.Currency, "currency", o.Currency, "currency of the workspace")
	flags.IntVar(&o.FiscalStart, "fiscal-start", 1, "first month of the fiscal year")
	if flags.Parse(args) != nil {
		return 2
	}
	if flags.NArg() == 0 {
		fmt.Fprintln(errOut, "usage: rumbo kpi [flags] FILE...")
		flags.PrintDefaults()
		return 2
	}
	err := o.read(period, today)
	if err == nil {
		err = o.run(flags.Args(), out, errOut)
	}
	if err != nil {
		fmt.Fprintln(errOut, "kpi:", err)
		return 1
	}
	return 0
}

// kpiOptions is what the flags say.
type kpiOptions struct {
	record.Settings
	json   bool
	lang   string
	by     string
	period period.Period
	today  period.Date
	locale *locale.Locale
}

// read checks the flags that are more than text.
func (o *kpiOptions) read(key, today string) error {
	o.locale = locale.For(o.lang)
	if _, ok := money.ParseCode(o.Currency); !ok {
		return fmt.Errorf("%q is not a currency code", o.Currency)
	}
	if o.FiscalStart < 1 || o.FiscalStart > 12 {
		return errors.New("the first month of the fiscal year is 1 to 12")
	}
	o.today = period.FromUnixMilli(time.Now().UnixMilli(), 0)
	if today != "" {
		d, err := period.Parse(today)
		if err != nil {
			return err
		}
		o.today = d
	}
	if key != "" {
		p, ok := o.Calendar().ParseKey(key)
		if !ok {
			return fmt.Errorf("%q is not a period like 2017, 2017-Q1 or 2017-03", key)
		}
		o.period = p
	}
	if _, ok := grains[o.by]; !ok && o.by != "" && !kpi.Dim(o.by).Known() {
		return fmt.Errorf("cannot group by %q", o.by)
	}
	return nil
}

var grains = map[string]period.Grain{"year": period.Year, "quarter": period.Quarter, "month": period.Month, "week": period.Week}

func (o *kpiOptions) run(files []string, out, errOut io.Writer) error {
	snapshot, err := o.load(files, errOut)
	if err != nil {
		return err
	}
	if err := o.tell(snapshot); err != nil {
		return err
	}
	in := kpi.Input{Deals: snapshot.Deals(), Facts: snapshot.Numbers(), Period: o.period, Today: o.today, Calendar: snapshot.Calendar()}
	rows := o.answers(in, snapshot.Indicators())
	if o.json {
		enc := json.NewEncoder(out)
		enc.SetIndent("", " ")
		enc.SetEscapeHTML(false)
		return enc.Encode(o.document(in, rows))
	}
	return o.tables(out, rows)
}

// tell adds what became of the deals: what their records and changes of stage say, since files bring no log.
func (o *kpiOptions) tell(s *workspace.Snapshot) error {
	dayOf := func(millis int64) period.Date { return period.FromUnixMilli(millis, 0) }
	packed := forecast.Pack(s, forecast.NewStory(nil, dayOf, nil), o.today, nil)
	past, err := forecast.PastOf(packed, forecast.Lives{Today: o.today, Calendar: s.Calendar()})
	if err == nil {
		s.Tell(past)
	}
	return err
}

// load imports the files into an empty workspace, in one change; a document that somebody shared is opened as it is.
func (o *kpiOptions) load(files []string, errOut io.Writer) (*workspace.Snapshot, error) {
	if len(files) == 1 && strings.HasSuffix(files[0], ".json") {
		return o.shared(files[0])
	}
	clock, n := change.NewClock(1), 0
	do := func(s *workspace.Snapshot, cmd workspace.Command) (*workspace.Snapshot, error) {
		after, _, problems := workspace.Apply(s, cmd, workspace.Env{At: clock.Tick(time.Now().UnixMilli()), Today: o.today,
			NewID: func() record.ID { n++; return record.ID(fmt.Sprint("cli-", n)) }})
		if len(problems) > 0 {
			return nil, errors.New(problems[0].Text.In(o.locale.Lang))
		}
		return after, nil
	}
	settings := o.Settings
	s, err := do(workspace.Empty(), workspace.Create{Kind: record.SettingsKind.Name, ID: record.TheSettings, Rec: &settings})
	if err != nil {
		return nil, err
	}
	plan, err := o.plan(s.State, files)
	if err != nil {
		return nil, err
	}
	o.report(plan, errOut)
	if !plan.Ready() {
		return nil, errors.New("nothing was imported")
	}
	cmd := workspace.Import{Creates: plan.Creates}
	for _, u := range plan.Updates {
		cmd.Updates = append(cmd.Updates, workspace.Update(u))
	}
	return do(s, cmd)
}

// shared opens a document: its workspace has a currency, a calendar and metrics of its own.
func (o *kpiOptions) shared(file string) (*workspace.Snapshot, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	doc, problems := document.Read(data, time.Now().UnixMilli(), nil)
	if p, refused := document.Refused(problems); refused {
		return nil, errors.New(p.Text.In(o.locale.Lang))
	}
	snapshot := workspace.Of(doc.State)
	o.Settings = snapshot.Settings()
	return snapshot, nil
}

func (o *kpiOptions) plan(state *change.State, files []string) (*ingest.Preview, error) {
	var sources []ingest.Source
	for _, f := range files {
		info, err := os.Stat(f)
		if err != nil {
			return nil, err
		}
		src, ok := ingest.CheckSize(filepath.Base(f), info.Size())
		if ok {
			data, err := os.ReadFile(f)
			if err != nil {
				return nil, err
			}
			src = ingest.Open(filepath.Base(f), data, tabular.Options{})
		}
		sources = append(sources, src)
	}
	return ingest.Plan(ingest.Input{State: state, Sources: sources}), nil
}

// report says what the import could not take as it stands.
func (o *kpiOptions) report(p *ingest.Preview, w io.Writer) {
	for _, q := range p.Questions {
		fmt.Fprintf(w, "%s: %s\n", q.File, q.Text.In(o.locale.Lang))
	}
	const most = 20
	n := 0
	for _, pr := range p.Problems {
		if pr.Severity == tabular.Info {
			continue
		}
		if n++; n <= most {
			fmt.Fprintf(w, "%s: %s\n", pr.File, pr.Text().In(o.locale.Lang))
		}
	}
	if n > most {
		fmt.Fprintf(w, "… %d more\n", n-most)
	}
	for _, m := range p.Near {
		if !m.Settled {
			fmt.Fprintf(w, "%s: %s ~ %s\n", m.Kind, m.Name, m.Into)
		}
	}
}

// answer is one indicator in one of its definitions.
type answer struct {
	*kpi.Indicator
	def *kpi.Alternative
	kpi.Comparison
	cells []kpi.Cell
}

// answers computes every indicator by every definition; of those on facts the ones whose facts are there.
func (o *kpiOptions) answers(in kpi.Input, book *kpi.Book) []answer {
	var out []answer
	for _, i := range book.All() {
		if i.OnFacts && !i.Measures(in) {
			continue
		}
		for n := range i.Alternatives {
			in.Alternative = i.Alternatives[n].ID
			a := answer{Indicator: i, def: &i.Alternatives[n], Comparison: i.Compare(in)}
			if cut, ok := o.cut(in); ok {
				a.cells = i.By(in, cut)
			}
			out = append(out, a)
		}
	}
	return out
}

// cut is how the flag -by divides; false for not at all.
func (o *kpiOptions) cut(in kpi.Input) (kpi.Cut, bool) {
	if o.by == "" {
		return kpi.Cut{}, false
	}
	g, ok := grains[o.by]
	if !ok {
		return kpi.By(kpi.Dim(o.by)), true
	}
	p := o.period
	if p == (period.Period{}) {
		if p, ok = in.Deals.Span(in.Calendar); !ok {
			return kpi.Cut{}, false
		}
	}
	return kpi.Each(g, p, in.Calendar), true
}

// label names a cell.
func (o *kpiOptions) label(c kpi.Cell) string {
	k := c.Keys[0]
	switch {
	case k.Dim == "":
		return o.Calendar().Key(k.Period)
	case k.Value.ID == "":
		return locale.None
	case k.Value.Name.Empty():
		return k.Value.ID
	}
	return strings.TrimSpace(k.Value.Name.In(o.locale.Lang))
}
