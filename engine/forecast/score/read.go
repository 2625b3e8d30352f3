// Package score measures forecasting methods on folders of test series: files
// named after their frequency (yearly.csv, monthly.csv …) with the columns
// dataset, id, period, h, n, type, train, test. It opens no file and reads no
// clock itself: a file system and a clock are given.
package score

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"path"
	"sort"
	"strconv"
	"strings"
)

// Series is one test series: the history that a method sees and what came.
type Series struct {
	Dataset, Freq, ID, Kind string
	Period                  int
	Train, Test             []float64
}

// Group names the set that a series is scored with.
func (s *Series) Group() string { return s.Dataset + " " + s.Freq }

// ReadFolder reads all files of a folder that have the columns of test series,
// in the order of their names; others are passed over.
func ReadFolder(folder fs.FS) ([]Series, error) {
	names, err := fs.Glob(folder, "*.csv")
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	var all []Series
	for _, name := range names {
		f, err := folder.Open(name)
		if err != nil {
			return nil, err
		}
		some, err := Read(f, strings.TrimSuffix(path.Base(name), ".csv"))
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, some...)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("no file with the columns dataset, period, h, train, test")
	}
	return all, nil
}

// Read reads one file; nil without error when its header is of another kind.
func Read(r io.Reader, freq string) ([]Series, error) {
	c := csv.NewReader(bufio.NewReaderSize(r, 1<<20))
	c.ReuseRecord = true
	head, err := c.Read()
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	for i, name := range head {
		at[strings.TrimPrefix(name, "\ufeff")] = i
	}
	for _, need := range []string{"dataset", "id", "period", "train", "test"} {
		if _, ok := at[need]; !ok {
			return nil, nil
		}
	}
	var all []Series
	for {
		rec, err := c.Read()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		s := Series{Dataset: rec[at["dataset"]], Freq: freq, ID: rec[at["id"]]}
		if i, ok := at["type"]; ok {
			s.Kind = rec[i]
		}
		if s.Period, err = strconv.Atoi(rec[at["period"]]); err != nil {
			return nil, err
		}
		if s.Train, err = numbers(rec[at["train"]]); err != nil {
			return nil, fmt.Errorf("series %s: %w", s.ID, err)
		}
		if s.Test, err = numbers(rec[at["test"]]); err != nil {
			return nil, fmt.Errorf("series %s: %w", s.ID, err)
		}
		all = append(all, s)
	}
}

func numbers(text string) ([]float64, error) {
	words := strings.Fields(text)
	out := make([]float64, len(words))
	for i, w := range words {
		v, err := strconv.ParseFloat(w, 64)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return out, nil
}

// Reference is one method's published or computed score on one series.
type Reference struct {
	Dataset, Freq, ID, Method string
	SMAPE, MASE, MSIS         float64
}

// ReadReference reads reference_series.csv: dataset, freq, id, method, smape,
// mase, msis. Empty scores become NaN.
func ReadReference(r io.Reader) ([]Reference, error) {
	c := csv.NewReader(bufio.NewReaderSize(r, 1<<20))
	rows, err := c.ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 || len(rows[0]) < 7 || rows[0][3] != "method" {
		return nil, fmt.Errorf("reference scores need the columns dataset, freq, id, method, smape, mase, msis")
	}
	out := make([]Reference, 0, len(rows)-1)
	for _, rec := range rows[1:] {
		ref := Reference{Dataset: rec[0], Freq: rec[1], ID: rec[2], Method: rec[3]}
		ref.SMAPE, ref.MASE, ref.MSIS = number(rec[4]), number(rec[5]), number(rec[6])
		out = append(out, ref)
	}
	return out, nil
}
