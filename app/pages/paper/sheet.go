package paper

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/ui"
)

// format is the size of the paper and which way it lies.
type format struct {
	Size string // of sizes
	Wide bool   // landscape
}

// sizes are those that one can choose, the first unless another was chosen; in the language of style sheets.
var sizes = []struct{ key, css string }{{"a4", "A4"}, {"a3", "A3"}, {"letter", "letter"}}

// prefFormat is under which name this device remembers the paper in its printer.
const prefFormat = "paper"

// formatOf is the paper that the link asks for, else the one that was used last.
func formatOf(r page.Route) format {
	size, turn, _ := strings.Cut(browser.Pref(prefFormat), " ")
	if v := r.Get("size"); v != "" {
		size = v
	}
	if v := r.Get("turn"); v != "" {
		turn = v
	}
	f := format{Size: sizes[0].key, Wide: turn == "wide"}
	for _, s := range sizes {
		if s.key == size {
			f.Size = size
		}
	}
	return f
}

func (f format) turn() string {
	if f.Wide {
		return "wide"
	}
	return "tall"
}

// class is the paper in the style sheet's words.
func (f format) class() string { return "paper-" + f.Size + "-" + f.turn() }

// marginal is what stands in the margins of each page.
type marginal struct{ Account, Title, Date, Version string }

// rules are the page rules of a plan on a paper: its size, and head and foot of each page. The head is left out on the first page, which
// begins with the title.
func (f format) rules(m marginal) string {
	css := sizes[0].css
	for _, s := range sizes {
		if s.key == f.Size {
			css = s.css
		}
	}
	if f.Wide {
		css += " landscape"
	} else {
		css += " portrait"
	}
	foot := m.Date
	if m.Version != "" {
		foot += " · " + m.Version
	}
	const small = "; font: 8pt system-ui, sans-serif; color: #555; }"
	return "@page { size: " + css + "; margin: 15mm 13mm 14mm;" +
		" @top-left { content: " + quoted(m.Account) + small + " @top-right { content: " + quoted(m.Title) + small +
		" @bottom-left { content: " + quoted(foot) + small + " @bottom-right { content: counter(page) \" / \" counter(pages)" + small + " }" +
		" @page :first { margin-top: 11mm; @top-left { content: none; } @top-right { content: none; } }"
}

// quoted is a text as a string of a style sheet. Whatever is not a plain letter, digit or space is written by its number, so that no
// name can end the string.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == ' ':
			b.WriteRune(r)
		case r == 0:
		default:
			b.WriteString("\\" + strconv.FormatInt(int64(r), 16) + " ")
		}
	}
	b.WriteByte('"')
	return b.String()
}

// tools choose form and paper.
func (s *sheet) tools(f format) []app.UI {
	keep := func(size, turn string) {
		browser.SetPref(prefFormat, size+" "+turn)
		s.P.Env.Host.GoTo(s.P.Route.With("size", size).With("turn", turn))
	}
	var papers []ui.Option
	for _, x := range sizes {
		papers = append(papers, ui.Option{Value: x.key, Label: i18n.T("paper.size." + x.key)})
	}
	return []app.UI{
		&ui.Segmented{Label: i18n.T("paper.form"), Value: s.P.Route.Get("form"), Options: []ui.Option{{Value: "", Label: i18n.T("paper.whole")}, {Value: "page", Label: i18n.T("paper.page")}},
			OnChange: func(_ app.Context, v string) { browser.Go(string(s.P.Route.With("form", v))) }},
		&ui.Segmented{Label: i18n.T("paper.size"), Value: f.Size, Options: papers, OnChange: func(_ app.Context, v string) { keep(v, f.turn()) }},
		&ui.Segmented{Label: i18n.T("paper.turn"), Value: f.turn(), Options: []ui.Option{{Value: "tall", Label: i18n.T("paper.tall")}, {Value: "wide", Label: i18n.T("paper.wide")}},
			OnChange: func(_ app.Context, v string) { keep(f.Size, v) }},
	}
}
