package handover

import (
	"context"

	"rumbo/app/jobs/paper"
	"rumbo/app/page"
	"rumbo/engine/exchange/document"
	"rumbo/engine/record"
)

// Brought is a document that was read, with what it would bring here.
type Brought struct {
	Name string // of the file
	*paper.Read
}

// Refused is the reason why the file was not taken, if it was not.
func (b *Brought) Refused() (document.Problem, bool) { return document.Refused(b.Problems) }

// Read takes a document apart and compares it with the open workspace. Nothing changes. It waits;
// progress is told the part done, 0…1.
func Read(ctx context.Context, env *page.Env, name string, data []byte, progress func(part float64)) (*Brought, error) {
	r, err := paper.Open(ctx, data, env.Store.Now(), here(ctx, env), func(done, total int) { progress(float64(done) / float64(total)) })
	if err != nil {
		return nil, err
	}
	return &Brought{name, r}, nil
}

// Again looks once more at what the document would bring, after the workspace has changed.
func (b *Brought) Again(ctx context.Context, env *page.Env) error {
	return b.Compare(ctx, here(ctx, env))
}

// here is the open workspace as it is on the screen, saved or not. Without the log only the story is missing.
func here(ctx context.Context, env *page.Env) paper.Here {
	log, _ := env.Store.Log(ctx)
	return paper.Here{ID: env.Store.Info().ID, State: env.Snap().State, Log: log}
}

// Merge joins the document with the open workspace. If ctx ends before, nothing has changed.
func (b *Brought) Merge(ctx context.Context, env *page.Env) (brought int, err error) {
	h, err := b.Into(ctx, paper.Here{ID: env.Store.Info().ID, State: env.Snap().State})
	if err != nil {
		return 0, err
	}
	m, err := env.Store.TakePaced(ctx, h)
	for _, counts := range []map[string]int{m.New, m.Changed} {
		for _, n := range counts {
			brought += n
		}
	}
	return brought, err
}

// Replace makes the open workspace, or the account of the plan, look as in the document. If ctx ends before,
// nothing has changed.
func (b *Brought) Replace(ctx context.Context, env *page.Env) ([]record.Problem, error) {
	if b.Head.Scope != document.Plan {
		doc, err := b.Doc()
		if err != nil {
			return nil, err
		}
		return env.Store.Replace(ctx, doc.Handover(), "")
	}
	h, err := b.Into(ctx, paper.Here{ID: env.Store.Info().ID, State: env.Snap().State})
	if err != nil {
		return nil, err
	}
	return env.Store.Replace(ctx, h, b.Head.Account)
}
