package score

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"sort"
	"strconv"
	"time"

	"rumbo/engine/period"
	"rumbo/engine/pipeline"
)

// excelEpoch is day 0 of spreadsheet dates.
var excelEpoch = period.On(1899, time.December, 30)

// StagelogProcess is the order that the data's description gives.
var StagelogProcess = pipeline.Stages{
	{ID: "Stage 6", Rank: 1, Prob: -1}, {ID: "Stage 5", Rank: 2, Prob: -1},
	{ID: "Stage 3", Rank: 3, Prob: -1}, {ID: "Stage 2", Rank: 4, Prob: -1},
	{ID: "Stage 4", Kind: pipeline.Won}, {ID: "Stage 9", Kind: pipeline.Won},
	{ID: "Stage 1", Kind: pipeline.Lost}, {ID: "Stage 8", Kind: pipeline.Lost},
	{ID: "Stage 7", Kind: pipeline.Parked},
}

// ReadStagelog reads the three files of a stage log; products may be nil. Last
// is the last day that the log knows of.
func ReadStagelog(opportunities, transitions, products io.Reader) (deals []pipeline.Deal, last pipeline.Day, err error) {
	index := map[string]int{}
	err = eachRow(opportunities, ',', func(get func(string) string) error {
		created, _ := excelDay(get("creation_date_excel"))
		index[get("opportunity_id")] = len(deals)
		deals = append(deals, pipeline.Deal{
			ID: get("opportunity_id"), Created: created, Account: get("customer"),
			Product: known(get("product_segment")), Line: known(get("market")), Segment: known(get("sales_segment")),
			Tags: []pipeline.Tag{{Key: "geography", Value: known(get("geography"))}, {Key: "application", Value: known(get("application"))}, {Key: "type", Value: known(get("opportunity_type"))}},
		})
		return nil
	})
	if err != nil {
		return nil, 0, fmt.Errorf("opportunities: %w", err)
	}
	err = eachRow(transitions, ',', func(get func(string) string) error {
		i, ok := index[get("opportunity_id")]
		if !ok {
			return nil
		}
		day, err := stampDay(get("timestamp"))
		if err != nil {
			return err
		}
		declared, _ := excelDay(get("decision_date_excel"))
		deals[i].Moves = append(deals[i].Moves, pipeline.Move{Day: day, Stage: get("stage"), Declared: declared})
		last = max(last, day)
		return nil
	})
	if err != nil {
		return nil, 0, fmt.Errorf("transitions: %w", err)
	}
	if products != nil {
		if err := readAmounts(products, deals, index); err != nil {
			return nil, 0, fmt.Errorf("products: %w", err)
		}
	}
	return deals, last, nil
}

type productRow struct {
	stamp, product string
	day            pipeline.Day
	minor          int64
	gone           bool
}

// readAmounts adds a move to a deal whenever the sum of its products changed.
func readAmounts(r io.Reader, deals []pipeline.Deal, index map[string]int) error {
	rows := make([][]productRow, len(deals))
	err := eachRow(r, ',', func(get func(string) string) error {
		i, ok := index[get("Opportunity ID")]
		value, err := strconv.ParseFloat(get("Product $"), 64)
		if !ok || err != nil {
			return nil
		}
		day, err := stampDay(get("Snapshot Time"))
		if err != nil {
			return err
		}
		status := get("Product Status")
		rows[i] = append(rows[i], productRow{get("Snapshot Time"), get("Product ID"), day, int64(value * 100), status == "Deleted" || status == "Cancelled"})
		return nil
	})
	if err != nil {
		return err
	}
	for i, list := range rows {
		sort.SliceStable(list, func(a, b int) bool { return list[a].stamp < list[b].stamp })
		now, sum, said := map[string]int64{}, int64(0), int64(-1)
		for k, p := range list {
			v := p.minor
			if p.gone {
				v = 0
			}
			sum += v - now[p.product]
			now[p.product] = v
			if (k+1 == len(list) || list[k+1].day != p.day) && sum != said {
				deals[i].Moves = append(deals[i].Moves, pipeline.Move{Day: p.day, Amount: pipeline.Cents(sum)})
				said = sum
			}
		}
	}
	return nil
}

func known(s string) string {
	if s == "NA" {
		return ""
	}
	return s
}

func excelDay(s string) (pipeline.Day, bool) {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0, false
	}
	return excelEpoch + pipeline.Day(n), true
}

// stampDay reads the date of a stamp such as 20150211130001.
func stampDay(s string) (pipeline.Day, error) {
	if len(s) < 8 {
		return 0, fmt.Errorf("stamp %q is too short", s)
	}
	return period.Parse(s[:4] + "-" + s[4:6] + "-" + s[6:8])
}

// eachRow calls f with a getter by column name for each data row.
func eachRow(r io.Reader, comma rune, f func(get func(string) string) error) error {
	c := csv.NewReader(r)
	c.Comma, c.ReuseRecord, c.FieldsPerRecord = comma, true, -1
	head, err := c.Read()
	if err != nil {
		return err
	}
	at := map[string]int{}
	for i, name := range head {
		at[name] = i
	}
	for {
		row, err := c.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		get := func(name string) string {
			if i, ok := at[name]; ok && i < len(row) {
				return row[i]
			}
			return ""
		}
		if err := f(get); err != nil {
			return err
		}
	}
}
