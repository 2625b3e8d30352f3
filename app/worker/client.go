package worker

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"rumbo/app/browser"
)

// page is the client that Call uses.
var page = &client{start: func(receive func([]byte), ended func(error)) (thread, error) {
	return browser.StartThread(receive, ended)
}}

// thread is the other side.
type thread interface {
	Post(parts ...[]byte)
	Terminate()
}

// idleAfter is when a Worker without work is ended, since its memory never shrinks.
const idleAfter = 3 * time.Minute

// client is the side that asks for jobs.
type client struct {
	start func(receive func([]byte), ended func(error)) (thread, error)

	mu    sync.Mutex
	th    thread // nil: not running
	life  int    // counts threads; what an earlier one still says is not heard
	last  uint64
	calls map[uint64]*call
	idle  *time.Timer
}

// call is one that waits for its result.
type call struct {
	name       string
	in         []byte // kept to begin again if the Worker must be killed for another call
	outcome    chan outcome
	mu         sync.Mutex
	over       bool // guarded by mu: onProgress may no longer be called
	onProgress func(done, total int)
}

type outcome struct {
	out []byte
	err error
}

func (c *client) call(ctx context.Context, name string, in []byte, onProgress func(done, total int)) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	w := &call{name: name, in: in, outcome: make(chan outcome, 1), onProgress: onProgress}
	defer w.end()
	id, err := c.post(w)
	if errors.Is(err, browser.ErrUnsupported) {
		if !haveJobs() {
			return nil, ErrNoWorker
		}
		return w.runHere(ctx)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCrashed, err)
	}
	defer c.forget(id)
	select {
	case o := <-w.outcome:
		return o.out, o.err
	case <-ctx.Done():
	}
	c.cancel(id)
	select {
	case <-w.outcome:
	case <-time.After(patience):
		c.kill(id)
	}
	return nil, ctx.Err()
}

// runHere serves where no Worker can be had. A job that ignores its context goes
// on in the background, unheard.
func (w *call) runHere(ctx context.Context) ([]byte, error) {
	go func() {
		in := append([]byte(nil), w.in...) // as if it had been sent
		out, err := run(ctx, w.name, in, pacer(w.progress))
		w.outcome <- outcome{out, err}
	}()
	select {
	case o := <-w.outcome:
		return o.out, o.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (w *call) progress(done, total int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.over && w.onProgress != nil {
		w.onProgress(done, total)
	}
}

func (w *call) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.over = true
}

// post sends a call, starting the Worker if there is none.
func (c *client) post(w *call) (id uint64, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.ensure(); err != nil {
		return 0, err
	}
	c.last++
	if c.calls == nil {
		c.calls = map[uint64]*call{}
	}
	c.calls[c.last] = w
	c.th.Post(callHead(c.last, w.name), w.in)
	return c.last, nil
}

// ensure starts the Worker unless it runs. c.mu is held.
func (c *client) ensure() error {
	if c.idle != nil {
		c.idle.Stop()
		c.idle = nil
	}
	if c.th != nil {
		return nil
	}
	c.life++
	life := c.life
	th, err := c.start(
		func(b []byte) { c.receive(life, b) },
		func(err error) { c.crashed(life, err) },
	)
	if err != nil {
		return err
	}
	c.th = th
	return nil
}

func (c *client) warmUp() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ensure() == nil {
		c.restLater()
	}
}

// restLater ends the Worker after a while without calls. c.mu is held.
func (c *client) restLater() {
	if len(c.calls) > 0 || c.th == nil || c.idle != nil {
		return
	}
	c.idle = time.AfterFunc(idleAfter, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		if len(c.calls) == 0 {
			c.end()
		}
	})
}

// end terminates the Worker, if there is one. c.mu is held.
func (c *client) end() {
	if c.th != nil {
		c.th.Terminate()
		c.th = nil
	}
}

func (c *client) forget(id uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.calls, id)
	c.restLater()
}

func (c *client) cancel(id uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.calls[id] != nil && c.th != nil {
		c.th.Post(message(kindCancel, id))
	}
}

// kill ends the Worker because one call does not stop, and lets the others begin
// again in a new one.
func (c *client) kill(id uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.calls[id] == nil {
		return // its Worker is gone already
	}
	delete(c.calls, id)
	c.end()
	if len(c.calls) == 0 {
		return
	}
	if err := c.ensure(); err != nil {
		c.failAll(err)
		return
	}
	for id, w := range c.calls {
		c.th.Post(callHead(id, w.name), w.in)
	}
}

// crashed is told by the browser.
func (c *client) crashed(life int, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if life == c.life && c.th != nil {
		c.end()
		c.failAll(err)
	}
}

func (c *client) stop() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.end()
	c.failAll(nil)
}

// failAll answers every waiting call. c.mu is held.
func (c *client) failAll(cause error) {
	err := ErrCrashed
	if cause != nil {
		err = fmt.Errorf("%w: %w", ErrCrashed, cause)
	}
	for id, w := range c.calls {
		w.outcome <- outcome{err: err}
		delete(c.calls, id)
	}
}

func (c *client) receive(life int, b []byte) {
	k, id, rest, err := parse(b)
	if err != nil {
		return
	}
	c.mu.Lock()
	w := c.calls[id]
	if life != c.life || w == nil {
		c.mu.Unlock()
		return
	}
	if k != kindProgress {
		delete(c.calls, id)
	}
	c.mu.Unlock()
	switch k {
	case kindProgress:
		if done, total, err := parseProgress(rest); err == nil {
			w.progress(done, total)
		}
	case kindResult:
		w.outcome <- outcome{out: rest}
	case kindFailure:
		w.outcome <- outcome{err: &JobError{Job: w.name, Text: string(rest)}}
	case kindUnknown:
		w.outcome <- outcome{err: fmt.Errorf("%w: %s", ErrUnknownJob, w.name)}
	case kindEnded:
		w.outcome <- outcome{err: context.Canceled}
	}
}
