// Package handover carries work away in files and takes it in again: the whole workspace or one
// account's plan as a document (*.rumbo.json). It says that a backup is good only after the file was
// read back and found equal.
package handover

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"rumbo/app/browser"
	"rumbo/app/i18n"
	"rumbo/app/jobs/paper"
	"rumbo/app/page"
	"rumbo/app/session"
	"rumbo/engine/change"
	"rumbo/engine/exchange/document"
	"rumbo/engine/exchange/document/redaction"
	"rumbo/engine/period"
	"rumbo/engine/record"
)

// Type is the media type of documents, Ending how their names end.
const (
	Type   = "application/json"
	Ending = ".rumbo.json"
)

// File is a document ready to be kept.
type File struct {
	Name   string
	Data   []byte
	SHA256 string
	Whole  bool // the workspace, and so a backup; false: one plan
}

// Build makes the document of the workspace, or of one account's plan, as it is on the screen, saved or
// not. It waits, and lets the page go on between; progress may be nil.
func Build(ctx context.Context, env *page.Env, account record.ID, progress func(done, total int)) (File, error) {
	st := env.Store
	if st.Unsaved() > 0 {
		env.Session.Spend(ctx, st.Info().ID)
	}
	head := paper.Head{Scope: document.Workspace, WorkspaceID: st.Info().ID, WorkspaceName: st.Info().Name, ExportedAt: st.Now(), By: st.Author(), App: browser.Version()}
	name := head.WorkspaceName
	if account != "" {
		head.Scope, head.Account = document.Plan, account
		name = env.Snap().Title("account", account)
	}
	text, err := paper.Write(ctx, head, here(ctx, env), progress)
	if err != nil {
		return File{}, fmt.Errorf("export: %w", err)
	}
	return File{Name: FileName(name, st.Today()) + Ending, Data: text.Data, SHA256: text.SHA256, Whole: account == ""}, nil
}

// Redacted makes a copy of an account's plan for other eyes. It says nothing of the workspace but the account's name.
func Redacted(ctx context.Context, env *page.Env, account record.ID, r redaction.Choice) (File, error) {
	st := env.Store
	name := env.Snap().Title("account", account)
	head := paper.Head{Scope: document.Plan, Account: account, WorkspaceID: fmt.Sprintf("copy-%x", browser.Random(8)), WorkspaceName: name, ExportedAt: st.Now(), App: browser.Version(),
		Redaction: &r, At: change.NewClock(anyReplica()).Tick(st.Now())}
	text, err := paper.Write(ctx, head, paper.Here{ID: st.Info().ID, State: env.Snap().State}, nil)
	if err != nil {
		return File{}, fmt.Errorf("export: %w", err)
	}
	return File{Name: FileName(name+" "+i18n.T("redact.file"), st.Today()) + Ending, Data: text.Data, SHA256: text.SHA256}, nil
}

// anyReplica names a device that nobody has, so that the copy does not say whose it was.
func anyReplica() uint64 { return binary.LittleEndian.Uint64(browser.Random(8)) | 1 }

// FileName makes a name that every system takes: "Ñandú S.A." on 5 March 2026 is "nandu-s-a-2026-03-05".
func FileName(title string, on period.Date) string {
	var b strings.Builder
	for _, r := range fold(title) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= 60 {
			break
		}
	}
	name := strings.Trim(b.String(), "-")
	if name == "" {
		name = "rumbo"
	}
	return name + "-" + on.String()
}

var accents = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "ñ", "n", "ç", "c", "à", "a", "è", "e", "ò", "o", "ã", "a", "õ", "o", "â", "a", "ê", "e", "ô", "o")

func fold(s string) string { return accents.Replace(strings.ToLower(s)) }

// Outcome is what became of a file.
type Outcome struct {
	File     File
	Kept     bool // given to the person: false if they changed their mind
	Verified bool // read back and found equal
	Name     string
}

// Keep gives a file to the person: where the browser allows it, into a place of their choice, where
// it is read back at once; else into the folder of downloads, where only the person can point at it
// (see Check). A verified backup is noted. It waits.
func Keep(ctx context.Context, env *page.Env, f File) (Outcome, error) {
	o := Outcome{File: f, Name: f.Name}
	if browser.CanSaveFile() {
		saved, err := browser.SaveFile(ctx, f.Name, f.Data)
		switch {
		case errors.Is(err, browser.ErrCancelled):
			return o, nil
		case err == nil && !saved.Verified:
			return o, browser.ErrDiffers
		case err == nil:
			o.Kept, o.Verified, o.Name = true, true, saved.Name
			return o, note(ctx, env, o)
		case !errors.Is(err, browser.ErrRefused) && !errors.Is(err, browser.ErrUnsupported):
			return o, err
		}
	}
	browser.Download(f.Name, Type, f.Data)
	o.Kept = true
	return o, nil
}

// Check compares a file that the person points at with the one that was handed out.
func Check(ctx context.Context, env *page.Env, o Outcome, kept browser.File) (Outcome, error) {
	sum, err := kept.SHA256(ctx, nil)
	if err != nil {
		return o, err
	}
	o.Verified = sum == o.File.SHA256
	if !o.Verified {
		return o, nil
	}
	o.Name = kept.Name
	return o, note(ctx, env, o)
}

func note(ctx context.Context, env *page.Env, o Outcome) error {
	if !o.Verified || !o.File.Whole {
		return nil
	}
	return env.Session.NoteBackup(ctx, env.Store.Info().ID, session.Backup{At: env.Store.Now(), Name: o.Name, SHA256: o.File.SHA256, Bytes: len(o.File.Data)})
}

// SavePlan exports one account's plan and says what became of it. It is called from a click.
func SavePlan(env *page.Env, account record.ID) {
	save(env, func() (File, error) { return Build(context.Background(), env, account, nil) })
}

// SaveRedacted exports a copy of a plan for other eyes and says what became of it. It is called from a click.
func SaveRedacted(env *page.Env, account record.ID, r redaction.Choice) {
	save(env, func() (File, error) { return Redacted(context.Background(), env, account, r) })
}

func save(env *page.Env, build func() (File, error)) {
	page.Async(env, func() (Outcome, error) {
		f, err := build()
		if err != nil {
			return Outcome{}, err
		}
		return Keep(context.Background(), env, f)
	}, func(o Outcome, err error) {
		switch {
		case err != nil:
			env.Host.Trouble(i18n.T("data.export.failed", "error", page.ErrorText(err)))
		case o.Verified:
			env.Host.Toast(i18n.T("data.export.verified", "name", o.Name), false)
		case o.Kept:
			env.Host.Toast(i18n.T("data.export.downloaded", "name", o.Name), false)
		}
	})
}
