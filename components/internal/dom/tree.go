package dom

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// SetTab says whether Tab stops at an element: 0 or −1.
func SetTab(id string, stop int) {
	if el := ByID(id); There(el) {
		el.Set("tabIndex", stop)
	}
}

// CellOf tells the data-row and data-col of the cell in which an event happened; false if in none.
func CellOf(e app.Event) (row, col string, ok bool) {
	cell := e.Get("target").Call("closest", "[data-col]")
	if !There(cell) {
		return "", "", false
	}
	line := cell.Call("closest", "[data-row]")
	if !There(line) {
		return "", "", false
	}
	return line.Get("dataset").Get("row").String(), cell.Get("dataset").Get("col").String(), true
}

// Pasted is the plain text of a paste event; SetCopied puts one into a copy event.
func Pasted(e app.Event) string {
	if data := e.Get("clipboardData"); There(data) {
		return data.Call("getData", "text/plain").String()
	}
	return ""
}

// SetCopied makes a text what a copy event copies.
func SetCopied(e app.Event, text string) {
	if data := e.Get("clipboardData"); There(data) {
		data.Call("setData", "text/plain", text)
		e.PreventDefault()
	}
}
