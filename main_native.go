//go:build !js

package main

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"rumbo/app/cli"
	"rumbo/app/site"
)

// commands are the sub-commands of the native program.
var commands = map[string]entry{
	"build":         {site.BuildCommand, "-out DIR    write the app as a folder that any web host can serve"},
	"run":           {site.RunCommand, "[-addr :8000] [-dir DIR]    build the app and serve it"},
	"kpi":           {cli.Kpi, "[-json] [-lang es|en] [-period 2017|2017-Q1] [-by person|month] FILE...    import files and print every indicator"},
	"schema":        {cli.Schema, "    print the JSON Schema of the documents by which people share"},
	"score":         {cli.Score, "-data DIR [-method M] [-paired FILE] [-csv OUT]    measure forecasts on test series"},
	"train-weights": {cli.TrainWeights, "-data DIR [-paired FILE] [-out FILE]    fit the weights of the forecast combination again"},
	"winscore":      {cli.Winscore, "-data DIR    measure the chances of deals on logs of the past"},
}

// command is one thing the program can be told to do. It returns the exit code.
type command func(args []string, stdout, stderr io.Writer) int

// entry is a command with its line of help: arguments and what it does.
type entry struct {
	run  command
	help string
}

func start(args []string, stdout, stderr io.Writer) int {
	if len(args) > 0 {
		if c, ok := commands[args[0]]; ok {
			return c.run(args[1:], stdout, stderr)
		}
		fmt.Fprintf(stderr, "rumbo: unknown command %q\n\n", args[0])
	}
	usage(stderr)
	return 2
}

func usage(w io.Writer) {
	fmt.Fprintln(w, "usage: rumbo COMMAND [arguments]")
	for _, name := range slices.Sorted(maps.Keys(commands)) {
		fmt.Fprintf(w, "  %-9s %s\n", name, commands[name].help)
	}
}
