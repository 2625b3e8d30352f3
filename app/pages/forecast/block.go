package forecast

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/i18n"
	job "rumbo/app/jobs/forecast"
)

// block is one section of the page. It is drawn again only when the view is another one, so that what comes
// later does not draw anew what is there.
type block struct {
	app.Compo
	V    *view
	Part int
}

// blocks are the sections in their order; the one without a way to draw it shows the parts of the total.
var blocks = []func(*view) app.UI{(*view).headline, (*view).fan, (*view).sources, nil, (*view).deciders, (*view).whatIf, (*view).trust, (*view).record, (*view).calibration, (*view).kept}

func (b *block) Render() app.UI { return blocks[b.Part](b.V) }

// partsBlock shows the parts of the total, which come after it.
type partsBlock struct {
	app.Compo
	V           *view
	Parts       *job.Parts
	Done, Total int
	Failed      bool
}

func (b *partsBlock) Render() app.UI {
	v := *b.V
	v.parts, v.by = b.Parts, waiting{b.Done, b.Total, b.Failed}
	return v.divided()
}

// view is what is shown; the same one as long as nothing in it changes.
func (f *forecast) view() *view {
	v := &view{env: f.P.Env, route: f.P.Route, q: f.of, a: f.shown, rev: f.P.Rev, lang: i18n.Lang()}
	if f.seen == nil || *f.seen != *v {
		f.seen = v
	}
	return f.seen
}

// sections are the notices and as many blocks as are drawn so far.
func (f *forecast) sections() []app.UI {
	v := f.view()
	out := []app.UI{v.notices()}
	for i := range blocks[:f.parts] {
		if blocks[i] == nil {
			out = append(out, &partsBlock{V: v, Parts: f.portions, Done: f.by.done, Total: f.by.total, Failed: f.by.failed != ""})
			continue
		}
		out = append(out, &block{V: v, Part: i})
	}
	return out
}

// breath is between two blocks, so that the page answers.
const breath = 20 * time.Millisecond

// reveal draws the blocks one after the other, the first at once; the next only after the one before is there.
func (f *forecast) reveal() {
	if f.parts > 0 {
		return
	}
	f.parts = 1
	ctx := f.ctx
	ctx.Async(func() {
		for range blocks[1:] {
			time.Sleep(breath)
			drawn := make(chan struct{})
			ctx.Dispatch(func(c app.Context) {
				f.parts = min(len(blocks), f.parts+1)
				c.Update()
				c.Defer(func(app.Context) { close(drawn) })
			})
			select {
			case <-drawn:
			case <-time.After(5 * time.Second): // the page was left
				return
			}
		}
	})
}
