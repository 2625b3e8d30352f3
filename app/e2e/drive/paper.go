//go:build e2e || bench

package drive

import (
	"regexp"
	"strconv"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Printed is what came out of the printer.
type Printed struct {
	Pages         int
	Width, Height float64 // of the first page, in points
}

var (
	pdfPage = regexp.MustCompile(`/Type\s*/Page\b`)
	pdfBox  = regexp.MustCompile(`/MediaBox\s*\[\s*0\s+0\s+([0-9.]+)\s+([0-9.]+)\s*\]`)
)

// Print prints the page on the paper that it asks for.
func (p *Person) Print() Printed {
	p.t.Helper()
	yes := true
	pdf, err := chromedp.Call(p.ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes, PrintBackground: &yes})
	must(p.t, err)
	box := pdfBox.FindSubmatch(pdf.Data)
	if box == nil {
		p.t.Fatal("what was printed names no size of paper")
	}
	out := Printed{Pages: len(pdfPage.FindAll(pdf.Data, -1))}
	out.Width, _ = strconv.ParseFloat(string(box[1]), 64)
	out.Height, _ = strconv.ParseFloat(string(box[2]), 64)
	return out
}
