package browser

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
)

// File is a file that the user chose. Its contents stay on the disk until asked for.
type File struct {
	Name     string
	Size     int64  // bytes
	Modified int64  // milliseconds since 1970, UTC; 0 when unknown
	Type     string // the media type as the system guesses it, often empty
	source   source
}

// source reads part of a file's contents.
type source interface {
	slice(ctx context.Context, from, to int64) ([]byte, error)
}

// chunkSize is how much of a file is read at once, in bytes.
const chunkSize = 4 << 20

// NewFile is a file made of bytes.
func NewFile(name string, data []byte) File {
	return File{Name: name, Size: int64(len(data)), source: memorySource(data)}
}

type memorySource []byte

func (m memorySource) slice(ctx context.Context, from, to int64) ([]byte, error) {
	return append([]byte(nil), m[from:to]...), ctx.Err()
}

// Read reads the whole file, in slices, telling after each one how far it is
// (onProgress may be nil; it runs in the caller's goroutine). A file above limit
// bytes answers *TooLargeError and nothing is read; 0 means no limit. Other errors:
// ErrUnreadable, the context's.
func (f File) Read(ctx context.Context, limit int64, onProgress func(done, total int64)) ([]byte, error) {
	if limit > 0 && f.Size > limit {
		return nil, &TooLargeError{Name: f.Name, Size: f.Size, Limit: limit}
	}
	data := make([]byte, 0, f.Size)
	err := f.chunks(ctx, onProgress, func(chunk []byte) { data = append(data, chunk...) })
	if err != nil {
		return nil, err
	}
	return data, nil
}

// Head reads the first n bytes, or fewer if the file is shorter: enough to tell what
// a file is.
func (f File) Head(ctx context.Context, n int64) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if f.source == nil {
		return nil, ErrUnreadable
	}
	return f.source.slice(ctx, 0, min(n, f.Size))
}

// SHA256 reads the whole file, holding one slice at a time, and returns its hash in
// hexadecimal: the proof that a backup can be read back.
func (f File) SHA256(ctx context.Context, onProgress func(done, total int64)) (string, error) {
	h := sha256.New()
	if err := f.chunks(ctx, onProgress, func(chunk []byte) { h.Write(chunk) }); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func (f File) chunks(ctx context.Context, onProgress func(done, total int64), take func([]byte)) error {
	if f.source == nil {
		return ErrUnreadable
	}
	for from := int64(0); from < f.Size; from += chunkSize {
		if err := ctx.Err(); err != nil {
			return err
		}
		to := min(from+chunkSize, f.Size)
		chunk, err := f.source.slice(ctx, from, to)
		if err != nil {
			return err
		}
		if int64(len(chunk)) != to-from {
			return ErrUnreadable
		}
		take(chunk)
		if onProgress != nil {
			onProgress(to, f.Size)
		}
	}
	return ctx.Err()
}

// SHA256 is the hash of bytes in hexadecimal.
func SHA256(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Reader reads the file in slices. It waits for the browser.
func (f File) Reader(ctx context.Context) io.Reader { return &fileReader{ctx: ctx, f: f} }

type fileReader struct {
	ctx    context.Context
	f      File
	at     int64
	unread []byte
}

func (r *fileReader) Read(p []byte) (int, error) {
	if len(r.unread) == 0 {
		if r.at >= r.f.Size {
			return 0, io.EOF
		}
		if r.f.source == nil {
			return 0, ErrUnreadable
		}
		to := min(r.at+chunkSize, r.f.Size)
		chunk, err := r.f.source.slice(r.ctx, r.at, to)
		if err != nil {
			return 0, err
		}
		if int64(len(chunk)) != to-r.at {
			return 0, ErrUnreadable
		}
		r.unread, r.at = chunk, to
	}
	n := copy(p, r.unread)
	r.unread = r.unread[n:]
	return n, nil
}

// Saved is the outcome of SaveFile.
type Saved struct {
	Name   string // as the user chose it
	SHA256 string // of what was read back from the disk, hexadecimal
	// Verified: what was read back equals what was written.
	Verified bool
}
