//go:build !js

// Package cli holds the native sub-commands that measure and train: thin
// shells that open files and hand them to the engine.
package cli

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"rumbo/engine/forecast"
	"rumbo/engine/forecast/score"
)

// Score runs `score -data DIR [-method M] [-paired FILE] [-csv OUT]`.
func Score(args []string, out, errOut io.Writer) int {
	flags := flag.NewFlagSet("score", flag.ContinueOnError)
	flags.SetOutput(errOut)
	data := flags.String("data", "../shared/data/forecast", "folder of test series")
	method := flags.String("method", "auto", "method IDs separated by commas; auto is what the app uses, all adds every single model")
	paired := flags.String("paired", "", "file of reference scores: use only its series and compare with it")
	csvOut := flags.String("csv", "", "write one line per series and method to this file")
	only := flags.String("only", "", "use only groups whose name contains this, e.g. 'm3 monthly'")
	if flags.Parse(args) != nil {
		return 2
	}
	if err := runScore(*data, *method, *paired, *csvOut, *only, out); err != nil {
		fmt.Fprintln(errOut, "score:", err)
		return 1
	}
	return 0
}

func runScore(data, method, paired, csvOut, only string, out io.Writer) error {
	series, err := score.ReadFolder(os.DirFS(data))
	if err != nil {
		return err
	}
	var refs []score.Reference
	if paired != "" {
		if refs, err = readReference(paired); err != nil {
			return err
		}
		series = score.Paired(series, refs)
	}
	var chosen []score.Series
	for _, s := range series {
		if strings.Contains(s.Group(), only) {
			chosen = append(chosen, s)
		}
	}
	began := time.Now()
	job := score.Job{Series: chosen, Methods: methods(method), Clock: func() float64 { return time.Since(began).Seconds() }}
	rows, err := job.Run()
	if err != nil {
		return err
	}
	score.WriteTable(out, score.Summarize(rows))
	if len(job.Methods) == 1 && refs != nil {
		score.WriteDuels(out, score.Duels(rows, refs))
	}
	if csvOut == "" {
		return nil
	}
	f, err := os.Create(csvOut)
	if err != nil {
		return err
	}
	if err := score.WriteCSV(f, rows); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func methods(list string) []string {
	if list != "all" {
		return strings.Split(list, ",")
	}
	ids := []string{"auto"}
	for _, m := range forecast.Models() {
		ids = append(ids, m.ID)
	}
	return ids
}

func readReference(name string) ([]score.Reference, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return score.ReadReference(f)
}
