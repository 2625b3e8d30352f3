// Package worker runs long computations away from the page, so that it never stops
// answering. A second program, which holds the jobs (package app/jobs), runs inside a Web Worker; both
// sides know the jobs by name, and only bytes pass between them.
//
//	worker.Register("forecast", job)                       // in the job's Register, which app/jobs calls
//	out, err := worker.Call(ctx, "forecast", in, progress) // in ctx.Async
//
// A job is a pure function of its input: it may be run again from the start. Natively
// jobs run in goroutines of this program.
package worker

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// Job turns bytes into bytes. It should call progress every few milliseconds with how much
// is done of how much: that also lets the job see that ctx has ended, which inside a Worker it
// otherwise cannot. A job that does not stop within 300 ms of the end of its
// context is killed together with its Worker.
type Job func(ctx context.Context, in []byte, progress func(done, total int)) ([]byte, error)

var (
	// ErrUnknownJob: nothing is registered under this name.
	ErrUnknownJob = errors.New("worker: unknown job")
	// ErrCrashed: the Worker ended in the middle, for lack of memory or by a fault of
	// the program. The next call starts a new one.
	ErrCrashed = errors.New("worker: stopped unexpectedly")
	// ErrNoWorker: this browser gives no Web Worker, and the jobs are not in the page's program.
	ErrNoWorker = errors.New("worker: this browser offers no Web Worker")
)

// JobError is what a job answered or panicked with, on the other side.
type JobError struct{ Job, Text string }

func (e *JobError) Error() string { return e.Job + ": " + e.Text }

// patience is how long a job may go on after its context has ended.
const patience = 300 * time.Millisecond

var registry = struct {
	sync.Mutex
	jobs map[string]Job
}{jobs: map[string]Job{}}

// Register makes a job known. It panics when the name is taken.
func Register(name string, job Job) {
	registry.Lock()
	defer registry.Unlock()
	if registry.jobs[name] != nil {
		panic("worker: two jobs are called " + name)
	}
	registry.jobs[name] = job
}

// haveJobs is false in the page's program.
func haveJobs() bool {
	registry.Lock()
	defer registry.Unlock()
	return len(registry.jobs) > 0
}

func lookUp(name string) (Job, error) {
	registry.Lock()
	defer registry.Unlock()
	if job := registry.jobs[name]; job != nil {
		return job, nil
	}
	return nil, fmt.Errorf("%w: %s", ErrUnknownJob, name)
}

// Call runs a job and waits for its result. onProgress (may be nil) is called in
// order, in another goroutine, and never after Call has returned. Errors: the
// context's, *JobError, ErrUnknownJob, ErrCrashed, ErrNoWorker.
func Call(ctx context.Context, name string, in []byte, onProgress func(done, total int)) ([]byte, error) {
	return page.call(ctx, name, in, onProgress)
}

// Start starts the Worker ahead of the first call, to save that call some 40 ms.
func Start() { page.warmUp() }

// Stop ends the Worker. Calls that are waiting answer ErrCrashed.
func Stop() { page.stop() }

// run runs a job here and turns a panic into an error.
func run(ctx context.Context, name string, in []byte, progress func(done, total int)) (out []byte, err error) {
	job, err := lookUp(name)
	if err != nil {
		return nil, err
	}
	defer func() {
		if r := recover(); r != nil {
			out, err = nil, &JobError{Job: name, Text: fmt.Sprint("panic: ", r)}
		}
	}()
	out, err = job(ctx, in, progress)
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return out, err
	}
	return nil, &JobError{Job: name, Text: err.Error()}
}

// How often a job's progress is told, and how often it pauses for the messages that
// wait.
const (
	tellEvery  = 50 * time.Millisecond
	pauseEvery = 25 * time.Millisecond
)

// pacer wraps tell so that a job may call it as often as it likes.
func pacer(tell func(done, total int)) func(done, total int) {
	told, paused := time.Time{}, time.Now()
	return func(done, total int) {
		now := time.Now()
		if now.Sub(told) >= tellEvery || done >= total {
			told = now
			tell(done, total)
		}
		if now.Sub(paused) >= pauseEvery {
			time.Sleep(time.Millisecond) // gives the browser a turn
			paused = time.Now()
		}
	}
}
