//go:build e2e

package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/chromedp/cdproto/page"

	"rumbo/app/e2e/drive"
)

// launches stands in for the system, which opens the installed app with files: a browser without a
// screen offers no file manager to double-click in. What the app is given is what a system gives.
const launches = `Object.defineProperty(window, "launchQueue", { configurable: true, value: { setConsumer(consumer) {
	window.launch = (name, text) => consumer({ files: [{ getFile: async () => new File([text], name) }] });
	const waiting = sessionStorage.getItem("opened with");
	sessionStorage.removeItem("opened with");
	if (waiting) window.launch("respaldo.rumbo.json", waiting);
} } })`

// A document is opened with the app, from the file manager: while the app runs, and to start it. What
// it brings is shown, and nothing is taken before the person says so.
func TestOpenedWithAFile(t *testing.T) {
	host := drive.Serve(t)
	ana := newcomer(t, host, "Ana")
	give(ana, "#choose-files", write(t, "deals.csv", "Opportunity Name,Account Name,Stage,Amount,Close Date\nPrimera,Acme,Closed Won,1200,2024-02-21\n"))
	ana.Click("#do-import")
	ana.Until("it is imported", `location.hash.startsWith("#/data") && document.querySelector("#saved[data-saving=saved]") && !document.querySelector("#do-import")`)
	file, err := os.ReadFile(export(ana))
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(string(file))
	if err != nil {
		t.Fatal(err)
	}

	luis := drive.Sit(t, host)
	luis.BeforeLoad(launches)
	luis.Open("")
	luis.Click("#start-empty")
	luis.See("Nombre del espacio de trabajo")
	drive.Eval[bool](luis, fmt.Sprintf(`(window.launch("respaldo.rumbo.json", %s), true)`, text))
	luis.See("de Ana")
	luis.See("respaldo.rumbo.json")
	luis.Until("nothing is taken yet", `document.querySelector("#doc-open") && location.hash.startsWith("#/data")`)

	drive.Eval[bool](luis, fmt.Sprintf(`(sessionStorage.setItem("opened with", %s), true)`, text))
	luis.Reload()
	luis.See("de Ana")
	luis.Click("#doc-open")
	luis.Until("the workspace is open", `location.hash.startsWith("#/home")`)
	luis.Open("#/pipeline?show=all")
	luis.See("Primera")
}

// The system learns from the manifest that documents can be opened with the app.
func TestManifestHandlesDocuments(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	p.Open("")
	answer := drive.Call(p, page.GetAppManifest, page.GetAppManifestParams{})
	var m struct {
		FileHandlers []struct {
			Action string
			Accept map[string][]string
		} `json:"file_handlers"`
	}
	if err := json.Unmarshal([]byte(answer.Data), &m); err != nil {
		t.Fatal(err)
	}
	for _, h := range m.FileHandlers {
		for _, endings := range h.Accept {
			for _, e := range endings {
				if e == ".rumbo.json" && h.Action != "" {
					return
				}
			}
		}
	}
	t.Errorf("the manifest names no handler of .rumbo.json: %+v", m.FileHandlers)
}
