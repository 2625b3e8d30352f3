package browser

// prefPrefix keeps this app's preferences apart from others of the same origin.
const prefPrefix = "rumbo."

// Usage is what the origin stores and may store. The browser gives estimates.
type Usage struct {
	Used, Quota int64 // bytes
	Known       bool  // false when the browser does not tell
}

// Slot is a number that no other open tab of this app holds.
type Slot struct {
	// Number is the lowest free one, from 0; -1 when the browser has no locks. Then
	// the tab must take a random identity for the session.
	Number int
	// Release gives it back; otherwise the browser does when the tab closes.
	Release func()
}

// Key is a key that was pressed.
type Key struct {
	Name                   string // KeyboardEvent.key: "a", "Enter", "ArrowUp"
	Code                   string // the physical key: "KeyA"
	Ctrl, Alt, Shift, Meta bool
	Repeat                 bool // held down
	Editing                bool // the focus is where text is typed
	Nowhere                bool // the focus is on nothing: what had it has gone
	Composing              bool // an input method is at work: leave it alone
}

// Command says whether the key that starts shortcuts on this system is held:
// Ctrl, or ⌘ on Apple's.
func (k Key) Command() bool { return k.Ctrl || k.Meta }
