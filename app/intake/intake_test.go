package intake

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"rumbo/engine/change"
	"rumbo/engine/exchange/ingest"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

func init() { Register() }

func file(name, data string) *File { return &File{Name: name, Data: []byte(data)} }

const deals = "opportunity_id,account,sales_agent,deal_stage,engage_date,close_date,close_value\n" +
	"A1,Acme Corporatoin,Ann,Won,01-02-2024,05-03-2024,\"1,200.50\"\nA2,<b>Bold</b>,Ann,Won,01-02-2024,99-99-2024,5\n"

func plan(t *testing.T, d *Desk, r Request) *View {
	t.Helper()
	v, err := d.Plan(context.Background(), r, nil)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// What comes through the worker is what the engine says, problems and all.
func TestViewIsThePreview(t *testing.T) {
	var d Desk
	r := Request{State: workspace.Empty().State, Files: []*File{file("accounts.csv", "account,sector\nAcme Corporation,Metal\n"), file("deals.csv", deals)}}
	v := plan(t, &d, r)
	if v.Ready || len(v.Questions) != 2 || len(v.Near) != 1 || len(v.Files) != 2 {
		t.Fatalf("ready %v, %d questions, %d near, %d files", v.Ready, len(v.Questions), len(v.Near), len(v.Files))
	}
	day := ingest.ColumnChoice{Dates: "DD/MM/YYYY"}
	r.Choices.Files = map[string]ingest.FileChoice{"deals.csv": {Columns: map[string]ingest.ColumnChoice{"engage_date": day, "close_date": day}}}
	v = plan(t, &d, r)
	if !v.Ready {
		t.Fatalf("still asks %v", v.Questions)
	}
	direct := ingest.Plan(ingest.Input{State: r.State, Choices: r.Choices, Sources: []ingest.Source{
		ingest.Open("accounts.csv", r.Files[0].Data, tabular.Options{}), ingest.Open("deals.csv", r.Files[1].Data, tabular.Options{})}})
	if !reflect.DeepEqual(v.Problems, direct.Problems) || len(v.Problems) == 0 {
		t.Errorf("problems\n%v\nwant\n%v", v.Problems, direct.Problems)
	}
	if !reflect.DeepEqual(v.Kinds, direct.Kinds) || !reflect.DeepEqual(v.Stages, direct.Stages) || !reflect.DeepEqual(v.Missing, direct.Missing) {
		t.Error("the view differs from the preview")
	}
	row := direct.Files[1].Sample[0]
	for i, c := range v.Files[1].Sample[0].Cells {
		if c.Value() != row.Values[i] {
			t.Errorf("column %d is %v, want %v", i, c.Value(), row.Values[i])
		}
	}
	got, err := d.Take(context.Background(), r, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Creates) != len(direct.Creates) || len(got.Updates) != len(direct.Updates) {
		t.Fatalf("%d creates, %d updates; want %d, %d", len(got.Creates), len(got.Updates), len(direct.Creates), len(direct.Updates))
	}
	if a, b := apply(t, r.State, got), apply(t, r.State, workspace.Import{Creates: direct.Creates}); string(change.EncodeState(a)) != string(change.EncodeState(b)) {
		t.Error("what the worker gives makes another state")
	}
}

func apply(t *testing.T, s *change.State, cmd workspace.Import) *change.State {
	t.Helper()
	at := change.NewClock(3)
	for _, x := range s.Seen() {
		at.Observe(x)
	}
	after, _, problems := workspace.Apply(workspace.Of(s), cmd, workspace.Env{At: at.Tick(9), Today: period.On(2026, 1, 1),
		NewID: func() record.ID { return "x" }})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return after.State
}

// Updates travel with their values, also nulls.
func TestUpdatesTravel(t *testing.T) {
	var d Desk
	r := Request{State: workspace.Empty().State, Files: []*File{file("accounts.csv", "account,sector\nAcme,Metal\n")}}
	first, err := d.Take(context.Background(), r, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.State = apply(t, r.State, first)
	r.Files = []*File{file("accounts.csv", "account,sector\nAcme,Food\n")}
	v := plan(t, &d, r)
	if v.Files[0].Updated != 1 {
		t.Fatalf("updated %d, want 1", v.Files[0].Updated)
	}
	second, err := d.Take(context.Background(), r, nil)
	if err != nil || len(second.Updates) != 1 {
		t.Fatalf("%v, %v", second, err)
	}
	for _, a := range change.All(apply(t, r.State, second), record.AccountKind) {
		if a.Sector != "Food" {
			t.Errorf("sector %q", a.Sector)
		}
	}
}

// A file of a form that was read before is read so again, until a person says otherwise.
func TestPresets(t *testing.T) {
	var d Desk
	r := Request{State: workspace.Empty().State, Files: []*File{file("deals.csv", deals)}}
	v := plan(t, &d, r)
	choice := v.Files[0].Choice
	choice.Columns = map[string]ingest.ColumnChoice{"engage_date": {Dates: "MM/DD/YYYY"}, "close_date": {Dates: "MM/DD/YYYY"}}
	r.Choices.Files = map[string]ingest.FileChoice{"deals.csv": choice}
	v = plan(t, &d, r)
	preset := PresetOf(v.Files[0])
	r = Request{State: r.State, Files: []*File{file("otro.csv", deals)}, Presets: []ingest.Preset{preset}}
	v = plan(t, &d, r)
	if !v.Files[0].Preset || len(v.Questions) != 0 {
		t.Errorf("preset %v, questions %v", v.Files[0].Preset, v.Questions)
	}
}

// Cancelling ends the plan, and the next one works.
func TestCancel(t *testing.T) {
	var d Desk
	r := Request{State: workspace.Empty().State, Files: []*File{file("deals.csv", deals)}}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := d.Plan(ctx, r, nil); err == nil {
		t.Fatal("a cancelled plan gave a preview")
	}
	plan(t, &d, r)
}

// Files that nobody should import are refused in words.
func TestBadFiles(t *testing.T) {
	wide := strings.TrimSuffix(strings.Repeat("a,", 10000), ",") + "\n1\n"
	for name, data := range map[string]string{"empty.csv": "", "binary.csv": "PK\x03\x04\x00\x00\x00", "wide.csv": wide} {
		var d Desk
		v := plan(t, &d, Request{State: workspace.Empty().State, Files: []*File{file(name, data)}})
		if v.Ready || v.Files[0].Read {
			t.Errorf("%s was read", name)
		}
		if p, ok := tabular.Refused(v.Problems); !ok || p.Text().ES == "" || p.Text().EN == "" {
			t.Errorf("%s: no reason given", name)
		}
	}
}

func TestMaven(t *testing.T) {
	var d Desk
	r := Request{State: workspace.Empty().State}
	for _, name := range []string{"accounts.csv", "products.csv", "sales_teams.csv", "sales_pipeline.csv"} {
		data, err := os.ReadFile(filepath.Join("../../../shared/data/crm/maven", name))
		if err != nil {
			t.Skipf("real data is missing: %v", err)
		}
		r.Files = append(r.Files, &File{Name: name, Data: data})
	}
	v := plan(t, &d, r)
	if !v.Ready || v.Files[3].New != 8800 {
		t.Errorf("ready %v, %d deals", v.Ready, v.Files[3].New)
	}
}
