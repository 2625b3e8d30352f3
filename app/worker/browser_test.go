//go:build js && wasm

package worker

import (
	"context"
	"errors"
	"os"
	"strings"
	"syscall/js"
	"testing"
	"time"

	"rumbo/app/browser"
)

func TestMain(m *testing.M) {
	if browser.InThread() {
		Register("test/exit", func(context.Context, []byte, func(int, int)) ([]byte, error) {
			os.Exit(3)
			return nil, nil
		})
		Main()
	}
	os.Exit(m.Run())
}

// install gives the test's page what loader.js gives the app's: this same program in
// a Worker, started by the real worker.js.
func install(t *testing.T) {
	t.Helper()
	script, err := os.ReadFile("../../web/worker.js")
	if err != nil {
		t.Fatal(err)
	}
	const imports = `importScripts("wasm_exec.js" + self.location.search)`
	if !strings.Contains(string(script), imports) {
		t.Fatalf("worker.js does not contain %s", imports)
	}
	origin := js.Global().Get("location").Get("origin").String()
	text := strings.Replace(string(script), imports, `importScripts("`+origin+`/wasm_exec.js")`, 1)
	done := make(chan struct{})
	ready := js.FuncOf(func(js.Value, []js.Value) any { close(done); return nil })
	defer ready.Release()
	js.Global().Call("eval", `async (text, ready) => {
		const program = performance.getEntriesByType("resource").find(e => new URL(e.name).pathname.endsWith(".wasm")).name;
		const module = await WebAssembly.compileStreaming(fetch(program));
		const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
		window.rumbo = { newWorker() {
			const worker = new Worker(url);
			worker.postMessage({ rumboModule: module });
			return worker;
		} };
		ready();
	}`).Invoke(text, ready)
	<-done
	t.Cleanup(func() { Stop(); js.Global().Delete("rumbo") })
}

func TestCallsWithoutWorker(t *testing.T) { calls(t, page) }

func TestCallsInWorker(t *testing.T) {
	install(t)
	began := time.Now()
	if _, err := Call(context.Background(), "test/reverse", nil, nil); err != nil {
		t.Fatal(err)
	}
	t.Logf("first call, with the start: %v", time.Since(began))
	began = time.Now()
	if _, err := Call(context.Background(), "test/reverse", make([]byte, 8<<20), nil); err != nil {
		t.Fatal(err)
	}
	t.Logf("8 MB there and back: %v", time.Since(began))
	calls(t, page)
}

// While the Worker computes without a pause, the page goes on.
func TestPageStaysFree(t *testing.T) {
	install(t)
	Start()
	done := make(chan error, 1)
	go func() {
		_, err := Call(context.Background(), "test/stubborn", []byte{10}, nil)
		done <- err
	}()
	worst, last := time.Duration(0), time.Now()
	for {
		select {
		case err := <-done:
			if err != nil {
				t.Error(err)
			}
			if worst > 500*time.Millisecond {
				t.Errorf("the page stood still for %v", worst)
			}
			t.Logf("longest pause of the page during 1 s of work: %v", worst)
			return
		case <-time.After(2 * time.Millisecond):
			worst = max(worst, time.Since(last))
			last = time.Now()
		}
	}
}

func TestStubbornJobIsKilledInWorker(t *testing.T) {
	install(t)
	Start()
	other := make(chan error, 1)
	go func() {
		_, err := Call(context.Background(), "test/count", []byte{20}, nil)
		other <- err
	}()
	short, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	began := time.Now()
	if _, err := Call(short, "test/stubborn", []byte{100}, nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
	if d := time.Since(began); d > 3*time.Second {
		t.Errorf("returned after %v, though the job spins for 10 s", d)
	}
	select {
	case err := <-other:
		if err != nil {
			t.Errorf("the other job: %v", err)
		}
	case <-time.After(8 * time.Second):
		t.Error("the other job waits for the stubborn one")
	}
}

func TestProgramEndsInWorker(t *testing.T) {
	install(t)
	if _, err := Call(context.Background(), "test/exit", nil, nil); !errors.Is(err, ErrCrashed) {
		t.Errorf("%v, want ErrCrashed", err)
	}
	if out, err := Call(context.Background(), "test/reverse", []byte("ab"), nil); err != nil || string(out) != "ba" {
		t.Errorf("after the end: %q, %v", out, err)
	}
}
