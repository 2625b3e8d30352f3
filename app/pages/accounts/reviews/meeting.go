package reviews

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/differences"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/app/plan"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/account"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// meeting is one review: what changed since the last one, its agenda, who is there, what is decided.
type meeting struct {
	app.Compo
	plan.View
	Review record.ID
	Lang   string
	Before *record.Review // the last one held before it

	next     period.Date // asked for at the closing
	problems map[string]string
	changes  differences.Reading // since the last review
}

// CompoID tells reviews apart.
func (m *meeting) CompoID() string { return string(m.Review) + m.Lang }

func (m *meeting) review() *record.Review {
	return workspace.Get(m.P.Env.Snap(), record.ReviewKind, m.Review)
}

// Render shows the review from preparation to closing.
func (m *meeting) Render() app.UI {
	r := m.review()
	if r == nil {
		return app.Div()
	}
	env := m.P.Env
	return app.Section().Class("stack review").Body(
		m.agenda(),
		app.Div().Class("columns").Body(
			app.Div().Class("stack").Body(
				m.since(),
				&form.Form{Env: env, Kind: "review", ID: m.Review, Rev: m.P.Rev, Fields: []string{"minutes"}},
			),
			app.Aside().Class("side-form stack").Body(
				app.H3().Text(i18n.T("reviews.attendance")),
				&form.Form{Env: env, Kind: "review", ID: m.Review, Rev: m.P.Rev, Fields: []string{"on", "kind", "invited", "present", "client", "partners", "sponsor"}},
				m.closing(r),
			),
		),
	)
}

// agenda is the points, with how they divide the time.
func (m *meeting) agenda() app.UI {
	env := m.P.Env
	var items []account.Item[record.ReviewItem]
	for _, i := range account.List(m.Data(), record.ReviewItemKind) {
		if i.Rec.Review == m.Review {
			items = append(items, i)
		}
	}
	slices.SortStableFunc(items, func(a, b account.Item[record.ReviewItem]) int {
		if a.Rec.Rank < b.Rec.Rank {
			return -1
		}
		return b2i(a.Rec.Rank > b.Rec.Rank)
	})
	ids, last := make([]record.ID, len(items)), ""
	for i, x := range items {
		ids[i], last = x.ID, x.Rec.Rank
	}
	return app.Section().Class("stack stack-2").Body(
		app.Div().Class("section-head").Body(
			app.H3().Text(i18n.T("reviews.agenda")),
			app.Div().Class("page-tools").Body(&ui.Button{ID: "add-item", Label: i18n.T("reviews.item.add"), Icon: icon.Plus, Small: true, OnClick: func(app.Context) {
				m.Add("review_item", &record.ReviewItem{Account: m.ID, Review: m.Review, Title: i18n.T("reviews.item.new"), View: "strategic", Minutes: 10, Rank: record.RankBetween(last, "")})
			}}),
		),
		balance(account.BalanceOf(items)),
		&form.Rows{Env: env, Rev: m.P.Rev, Key: "items " + string(m.Review), Kind: "review_item", IDs: ids, Ranked: true, Fields: []string{"title", "view", "minutes", "owner", "decision"},
			Signal: &form.Signal{Header: i18n.T("reviews.action"), Draw: m.follow, Text: m.followText},
			OnOpen: func(id record.ID) { m.Open("review_item", id, nil) }, Empty: i18n.T("reviews.item.none")},
	)
}

// balance draws how the minutes divide between now and what is to come.
func balance(b account.Balance) app.UI {
	share, ok := b.Share()
	if !ok {
		return app.Div().Hidden(true)
	}
	l := i18n.Locale()
	words := i18n.T("reviews.balance", "tactical", b.Tactical, "strategic", b.Strategic, "share", l.Percent(share, 0))
	return app.Div().Class("review-balance").Body(
		app.Progress().Max(100).Value(int(100*(1-share))).Aria("label", words),
		app.P().Class("note").Text(words),
		app.If(!b.Words().Empty(), func() app.UI { return ui.Light(ui.Amber, i18n.Text(b.Words())) }),
	)
}

// follow makes an action of a point, or names the one that it became.
func (m *meeting) follow(id record.ID) app.UI {
	env := m.P.Env
	i := workspace.Get(env.Snap(), record.ReviewItemKind, id)
	if i == nil {
		return app.Span()
	}
	if a := workspace.Get(env.Snap(), record.ActionKind, i.Action); a != nil {
		return ui.Badge(m.followText(id))
	}
	return &ui.IconButton{Icon: icon.ArrowRight, Small: true, Label: i18n.T("reviews.follow", "title", i.Title), OnClick: func(app.Context) {
		if env.Do(workspace.Follow{Item: id, Action: env.Store.NewID(), Due: env.Store.Today() + 14}) {
			env.Host.Toast(i18n.T("reviews.followed"), true)
		}
	}}
}

func (m *meeting) followText(id record.ID) string {
	i := workspace.Get(m.P.Env.Snap(), record.ReviewItemKind, id)
	if i == nil {
		return ""
	}
	a := workspace.Get(m.P.Env.Snap(), record.ActionKind, i.Action)
	if a == nil {
		return ""
	}
	status, _ := record.ActionKind.Info("status")
	return i18n.Text(status.LabelOf(a.Status))
}

// since shows what changed in the plan since the last review.
func (m *meeting) since() app.UI {
	if m.Before == nil {
		return app.Section().Class("stack stack-2").Body(app.H3().Text(i18n.T("reviews.since.first")), app.P().Class("note").Text(i18n.T("reviews.since.none")))
	}
	m.load()
	n := 0
	for _, g := range m.changes.Groups {
		n += len(g.Ops)
	}
	title := i18n.N("reviews.since", n, "date", i18n.Locale().DateMedium(m.Before.On))
	if m.changes.Then == nil {
		return app.Section().Class("stack stack-2").Body(ui.Skeleton(4))
	}
	return app.Details().Class("review-since").Open(n > 0 && n <= 12).Body(app.Summary().Text(title),
		&differences.List{Env: m.P.Env, Stamp: m.changes.Key + m.Lang, Groups: m.changes.Groups, Then: m.changes.Then, Account: m.ID})
}

func (m *meeting) load() {
	key := m.Before.Seen + strconv.FormatUint(m.P.Env.Store.Revision(), 10)
	m.changes.Load(m.P.Env, m.ID, key, differences.Moment{Seen: m.Before.Seen}, differences.Moment{Seen: seenAt(m.review())})
}

// seenAt is what had been changed until a review was held, "" for one that is still to come.
func seenAt(r *record.Review) string {
	if r == nil || r.Status != "held" {
		return ""
	}
	return r.Seen
}

// closing holds the review: it needs somebody present, and asks for the next date.
func (m *meeting) closing(r *record.Review) app.UI {
	if r.Status == "held" {
		return app.P().Class("note").Text(i18n.T("reviews.held", "date", i18n.Locale().DateLong(r.On)))
	}
	env := m.P.Env
	if !m.next.Known() {
		c := account.CadenceOf(m.Data(), env.Snap().Cycle())
		m.next = max(r.On, env.Store.Today()).AddMonths(c.Months)
	}
	return app.Div().Class("stack stack-2").Body(
		&ui.DateField{Key: "next " + string(m.Review), Label: i18n.T("reviews.next"), Problem: m.problems["next"], Value: m.next, Today: env.Store.Today(),
			OnCommit: func(_ app.Context, d period.Date) { m.next = d }},
		app.If(m.problems[""] != "", func() app.UI { return &ui.Notice{Tone: ui.Trouble, Title: m.problems[""]} }),
		&ui.Button{ID: "hold-review", Label: i18n.T("reviews.hold"), Kind: ui.Primary, OnClick: func(app.Context) { m.hold(r) }},
	)
}

func (m *meeting) hold(r *record.Review) {
	m.problems = map[string]string{}
	for _, p := range m.P.Env.Try(workspace.Hold{Review: m.Review, Present: r.Present, Next: m.next}) {
		key := ""
		if p.Field == "next" {
			key = "next"
		}
		m.problems[key] = page.ProblemText(p)
	}
}
