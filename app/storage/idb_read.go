//go:build js && wasm

package storage

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"syscall/js"
)

// reader reads records. At first everything comes from one transaction. When
// the browser cannot read some record, that transaction is lost; then read
// starts over carefully, each record in a transaction of its own.
type reader struct {
	s   *idbStore
	ctx context.Context
	x   *readTxn // nil: carefully
}

// readRecord is the stored value of a key.
type readRecord struct {
	key        js.Value
	missing    bool
	id         string // of a log record, as kept beside the frame
	frame      []byte
	unreadable string
}

// readAtOnce is how many records are asked for at once, so that not all of them are
// held by JavaScript and Go at the same time.
const readAtOnce = 200

func (s *idbStore) read(ctx context.Context, work func(*reader) error) error {
	err := s.view(ctx, func(x *readTxn) error { return work(&reader{s: s, ctx: ctx, x: x}) })
	if err != nil && !isOurs(err) && errors.As(err, domAnyFailed) {
		err = work(&reader{s: s, ctx: ctx})
	}
	return asWriteError(err)
}

// in runs work in the transaction of the reader, or in a new one.
func (r *reader) in(work func(*readTxn) error) error {
	if r.x != nil {
		return work(r.x)
	}
	return r.s.view(r.ctx, work)
}

// keys lists the keys of a range, undefined for all, at most limit (0: all).
func (r *reader) keys(kind Kind, within js.Value, limit int) (keys []js.Value, err error) {
	err = r.in(func(x *readTxn) error {
		keys, err = x.keys(kind, within, limit)
		return err
	})
	return keys, err
}

// records reads the values of keys that follow each other.
func (r *reader) records(kind Kind, keys []js.Value) ([]readRecord, error) {
	atOnce := readAtOnce
	if r.x == nil {
		atOnce = 1
	}
	out := make([]readRecord, 0, len(keys))
	for part := range slices.Chunk(keys, atOnce) {
		var values []js.Value
		err := r.in(func(x *readTxn) (err error) {
			values, err = x.values(kind, part)
			return err
		})
		if err != nil && (r.x != nil || isOurs(err)) {
			return nil, err
		}
		for i, k := range part {
			rec := readRecord{key: k}
			switch {
			case err != nil:
				rec.unreadable = err.Error()
			case values[i].IsUndefined():
				rec.missing = true
			default:
				rec.frame, rec.unreadable = frameOf(kind, values[i])
				rec.id = idOf(kind, values[i])
			}
			out = append(out, rec)
		}
	}
	return out, nil
}

// frameOf takes the frame out of a stored value.
func frameOf(kind Kind, v js.Value) (frame []byte, unreadable string) {
	if kind == KindLog && isObject(v) {
		if d := v.Get("d"); !d.IsUndefined() {
			v = d
		}
	}
	frame, ok := bytesOf(v)
	if !ok {
		return frame, "not bytes"
	}
	return frame, ""
}

func idOf(kind Kind, v js.Value) string {
	if kind == KindLog && isObject(v) {
		if id := v.Get("i"); id.Type() == js.TypeString {
			return id.String()
		}
	}
	return ""
}

// bytesOf copies a Uint8Array; of anything else it gives a readable form and false.
func bytesOf(v js.Value) ([]byte, bool) {
	if v.InstanceOf(js.Global().Get("Uint8Array")) {
		b := make([]byte, v.Get("byteLength").Int())
		js.CopyBytesToGo(b, v)
		return b, true
	}
	text, err := try(func() js.Value { return js.Global().Get("JSON").Call("stringify", v) })
	if err != nil || text.IsUndefined() {
		text = js.Global().Get("String").Invoke(v)
	}
	return []byte(text.String()), false
}

// isObject asks JavaScript, since Value.Type panics over a BigInt.
func isObject(v js.Value) bool { return js.Global().Get("Object").Invoke(v).Equal(v) }

func number(k js.Value, i int) uint64 {
	if !isObject(k) || k.Index(i).Type() != js.TypeNumber {
		return 0
	}
	return uint64(k.Index(i).Float())
}

func (s *idbStore) Workspaces(ctx context.Context) ([]Info, error) {
	var list []Info
	err := s.read(ctx, func(r *reader) error {
		list = nil
		keys, err := r.keys(KindWorkspace, js.Undefined(), 0)
		if err != nil {
			return err
		}
		records, err := r.records(KindWorkspace, keys)
		for _, rec := range records {
			info, errInfo := unsealInfo(rec.frame)
			if errInfo != nil || rec.unreadable != "" {
				info = Info{ID: keyText(rec.key), Damaged: true}
			}
			list = append(list, info)
		}
		return err
	})
	// IndexedDB sorts by UTF-16 units, Go by bytes.
	slices.SortFunc(list, func(a, b Info) int { return strings.Compare(a.ID, b.ID) })
	return list, err
}

func (s *idbStore) Load(ctx context.Context, ws string) (Contents, error) {
	var c Contents
	err := s.read(ctx, func(r *reader) (err error) {
		c, err = r.load(ws)
		return err
	})
	if err != nil {
		return Contents{}, err
	}
	return c, nil
}

func (r *reader) load(ws string) (Contents, error) {
	var c Contents
	found, err := r.records(KindWorkspace, []js.Value{key(ws)})
	if err != nil {
		return c, err
	}
	if found[0].missing {
		return c, ErrNotFound
	}
	c.Info, err = unsealInfo(found[0].frame)
	if err != nil || found[0].unreadable != "" {
		c.Info = Info{ID: ws, Damaged: true}
		c.Damaged = append(c.Damaged, Damage{Kind: KindWorkspace, Reason: reason(found[0], err), Raw: found[0].frame})
	}
	keys, err := r.keys(KindSnapshot, rawRangeOf(ws), 0)
	if err != nil {
		return c, err
	}
	for _, k := range slices.Backward(keys) { // newest first, older ones only if needed
		records, err := r.records(KindSnapshot, []js.Value{k})
		if err != nil {
			return c, err
		}
		c.Generation = max(c.Generation, number(k, 1))
		var damaged []Damage
		var ok bool
		c.Snapshot, c.SnapshotSeq, damaged, ok = pickSnapshot([]storedSnapshot{{
			gen: number(k, 1), seq: number(k, 2), frame: records[0].frame, unreadable: records[0].unreadable,
		}})
		c.Damaged = append(c.Damaged, damaged...)
		if ok {
			break
		}
	}
	var damaged []Damage
	c.Log, damaged, err = r.log(ws, c.SnapshotSeq, 0)
	c.Damaged = append(c.Damaged, damaged...)
	return c, err
}

func reason(rec readRecord, err error) string {
	if rec.unreadable != "" {
		return rec.unreadable
	}
	return err.Error()
}

func (r *reader) log(ws string, after uint64, limit int) ([]Entry, []Damage, error) {
	keys, err := r.keys(KindLog, rawLogRange(ws, after), limit)
	if err != nil {
		return nil, nil, err
	}
	records, err := r.records(KindLog, keys)
	if err != nil {
		return nil, nil, err
	}
	found := make([]storedEntry, 0, len(records))
	for _, rec := range records {
		if !rec.missing { // read carefully, it may have gone meanwhile
			found = append(found, storedEntry{seq: number(rec.key, 1), id: rec.id, frame: rec.frame, unreadable: rec.unreadable})
		}
	}
	entries, damaged := readLog(found)
	return entries, damaged, nil
}

func (s *idbStore) Head(ctx context.Context, ws string) (Head, error) {
	var h Head
	err := s.view(ctx, func(x *readTxn) error {
		space, err := x.ask(KindWorkspace, "getKey", ws)
		if err != nil {
			return err
		}
		if space.IsUndefined() {
			return ErrNotFound
		}
		snapshots, err := x.ask(KindSnapshot, "getAllKeys", rawRangeOf(ws))
		if err != nil {
			return err
		}
		cursor, err := x.ask(KindLog, "openKeyCursor", rawLogRange(ws, 0), "prev")
		h = headOf(cursor, snapshots)
		return err
	})
	return h, asWriteError(err)
}

func (s *idbStore) History(ctx context.Context, ws string, after uint64, limit int) ([]Entry, []Damage, error) {
	var entries []Entry
	var damaged []Damage
	err := s.read(ctx, func(r *reader) error {
		found, err := r.records(KindWorkspace, []js.Value{key(ws)})
		if err != nil {
			return err
		}
		if found[0].missing {
			return ErrNotFound
		}
		entries, damaged, err = r.log(ws, after, limit)
		return err
	})
	return entries, damaged, err
}

func (s *idbStore) GetMeta(ctx context.Context, ws, name string) ([]byte, error) {
	var value []byte
	err := s.read(ctx, func(r *reader) error {
		found, err := r.records(KindMeta, []js.Value{key(ws, name)})
		if err != nil || found[0].missing {
			return err
		}
		value, err = unseal(KindMeta, found[0].frame)
		if err != nil || found[0].unreadable != "" {
			return fmt.Errorf("%w: %s: %s", ErrDamaged, name, reason(found[0], err))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return value, nil
}

func (s *idbStore) Raw(ctx context.Context, ws string, visit func(RawRecord) error) error {
	for _, kind := range []Kind{KindWorkspace, KindSnapshot, KindLog, KindMeta} {
		keys, err := s.rawKeys(ctx, kind, ws)
		if err != nil {
			return err
		}
		for _, k := range keys { // one by one: visit may be slow and records large
			var found []readRecord
			err := s.read(ctx, func(r *reader) (err error) {
				found, err = r.records(kind, []js.Value{k})
				return err
			})
			if err != nil {
				return err
			}
			if found[0].missing {
				continue
			}
			if err := visit(rawRecord(kind, found[0])); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *idbStore) rawKeys(ctx context.Context, kind Kind, ws string) (keys []js.Value, err error) {
	if kind == KindWorkspace && ws != "" {
		return []js.Value{key(ws)}, nil
	}
	within := js.Undefined()
	if ws != "" {
		within = rawRangeOf(ws)
	}
	err = s.read(ctx, func(r *reader) (err error) {
		keys, err = r.keys(kind, within, 0)
		return err
	})
	return keys, err
}

func rawRecord(kind Kind, rec readRecord) RawRecord {
	out := RawRecord{Kind: kind, Bytes: rec.frame, Reason: rec.unreadable}
	if out.Reason == "" {
		out.Reason = rawReason(kind, rec.frame)
	}
	out.Workspace, out.Key = keyText(rec.key), keyText(rec.key)
	if n := keyLength(rec.key); n > 0 {
		out.Workspace, out.Key = keyText(rec.key.Index(0)), keyText(rec.key.Index(n-1))
	}
	return out
}

func keyLength(k js.Value) int {
	if !isObject(k) || !k.InstanceOf(js.Global().Get("Array")) {
		return 0
	}
	return k.Length()
}

func keyText(k js.Value) string {
	if k.Type() == js.TypeNumber {
		return strconv.FormatFloat(k.Float(), 'f', -1, 64)
	}
	return js.Global().Get("String").Invoke(k).String()
}
