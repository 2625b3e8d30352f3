//go:build !js

package cli

import (
	"fmt"
	"io"

	"rumbo/engine/exchange/document"
)

// Schema runs `schema`: it prints the JSON Schema of the documents by which people share.
func Schema(args []string, out, errOut io.Writer) int {
	if len(args) > 0 {
		fmt.Fprintln(errOut, "schema: takes no arguments")
		return 2
	}
	if _, err := out.Write(document.Schema()); err != nil {
		fmt.Fprintln(errOut, "schema:", err)
		return 1
	}
	return 0
}
