//go:build !js

package cli

import (
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"rumbo/engine/pipeline/score"
)

// Winscore runs `winscore -data DIR`: it measures the win models on the folders
// salvirt and stagelog of DIR.
func Winscore(args []string, out, errOut io.Writer) int {
	flags := flag.NewFlagSet("winscore", flag.ContinueOnError)
	flags.SetOutput(errOut)
	data := flags.String("data", "../shared/data/crm", "folder that holds salvirt/ and stagelog/")
	if flags.Parse(args) != nil {
		return 2
	}
	dir := *data
	if _, err := os.Stat(filepath.Join(dir, "crm")); err == nil {
		dir = filepath.Join(dir, "crm")
	}
	found := 0
	for _, measure := range []func(string, io.Writer) error{winscoreSalvirt, winscoreStagelog} {
		switch err := measure(dir, out); {
		case errors.Is(err, fs.ErrNotExist):
			fmt.Fprintln(errOut, "winscore: skipped:", err)
		case err != nil:
			fmt.Fprintln(errOut, "winscore:", err)
			return 1
		default:
			found++
		}
	}
	if found == 0 {
		return 1
	}
	return 0
}

func winscoreSalvirt(dir string, out io.Writer) error {
	f, err := os.Open(filepath.Join(dir, "salvirt", "salvirt.csv"))
	if err != nil {
		return err
	}
	defer f.Close()
	t, err := score.ReadSalvirt(f)
	if err != nil {
		return fmt.Errorf("salvirt: %w", err)
	}
	score.Salvirt(t, out)
	return nil
}

func winscoreStagelog(dir string, out io.Writer) error {
	dir = filepath.Join(dir, "stagelog")
	opportunities, err := os.Open(filepath.Join(dir, "opportunities.csv"))
	if err != nil {
		return err
	}
	defer opportunities.Close()
	transitions, err := os.Open(filepath.Join(dir, "opportunity_transitions.csv"))
	if err != nil {
		return err
	}
	defer transitions.Close()
	products, closeProducts, err := openProducts(dir)
	if err != nil {
		return err
	}
	defer closeProducts()
	deals, last, err := score.ReadStagelog(opportunities, transitions, products)
	if err != nil {
		return fmt.Errorf("stagelog: %w", err)
	}
	score.Stagelog(deals, last, out)
	return nil
}

// openProducts opens the amounts, packed or plain; there may be none.
func openProducts(dir string) (io.Reader, func() error, error) {
	f, err := os.Open(filepath.Join(dir, "product_snapshots.csv.gz"))
	if errors.Is(err, fs.ErrNotExist) {
		f, err = os.Open(filepath.Join(dir, "product_snapshots.csv"))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, func() error { return nil }, nil
		}
		return f, f.Close, err
	}
	if err != nil {
		return nil, nil, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, nil, fmt.Errorf("product_snapshots.csv.gz: %w", err)
	}
	return z, f.Close, nil
}
