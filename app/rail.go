package app

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
)

// rail is the navigation: words on a desktop, signs on a tablet, a bar at the foot on a phone.
func (s *shell) rail() goapp.UI {
	items := []goapp.UI{}
	if s.env.Store != nil {
		places := page.Navigation()
		for i, p := range places {
			items = append(items, s.railItem(p, i >= footPlaces && len(places) > footPlaces+1))
		}
		if len(places) > footPlaces+1 {
			items = append(items, s.railMore(places[footPlaces:]))
		}
	}
	return goapp.Nav().Class("rail").Aria("label", i18n.T("shell.navigation")).Body(
		goapp.A().Class("skip").Href(s.route.Href()).OnClick(func(_ goapp.Context, e goapp.Event) {
			e.PreventDefault()
			browser.Focus("main")
		}).Text(i18n.T("shell.skip")),
		goapp.A().Class("rail-name").Href(s.route.To("home").Href()).Aria("label", i18n.T("shell.home")).Body(icon.Mark(), goapp.Span().Text("Rumbo")),
		goapp.Ul().Body(items...),
	)
}

// footPlaces is how many places the bar of a phone shows; a menu beside them holds the others.
const footPlaces = 4

func (s *shell) railItem(p page.Page, rest bool) goapp.UI {
	link := goapp.A().Class("rail-item").Href(s.route.To(p.ID).Href()).
		Body(icon.Of(p.Icon), goapp.Span().Text(i18n.T(p.Title)))
	if s.route.Part(0) == p.ID {
		link = link.Aria("current", "page")
	}
	li := goapp.Li().Body(link)
	if rest {
		li = li.Class("rail-rest")
	}
	return li
}

// railMore is the last place of the bar of a phone: the places for which it has no room.
func (s *shell) railMore(rest []page.Page) goapp.UI {
	items, here := []ui.MenuItem{}, false
	for _, p := range rest {
		items = append(items, ui.MenuItem{Label: i18n.T(p.Title), Icon: p.Icon, Href: s.route.To(p.ID).Href()})
		here = here || s.route.Part(0) == p.ID
	}
	return goapp.Li().Class("rail-more").Body(&ui.Menu{Label: i18n.T("shell.more"), Icon: icon.Dots, Tab: true, Current: here, Items: items})
}
