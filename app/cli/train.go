//go:build !js

package cli

import (
	"flag"
	"fmt"
	"io"
	"os"

	"rumbo/engine/forecast/score"
	"rumbo/engine/forecast/train"
)

// TrainWeights runs `train-weights -data DIR [-paired FILE] [-out FILE]`: it fits the networks
// of the forecast combination again. Equal data give an equal file.
func TrainWeights(args []string, out, errOut io.Writer) int {
	flags := flag.NewFlagSet("train-weights", flag.ContinueOnError)
	flags.SetOutput(errOut)
	data := flags.String("data", "../shared/data/forecast", "folder of test series")
	paired := flags.String("paired", "", "file of reference scores: report its series apart")
	file := flags.String("out", "engine/forecast/weights.json", "file to write")
	if flags.Parse(args) != nil {
		return 2
	}
	if err := trainWeights(*data, *paired, *file, out); err != nil {
		fmt.Fprintln(errOut, "train-weights:", err)
		return 1
	}
	return 0
}

func trainWeights(data, paired, file string, out io.Writer) error {
	series, err := score.ReadFolder(os.DirFS(data))
	if err != nil {
		return err
	}
	var refs []score.Reference
	if paired != "" {
		if refs, err = readReference(paired); err != nil {
			return err
		}
	}
	trained := train.Run(series, refs, out)
	raw, err := trained.Encode()
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(raw, '\n'), 0o644)
}
