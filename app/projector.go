package app

import (
	"slices"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/page"
)

// show is how the screen is shown to others.
type show struct {
	on      bool // large, without navigation, one place after the other
	private bool // amounts are hidden
}

// present turns the projector's view on or off. It begins with the amounts hidden: what clients
// and colleagues see is decided by the person, not by chance.
func (s *shell) present(on bool) {
	s.show.on = on
	mode := ""
	if on {
		mode = "projector"
	}
	browser.SetAttribute("data-mode", mode)
	if browser.CanFullscreen() {
		browser.SetFullscreen(on)
	}
	s.hideAmounts(on)
}

// hideAmounts writes every amount without its figures, or with them again. What stands in fields to be edited is blurred.
func (s *shell) hideAmounts(on bool) {
	s.show.private = on
	i18n.HideAmounts(on)
	value := ""
	if on {
		value = "on"
	}
	browser.SetAttribute("data-private", value)
	s.Refresh()
}

// step goes to the next or the one before of the places that follow each other: the sections of a
// page that has such, else the pages.
func (s *shell) step(by int) {
	var places []page.Route
	at := -1
	if p, ok := page.Find(s.route); ok && p.Steps != nil {
		places, at = p.Steps(s.route)
	}
	if at < 0 {
		for _, p := range page.Navigation() {
			places = append(places, s.route.To(p.ID))
		}
		at = slices.IndexFunc(places, func(r page.Route) bool { return r.Part(0) == s.route.Part(0) })
	}
	if next := at + by; next >= 0 && next < len(places) {
		browser.Go(string(places[next]))
	}
}
