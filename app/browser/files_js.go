//go:build js && wasm

package browser

import (
	"context"
	"syscall/js"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// jsFile reads a JavaScript File or Blob.
type jsFile struct{ v js.Value }

func (f jsFile) slice(ctx context.Context, from, to int64) ([]byte, error) {
	buffer, err := await(ctx, func() js.Value { return f.v.Call("slice", from, to).Call("arrayBuffer") })
	if err != nil {
		return nil, err
	}
	return toGo(buffer), nil
}

func fileOf(v js.Value) File {
	f := File{Name: v.Get("name").String(), Size: int64(v.Get("size").Float()), Type: v.Get("type").String(), source: jsFile{v}}
	if m := v.Get("lastModified"); m.Type() == js.TypeNumber {
		f.Modified = int64(m.Float())
	}
	return f
}

func filesOf(list js.Value) []File {
	if list.IsUndefined() || list.IsNull() {
		return nil
	}
	files := make([]File, list.Length())
	for i := range files {
		files[i] = fileOf(list.Index(i))
	}
	return files
}

// OpenFiles shows the system's file dialogue. accept is as in HTML:
// ".csv,.rumbo.json,text/csv". It answers ErrCancelled when the user chose nothing.
func OpenFiles(ctx context.Context, accept string, multiple bool) ([]File, error) {
	input := document().Call("createElement", "input")
	input.Set("type", "file")
	input.Set("accept", accept)
	input.Set("multiple", multiple)
	input.Set("hidden", true)
	input.Set("id", "open-files")
	input.Call("setAttribute", "aria-hidden", "true")
	document().Get("body").Call("append", input) // Safari forgets inputs outside the document
	defer input.Call("remove")
	chosen := make(chan bool, 2)
	defer listen(input, "change", func(js.Value) { chosen <- true })()
	defer listen(input, "cancel", func(js.Value) { chosen <- false })()
	if _, err := try(func() js.Value { return input.Call("click") }); err != nil {
		return nil, err
	}
	select {
	case <-chosen:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	files := filesOf(input.Get("files"))
	if len(files) == 0 {
		return nil, ErrCancelled
	}
	return files, nil
}

// FilesOf takes the files out of a drop, paste or change event. Call it in the
// handler itself: the browser forgets them afterwards.
func FilesOf(e app.Event) []File {
	// go-app hides its js.Value; a property is the way to hand it over.
	app.Window().Set("rumboHandOver", e.Value)
	event := global.Get("rumboHandOver")
	global.Delete("rumboHandOver")
	for _, path := range [][]string{{"dataTransfer", "files"}, {"clipboardData", "files"}, {"target", "files"}} {
		if list := get(event, path...); list.Truthy() {
			return filesOf(list)
		}
	}
	return nil
}

// OnFileDrop makes the whole page a place to drop files on. over (may be nil) tells
// when files are dragged above it, and when no longer.
func OnFileDrop(over func(bool), drop func([]File)) (cancel func()) {
	var q queue
	inside := false
	set := func(now bool) {
		if now != inside && over != nil {
			q.add(func() { over(now) })
		}
		inside = now
	}
	hasFiles := func(e js.Value) bool {
		types := get(e, "dataTransfer", "types")
		return types.Truthy() && types.Call("includes", "Files").Bool()
	}
	cancels := []func(){
		listen(global, "dragover", func(e js.Value) {
			if hasFiles(e) {
				e.Call("preventDefault") // else the browser opens the file
				e.Get("dataTransfer").Set("dropEffect", "copy")
				set(true)
			}
		}),
		listen(global, "dragleave", func(e js.Value) {
			if e.Get("relatedTarget").IsNull() { // left the window
				set(false)
			}
		}),
		listen(global, "drop", func(e js.Value) {
			if !hasFiles(e) {
				return
			}
			e.Call("preventDefault")
			set(false)
			files := filesOf(e.Get("dataTransfer").Get("files"))
			q.add(func() { drop(files) })
		}),
	}
	return func() {
		for _, c := range cancels {
			c()
		}
	}
}

// OnLaunchFiles gives the files that the system opened with the installed app, also
// those that arrived before the call.
func OnLaunchFiles(f func([]File)) (cancel func()) {
	take := func() {
		if l := loader(); l.Truthy() {
			if files := filesOf(l.Call("takeFiles")); len(files) > 0 {
				f(files)
			}
		}
	}
	cancel = subscribe(global, "rumbo:files", take)
	go take()
	return cancel
}

// Download hands bytes to the browser as a file in the user's download folder. Whether
// it arrives there cannot be known; see SaveFile and File.SHA256.
func Download(name, mediaType string, data []byte) {
	blob := global.Get("Blob").New([]any{toJS(data)}, map[string]any{"type": mediaType})
	url := global.Get("URL").Call("createObjectURL", blob)
	a := document().Call("createElement", "a")
	a.Set("href", url)
	a.Set("download", name)
	a.Set("hidden", true)
	document().Get("body").Call("append", a)
	a.Call("click")
	a.Call("remove")
	// The download starts later; a minute is ample for any browser.
	revoke := global.Get("URL").Get("revokeObjectURL").Call("bind", global.Get("URL"), url)
	global.Call("setTimeout", revoke, 60_000)
}

// CanSaveFile says whether SaveFile works here.
func CanSaveFile() bool { return get(global, "showSaveFilePicker").Type() == js.TypeFunction }

// SaveFile lets the user choose where, writes there, reads the file back and
// compares the hashes. Errors: ErrUnsupported (use Download, then let the user open the
// file again and compare File.SHA256), ErrCancelled, ErrRefused, ErrNoSpace.
func SaveFile(ctx context.Context, name string, data []byte) (Saved, error) {
	if !CanSaveFile() {
		return Saved{}, ErrUnsupported
	}
	handle, err := await(ctx, func() js.Value {
		return global.Call("showSaveFilePicker", map[string]any{"suggestedName": name})
	})
	if err != nil {
		return Saved{}, err
	}
	return writeAndVerify(ctx, handle, data)
}

func writeAndVerify(ctx context.Context, handle js.Value, data []byte) (Saved, error) {
	stream, err := await(ctx, func() js.Value { return handle.Call("createWritable") })
	if err != nil {
		return Saved{}, err
	}
	if _, err = await(ctx, func() js.Value { return stream.Call("write", toJS(data)) }); err == nil {
		_, err = await(ctx, func() js.Value { return stream.Call("close") })
	}
	if err != nil {
		_, _ = await(context.Background(), func() js.Value { return stream.Call("abort") })
		return Saved{}, err
	}
	v, err := await(ctx, func() js.Value { return handle.Call("getFile") })
	if err != nil {
		return Saved{}, err
	}
	file := fileOf(v)
	sum, err := file.SHA256(ctx, nil)
	if err != nil {
		return Saved{}, err
	}
	return Saved{Name: file.Name, SHA256: sum, Verified: sum == SHA256(data)}, nil
}
