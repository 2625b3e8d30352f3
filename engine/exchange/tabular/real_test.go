package tabular

import (
	"os"
	"path/filepath"
	"testing"

	"rumbo/engine/period"
)

// shared reads a file of the real data that lies beside the project; the test is
// skipped where it does not.
func shared(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../../../shared/data", path))
	if err != nil {
		t.Skipf("real data is missing: %v", err)
	}
	return data
}

func open(t testing.TB, name string, data []byte) (*Sheet, []Analysis) {
	t.Helper()
	sheet, problems := Read(name, data, Options{})
	if p, refused := Refused(problems); refused {
		t.Fatalf("%s: %s", name, p.Text().EN)
	}
	return sheet, Analyze(sheet, nil)
}

// The two exports of one pipeline must give the same typed values. The check
// values are counts, sums and the mean won cycle, 51.782 days.
func TestMavenInBothDateForms(t *testing.T) {
	type values struct {
		won, wonValue, noAccount, cycleDays, negative int
	}
	want := values{won: 4238, wonValue: 10005534, noAccount: 1425}
	for file, form := range map[string]DateForm{"sales_pipeline.csv": DateYMD, "sales_pipeline_dmy.csv": DateDMY} {
		sheet, kinds := open(t, file, shared(t, "crm/maven/"+file))
		col := sheet.Find
		if sheet.Rows() != 8800 {
			t.Errorf("%s: %d rows", file, sheet.Rows())
		}
		for _, name := range []string{"engage_date", "close_date"} {
			if a := kinds[col(name)]; a.Kind != KindDate || a.Dates != form {
				t.Errorf("%s: %s is %s %s, want date %s", file, name, a.Kind, a.Dates, form)
			}
		}
		problems := &Collector{}
		engage := Dates(sheet, col("engage_date"), form, problems)
		closed := Dates(sheet, col("close_date"), form, problems)
		value, _ := Numbers(sheet, col("close_value"), kinds[col("close_value")].Numbers, problems)
		if list := problems.List(); len(list) > 0 {
			t.Errorf("%s: %v", file, list)
		}
		var got values
		for i := range sheet.Rows() {
			if IsNull(sheet.Columns[col("account")].Cells[i]) {
				got.noAccount++
			}
			if sheet.Columns[col("deal_stage")].Cells[i] != "Won" {
				continue
			}
			got.won++
			got.wonValue += int(value[i].Unscaled)
			got.cycleDays += int(closed[i] - engage[i])
			if closed[i] < engage[i] {
				got.negative++
			}
		}
		if mean := float64(got.cycleDays) / float64(got.won); mean < 51.7815 || mean >= 51.7825 {
			t.Errorf("%s: mean won cycle %.4f, want 51.782", file, mean)
		}
		if got.cycleDays = 0; got != want {
			t.Errorf("%s: got %+v, want %+v", file, got, want)
		}
	}
}

func TestSalesforceExport(t *testing.T) {
	sheet, kinds := open(t, "Opportunity.csv", shared(t, "crm/salesforce/Opportunity.csv"))
	if !sheet.Format.Mark || sheet.Format.Encoding != UTF8 || sheet.Columns[0].Name != "Id" {
		t.Errorf("byte-order mark: format %+v, first column %q", sheet.Format, sheet.Columns[0].Name)
	}
	want := map[string]Kind{"Id": KindText, "IsDeleted": KindEmpty, "Amount": KindNumber, "CloseDate": KindDate,
		"CreatedDate": KindDate, "IsWon": KindBool, "IsClosed": KindBool, "StageName": KindText, "Probability": KindNumber}
	for name, kind := range want {
		if a := kinds[sheet.Find(name)]; a.Kind != kind {
			t.Errorf("%s is %s, want %s", name, a.Kind, kind)
		}
	}
	problems := &Collector{}
	created := Dates(sheet, sheet.Find("CreatedDate"), kinds[sheet.Find("CreatedDate")].Dates, problems)
	if created[0] != period.On(2024, 1, 22) {
		t.Errorf("created %s, want 2024-01-22", created[0])
	}
	won, known := Bools(sheet, sheet.Find("IsWon"), problems)
	amounts, _ := Numbers(sheet, sheet.Find("Amount"), PointDecimal, problems)
	n, cents := 0, int64(0)
	for i := range won {
		if won[i] && known[i] {
			n++
			c, _ := amounts[i].Rescale(2)
			cents += c
		}
	}
	if n != 12 || cents != 1_054_256_298 || problems.List() != nil {
		t.Errorf("%d won, %d cents, problems %v", n, cents, problems.List())
	}
}

func TestOtherRealFiles(t *testing.T) {
	sheet, _ := open(t, "salvirt.csv", shared(t, "crm/salvirt/salvirt.csv"))
	if sheet.Format.Delimiter != ';' || len(sheet.Columns) != 23 || sheet.Rows() != 448 {
		t.Errorf("salvirt: delimiter %q, %d columns, %d rows", sheet.Format.Delimiter, len(sheet.Columns), sheet.Rows())
	}
	sheet, kinds := open(t, "opportunities.csv", shared(t, "crm/stagelog/opportunities.csv"))
	a := kinds[sheet.Find("creation_date_excel")]
	if a.Dates != DateSerial || a.Kind != KindNumber {
		t.Errorf("Excel days are %s %s", a.Kind, a.Dates)
	}
	if d := Dates(sheet, sheet.Find("creation_date_excel"), DateSerial, &Collector{})[0]; d != period.On(2015, 2, 11) {
		t.Errorf("day 42046 is %s, want 2015-02-11", d)
	}
	accounts, kinds := open(t, "accounts.csv", shared(t, "crm/maven/accounts.csv"))
	if a := kinds[accounts.Find("revenue")]; a.Kind != KindNumber || a.Numbers != PointDecimal || accounts.Rows() != 85 {
		t.Errorf("accounts: %d rows, revenue %+v", accounts.Rows(), a)
	}
}
