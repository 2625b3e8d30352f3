// Package browser is the app's only door to JavaScript, apart from the storage,
// the worker protocol and the charts: files, downloads, other tabs, locks,
// preferences, the document, updates, worker threads.
//
// Rules that hold for all of it:
//
//   - A function with a context may wait for the browser or for the user; never
//     call it inside an event handler, but in ctx.Async, and come back with ctx.Dispatch.
//   - A callback given to an On… function runs in a goroutine of its own, one after the
//     other in order, unless its comment says that it runs inside the event. It
//     may wait, and it must use ctx.Dispatch to touch a page.
//   - An On… function returns a function that ends the subscription.
//   - What needs a user's click (a file dialogue, the clipboard, full screen) must be
//     called within a few seconds of it.
//
// Compiled natively, the package keeps its promises in memory as far as that
// makes sense (preferences, tabs, slots, files) and answers ErrUnsupported elsewhere,
// so that pages can be tested without a browser.
package browser
