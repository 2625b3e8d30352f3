//go:build e2e

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"

	"rumbo/app/e2e/drive"
	"rumbo/engine/exchange/document"
)

// newcomer is a person in an empty workspace, at the place where files come in.
func newcomer(t *testing.T, host *drive.Host, name string) *drive.Person {
	t.Helper()
	p := drive.Sit(t, host)
	noDialogues(p)
	p.Open("")
	p.Type("#author", name)
	p.Click("#start-import")
	p.See("Arrastre sus archivos hasta aquí")
	return p
}

// noDialogues keeps the system's dialogues away, which no test can answer: files are downloaded, and
// given to fields.
func noDialogues(p *drive.Person) {
	p.BeforeLoad(`delete window.showSaveFilePicker`)
	drive.Call(p, page.SetInterceptFileChooserDialog, page.SetInterceptFileChooserDialogParams{Enabled: true})
}

// give chooses files through a button that opens the system's dialogue.
func give(p *drive.Person, button string, files ...string) {
	p.Click(button)
	p.Upload("#open-files", files...)
}

func maven(t *testing.T, deals string) []string {
	t.Helper()
	var out []string
	for _, name := range []string{"accounts.csv", "products.csv", "sales_teams.csv", deals} {
		path := filepath.Join(drive.Root(t), "../shared/data/crm/maven", name)
		if _, err := os.Stat(path); err != nil {
			t.Skipf("real data is missing: %v", err)
		}
		out = append(out, path)
	}
	return out
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A person brings a CRM's four files: they are seen before they are taken, taken at once,
// brought again without doubles, and taken back whole.
func TestImportMaven(t *testing.T) {
	host := drive.Serve(t)
	for _, deals := range []string{"sales_pipeline_dmy.csv", "sales_pipeline.csv"} {
		t.Run(deals, func(t *testing.T) {
			files := maven(t, deals)
			p := newcomer(t, host, "Ana")
			give(p, "#choose-files", files...)
			p.See("8.800 nuevas")
			p.See("85 nuevas")
			p.See("GTXPro")
			p.See("Nada ha cambiado todavía")
			p.Click(drive.In(".data-parts", "El mismo"))
			p.See("decidido")
			p.Click("#do-import")
			p.See("8.800 oportunidades")
			p.Open("#/pipeline?show=all")
			p.See("de 8.800")

			p.Open("#/data/import")
			give(p, "#choose-files", files...)
			p.See("8.800 sin cambios")
			p.See("No hay nada que importar")
			p.Click("Cancelar")
			p.See("Arrastre sus archivos hasta aquí")

			p.Press("Control+z")
			p.Open("#/pipeline?show=all")
			p.NotSee("de 8.800")
		})
	}
}

const ambiguous = "opportunity_id,account,sales_agent,deal_stage,engage_date,close_date,close_value\n" +
	"A1,Acme,Ann,Won,01-02-2024,05-03-2024,1200\nA2,<img src=x onerror=alert(1)>,Ann,Lost,03-02-2024,04-05-2024,0\n"

// Which comes first, day or month, is asked, with what each answer would mean; the answer is remembered.
func TestImportAsks(t *testing.T) {
	host := drive.Serve(t)
	p := newcomer(t, host, "Ana")
	file := write(t, "deals.csv", ambiguous)
	give(p, "#choose-files", file)
	p.See("Una respuesta antes de importar")
	p.See("1 de febrero de 2024")
	p.See("2 de enero de 2024")
	p.Until("the import waits for the answer", `document.querySelector("#do-import").disabled`)
	p.Click("Día/mes/año")
	p.NotSee("Una respuesta antes de importar")
	p.Click("Columnas y formato: deals.csv")
	p.See("05-03-2024")
	p.Screenshot("import")
	p.Click("#do-import")
	p.See("2 oportunidades")
	p.Open("#/accounts")
	p.See("<img src=x onerror=alert(1)>") // what files bring is text
	p.Open("#/data/import")
	give(p, "#choose-files", file)
	p.See("leído como la última vez")
	p.See("No hay nada que importar")
}

// Files that cannot be imported say why, and change nothing.
func TestImportBadFiles(t *testing.T) {
	host := drive.Serve(t)
	p := newcomer(t, host, "Ana")
	wide := strings.TrimSuffix(strings.Repeat("a,", 10000), ",") + "\n1\n"
	for _, c := range []struct{ name, content, words string }{
		{"vacio.csv", "", "vacío"},
		{"binario.csv", "PK\x03\x04\x00\x01\x02\x00\x00", "comprimido"},
		{"ancho.csv", wide, "10000 columnas"},
		{"nuevo.rumbo.json", `{"format":"rumbo","schema":99,"records":{}}`, "versión más nueva"},
		{"otro.json", `{"tipo":"otro programa"}`, "otro programa"},
		{"cortado.rumbo.json", `{"format":"rumbo","schema":1,"scope":"works`, "incompleto"},
		{"roto.rumbo.json", `hola`, "no es un documento JSON"},
	} {
		give(p, "#choose-files", write(t, c.name, c.content))
		p.See(c.name)
		p.See(c.words)
		p.Open("#/pipeline?show=all")
		p.Until("another page is shown", `document.querySelector("#new-deal")`)
		p.Open("#/data/import")
	}
}

// A file of a gigabyte is refused by its size, before any of it is read.
func TestImportHugeFile(t *testing.T) {
	host := drive.Serve(t)
	p := newcomer(t, host, "Ana")
	path := filepath.Join(t.TempDir(), "enorme.csv")
	f, err := os.Create(path)
	if err == nil {
		err = f.Truncate(1 << 30) // sparse: it takes no space
	}
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	give(p, "#choose-files", path)
	p.See("enorme.csv")
	p.See("No se leyó nada")
}

// A backup counts only after the file itself was shown to be whole.
func TestBackupIsVerified(t *testing.T) {
	host := drive.Serve(t)
	p := newcomer(t, host, "Ana")
	p.Open("#/data/backup")
	p.See("Ninguno todavía")
	p.Click("#export-all")
	file := p.Downloaded("*.rumbo.json")
	p.See("Se descargó")
	p.See("Ninguno todavía")
	give(p, "#check-backup", write(t, "otro.rumbo.json", "{}"))
	p.See("Ese archivo no es este respaldo")
	p.See("Ninguno todavía")
	give(p, "#check-backup", file)
	p.See("Respaldo comprobado:")
	p.NotSee("Ninguno todavía")
	whole(t, file)
	p.Reload()
	p.See("(hoy)")
	p.Screenshot("backup")
}

// Two people work on copies of one workspace. The file that comes back merges; where both wrote, both
// values wait with their authors, until a person settles it.
func TestHandoverAndConflict(t *testing.T) {
	host := drive.Serve(t)
	ana := newcomer(t, host, "Ana")
	give(ana, "#choose-files", write(t, "deals.csv", strings.Replace(ambiguous, "01-02-2024", "21-02-2024", 1)))
	ana.See("2 nuevas")
	ana.Click("#do-import")
	ana.See("2 oportunidades")
	first := export(ana)

	luis := newcomer(t, host, "Luis")
	give(luis, "#choose-files", first)
	luis.See("de Ana")
	luis.Click("#doc-open")
	luis.Until("Luis has the workspace open", `location.hash.startsWith("#/home")`)

	edit := func(p *drive.Person, words string) {
		p.Open("#/pipeline?show=all")
		p.Click(drive.In(".table", "Acme"))
		p.Type("#f-opportunity-next_step", words)
		p.Press("Tab")
		p.Until("the table shows it", `document.querySelector(".table").textContent.includes("`+words+`")`)
		p.See("Guardado")
	}
	edit(ana, "Llamar a Pedro")
	edit(luis, "Enviar la propuesta")
	second := export(luis)

	ana.Open("#/data/import")
	give(ana, "#choose-files", second)
	ana.See("otra copia de este espacio")
	ana.See("1 campo escrito por los dos")
	ana.Click("#doc-merge")
	ana.See("Conservar el otro")
	ana.See("Llamar a Pedro")
	ana.See("Enviar la propuesta")
	ana.See("Luis,")
	ana.Screenshot("conflict")
	ana.Click("Conservar el otro")
	ana.See("No hay conflictos")
	ana.Open("#/pipeline?show=all")
	ana.See("Llamar a Pedro")
}

// whole fails unless a file is a document that can be read without any objection, and gives what it holds.
func whole(t *testing.T, file string) document.Doc {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d, problems := document.Read(data, drive.Now().UnixMilli(), nil)
	if len(problems) > 0 || len(d.State.Kinds()) == 0 {
		t.Errorf("%s: %v", filepath.Base(file), problems)
	}
	return d
}

// A browser that lets a person choose the place: the file is written there, read back, and counts as a
// backup only if it is the same to the byte.
func TestSaveFileIsReadBack(t *testing.T) {
	host := drive.Serve(t)
	p := drive.Sit(t, host)
	// The dialogue is the system's, so the place is chosen for the person: one of the browser's own files, or a
	// disk that keeps something else than it was given.
	p.BeforeLoad(`window.showSaveFilePicker = async ({ suggestedName }) => {
		const folder = await navigator.storage.getDirectory();
		const file = await folder.getFileHandle(suggestedName, { create: true });
		window.kept = file;
		if (!window.badDisk) return file;
		return { createWritable: async () => {
			const to = await file.createWritable();
			return { write: (data) => to.write(data.slice(0, data.length - 1)), close: () => to.close(), abort: () => to.abort() };
		}, getFile: () => file.getFile() };
	}`)
	p.Open("")
	p.Click("#start-empty")
	p.See("Nombre del espacio de trabajo")
	p.Open("#/data/backup")
	p.See("Ninguno todavía")
	drive.Eval[bool](p, `(window.badDisk = true)`)
	p.Click("#export-all")
	p.See("no se lee igual que se escribió")
	p.NotSee("Respaldo comprobado:")
	p.See("Ninguno todavía")

	drive.Eval[bool](p, `(window.badDisk = false, window.kept = null, true)`)
	p.Click("#export-all")
	p.See("Respaldo comprobado:")
	p.NotSee("Ninguno todavía")
	text := drive.Eval[string](p, `window.kept.getFile().then(f => f.text())`)
	d := whole(t, write(t, "kept.rumbo.json", text))
	if d.WorkspaceName == "" || d.Scope != document.Workspace {
		t.Errorf("the file holds %q, %v", d.WorkspaceName, d.Scope)
	}
}

func export(p *drive.Person) string {
	p.Open("#/data/backup")
	p.Click("#export-all")
	return p.Downloaded("*.rumbo.json")
}
