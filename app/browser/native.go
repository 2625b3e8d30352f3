//go:build !(js && wasm)

package browser

import (
	"context"
	"os"
	"strconv"
	"strings"
	"sync"
)

// Natively the page is a few variables, so that what pages do to it can be tested.
var native = struct {
	sync.Mutex
	prefs     map[string]string
	attrs     map[string]string
	title     string
	fragment  string
	clipboard string
	channels  map[string]map[*Channel]bool
	slots     map[string]bool
}{
	prefs: map[string]string{}, attrs: map[string]string{},
	channels: map[string]map[*Channel]bool{}, slots: map[string]bool{},
}

func none() {}

// Persist answers ErrUnsupported outside a browser.
func Persist(context.Context) (bool, error) { return false, ErrUnsupported }

// Persisted answers ErrUnsupported outside a browser.
func Persisted(context.Context) (bool, error) { return false, ErrUnsupported }

// Estimate answers ErrUnsupported outside a browser.
func Estimate(context.Context) (Usage, error) { return Usage{}, ErrUnsupported }

// CopyText keeps the text where Clipboard reads it.
func CopyText(_ context.Context, text string) error {
	native.Lock()
	defer native.Unlock()
	native.clipboard = text
	return nil
}

// Clipboard is what CopyText was given last; for tests.
func Clipboard() string {
	native.Lock()
	defer native.Unlock()
	return native.clipboard
}

// Print does nothing outside a browser.
func Print() {}

// Pref reads a taste, kept in memory.
func Pref(key string) string {
	native.Lock()
	defer native.Unlock()
	return native.prefs[prefPrefix+key]
}

// SetPref keeps a taste in memory.
func SetPref(key, value string) {
	native.Lock()
	defer native.Unlock()
	native.prefs[prefPrefix+key] = value
}

// Online is true outside a browser.
func Online() bool { return true }

// OnOnline does nothing outside a browser.
func OnOnline(func(online bool)) (cancel func()) { return none }

// Languages are those of the environment variable LANG.
func Languages() []string {
	lang, _, _ := strings.Cut(os.Getenv("LANG"), ".")
	if lang == "" || lang == "C" {
		return nil
	}
	return []string{strings.ReplaceAll(lang, "_", "-")}
}

// PrefersDark is false outside a browser.
func PrefersDark() bool { return false }

// OnPrefersDark does nothing outside a browser.
func OnPrefersDark(func(dark bool)) (cancel func()) { return none }

// Roomy answers as a desktop would.
func Roomy() bool { return true }

// PrefersLessMotion is false outside a browser.
func PrefersLessMotion() bool { return false }

// Installed is false outside a browser.
func Installed() bool { return false }

// Channel carries messages between the tabs of this app; natively, within the process.
type Channel struct {
	name    string
	receive func([]byte)
	q       queue
}

// OpenChannel joins the channel of that name.
func OpenChannel(name string, receive func([]byte)) *Channel {
	native.Lock()
	defer native.Unlock()
	c := &Channel{name: name, receive: receive}
	if native.channels[name] == nil {
		native.channels[name] = map[*Channel]bool{}
	}
	native.channels[name][c] = true
	return c
}

// Send gives bytes to every other member.
func (c *Channel) Send(data []byte) {
	native.Lock()
	defer native.Unlock()
	for other := range native.channels[c.name] {
		if other != c {
			b := append([]byte(nil), data...)
			other.q.add(func() { other.receive(b) })
		}
	}
}

// Close leaves the channel.
func (c *Channel) Close() {
	native.Lock()
	defer native.Unlock()
	delete(native.channels[c.name], c)
}

// AcquireSlot takes the lowest free number in this process.
func AcquireSlot(ctx context.Context, prefix string) (Slot, error) {
	if err := ctx.Err(); err != nil {
		return Slot{Number: -1, Release: none}, err
	}
	native.Lock()
	defer native.Unlock()
	n := 0
	for native.slots[prefix+strconv.Itoa(n)] {
		n++
	}
	taken := prefix + strconv.Itoa(n)
	native.slots[taken] = true
	return Slot{Number: n, Release: func() {
		native.Lock()
		defer native.Unlock()
		delete(native.slots, taken)
	}}, nil
}

// PageRules does nothing outside a browser.
func PageRules(string) {}
