package accounts

import (
	"cmp"
	"net/url"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/locale"
	"rumbo/engine/record"
	"rumbo/engine/text"
	"rumbo/engine/workspace"
)

// facts are what is known of the client, with where it is known from and how fresh it is; the oldest first.
func (p *sheet) facts() app.UI {
	list := account.FactsByAge(p.Data(), p.P.Env.Store.Today())
	add := &ui.Button{ID: "add-fact", Label: i18n.T("accounts.facts.add"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) { p.addFact() }}
	body := []app.UI{app.Div().Class("section-head").Body(app.H2().Text(i18n.T("accounts.facts")), app.Div().Class("page-tools").Body(add))}
	if len(list) == 0 {
		return app.Section().Class("stack stack-2").Body(append(body, app.P().Class("note").Text(i18n.T("accounts.facts.empty")))...)
	}
	return app.Section().Class("stack stack-2 fold facts-table").Body(append(body, p.freshness(list), p.factTable(list))...)
}

func (p *sheet) addFact() {
	env := p.P.Env
	p.openFact(p.Add("fact", &record.Fact{Account: p.ID, Text: i18n.T("accounts.facts.new"), On: env.Store.Today(), Rank: record.RankBetween(form.LastRank(env, "fact", p.ID), "")}))
}

// openFact shows a fact's fields, with what does not fit beside them.
func (p *sheet) openFact(id record.ID) {
	env := p.P.Env
	env.Host.ShowPanel(page.Panel{Key: "fact " + string(id), Named: func() string { return env.Snap().Title("fact", id) },
		Body: func() []app.UI {
			f := workspace.Get(env.Snap(), record.FactKind, id)
			if f == nil {
				return []app.UI{app.P().Class("note").Text(i18n.T("form.gone"))}
			}
			flags := map[string]text.Text{}
			if f.On > env.Store.Today() {
				flags["on"] = text.Same(i18n.T("accounts.facts.later"))
			}
			if f.Checked > env.Store.Today() {
				flags["checked"] = text.Same(i18n.T("accounts.facts.later"))
			}
			return []app.UI{app.Div().Class("stack").Body(
				app.P().Body(freshLight(account.AgeOf(account.Item[record.Fact]{ID: id, Rec: f}, env.Store.Today())), app.Span().Class("note").Text(" "+termOf(f.Topic))),
				&form.Form{Env: env, Kind: "fact", ID: id, Rev: env.Store.Revision(), Flags: flags},
			)}
		}})
}

// termOf says for how long a fact of a topic is fresh.
func termOf(topic string) string {
	info, _ := record.FactKind.Info("topic")
	name := i18n.T("accounts.facts.notopic")
	if topic != "" {
		name = i18n.Text(info.LabelOf(topic))
	}
	return i18n.T("accounts.facts.term", "topic", name, "days", account.Term(topic), "twice", 2*account.Term(topic))
}

// freshSignals are how the states of freshness look.
var freshSignals = map[account.Freshness]ui.Signal{account.Fresh: ui.Green, account.Ageing: ui.Amber, account.Old: ui.Red, account.Undated: ui.Unknown}

// freshWord is how fresh a fact is and since when.
func freshWord(f account.AgedFact) string {
	word := i18n.T("accounts.fresh." + string(f.Freshness))
	if f.Freshness != account.Undated {
		word += " · " + i18n.N("accounts.facts.days", f.Days)
	}
	return word
}

// freshCell is the state over the age.
func freshCell(f account.AgedFact) app.UI {
	return app.Div().Body(ui.Light(freshSignals[f.Freshness], i18n.T("accounts.fresh."+string(f.Freshness))),
		app.Div().Class("note").Hidden(f.Freshness == account.Undated).Text(i18n.N("accounts.facts.days", f.Days)))
}

func freshLight(f account.AgedFact) app.UI { return ui.Light(freshSignals[f.Freshness], freshWord(f)) }

// freshness counts the facts by state, and tells the rule.
func (p *sheet) freshness(list []account.AgedFact) app.UI {
	count := map[account.Freshness]int{}
	for _, f := range list {
		count[f.Freshness]++
	}
	var words []string
	for _, s := range []account.Freshness{account.Fresh, account.Ageing, account.Old, account.Undated} {
		if count[s] > 0 {
			words = append(words, i18n.N("accounts.fresh.n."+string(s), count[s]))
		}
	}
	return app.P().Body(&ui.Asked{Text: strings.Join(words, ", "), Label: i18n.T("accounts.freshness"), OnAsk: func(app.Context) { p.askFreshness(len(list), strings.Join(words, ", ")) }})
}

// askFreshness tells the rule with the term of each topic.
func (p *sheet) askFreshness(n int, words string) {
	p.P.Env.Host.ShowPanel(page.Panel{Key: "freshness " + string(p.ID), Title: i18n.T("accounts.freshness"), Body: func() []app.UI {
		x := ui.Explanation{Value: i18n.N("accounts.facts.n", n), Under: words, Formula: i18n.T("accounts.freshness.rule"), Definition: i18n.T("accounts.freshness.why")}
		info, _ := record.FactKind.Info("topic")
		for _, o := range info.Options {
			x.Facts = append(x.Facts, ui.Fact{Name: i18n.Text(o.Label), Value: i18n.N("accounts.facts.days", account.Term(o.Value))})
		}
		return []app.UI{&ui.Explain{What: x}}
	}})
}

func (p *sheet) factTable(list []account.AgedFact) app.UI {
	l := i18n.Locale()
	topic, _ := record.FactKind.Info("topic")
	source, _ := record.FactKind.Info("source")
	return &ui.Table[account.AgedFact]{Key: "facts " + string(p.ID), Caption: i18n.T("accounts.facts"), Rows: list, Stamp: l.Tag + strconv.FormatUint(p.P.Rev, 36),
		RowKey: func(f account.AgedFact) string { return string(f.ID) },
		OnOpen: func(_ app.Context, f account.AgedFact) { p.openFact(f.ID) },
		OnCSV:  func(_ app.Context, file []byte) { browser.Download("facts.csv", "text/csv", file) },
		Columns: []ui.Column[account.AgedFact]{
			{ID: "text", Header: i18n.T("accounts.facts.fact"), Size: "xl", Text: func(f account.AgedFact) string { return f.Rec.Text }, Cell: p.factCell},
			{ID: "topic", Header: i18n.Text(topic.Label), Hide: 2, Text: func(f account.AgedFact) string { return i18n.Text(topic.LabelOf(f.Rec.Topic)) },
				Compare: func(a, b account.AgedFact) int { return cmp.Compare(a.Rec.Topic, b.Rec.Topic) }},
			{ID: "source", Header: i18n.Text(source.Label), Hide: 2, Size: "m", Text: func(f account.AgedFact) string { return sourceOf(f.Rec) }, Cell: func(f account.AgedFact) app.UI { return factSource(f, "") },
				Compare: func(a, b account.AgedFact) int { return cmp.Compare(a.Rec.Source, b.Rec.Source) }},
			{ID: "fresh", Header: i18n.T("accounts.freshness"), Text: freshWord, Cell: freshCell,
				Compare: func(a, b account.AgedFact) int { return cmp.Compare(a.Rec.Seen(), b.Rec.Seen()) }},
			{ID: "tools", Header: "", Right: true, Text: func(account.AgedFact) string { return "" }, Cell: p.factTools},
		}}
}

// factCell is the fact with who noted it and how certain it is.
func (p *sheet) factCell(f account.AgedFact) app.UI {
	confidence, _ := record.FactKind.Info("confidence")
	var about []string
	if f.Rec.Confidence != "" {
		about = append(about, i18n.Text(confidence.LabelOf(f.Rec.Confidence)))
	}
	if who := p.P.Env.Snap().Title("person", f.Rec.By); who != "" {
		about = append(about, who)
	}
	return app.Div().Body(app.Div().Class("fact-text").Text(f.Rec.Text), factSource(f, "fact-source-in"),
		app.Div().Class("note").Hidden(len(about) == 0).Text(strings.Join(about, " · ")))
}

// sourceOf is where a fact is known from, in words: kind, date and address.
func sourceOf(f *record.Fact) string {
	info, _ := record.FactKind.Info("source")
	word := i18n.T("accounts.facts.nosource")
	if f.Source != "" {
		word = i18n.Text(info.LabelOf(f.Source))
	}
	if f.On.Known() {
		word += ", " + i18n.Locale().DateMedium(f.On)
	}
	if f.Link != "" {
		word += " " + f.Link
	}
	return word
}

// factSource, in a column of its own or with the class where there is no room for one, is the source with its date and, if it is a web address, the way there; the app itself never goes there.
func factSource(f account.AgedFact, class string) app.UI {
	info, _ := record.FactKind.Info("source")
	return app.Div().Class("fact-source", class).Body(
		app.If(f.Rec.Source != "", func() app.UI { return app.Span().Text(i18n.Text(info.LabelOf(f.Rec.Source))) }),
		app.If(f.Rec.Source == "", func() app.UI { return ui.Badge(i18n.T("accounts.facts.nosource")) }),
		app.Span().Class("note").Text(day(f.Rec)),
		app.If(record.WebAddress(f.Rec.Link), func() app.UI {
			return app.A().Class("fact-link").Href(f.Rec.Link).Target("_blank").Rel("noopener noreferrer").Title(i18n.T("accounts.facts.link")).Body(app.Text(host(f.Rec.Link)), icon.Small(icon.External))
		}),
	)
}

// host is the name of a web address's server.
func host(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return locale.None
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// day is the date of a fact's source, and of its last check.
func day(f *record.Fact) string {
	l := i18n.Locale()
	var words []string
	if f.On.Known() {
		words = append(words, l.DateMedium(f.On))
	}
	if f.Checked.Known() {
		words = append(words, i18n.T("accounts.facts.checked", "day", l.DateMedium(f.Checked)))
	}
	return strings.Join(words, "; ")
}

// factTools are to check a fact today with one click, and to remove it.
func (p *sheet) factTools(f account.AgedFact) app.UI {
	env := p.P.Env
	return app.Div().Class("row-tools").Body(
		app.If(f.Rec.Checked != env.Store.Today(), func() app.UI {
			return &ui.IconButton{Icon: icon.Check, Small: true, Label: i18n.T("accounts.facts.check", "name", f.Rec.Text), OnClick: func(app.Context) {
				env.Set("fact", f.ID, "checked", record.OfDate(env.Store.Today()))
			}}
		}),
		&ui.IconButton{Icon: icon.Trash, Small: true, Label: i18n.T("form.delete", "name", f.Rec.Text), OnClick: func(app.Context) { env.Delete("fact", f.ID) }},
	)
}
