//go:build js && wasm

package browser

import (
	"bytes"
	"context"
	"errors"
	"syscall/js"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

var ctx = context.Background()

func eval(text string) js.Value { return global.Call("eval", text) }

// jsFileWith makes a real JavaScript File.
func jsFileWith(name string, data []byte) js.Value {
	return global.Get("File").New([]any{toJS(data)}, name, map[string]any{"type": "text/csv", "lastModified": 1234})
}

func TestFileOfTheBrowser(t *testing.T) {
	for _, n := range []int{0, 1, chunkSize, 2*chunkSize + 17} {
		f := fileOf(jsFileWith("datos ñ.csv", sample(n)))
		if f.Name != "datos ñ.csv" || f.Size != int64(n) || f.Type != "text/csv" || f.Modified != 1234 {
			t.Errorf("%+v", f)
		}
		wholeFile(t, f, sample(n))
	}
}

// A file of 1 GB is refused without reading: the slice method is never called.
func TestHugeFileIsNotRead(t *testing.T) {
	f := fileOf(eval(`({name: "huge", size: 1e9, type: "", slice() { throw new Error("read") }})`))
	var large *TooLargeError
	if _, err := f.Read(ctx, 200<<20, nil); !errors.As(err, &large) || large.Size != 1e9 {
		t.Errorf("%v", err)
	}
}

func TestFileThatVanishes(t *testing.T) {
	f := fileOf(eval(`({name: "gone", size: 5, type: "", slice() { return { arrayBuffer: async () => { throw new DOMException("gone", "NotFoundError") } } }})`))
	if _, err := f.Read(ctx, 0, nil); !errors.Is(err, ErrUnreadable) {
		t.Errorf("%v, want ErrUnreadable", err)
	}
	f = fileOf(eval(`({name: "shrunk", size: 5, type: "", slice() { return new Blob(["abc"]) }})`))
	if _, err := f.Read(ctx, 0, nil); !errors.Is(err, ErrUnreadable) {
		t.Errorf("%v, want ErrUnreadable", err)
	}
}

// choose plays the user in a file dialogue: files, or cancelling.
func choose(t *testing.T, files ...js.Value) {
	t.Helper()
	restore := eval(`(files) => {
		const click = HTMLInputElement.prototype.click;
		HTMLInputElement.prototype.click = function () {
			const input = this;
			setTimeout(() => {
				if (files.length === 0) return input.dispatchEvent(new Event("cancel"));
				const chosen = new DataTransfer();
				files.forEach(f => chosen.items.add(f));
				input.files = chosen.files;
				input.dispatchEvent(new Event("change"));
			}, 5);
		};
		return () => { HTMLInputElement.prototype.click = click; };
	}`).Invoke(js.ValueOf(anys(files)))
	t.Cleanup(func() { restore.Invoke() })
}

func anys(values []js.Value) []any {
	out := make([]any, len(values))
	for i, v := range values {
		out[i] = v
	}
	return out
}

func TestOpenFiles(t *testing.T) {
	choose(t, jsFileWith("a.csv", []byte("1")), jsFileWith("b.csv", []byte("22")))
	files, err := OpenFiles(ctx, ".csv", true)
	if err != nil || len(files) != 2 || files[1].Name != "b.csv" {
		t.Fatalf("%+v, %v", files, err)
	}
	if b, err := files[1].Read(ctx, 0, nil); err != nil || string(b) != "22" {
		t.Errorf("%q, %v", b, err)
	}
	choose(t)
	if _, err := OpenFiles(ctx, ".csv", false); !errors.Is(err, ErrCancelled) {
		t.Errorf("%v, want ErrCancelled", err)
	}
	if left := document().Call("getElementById", "open-files"); !left.IsNull() {
		t.Error("the input stayed in the page")
	}
}

// drag sends a drag event with a file to the window and says whether it was taken.
var drag = eval(`(type, file) => {
	const data = new DataTransfer();
	if (file) data.items.add(file); else data.setData("text/plain", "x");
	return !window.dispatchEvent(new DragEvent(type, { dataTransfer: data, cancelable: true, bubbles: true }));
}`)

func TestFileDrop(t *testing.T) {
	over, dropped := make(chan bool, 4), make(chan []File, 1)
	cancel := OnFileDrop(func(now bool) { over <- now }, func(f []File) { dropped <- f })
	file := jsFileWith("a.csv", []byte("abc"))
	if drag.Invoke("dragover", js.Null()).Bool() {
		t.Error("text dragged over the page was taken")
	}
	if !drag.Invoke("dragover", file).Bool() || !drag.Invoke("drop", file).Bool() {
		t.Error("the browser would open the file itself")
	}
	files := <-dropped
	if b, err := files[0].Read(ctx, 0, nil); err != nil || string(b) != "abc" {
		t.Errorf("%q, %v", b, err)
	}
	if first, second := <-over, <-over; !first || second {
		t.Errorf("over %v, then %v", first, second)
	}
	cancel()
	if drag.Invoke("drop", file).Bool() {
		t.Error("dropping goes on after cancel")
	}
}

func TestFilesOfEvent(t *testing.T) {
	global.Set("testDropped", eval(`(file) => { const d = new DataTransfer(); d.items.add(file); return new DragEvent("drop", { dataTransfer: d }); }`).
		Invoke(jsFileWith("a.csv", []byte("abc"))))
	files := FilesOf(app.Event{Value: app.Window().Get("testDropped")})
	if len(files) != 1 || files[0].Name != "a.csv" {
		t.Errorf("%+v", files)
	}
}

func TestLaunchFiles(t *testing.T) {
	global.Set("rumbo", eval(`(file) => { let files = [file]; return { takeFiles() { const t = files; files = []; return t; } }; }`).
		Invoke(jsFileWith("plan.rumbo.json", []byte("{}"))))
	defer global.Delete("rumbo")
	got := make(chan []File, 2)
	cancel := OnLaunchFiles(func(f []File) { got <- f })
	defer cancel()
	if files := <-got; len(files) != 1 || files[0].Name != "plan.rumbo.json" {
		t.Errorf("%+v", files)
	}
}

func TestDownload(t *testing.T) {
	restore := eval(`() => {
		const click = HTMLAnchorElement.prototype.click;
		HTMLAnchorElement.prototype.click = function () { window.testLink = { name: this.download, href: this.href }; };
		return () => { HTMLAnchorElement.prototype.click = click; };
	}`).Invoke()
	Download("copia ñ.json", "application/json", []byte(`{"a":1}`))
	restore.Invoke()
	link := global.Get("testLink")
	if name := link.Get("name").String(); name != "copia ñ.json" {
		t.Errorf("name %q", name)
	}
	v, err := await(ctx, func() js.Value {
		return eval(`(url) => fetch(url).then(async r => new File([await r.blob()], r.headers.get("Content-Type")))`).Invoke(link.Get("href"))
	})
	if err != nil {
		t.Fatal(err)
	}
	if b, err := fileOf(v).Read(ctx, 0, nil); err != nil || string(b) != `{"a":1}` {
		t.Errorf("%q, %v", b, err)
	}
	if media := v.Get("name").String(); media != "application/json" {
		t.Errorf("media type %q", media)
	}
}

// The file system's own handles, from the origin's private files, stand in for what the
// user would choose.
func TestSaveFileVerifies(t *testing.T) {
	had := get(global, "showSaveFilePicker")
	defer global.Set("showSaveFilePicker", had)
	pick := func(text string) { global.Set("showSaveFilePicker", eval(text)) }
	data := sample(5 << 20)

	pick(`async (o) => (await navigator.storage.getDirectory()).getFileHandle(o.suggestedName, { create: true })`)
	saved, err := SaveFile(ctx, "copia.json", data)
	if err != nil || !saved.Verified || saved.Name != "copia.json" || saved.SHA256 != SHA256(data) {
		t.Errorf("%+v, %v", saved, err)
	}
	// A disk that loses the last byte.
	pick(`async (o) => {
		const real = await (await navigator.storage.getDirectory()).getFileHandle(o.suggestedName, { create: true });
		return { createWritable: () => real.createWritable(), getFile: async () => { const f = await real.getFile(); return new File([f.slice(0, f.size - 1)], f.name); } };
	}`)
	if saved, err := SaveFile(ctx, "copia.json", data); err != nil || saved.Verified {
		t.Errorf("a torn file: %+v, %v", saved, err)
	}
	for _, c := range []struct {
		name string
		want error
	}{{"AbortError", ErrCancelled}, {"NotAllowedError", ErrRefused}} {
		pick(`async () => { throw new DOMException("no", "` + c.name + `"); }`)
		if _, err := SaveFile(ctx, "copia.json", data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	pick(`async () => ({ createWritable: async () => ({ write: async () => { throw new DOMException("full", "QuotaExceededError"); }, close: async () => {}, abort: async () => {} }) })`)
	if _, err := SaveFile(ctx, "copia.json", data); !errors.Is(err, ErrNoSpace) {
		t.Errorf("full disk: %v", err)
	}
	global.Set("showSaveFilePicker", js.Undefined())
	if _, err := SaveFile(ctx, "copia.json", data); !errors.Is(err, ErrUnsupported) || CanSaveFile() {
		t.Errorf("no picker: %v", err)
	}
}

func TestStorageHealth(t *testing.T) {
	u, err := Estimate(ctx)
	if err != nil || !u.Known || u.Quota <= 0 || u.Used < 0 {
		t.Errorf("%+v, %v", u, err)
	}
	if _, err := Persisted(ctx); err != nil {
		t.Error(err)
	}
	if _, err := Persist(ctx); err != nil {
		t.Error(err)
	}
}

func TestPreferencesRefused(t *testing.T) {
	SetPref("test", "kept")
	restore := eval(`() => {
		const old = Object.getOwnPropertyDescriptor(window, "localStorage");
		Object.defineProperty(window, "localStorage", { configurable: true, get() { throw new DOMException("denied", "SecurityError"); } });
		return () => Object.defineProperty(window, "localStorage", old);
	}`).Invoke()
	SetPref("test", "x")
	if got := Pref("test"); got != "" {
		t.Errorf("%q", got)
	}
	restore.Invoke()
	if got := Pref("test"); got != "kept" {
		t.Errorf("%q", got)
	}
	SetPref("test", "")
}

func TestAwaitRejectionsAndContexts(t *testing.T) {
	if _, err := await(ctx, func() js.Value { return eval(`(() => { throw new TypeError("sync") })()`) }); err == nil {
		t.Error("an exception was lost")
	}
	if _, err := await(ctx, func() js.Value { return eval(`Promise.reject("just a word")`) }); err == nil || !bytes.Contains([]byte(err.Error()), []byte("just a word")) {
		t.Errorf("%v", err)
	}
	if _, err := await(ctx, func() js.Value { return eval(`Promise.reject()`) }); err == nil {
		t.Error("an empty rejection was lost")
	}
	short, cancel := context.WithTimeout(ctx, 10*time.Millisecond)
	defer cancel()
	if _, err := await(short, func() js.Value { return eval(`new Promise(() => {})`) }); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}
