package ingest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"rumbo/engine/exchange/tabular"
	"rumbo/engine/record"
)

var update = flag.Bool("update", false, "write the golden previews anew")

func testFile(t testing.TB, name string) Source {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return Open(name, data, tabular.Options{})
}

// render writes a preview as a person would read it.
func render(p *Preview) string {
	var b strings.Builder
	for _, f := range p.Files {
		fmt.Fprintf(&b, "FILE %s: %d rows, %s %q, header row %d\n", f.Name, f.Rows, f.Format.Encoding, f.Format.Delimiter, f.Format.HeaderRow)
		fmt.Fprintf(&b, "  %s %s: %s\n  new %d updated %d unchanged %d refused %d\n", f.Dialect.ID, f.Entity, f.Why.EN, f.New, f.Updated, f.Unchanged, f.Refused)
		for i, c := range f.Columns {
			fmt.Fprintf(&b, "  %-28s → %-14s %s", c.Header, c.Slot, c.Kind)
			if c.Kind == tabular.KindDate {
				fmt.Fprintf(&b, " %s", c.Dates)
			}
			if c.Currency.Known() {
				fmt.Fprintf(&b, " %s %s", c.Numbers, c.Currency)
			}
			fmt.Fprintf(&b, " | %s\n", f.Sample[0].Values[i])
		}
	}
	for _, k := range p.Kinds {
		fmt.Fprintf(&b, "KIND %+v\n", k)
	}
	for _, s := range p.Stages {
		fmt.Fprintf(&b, "STAGE %q ×%d %s known=%v new=%v probability=%v\n", s.Name, s.Deals, s.Outcome, s.Known, s.New, s.Probability)
	}
	for _, n := range p.Near {
		fmt.Fprintf(&b, "NEAR %s %q into %q (%s, %d uses)\n", n.Kind, n.Name, n.Into, n.Why, n.Uses)
	}
	for _, m := range p.Missing {
		fmt.Fprintf(&b, "MISSING %s %q uses %d by id %v\n", m.Kind, m.Name, m.Uses, m.ByID)
	}
	for _, q := range p.Questions {
		fmt.Fprintf(&b, "ASK %s %v\n    %s\n", q.Topic, q.Options, q.Text.ES)
	}
	for _, pr := range p.Problems {
		fmt.Fprintf(&b, "%v %s row %d [%s]\n    %s\n    %s\n", pr.Severity, pr.Code, pr.Row, pr.Column, pr.Text().ES, pr.Text().EN)
	}
	renderRecords(&b, p)
	return b.String()
}

func renderRecords(b *strings.Builder, p *Preview) {
	names := map[record.ID]string{}
	for _, op := range p.Creates {
		names[op.ID] = record.Lookup(op.Kind).TitleOf(op.New)
	}
	for _, op := range p.Creates {
		k := record.Lookup(op.Kind)
		fmt.Fprintf(b, "%s:", op.Kind)
		for i, f := range k.Infos() {
			v := k.Get(op.New, i)
			if v.IsNull() || f.Type == record.TypeRank {
				continue
			}
			text := v.String()
			if f.Type == record.TypeRef {
				text = "→" + names[record.ID(v.Text())]
			}
			fmt.Fprintf(b, " %s=%q", f.Name, text)
		}
		extras := make([]string, 0, len(op.Extra))
		for name, v := range op.Extra {
			extras = append(extras, fmt.Sprintf(" %s=%q", name, v))
		}
		sort.Strings(extras)
		b.WriteString(strings.Join(extras, "") + "\n")
	}
}

// TestGolden previews small exports of every dialect and compares all of it.
func TestGolden(t *testing.T) {
	for name, files := range map[string][]string{
		"hubspot": {"hubspot_deals.csv"}, "pipedrive": {"pipedrive_deals.csv"}, "odoo": {"odoo_leads.csv"},
		"dynamics": {"dynamics_opportunities.csv"}, "spanish": {"oportunidades_es.csv", "cuentas_es.csv"}, "contacts": {"contacts.csv"},
	} {
		t.Run(name, func(t *testing.T) {
			var in Input
			for _, f := range files {
				in.Sources = append(in.Sources, testFile(t, f))
			}
			if name == "spanish" {
				in.Choices.Currency = "CLP"
			}
			got := render(Plan(in))
			path := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("the preview differs from %s; if that is right, run with -update\n%s", path, firstDifference(got, string(want)))
			}
		})
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			other := "(end)"
			if i < len(w) {
				other = w[i]
			}
			return fmt.Sprintf("line %d\n got %s\nwant %s", i+1, g[i], other)
		}
	}
	return "shorter than wanted"
}
