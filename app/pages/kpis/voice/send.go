package voice

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/browser"
	"rumbo/app/form"
	"rumbo/app/i18n"
	"rumbo/app/page"
	"rumbo/components/icon"
	"rumbo/components/ui"
	"rumbo/engine/record"
	"rumbo/engine/voice"
	"rumbo/engine/workspace"
)

// sending is what is being prepared: who is asked what.
type sending struct {
	survey, account, lang string
	contacts              []string
	person                string
	sent                  int
}

// openSend prepares forms to be sent, or an answer on this device.
func (v *view) openSend(here bool) {
	s := &v.send
	s.sent = 0
	if s.lang == "" {
		s.lang = i18n.Lang()
	}
	if dim := v.P.Route.Get("scope"); strings.HasPrefix(dim, "account:") {
		v.choose(strings.TrimPrefix(dim, "account:"))
	}
	title := i18n.T("voice.send")
	if here {
		title = i18n.T("voice.here")
	}
	v.P.Env.Host.ShowPanel(page.Panel{Key: "send " + title, Title: title, Body: func() []app.UI { return []app.UI{v.sheet(here)} }})
}

// choose takes an account, whose owner is the one who is evaluated.
func (v *view) choose(account string) {
	v.send.account, v.send.contacts, v.send.person = account, nil, ""
	if a := workspace.Get(v.P.Env.Snap(), record.AccountKind, record.ID(account)); a != nil {
		v.send.person = string(a.Owner)
	}
}

// open are the surveys that take answers today.
func (v *view) open() (out []ui.Option) {
	for _, s := range v.surveys() {
		if voice.Open(s.Rec, v.P.Env.Store.Today()) {
			out = append(out, ui.Option{Value: string(s.ID), Label: s.Rec.Name})
		}
	}
	return out
}

func (v *view) sheet(here bool) app.UI {
	env, s := v.P.Env, &v.send
	surveys := v.open()
	if len(surveys) == 0 {
		return app.P().Text(i18n.T("voice.send.nosurvey"))
	}
	if s.survey == "" || env.Snap().Title("survey", record.ID(s.survey)) == "" {
		s.survey = surveys[0].Value
	}
	refresh := env.Host.Refresh
	pick := func(key, label, value, kind string, among record.ID, take func(string)) app.UI {
		return &ui.Combobox{Key: key, Label: label, Value: value, Text: env.Snap().Title(kind, record.ID(value)), Find: ui.Among(form.References(env, kind, among)), OnPick: func(_ app.Context, id string) {
			take(id)
			refresh()
		}}
	}
	fields := []app.UI{
		&ui.SelectField{Key: "send-survey", Label: i18n.T("voice.send.survey"), Options: surveys, Value: s.survey, OnChange: func(_ app.Context, id string) { s.survey = id }},
		pick("send-account", i18n.T("voice.send.account"), s.account, "account", "", v.choose),
	}
	if s.account != "" {
		fields = append(fields, v.whom(here), pick("send-person "+s.account, i18n.T("voice.send.person"), s.person, "person", "", func(id string) { s.person = id }))
	}
	fields = append(fields, &ui.Segmented{Label: i18n.T("voice.send.lang"), Value: s.lang, Options: []ui.Option{{Value: "es", Label: i18n.T("shell.lang.es")}, {Value: "en", Label: i18n.T("shell.lang.en")}},
		OnChange: func(_ app.Context, lang string) { s.lang = lang; refresh() }})
	if here {
		fields = append(fields, &ui.Button{ID: "send-here", Label: i18n.T("voice.here.start"), Kind: ui.Primary, Disabled: s.account == "", OnClick: func(app.Context) { v.handOver() }},
			app.P().Class("note").Text(i18n.T("voice.here.note")))
	} else {
		fields = append(fields, &ui.Button{ID: "send-files", Label: i18n.N("voice.send.files", max(1, len(s.contacts))), Icon: icon.Download, Kind: ui.Primary, Disabled: s.account == "", OnClick: func(app.Context) { v.download() }},
			app.P().Class("note").Text(i18n.T("voice.send.note")))
		if s.sent > 0 {
			fields = append(fields, &ui.Notice{Title: i18n.N("voice.sent", s.sent), Text: i18n.T("voice.sent.text")})
		}
	}
	return app.Div().Class("stack side-form").Body(fields...)
}

// whom chooses the contacts: several get a file each, one answers here.
func (v *view) whom(here bool) app.UI {
	env, s := v.P.Env, &v.send
	options := form.References(env, "contact", record.ID(s.account))
	if here {
		chosen := ""
		if len(s.contacts) > 0 {
			chosen = s.contacts[0]
		}
		return &ui.SelectField{Key: "send-contact " + s.account, Label: i18n.T("voice.send.contact"), Options: options, Value: chosen, None: i18n.T("voice.send.nobody"), OnChange: func(_ app.Context, id string) {
			s.contacts = nil
			if id != "" {
				s.contacts = []string{id}
			}
		}}
	}
	var chosen []ui.Option
	for _, id := range s.contacts {
		chosen = append(chosen, ui.Option{Value: id, Label: env.Snap().Title("contact", record.ID(id))})
	}
	return &ui.Chips{Key: "send-contacts " + s.account, Label: i18n.T("voice.send.contacts"), Hint: i18n.T("voice.send.contacts.hint"), Chosen: chosen, Options: options,
		OnChange: func(_ app.Context, ids []string) { s.contacts = ids; env.Host.Refresh() }}
}

// download saves a form for each contact, or one for the client, and notes what was sent to whom.
func (v *view) download() {
	env, s := v.P.Env, &v.send
	snap := env.Snap()
	survey := workspace.Get(snap, record.SurveyKind, record.ID(s.survey))
	if survey == nil {
		return
	}
	contacts := s.contacts
	if len(contacts) == 0 {
		contacts = []string{""}
	}
	var sent workspace.CreateAll
	for _, id := range contacts {
		sent = append(sent, workspace.Create{Kind: record.SurveyFormKind.Name, ID: env.Store.NewID(),
			Rec: &record.SurveyForm{Survey: record.ID(s.survey), Account: record.ID(s.account), Contact: record.ID(id), Person: record.ID(s.person), On: env.Store.Today()}})
	}
	if !env.Do(sent) {
		return
	}
	for _, c := range sent {
		to := c.Rec.(*record.SurveyForm)
		name := snap.Title("contact", to.Contact)
		file := slug(survey.Name + " " + snap.Title("account", to.Account) + " " + name)
		f := voice.Form{ID: string(c.ID), Lang: s.lang, SurveyID: to.Survey, Survey: survey, Account: to.Account, Contact: to.Contact, Person: to.Person,
			Company: snap.Settings().Company, Name: name, File: file}
		browser.Download(file+".html", "text/html", f.HTML())
	}
	s.sent = len(sent)
	env.Host.Refresh()
}

// handOver shows the survey alone, for the client who takes the device.
func (v *view) handOver() {
	s := &v.send
	r := page.Route("").To("answer", s.survey).With("account", s.account).With("person", s.person).With("lang", s.lang)
	if len(s.contacts) > 0 {
		r = r.With("contact", s.contacts[0])
	}
	v.P.Env.Host.ClosePanel()
	browser.Go(string(r))
}

// slug is a name that every system takes for a file.
func slug(s string) string {
	out := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			return r
		}
		return '-'
	}, ui.Fold(s))
	return strings.Trim(strings.Join(strings.FieldsFunc(out, func(r rune) bool { return r == '-' }), "-"), "-")
}
