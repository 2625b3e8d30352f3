// Package drive lets a test act as a person in front of the app in a real
// Chromium: open, click, type, read, close the laptop, come back. It is built
// with the tags e2e or bench only.
//
//	host := drive.Serve(t)                       // the built site on a free port
//	p := drive.Sit(t, host)                      // a person with a browser and a profile of its own
//	p.Open("#/accounts")                         // waits until the app can be used
//	p.Click("Nueva cuenta")                      // by accessible name or visible text
//	p.Type("Nombre", "Ñandú S.A.")               // by label
//	p.Press("Enter")
//	p.See("Ñandú S.A.")
//	p.Kill(); p.Relaunch(); p.Open("#/accounts") // the same profile after a crash
//
// How things are named (every verb takes such a name):
//
//	"Guardar"                  accessible name or visible text; exact before partial
//	drive.Role("button", "+")  an element of that role with that name
//	"css=table tbody tr"       a CSS selector; "#id", ".class" and "[attr]" need no prefix
//	drive.In(".dialog", "Sí")  the second inside the first
//
// Every verb waits until it can act, up to Patience, and fails the test with a
// picture otherwise. At the end of a test an error or policy violation in the
// console, or a request that left the origin, fails it too; Allow names
// exceptions.
package drive
