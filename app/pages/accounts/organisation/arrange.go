package organisation

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/canvas"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/account/orgchart"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// choose makes a contact the one that commands are about.
func (p *section) choose(id record.ID) {
	if p.selected != id {
		p.asking, p.refused = "", ""
	}
	p.selected = id
}

// key does the page's own keys on a card.
func (p *section) key(ctx app.Context, id, key string) bool {
	p.choose(record.ID(id))
	switch key {
	case "m", "M":
		p.ask("move")
	case "i", "I":
		p.ask("sway")
	case "n", "N":
		p.add(p.selected)
	case "c", "C":
		p.fold(p.selected)
	case "Delete":
		p.remove(ctx)
	case "Escape":
		p.asking, p.refused = "", ""
	default:
		return false
	}
	return true
}

// ask shows the choice of another person for the selected one.
func (p *section) ask(what string) {
	p.asking, p.refused = what, ""
	canvas.FocusWithin(p.P.Env.Ctx, "org-ask")
}

// drop puts one card on another: under it, or as a line of influence.
func (p *section) drop(id, on record.ID) {
	p.choose(id)
	if on == "" || on == id {
		return
	}
	if p.lines() == "influence" {
		p.sway(id, on)
		return
	}
	p.move(id, on)
}

// move makes a contact report to another one, or to nobody.
func (p *section) move(id, to record.ID) {
	env := p.P.Env
	snap := env.Snap()
	c := workspace.Get(snap, record.ContactKind, id)
	if c == nil || c.ReportsTo == to {
		p.asking = ""
		return
	}
	name, under := c.Name, snap.Title("contact", to)
	if to != "" && p.tree().Below(string(to), string(id)) {
		p.refused = i18n.T("organisation.loop", "name", name, "under", under)
		return
	}
	if problems := env.Try(workspace.Set{Kind: "contact", ID: id, Field: "reports_to", Value: record.OfText(string(to))}); len(problems) > 0 {
		p.refused = page.ProblemText(problems[0])
		return
	}
	p.asking, p.refused = "", ""
	delete(p.closed, to)
	if to == "" {
		env.Host.Toast(i18n.T("organisation.moved.top", "name", name), true)
		return
	}
	env.Host.Toast(i18n.T("organisation.moved", "name", name, "under", under), true)
}

// sway notes that a contact influences another one.
func (p *section) sway(from, to record.ID) {
	env := p.P.Env
	for _, i := range account.List(p.Data(), record.InfluenceKind) {
		if i.Rec.From == from && i.Rec.To == to {
			p.refused = i18n.T("organisation.swayed.already")
			return
		}
	}
	problems := env.Try(workspace.Create{Kind: "influence", ID: env.Store.NewID(), Rec: &record.Influence{Account: p.ID, From: from, To: to, Strength: "medium"}})
	if len(problems) > 0 {
		p.refused = page.ProblemText(problems[0])
		return
	}
	p.asking, p.refused = "", ""
	env.Host.Toast(i18n.T("organisation.swayed", "name", env.Snap().Title("contact", from), "whom", env.Snap().Title("contact", to)), true)
}

// remove deletes the selected contact and says who and what that touches.
func (p *section) remove(ctx app.Context) {
	next := p.tree().Parent(string(p.selected))
	Delete(p.P.Env, p.selected)
	p.selected = record.ID(next)
	if next != "" {
		canvas.Focus(ctx, next)
	}
}

// Delete removes a contact, and says who moves up and what named them.
func Delete(env *page.Env, id record.ID) {
	snap := env.Snap()
	c := workspace.Get(snap, record.ContactKind, id)
	if c == nil {
		return
	}
	named := snap.Named("contact", id)
	words := i18n.T("shell.deleted", "what", c.Name)
	if n := named["contact"]; n > 0 {
		up := i18n.T("organisation.gone.nobody")
		if boss := snap.Title("contact", c.ReportsTo); boss != "" {
			up = boss
		}
		words += ". " + i18n.N("organisation.gone.below", n, "up", up)
	}
	others := 0
	for kind, n := range named {
		if !slices.Contains([]string{"contact", "influence", "relation", "relation_goal"}, kind) {
			others += n
		}
	}
	if others > 0 {
		words += " " + i18n.N("organisation.gone.named", others)
	}
	if env.Do(workspace.Delete{Kind: "contact", ID: id}) {
		env.Host.Toast(words, true)
	}
}

// bar is what can be done with the selected contact; its line stays, so that the picture does not jump.
func (p *section) bar(t *orgchart.Tree, l account.Lights) app.UI {
	at := slices.IndexFunc(l.All, func(j account.Judged) bool { return j.ID == p.selected })
	if at < 0 {
		return app.Div().Class("org-actions").Body(app.Span().Class("note").Text(i18n.T("organisation.pick")))
	}
	j := l.All[at]
	quiet := func(id, label string, sign icon.Name, do func()) app.UI {
		return &ui.Button{ID: id, Label: label, Icon: sign, Kind: ui.Quiet, Small: true, OnClick: func(app.Context) { do() }}
	}
	return app.Div().Class("org-actions").Body(
		app.Div().Class("org-actions-line").Body(
			ui.Light(signals[j.Light], "-"), app.B().Class("truncate").Text(j.Rec.Name),
			quiet("org-open", i18n.T("organisation.open"), icon.Person, func() { Open(p.View, j.ID) }),
			quiet("org-move", i18n.T("organisation.move"), icon.ArrowUp, func() { p.ask("move") }),
			quiet("org-add", i18n.T("organisation.below"), icon.Plus, func() { p.add(j.ID) }),
			quiet("org-sway", i18n.T("organisation.sway"), icon.ArrowRight, func() { p.ask("sway") }),
			&ui.IconButton{Icon: icon.Trash, Label: i18n.T("form.delete", "name", j.Rec.Name), Small: true, OnClick: p.remove},
		),
		app.If(p.asking != "", func() app.UI { return p.question(t, j) }),
		app.If(p.asking == "" && p.refused != "", func() app.UI { return app.P().Class("org-refused").Role("alert").Text(p.refused) }),
	)
}

// question asks for the other person of a command.
func (p *section) question(t *orgchart.Tree, j account.Judged) app.UI {
	options := slices.DeleteFunc(form.References(p.P.Env, "contact", p.ID), func(o ui.Option) bool {
		return o.Value == string(j.ID) || p.asking == "move" && o.Value == string(j.Rec.ReportsTo)
	})
	label, do := i18n.T("organisation.sway.whom", "name", j.Rec.Name), p.sway
	if p.asking == "move" {
		label, do = i18n.T("organisation.move.under", "name", j.Rec.Name), p.move
		if t.Parent(string(j.ID)) != "" {
			options = append([]ui.Option{{Value: "-", Label: i18n.T("organisation.move.top")}}, options...)
		}
	}
	return app.Div().Class("org-question").ID("org-ask").Body(
		&ui.Combobox{Key: "ask " + p.asking + " " + string(j.ID), Label: label, Problem: p.refused, Find: ui.Among(options), OnPick: func(ctx app.Context, v string) {
			if v == "-" {
				v = ""
			} else if v == "" {
				return
			}
			do(j.ID, record.ID(v))
			if p.refused == "" {
				canvas.Focus(ctx, string(j.ID))
			}
		}},
		&ui.Button{Label: i18n.T("common.cancel"), Kind: ui.Quiet, Small: true, OnClick: func(ctx app.Context) {
			p.asking, p.refused = "", ""
			canvas.Focus(ctx, string(j.ID))
		}},
	)
}
