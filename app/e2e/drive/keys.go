//go:build e2e || bench

package drive

import (
	"unicode"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// strokes are the events of one key going down and up. Its letter goes with the key going down, as from a keyboard:
// a page that refuses the key then refuses the letter too. Sent as an event of its own, as chromedp does, it
// would be written into whatever has the focus by then.
func strokes(r rune, modifiers int64) [2]input.DispatchKeyEventParams {
	if r == '\n' {
		r = '\r'
	}
	key, known := kb.Keys[r]
	if !known && unicode.IsPrint(r) {
		key = &kb.Key{Key: string(r), Text: string(r), Unmodified: string(r), Print: true}
	}
	if key.Shift {
		modifiers |= int64(kb.ModifierShift)
	}
	down := input.DispatchKeyEventParams{
		Type: input.DispatchKeyEventTypeRawKeyDown, Key: key.Key, Code: key.Code, Modifiers: modifiers,
		NativeVirtualKeyCode: key.Native, WindowsVirtualKeyCode: key.Windows,
	}
	up := down
	up.Type = input.DispatchKeyEventTypeKeyUp
	if key.Print && modifiers&^int64(kb.ModifierShift) == 0 {
		down.Type, down.Text, down.UnmodifiedText = input.DispatchKeyEventTypeKeyDown, key.Text, key.Unmodified
	}
	return [2]input.DispatchKeyEventParams{down, up}
}

// press presses keys one after the other.
func (p *Person) press(keys string, modifiers int64) {
	p.t.Helper()
	for _, r := range keys {
		for _, event := range strokes(r, modifiers) {
			must(p.t, second(chromedp.Call(p.ctx, input.DispatchKeyEvent, event)))
		}
	}
}
