package score

import (
	"fmt"
	"io"
	"math"
	"sort"
	"strconv"

	"rumbo/engine/forecast"
)

func number(s string) float64 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return math.NaN()
	}
	return v
}

// Row is the score of one method on one series.
type Row struct {
	Series                                         *Series
	Method                                         string
	SMAPE, MASE, MSIS, Cov80, Cov95, Bias, Seconds float64
	Naive2SMAPE, Naive2MASE                        float64
}

// Job says what to score.
type Job struct {
	Series  []Series
	Methods []string              // IDs; "auto" is the default method of the app
	Clock   func() float64        // seconds
	Each    func(done, total int) // told after each series; may be nil
}

var levels = []float64{0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975}

// Method returns the forecasting function behind an ID.
func Method(id string) (forecast.Method, error) {
	if id == "auto" {
		return forecast.Make, nil
	}
	m, ok := forecast.Lookup(id)
	if !ok {
		return nil, fmt.Errorf("unknown method %q", id)
	}
	return m.Forecast, nil
}

// Run scores every method on every series.
func (j Job) Run() ([]Row, error) {
	methods := make([]forecast.Method, len(j.Methods))
	for i, id := range j.Methods {
		var err error
		if methods[i], err = Method(id); err != nil {
			return nil, err
		}
	}
	rows := make([]Row, 0, len(j.Series)*len(methods))
	for i := range j.Series {
		s := &j.Series[i]
		n2 := Measure(s, Naive2(s.Train, s.Period, len(s.Test)))
		for k, method := range methods {
			start := j.Clock()
			f, err := method(s.Input(), forecast.Options{Horizon: len(s.Test), Levels: levels})
			if err != nil {
				return nil, fmt.Errorf("series %s: %w", s.ID, err)
			}
			row := Measure(s, &f)
			row.Method, row.Seconds = j.Methods[k], j.Clock()-start
			row.Naive2SMAPE, row.Naive2MASE = n2.SMAPE, n2.MASE
			rows = append(rows, row)
		}
		if j.Each != nil {
			j.Each(i+1, len(j.Series))
		}
	}
	return rows, nil
}

// Input is what a method is given: a series without negative values counts as
// one that cannot have any.
func (s *Series) Input() forecast.Series {
	in := forecast.Series{Values: s.Train, Period: s.Period, NonNegative: true}
	for _, v := range s.Train {
		if v < 0 {
			in.NonNegative = false
		}
	}
	return in
}

// Measure scores one forecast on a series.
func Measure(s *Series, f *forecast.Forecast) Row {
	var t forecast.Tally
	scale := forecast.SeasonalScale(s.Train, s.Period)
	t.Add(f, s.Test, scale)
	a := t.Accuracy()
	bias := 0.0
	for k, y := range s.Test {
		bias += (f.Point[k] - y) / scale.Abs / float64(len(s.Test))
	}
	return Row{Series: s, SMAPE: a.SMAPE, MASE: a.MASE, MSIS: a.MSIS, Cov80: a.Cov80, Cov95: a.Cov95, Bias: bias}
}

// Summary is the score of one method on one group. OWA is the mean of the
// ratios of sMAPE and MASE to those of naive2 on the same series.
type Summary struct {
	Dataset, Freq, Method                               string
	N                                                   int
	SMAPE, MASE, OWA, Cov80, Cov95, MSIS, Bias, Seconds float64
}

// Summarize groups rows by dataset, frequency and method, sorted so.
func Summarize(rows []Row) []Summary {
	type key struct{ dataset, freq, method string }
	groups := map[key][]Row{}
	for _, r := range rows {
		k := key{r.Series.Dataset, r.Series.Freq, r.Method}
		groups[k] = append(groups[k], r)
	}
	out := make([]Summary, 0, len(groups))
	for k, rs := range groups {
		s := Summary{Dataset: k.dataset, Freq: k.freq, Method: k.method, N: len(rs)}
		mean := func(get func(*Row) float64) float64 {
			total, n := 0.0, 0.0
			for i := range rs {
				if v := get(&rs[i]); !math.IsNaN(v) && !math.IsInf(v, 0) {
					total += v
					n++
				}
			}
			return total / n
		}
		s.SMAPE = mean(func(r *Row) float64 { return r.SMAPE })
		s.MASE = mean(func(r *Row) float64 { return r.MASE })
		s.OWA = (s.SMAPE/mean(func(r *Row) float64 { return r.Naive2SMAPE }) +
			s.MASE/mean(func(r *Row) float64 { return r.Naive2MASE })) / 2
		s.Cov80 = mean(func(r *Row) float64 { return r.Cov80 })
		s.Cov95 = mean(func(r *Row) float64 { return r.Cov95 })
		s.MSIS = mean(func(r *Row) float64 { return r.MSIS })
		s.Bias = mean(func(r *Row) float64 { return r.Bias })
		s.Seconds = mean(func(r *Row) float64 { return r.Seconds })
		out = append(out, s)
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if a.Dataset != b.Dataset {
			return a.Dataset < b.Dataset
		}
		if a.Freq != b.Freq {
			return a.Freq < b.Freq
		}
		return a.Method < b.Method
	})
	return out
}

// WriteTable prints the summaries, and for each method its OWA averaged over
// the groups; sets of mostly zeros (carparts) are left out of that average,
// since sMAPE means nothing there.
func WriteTable(w io.Writer, all []Summary) {
	fmt.Fprintf(w, "%-10s %-9s %-15s %5s %8s %7s %6s %6s %6s %7s %7s %8s\n",
		"dataset", "freq", "method", "n", "sMAPE", "MASE", "OWA", "cov80", "cov95", "MSIS", "bias", "s/series")
	total, count := map[string]float64{}, map[string]float64{}
	var order []string
	for _, s := range all {
		fmt.Fprintf(w, "%-10s %-9s %-15s %5d %8.3f %7.4f %6.4f %6.3f %6.3f %7.3f %7.3f %8.5f\n",
			s.Dataset, s.Freq, s.Method, s.N, s.SMAPE, s.MASE, s.OWA, s.Cov80, s.Cov95, s.MSIS, s.Bias, s.Seconds)
		if count[s.Method] == 0 {
			order = append(order, s.Method)
		}
		if s.Dataset != intermittentSet && !math.IsNaN(s.OWA) {
			total[s.Method] += s.OWA
			count[s.Method]++
		}
	}
	sort.Strings(order)
	for _, m := range order {
		if count[m] > 0 {
			fmt.Fprintf(w, "OWA averaged over %.0f groups, %s: %.4f\n", count[m], m, total[m]/count[m])
		}
	}
}

const intermittentSet = "carparts"

// WriteCSV writes one line per series and method.
func WriteCSV(w io.Writer, rows []Row) error {
	if _, err := fmt.Fprintln(w, "dataset,freq,id,method,smape,mase,msis,cov80,cov95,bias,seconds"); err != nil {
		return err
	}
	for _, r := range rows {
		s := r.Series
		if _, err := fmt.Fprintf(w, "%s,%s,%s,%s,%.6g,%.6g,%.6g,%.6g,%.6g,%.6g,%.6g\n",
			s.Dataset, s.Freq, s.ID, r.Method, r.SMAPE, r.MASE, r.MSIS, r.Cov80, r.Cov95, r.Bias, r.Seconds); err != nil {
			return err
		}
	}
	return nil
}
