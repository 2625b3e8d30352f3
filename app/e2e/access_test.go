//go:build e2e

package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rumbo/app/e2e/drive"
)

// somewhere is a place of the app with what shows that it is drawn.
type somewhere struct {
	name, link, sign string
}

// everywhere are all places of the app, those of the first account and deal of the list included.
func everywhere(p *drive.Person) []somewhere {
	account := firstKey(p, "#/accounts", "Agrícola Quelmira")
	deal := firstKey(p, "#/pipeline", "")
	goTo(p, somewhere{"own", "#/kpis?only=own", ".kpi-more"})
	metric := links(p, ".kpi-more")[0]
	list := []somewhere{
		{"home", "#/home", ".home .stat"}, {"accounts", "#/accounts", "main tbody tr"}, {"pipeline", "#/pipeline", "main tbody tr"},
		{"deal", "#/pipeline?deal=" + deal, ".panel .form"},
		{"funnel", "#/pipeline/funnel", ".funnel-body table"}, {"movement", "#/pipeline/movement", "#movement-steps"},
		{"kpis", "#/kpis", ".kpi-card .stat"}, {"kpi", "#/kpis/win_rate", ".kpi-one .stat"}, {"voice", "#/kpis/voice", ".voice .stat"}, {"retention", "#/kpis/retention", ".retention .heat"},
		{"metric", metric + "?edit=metric", "#kpi-editor"},
		{"mail", "#/kpis/mail", ".outreach .stat"}, {"calls", "#/kpis/calls", ".outreach .heat"}, {"touches", "#/kpis/touches", ".outreach tbody tr"}, {"channels", "#/kpis/channels", ".outreach tbody tr"},
		{"leads", "#/pipeline/leads", ".outreach tbody tr"}, {"workload", "#/team/workload", ".outreach .heat"},
		{"lost", "#/nowhere", ".empty"},
	}
	goTo(p, somewhere{"account", "#/accounts/" + account + "/overview", ".plan-section"})
	for _, link := range links(p, ".contents-item") {
		list = append(list, somewhere{"account-" + link[strings.LastIndex(link, "/")+1:], link, ".plan-section"})
	}
	for _, tab := range []string{"company", "stages", "lines", "people", "scoring", "time", "me"} {
		list = append(list, somewhere{"settings-" + tab, "#/settings/" + tab, "[role=tabpanel] .field, [role=tabpanel] table"})
	}
	list = append(list, somewhere{"template", "#/settings/template", ".board-card"}, somewhere{"template-section", "#/settings/template?section=client", ".template-preview"})
	for _, tab := range dataTabs {
		list = append(list, somewhere{"data-" + tab, "#/data/" + tab, "[role=tabpanel]"})
	}
	list = append(list, somewhere{"paper", "#/paper/" + account, ".paper-section"}, somewhere{"paper-page", "#/paper/" + account + "?form=page", ".paper-part"})
	list = append(list, somewhere{"start", "#/start", ".start-ways"},
		somewhere{"quality", "#/quality", ".fault-head"}, somewhere{"quality-fault", "#/quality/close_past", "#fault-close_past tbody tr"},
		somewhere{"forecast", "#/forecast", ".forecast-range"})
	list = append(list, somewhere{"team", "#/team", ".treegrid"}, somewhere{"scorecards", "#/team/scorecards", ".scorecard .range-bar"}, somewhere{"evaluation", "#/team/evaluation", ".evaluation .range-bar"},
		somewhere{"leading", "#/team/leading", "#lead-one"}, somewhere{"roles", "#/settings/scorecards", ".scorecard .table tbody tr"})
	for _, page := range []string{"actions", "agenda", "facts", "impact", "process", "selection"} { // outside of the navigation
		list = append(list, somewhere{page, "#/" + page, "main h1"})
	}
	for _, link := range links(p, ".rail-item") { // and whatever else the navigation holds
		if name := strings.TrimPrefix(link, "#/"); !slices.ContainsFunc(list, func(s somewhere) bool { return strings.HasPrefix(s.link+"/", link+"/") }) {
			list = append(list, somewhere{name, link, "main h1"})
		}
	}
	return list
}

// links are the places to which what a selector finds leads, without their queries.
func links(p *drive.Person, selector string) []string {
	return drive.Eval[[]string](p, fmt.Sprintf(`[...document.querySelectorAll(%q)].map(a => (a.closest("a") || a.querySelector("a")).getAttribute("href").split("?")[0])`, selector))
}

var dataTabs = []string{"import", "backup", "conflicts"}

// firstKey is the identity of what a row opens: the one that holds the words, or the first.
func firstKey(p *drive.Person, page, words string) string {
	goTo(p, somewhere{page, page, "main tbody tr"})
	if words == "" {
		p.Click("css=main tbody tr td:first-child")
	} else {
		p.Click(drive.In("css=main tbody", words))
	}
	p.Until("the row opens", fmt.Sprintf("location.hash !== %q", page))
	hash := drive.Eval[string](p, "location.hash")
	return hash[strings.LastIndexAny(hash, "/=")+1:]
}

// goTo follows a link and waits until the place is drawn: places share signs, so what is drawn also has to say which it is.
func goTo(p *drive.Person, s somewhere) {
	drive.Eval[bool](p, fmt.Sprintf(`(location.hash = %q, true)`, strings.TrimPrefix(s.link, "#")))
	p.Until(s.name+" is drawn", fmt.Sprintf(`location.hash === %q && document.querySelector("main").dataset.at === location.hash.slice(1) && document.querySelector("main h1, main .empty") && document.querySelector(%q)
		&& !document.querySelector(".skeleton")`, s.link, s.sign))
}

// Every place, in both languages and both themes, at a desk and in the hand: usable with a screen
// reader, and nothing sticks out of the screen. Each language is seen at a desk and in one hand: what fails
// by width or by colour fails in any language.
func TestEveryPlaceAtADesk(t *testing.T)  { everyPlace(t, "es", "desktop", drive.Desktop, false) }
func TestEveryPlaceOnAPhone(t *testing.T) { everyPlace(t, "es", "phone", drive.Phone, true) }
func TestEveryPlaceAtADeskInEnglish(t *testing.T) {
	everyPlace(t, "en", "desktop", drive.Desktop, true)
}
func TestEveryPlaceOnATablet(t *testing.T) { everyPlace(t, "en", "tablet", drive.Tablet, false) }

func everyPlace(t *testing.T, lang, name string, view drive.Viewport, dark bool) {
	t.Helper()
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	places := everywhere(p)
	speak(p, lang)
	p.SetViewport(view)
	p.Dark(dark)
	for _, s := range places {
		goTo(p, s)
		fits(t, p, s.name+" "+lang, view.Width)
		p.Screenshot(s.name + "-" + name + "-" + lang)
		p.Axe()
	}
}

// speak chooses the language as a person does, without loading anything.
func speak(p *drive.Person, lang string) {
	p.SetViewport(drive.Desktop)
	goTo(p, somewhere{"home", "#/home", "main h1"})
	for _, menu := range []string{"Idioma y aspecto", "Language and appearance"} {
		if p.Count(menu) > 0 {
			p.Click(menu)
			break
		}
	}
	p.Click(map[string]string{"es": "Español", "en": "English"}[lang])
	p.Until("the page speaks "+lang, `document.documentElement.lang.startsWith("`+lang+`")`)
}

// fits fails when the page scrolls sideways or something to read or use stands outside of it.
func fits(t *testing.T, p *drive.Person, where string, width int64) {
	t.Helper()
	for _, out := range drive.Eval[[]string](p, fmt.Sprintf(`(() => {
		const width = %d, out = [];
		if (document.scrollingElement.scrollWidth > width) out.push("the page is " + document.scrollingElement.scrollWidth + " px wide");
		const scrolls = (el) => { for (; el; el = el.parentElement) { const s = getComputedStyle(el); if (/auto|scroll/.test(s.overflowX) || s.clipPath !== "none") return true; } };
		for (const el of document.querySelectorAll("main :is(button,a,input,select,textarea,h1,h2,h3,p,td,li), .top *, .rail *, .panel *")) {
			if (!el.checkVisibility({ checkVisibilityCSS: true }) || el.closest("[popover]:not(:popover-open), .skip")) continue;
			const r = el.getBoundingClientRect();
			if (r.width > 1 && r.height > 1 && (r.right > width + 1 || r.left < -1) && !scrolls(el)) out.push(el.outerHTML.slice(0, 90) + " reaches from " + Math.round(r.left) + " to " + Math.round(r.right));
		}
		return out.slice(0, 4);
	})()`, width)) {
		t.Errorf("%s, %d px: %s", where, width, out)
	}
}
