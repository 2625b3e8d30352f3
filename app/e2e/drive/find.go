//go:build e2e || bench

package drive

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"time"

	"github.com/chromedp/chromedp"
)

//go:embed find.js
var findJS string

// Role names an element by its role and accessible name.
func Role(role, name string) string { return "role=" + role + "|" + name }

// In names the second thing inside the first.
func In(outer, inner string) string { return outer + " >> " + inner }

// spot is where an element is, in CSS pixels of the viewport.
type spot struct {
	Found   bool    `json:"found"`
	Why     string  `json:"why"` // why it cannot be used yet
	X       float64 `json:"x"`
	Y       float64 `json:"y"`
	Tag     string  `json:"tag"`
	Type    string  `json:"type"`
	Text    string  `json:"text"`
	Value   string  `json:"value"`
	Checked bool    `json:"checked"`
	Count   int     `json:"count"`
}

// look runs one function of find.js on a name.
func look[T any](p *Person, function string, args ...any) (T, error) {
	list, err := json.Marshal(append([]any{}, args...))
	if err != nil {
		p.t.Fatal(err)
	}
	return chromedp.Run(p.ctx, chromedp.Evaluate[T](fmt.Sprintf("(%s).%s(...%s)", findJS, function, list), chromedp.EvalAwaitPromise))
}

// wait repeats try until it says true, or fails the test with what it said.
func (p *Person) wait(what string, try func() (bool, string)) {
	p.t.Helper()
	deadline := time.Now().Add(Patience)
	why := ""
	for time.Now().Before(deadline) {
		var ok bool
		if ok, why = try(); ok {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	p.t.Fatalf("%s: not within %v; %s\nthe page shows: %s", what, Patience, why, p.excerpt())
}

// locate waits until name can be used, scrolled into view and uncovered.
func (p *Person) locate(name string) spot {
	p.t.Helper()
	var at spot
	p.wait("find "+name, func() (bool, string) {
		s, err := look[spot](p, "locate", name)
		if err != nil {
			return false, err.Error()
		}
		at = s
		return s.Found && s.Why == "", s.Why
	})
	return at
}

func (p *Person) excerpt() string {
	text, _ := look[string](p, "visibleText")
	if len(text) > 1500 {
		text = text[:1500] + " …"
	}
	return text
}
