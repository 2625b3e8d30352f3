package browser

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"
)

// wholeFile is what holds for a file wherever its bytes are.
func wholeFile(t *testing.T, f File, data []byte) {
	t.Helper()
	ctx := context.Background()
	var steps []int64
	got, err := f.Read(ctx, int64(len(data)), func(done, total int64) {
		if total != int64(len(data)) {
			t.Errorf("total %d", total)
		}
		steps = append(steps, done)
	})
	if err != nil || !bytes.Equal(got, data) {
		t.Fatalf("read %d of %d bytes, %v", len(got), len(data), err)
	}
	if want := (len(data) + chunkSize - 1) / chunkSize; len(steps) != want {
		t.Errorf("progress %v for %d slices", steps, want)
	}
	sum, err := f.SHA256(ctx, nil)
	if err != nil || sum != SHA256(data) {
		t.Errorf("hash %s, %v", sum, err)
	}
	head, err := f.Head(ctx, 5)
	if err != nil || !bytes.Equal(head, data[:min(5, len(data))]) {
		t.Errorf("head %q, %v", head, err)
	}
	streamed, err := io.ReadAll(f.Reader(ctx))
	if err != nil || !bytes.Equal(streamed, data) {
		t.Errorf("streamed %d bytes, %v", len(streamed), err)
	}
	if len(data) < 2 {
		return
	}
	var large *TooLargeError
	if _, err := f.Read(ctx, int64(len(data))-1, nil); !errors.As(err, &large) || large.Size != int64(len(data)) {
		t.Errorf("above the limit: %v", err)
	}
	ended, cancel := context.WithCancel(ctx)
	if _, err := f.Read(ended, 0, func(int64, int64) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled in the middle: %v", err)
	}
}

// sample is data whose every part differs.
func sample(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(i*7 + i>>9)
	}
	return b
}

func TestFileInMemory(t *testing.T) {
	for _, n := range []int{0, 1, chunkSize, 2*chunkSize + 17} {
		wholeFile(t, NewFile("x.csv", sample(n)), sample(n))
	}
	if _, err := (File{Size: 3}).Read(context.Background(), 0, nil); !errors.Is(err, ErrUnreadable) {
		t.Errorf("a file without a source: %v", err)
	}
}

func TestSHA256(t *testing.T) {
	// FIPS 180-4, example of one block.
	if got := SHA256([]byte("abc")); got != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
		t.Error(got)
	}
}

func TestRandomDiffers(t *testing.T) {
	a, b := Random(16), Random(16)
	if len(a) != 16 || bytes.Equal(a, b) || bytes.Equal(a, make([]byte, 16)) {
		t.Errorf("%x %x", a, b)
	}
}
