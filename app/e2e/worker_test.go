//go:build e2e

package e2e

import (
	"testing"

	"rumbo/app/e2e/drive"
)

// The program answers in its second instance, under the site's own policy: a call of a
// job that nobody registered comes back as unknown ('u', call 1, the name).
func TestWorkerAnswers(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	p.Open("")
	answer := drive.Eval[string](p, `new Promise((resolve) => {
		const worker = rumbo.newWorker();
		worker.onmessage = (e) => resolve(e.data instanceof Uint8Array ? new TextDecoder().decode(e.data) : "other: " + JSON.stringify(e.data));
		worker.onerror = (e) => resolve("error: " + e.message);
		worker.postMessage(new Uint8Array([99, 1, 4, 110, 111, 110, 101]));
	})`)
	if answer != "u\x01none" {
		t.Errorf("the worker says %q", answer)
	}
}
