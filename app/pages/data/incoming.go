package data

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"rumbo/app/answers"
	"rumbo/app/browser"
	"rumbo/app/handover"
	"rumbo/app/i18n"
	"rumbo/app/intake"
	"rumbo/app/page"
	"rumbo/engine/change"
	"rumbo/engine/exchange/ingest"
	"rumbo/engine/exchange/tabular"
	"rumbo/engine/record"
	"rumbo/engine/workspace"
)

// mostBytes is the largest file that is read. Its size is asked before any of it is.
const mostBytes = 200 << 20

// incoming is an import on its way, from the choosing of files until it is done or given up. Nothing
// in the workspace changes before confirm.
type incoming struct {
	env     *page.Env
	desk    *intake.Desk // another after clear: work that is given up may still hold the old one
	files   []*intake.File
	choices ingest.Choices
	memory  memory
	touched map[string]bool // files that a person decided something about
	opened  map[string]bool // parts that are unfolded
	refused []refused       // files that were not even read
	docs    []*handover.Brought
	view    *intake.View
	finish  *finished
	warning *handover.Brought // a document about to replace everything

	busy        string // what is being done, in words; "" nothing
	done, total int
	cancel      context.CancelFunc
	run         int // of the work that counts; what an earlier one still brings is not heard
}

// refused is a file that was turned away, and why.
type refused struct{ name, why string }

// finished is what was imported.
type finished struct {
	kinds []ingest.KindCount
	state *change.State // the workspace after it; once that has changed, as by an undo, the words are old
}

func newIncoming(env *page.Env) *incoming {
	return &incoming{env: env, desk: &intake.Desk{}, touched: map[string]bool{}, opened: map[string]bool{}}
}

// stop ends what is under way.
func (in *incoming) stop() {
	in.run++
	if in.cancel != nil {
		in.cancel()
		in.cancel = nil
	}
	in.busy = ""
}

// clear forgets all of it; the workspace never knew.
func (in *incoming) clear() {
	in.stop()
	memory, env := in.memory, in.env
	*in = incoming{env: env, desk: &intake.Desk{}, memory: memory, choices: memory.choices(), touched: map[string]bool{}, opened: map[string]bool{}, run: in.run}
}

// begin starts a work that can be cancelled.
func (in *incoming) begin(words string) (context.Context, int) {
	in.stop()
	ctx, cancel := context.WithCancel(context.Background())
	in.cancel, in.busy, in.done, in.total = cancel, words, 0, 0
	in.env.Host.Refresh()
	return ctx, in.run
}

// over ends the work of a run; false if another has begun since, or the person cancelled.
func (in *incoming) over(run int) bool {
	if run != in.run {
		return false
	}
	in.busy, in.cancel = "", nil
	in.env.Host.Refresh()
	return true
}

// tell shows how far a run is. It is called from other goroutines.
func (in *incoming) tell(run, done, total int) {
	in.env.Ctx.Dispatch(func(app.Context) {
		if run == in.run {
			in.done, in.total = done, total
			in.env.Host.Refresh()
		}
	})
}

// add reads files that a person gave and looks at what they would bring.
func (in *incoming) add(files []browser.File) {
	var back, rest []browser.File // clients' answers are taken at once
	for _, f := range files {
		if answers.Named(f) {
			back = append(back, f)
		} else {
			rest = append(rest, f)
		}
	}
	if len(back) > 0 {
		answers.Receive(in.env, back)
	}
	if files = rest; len(files) == 0 {
		return
	}
	in.finish = nil
	var good []browser.File
	in.refused = nil
	for _, f := range files {
		if f.Size > mostBytes {
			in.refused = append(in.refused, refused{f.Name, i18n.T("data.toobig", "size", i18n.Locale().Bytes(f.Size), "most", i18n.Locale().Bytes(mostBytes))})
			continue
		}
		good = append(good, f)
	}
	if len(good) == 0 {
		in.env.Host.Refresh()
		return
	}
	ctx, run := in.begin(i18n.T("data.busy.reading"))
	page.Async(in.env, func() (*batch, error) { return in.read(ctx, run, good) }, func(b *batch, err error) {
		if !in.over(run) {
			return
		}
		if err != nil {
			in.refused = append(in.refused, refused{"", problemWords(err)})
			return
		}
		in.refused = append(in.refused, b.refused...)
		in.docs = append(in.docs, b.docs...)
		for _, f := range b.tables {
			in.place(f)
		}
		if len(b.tables) > 0 {
			in.plan()
		}
	})
}

// batch is what came of reading some files.
type batch struct {
	tables  []*intake.File
	docs    []*handover.Brought
	refused []refused
}

func (in *incoming) read(ctx context.Context, run int, files []browser.File) (*batch, error) {
	var all, before int64
	for _, f := range files {
		all += f.Size
	}
	b := &batch{}
	for _, f := range files {
		data, err := f.Read(ctx, mostBytes, func(done, _ int64) { in.tell(run, int((before+done)>>10), int(all>>10)) })
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		before += f.Size
		switch {
		case err != nil:
			b.refused = append(b.refused, refused{f.Name, problemWords(err)})
		case isDocument(f.Name, data):
			doc, err := handover.Read(ctx, in.env, f.Name, data, func(part float64) { in.tell(run, int(part*1000), 1000) })
			if err != nil {
				return nil, err
			}
			b.docs = append(b.docs, doc)
		default:
			b.tables = append(b.tables, &intake.File{Name: f.Name, Data: data})
		}
	}
	return b, nil
}

// isDocument tells JSON from tables: by its name, or because it begins as no table does.
func isDocument(name string, data []byte) bool {
	if strings.HasSuffix(strings.ToLower(name), ".json") {
		return true
	}
	start := bytes.TrimLeft(data[:min(len(data), 512)], " \t\r\n\ufeff")
	return bytes.HasPrefix(start, []byte("{"))
}

// place puts a file among the others. The same name with other contents gets a number.
func (in *incoming) place(f *intake.File) {
	base, n := f.Name, 1
	for i := 0; i < len(in.files); i++ {
		if in.files[i].Name != f.Name {
			continue
		}
		if bytes.Equal(in.files[i].Data, f.Data) {
			return
		}
		n++
		f.Name, i = fmt.Sprintf("%s (%d)", base, n), -1
	}
	in.files = append(in.files, f)
}

// remove takes a file out again.
func (in *incoming) remove(name string) {
	for i, f := range in.files {
		if f.Name == name {
			in.files = append(in.files[:i:i], in.files[i+1:]...)
			break
		}
	}
	delete(in.choices.Files, name)
	if len(in.files) == 0 {
		in.view = nil
		in.stop()
		in.env.Host.Refresh()
		return
	}
	in.plan()
}

func (in *incoming) request() intake.Request {
	return intake.Request{State: in.env.Snap().State, Files: in.files, Choices: in.choices, Presets: in.memory.Presets}
}

// plan looks anew at what the import would do, after each choice.
func (in *incoming) plan() {
	ctx, run := in.begin(i18n.T("data.busy.planning"))
	r, desk := in.request(), in.desk
	page.Async(in.env, func() (*intake.View, error) {
		return desk.Plan(ctx, r, func(done, total int) { in.tell(run, done, total) })
	}, func(v *intake.View, err error) {
		if !in.over(run) {
			return
		}
		if err != nil {
			in.refused = append(in.refused, refused{"", i18n.T("data.failed", "error", problemWords(err))})
			if in.view == nil {
				in.files = nil
			}
			return
		}
		in.view = v
	})
}

// choose changes how a file is read.
func (in *incoming) choose(name string, change func(*ingest.FileChoice)) {
	c := ingest.FileChoice{}
	for _, f := range in.view.Files {
		if f.Name == name {
			c = f.Choice
		}
	}
	columns := map[string]ingest.ColumnChoice{}
	for k, v := range c.Columns {
		columns[k] = v
	}
	c.Columns = columns
	change(&c)
	files := map[string]ingest.FileChoice{}
	for k, v := range in.choices.Files {
		files[k] = v
	}
	files[name] = c
	in.choices.Files, in.touched[name] = files, true
	in.plan()
}

// confirm does the import: one change, to be taken back whole.
func (in *incoming) confirm() {
	kinds := in.view.Kinds
	ctx, run := in.begin(i18n.T("data.busy.importing"))
	r := in.request()
	desk := in.desk
	page.Async(in.env, func() ([]record.Problem, error) {
		cmd, err := desk.Take(ctx, r, func(done, total int) { in.tell(run, done, total) })
		if err != nil {
			return nil, err
		}
		in.tell(run, 0, 0) // how long the rest takes is not known
		return in.env.Store.DoPaced(ctx, cmd)
	}, func(problems []record.Problem, err error) {
		heard := in.over(run)
		switch {
		case err != nil || len(problems) > 0:
			if heard {
				in.env.Host.Trouble(refusal(err, problems))
			}
			return
		case heard:
			in.remember()
			in.clear()
			in.finish = &finished{kinds, in.env.Snap().State}
		}
		in.env.Host.Toast(i18n.N("data.imported", total(kinds)), true) // also if cancelled too late: it can be taken back
	})
}

// total counts the records that an import writes.
func total(kinds []ingest.KindCount) int {
	n := 0
	for _, k := range kinds {
		n += k.New + k.Updated
	}
	return n
}

// refusal says why something was not done: it failed, or rules stand against it.
func refusal(err error, problems []record.Problem) string {
	if err != nil {
		return i18n.T("data.failed", "error", problemWords(err))
	}
	return page.ProblemText(problems[0])
}

func problemWords(err error) string {
	var large *browser.TooLargeError
	switch {
	case errors.As(err, &large):
		return i18n.T("data.toobig", "size", i18n.Locale().Bytes(large.Size), "most", i18n.Locale().Bytes(large.Limit))
	case errors.Is(err, browser.ErrUnreadable):
		return i18n.T("data.unreadable")
	}
	return page.ErrorText(err)
}

// severities counts the problems of each severity.
func severities(list []tabular.Problem) (out [4]int) {
	for _, p := range list {
		out[p.Severity]++
	}
	return out
}

// isEmpty tells a workspace in which nobody has worked yet.
func isEmpty(s *workspace.Snapshot) bool {
	for _, kind := range s.Kinds() {
		if kind == "settings" || kind == "stage" || kind == "line" {
			continue
		}
		for r := range s.Table(kind).Rows() {
			if r.Alive() {
				return false
			}
		}
	}
	return true
}

// kindName is a kind of record in words, for one or many.
func kindName(kind string, n int) string {
	one, many := record.Lookup(kind).Labels()
	if n == 1 {
		return i18n.Text(one)
	}
	return i18n.Text(many)
}
