//go:build !(js && wasm)

package worker

import (
	"bytes"
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestCallsWithoutWorker(t *testing.T) { calls(t, page) }

func TestCallsOverMessages(t *testing.T) { calls(t, (&lab{}).client()) }

// lab starts servers in this program and joins them with a client by messages.
type lab struct {
	started atomic.Int32
	mu      sync.Mutex
	dead    func(error) // crashes the newest thread; guarded by mu
	refuse  error       // what the next start answers
}

type labThread struct {
	mu     sync.Mutex
	inbox  chan []byte
	killed bool
}

func (l *lab) client() *client {
	return &client{start: func(receive func([]byte), ended func(error)) (thread, error) {
		if l.refuse != nil {
			return nil, l.refuse
		}
		l.started.Add(1)
		th := &labThread{inbox: make(chan []byte, 1000)}
		outbox := make(chan []byte, 1000)
		s := &server{cancels: map[uint64]context.CancelFunc{}, post: func(b []byte) { outbox <- b }}
		l.mu.Lock()
		l.dead = func(err error) { go ended(err) }
		l.mu.Unlock()
		go func() {
			for b := range th.inbox {
				s.receive(append([]byte(nil), b...))
			}
		}()
		go func() {
			for b := range outbox {
				th.mu.Lock()
				killed := th.killed
				th.mu.Unlock()
				if !killed {
					receive(b)
				}
			}
		}()
		return th, nil
	}}
}

func (t *labThread) Post(parts ...[]byte) { t.inbox <- bytes.Join(parts, nil) }

func (t *labThread) Terminate() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.killed = true
}

// A job that does not stop takes its Worker along; the others begin again.
func TestStubbornJobIsKilled(t *testing.T) {
	l := &lab{}
	c := l.client()
	other := make(chan error, 1)
	go func() {
		_, err := c.call(context.Background(), "test/count", []byte{80}, nil)
		other <- err
	}()
	time.Sleep(50 * time.Millisecond)
	short, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	began := time.Now()
	if _, err := c.call(short, "test/stubborn", []byte{30}, nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
	if d := time.Since(began); d < patience || d > time.Second {
		t.Errorf("returned after %v", d)
	}
	if err := <-other; err != nil {
		t.Errorf("the other job: %v", err)
	}
	if n := l.started.Load(); n != 2 {
		t.Errorf("%d Workers were started, want 2", n)
	}
}

func TestCrash(t *testing.T) {
	l := &lab{}
	c := l.client()
	waiting := make(chan error, 1)
	go func() {
		_, err := c.call(context.Background(), "test/count", []byte{250}, nil)
		waiting <- err
	}()
	time.Sleep(50 * time.Millisecond)
	l.mu.Lock()
	l.dead(errors.New("out of memory"))
	l.mu.Unlock()
	if err := <-waiting; !errors.Is(err, ErrCrashed) {
		t.Errorf("%v, want ErrCrashed", err)
	}
	if out, err := c.call(context.Background(), "test/reverse", []byte("ab"), nil); err != nil || string(out) != "ba" {
		t.Errorf("after the crash: %q, %v", out, err)
	}
	c.stop()
	l.refuse = errors.New("no threads left")
	if _, err := c.call(context.Background(), "test/reverse", nil, nil); !errors.Is(err, ErrCrashed) {
		t.Errorf("a Worker that does not start: %v", err)
	}
}
