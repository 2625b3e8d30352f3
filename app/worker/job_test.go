package worker

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Jobs for the tests, known on both sides.
func init() {
	Register("test/reverse", func(_ context.Context, in []byte, _ func(int, int)) ([]byte, error) {
		out := make([]byte, len(in))
		for i, b := range in {
			out[len(in)-1-i] = b
		}
		return out, nil
	})
	Register("test/fail", func(context.Context, []byte, func(int, int)) ([]byte, error) { return nil, errors.New("no data, ñ") })
	Register("test/panic", func(_ context.Context, in []byte, _ func(int, int)) ([]byte, error) { return in[:0:0][1:1:1], nil })
	Register("test/count", func(ctx context.Context, in []byte, progress func(int, int)) ([]byte, error) {
		total := int(in[0]) * 10
		for i := range total {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			spin(time.Millisecond)
			progress(i+1, total)
		}
		return in, nil
	})
	Register("test/stubborn", func(_ context.Context, in []byte, _ func(int, int)) ([]byte, error) {
		spin(time.Duration(in[0]) * 100 * time.Millisecond)
		return in, nil
	})
	Register("test/overwrite", func(_ context.Context, in []byte, _ func(int, int)) ([]byte, error) {
		clear(in)
		return nil, nil
	})
}

// spin keeps the processor busy.
func spin(d time.Duration) {
	for end := time.Now().Add(d); time.Now().Before(end); {
	}
}

// calls is what holds for every way of running jobs.
func calls(t *testing.T, c *client) {
	for name, test := range map[string]func(*testing.T, *client){
		"result": result, "failures": failures, "input is not shared": inputNotShared,
		"progress": progress, "at once": atOnce, "cancel": cancelled,
	} {
		t.Run(name, func(t *testing.T) { test(t, c) })
	}
}

var ctx = context.Background()

func result(t *testing.T, c *client) {
	for _, in := range [][]byte{nil, []byte("abc"), bytes.Repeat([]byte("0123456789"), 1<<20)} {
		out, err := c.call(ctx, "test/reverse", in, nil)
		if err != nil || len(out) != len(in) || (len(in) > 0 && out[0] != in[len(in)-1]) {
			t.Errorf("%d bytes in, %d out, %v", len(in), len(out), err)
		}
	}
}

func failures(t *testing.T, c *client) {
	var failed *JobError
	if _, err := c.call(ctx, "test/fail", nil, nil); !errors.As(err, &failed) || failed.Text != "no data, ñ" || failed.Job != "test/fail" {
		t.Errorf("%v", err)
	}
	if _, err := c.call(ctx, "test/panic", nil, nil); !errors.As(err, &failed) || !strings.Contains(failed.Text, "panic") {
		t.Errorf("%v", err)
	}
	if _, err := c.call(ctx, "test/none", nil, nil); !errors.Is(err, ErrUnknownJob) {
		t.Errorf("%v", err)
	}
}

func inputNotShared(t *testing.T, c *client) {
	in := []byte("mine")
	if _, err := c.call(ctx, "test/overwrite", in, nil); err != nil || string(in) != "mine" {
		t.Errorf("%q, %v", in, err)
	}
}

func progress(t *testing.T, c *client) {
	last, over := 0, atomic.Bool{}
	if _, err := c.call(ctx, "test/count", []byte{30}, func(done, total int) {
		if over.Load() || total != 300 || done <= last {
			t.Errorf("progress %d of %d after %d, call over: %v", done, total, last, over.Load())
		}
		last = done
	}); err != nil || last != 300 {
		t.Errorf("ended at %d, %v", last, err)
	}
	over.Store(true)
}

func atOnce(t *testing.T, c *client) {
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() {
			in := fmt.Sprint("in", i)
			out, err := c.call(ctx, "test/reverse", []byte(in), nil)
			if err != nil || len(out) != len(in) || out[0] != in[len(in)-1] {
				t.Errorf("%s: %q, %v", in, out, err)
			}
		})
	}
	wg.Wait()
}

func cancelled(t *testing.T, c *client) {
	short, cancel := context.WithTimeout(ctx, 100*time.Millisecond)
	defer cancel()
	began, over := time.Now(), atomic.Bool{}
	_, err := c.call(short, "test/count", []byte{250}, func(int, int) {
		if over.Load() {
			t.Error("progress after the call has returned")
		}
	})
	over.Store(true)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
	if d := time.Since(began); d > time.Second {
		t.Errorf("took %v", d)
	}
	if _, err := c.call(short, "test/reverse", nil, nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a context that has ended: %v", err)
	}
	time.Sleep(100 * time.Millisecond)
}

func TestMessages(t *testing.T) {
	k, id, rest, err := parse(append(callHead(1<<40, "año"), 1, 2))
	name, in, errCall := parseCall(rest)
	if err != nil || errCall != nil || k != kindCall || id != 1<<40 || name != "año" || !bytes.Equal(in, []byte{1, 2}) {
		t.Errorf("%c %d %q %v %v %v", k, id, name, in, err, errCall)
	}
	_, _, rest, _ = parse(progressMessage(3, -1, 1<<33))
	if done, total, err := parseProgress(rest); done != -1 || total != 1<<33 || err != nil {
		t.Errorf("%d %d %v", done, total, err)
	}
	for _, b := range [][]byte{nil, {1}, {'c', 0x80}, bytes.Repeat([]byte{0xff}, 30)} {
		if _, _, _, err := parse(b); err == nil {
			t.Errorf("%v was taken for a message", b)
		}
	}
	for _, b := range [][]byte{nil, {5, 'a'}, bytes.Repeat([]byte{0xff}, 30)} {
		if _, _, err := parseCall(b); err == nil {
			t.Errorf("%v was taken for a call", b)
		}
		if _, _, err := parseProgress(b); err == nil && len(b) != 2 {
			t.Errorf("%v was taken for progress", b)
		}
	}
}

func TestRegisterTwice(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("the same name twice was accepted")
		}
	}()
	Register("test/reverse", nil)
	Register("test/reverse", nil)
}
