//go:build bench

package bench

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/cdproto/performance"

	"rumbo/app/e2e/drive"
	"rumbo/app/storage"
	"rumbo/app/store"
	"rumbo/engine/change"
	"rumbo/engine/demo"
	"rumbo/engine/period"
)

func init() { add(44, "opening", openings) }

// wantedMemory is what the page may write into memory of its own to open a workspace of whatever size, in MB.
const wantedMemory = 400

// openings comes to a workspace of each size that lies on the device, by the pages that people come back to, until
// the page is drawn. Beside the time on the clock stands that in which the page's thread worked, and what the page holds
// then, at rest and when all indicators were asked, with what a page holds on which nothing is.
func openings(t *testing.T) []row {
	rows := blank(t)
	before := map[string]float64{}
	for _, deals := range dealCounts() {
		host := drive.Serve(t)
		lay(t, host, deals)
		size := fmt.Sprintf("%d deals, %d activities", deals, 10*deals)
		for _, page := range []struct{ name, hash, drawn string }{
			{"the week", "#/home", `document.querySelector("main h1") && !document.querySelector("main .skeleton")`},
			{"the table of deals", "#/pipeline?show=all", `document.querySelector("table.table tbody tr")`},
		} {
			p := comer(t, host)
			found := opened(p, fmt.Sprintf("opened until %s is drawn, %s", page.name, size), page.hash, page.drawn)
			if tenth := before[page.name]; tenth > 0 {
				found = append(found, row{Name: "- growth from a tenth of the rows, the page's own work", Value: found[1].Value, Bare: tenth, Unit: "ms", Wanted: tenfold})
			}
			rows, before[page.name] = append(rows, found...), found[1].Value
			p.Close()
		}
	}
	return rows
}

// comer is somebody in whose browser the workspace lies.
func comer(t *testing.T, host *drive.Host) *drive.Person {
	t.Helper()
	p := drive.Sit(t, host)
	p.BeforeLoad(eyes + drive.Linear)
	p.Open("")
	drive.Eval[bool](p, put)
	drive.Call(p, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks})
	return p
}

// blank is what the browser's page holds by itself.
func blank(t *testing.T) []row {
	p := drive.Sit(t, drive.Serve(t))
	defer p.Close()
	p.Visit(drive.Blank)
	return []row{memory("memory of an empty page", []drive.Held{p.Memory()}, 0)}
}

// rest is how long a page is left alone until it has settled.
const rest = 5 * time.Second

func opened(p *drive.Person, name, hash, drawn string) []row {
	var took, worked []float64
	var first, settled []drive.Held
	for range repeats() {
		p.Visit(drive.Blank)
		p.ForgetPeak()
		before := computing(p)
		p.Visit(hash)
		took = append(took, drive.Eval[float64](p, fmt.Sprintf(`painted(() => %s)`, drawn)))
		worked, first = append(worked, computing(p)-before), append(first, p.Memory())
		p.Pause(rest)
		settled = append(settled, p.Memory())
	}
	drive.Eval[bool](p, `(location.hash = "#/kpis", true)`)
	p.Until("all indicators are drawn", `document.querySelector(".kpi-card") && !document.querySelector(".kpi-card .skeleton")`)
	p.Pause(rest)
	return []row{
		{Name: name, Value: median(took), Unit: "ms", Wanted: wantedOpen, Note: spread(took)},
		{Name: "- of it the page's own work", Value: median(worked), Unit: "ms", Wanted: wantedOpen, Note: spread(worked)},
		memory("- memory of the page when it is drawn", first, wantedMemory),
		memory("- memory at rest", settled, wantedMemory),
		memory("- memory when all indicators were asked, the Worker's with it", []drive.Held{p.Memory()}, 0),
	}
}

// memory is what the page's process has for itself; the note tells the rest.
func memory(name string, held []drive.Held, wanted float64) row {
	of := func(part func(drive.Held) float64) float64 {
		var v []float64
		for _, h := range held {
			v = append(v, part(h)/1e6)
		}
		return median(v)
	}
	return row{Name: name, Value: of(func(h drive.Held) float64 { return h.Private }), Unit: "MB", Wanted: wanted,
		Note: fmt.Sprintf("(resident %.0f, peak %.0f; program %.0f, script %.0f, its byte arrays %.0f)", of(func(h drive.Held) float64 { return h.Resident }),
			of(func(h drive.Held) float64 { return h.Peak }), of(func(h drive.Held) float64 { return h.Linear }),
			of(func(h drive.Held) float64 { return h.Script }), of(func(h drive.Held) float64 { return h.Buffers }))}
}

// put writes the records that lie beside the app into its database, and says who works here.
const put = `(async () => {
	const bytes = async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer());
	const all = {workspaces: ["large", await bytes("bench-workspace.bin")], snapshots: [["large", 1, 0], await bytes("bench-snapshot.bin")]};
	const db = await new Promise((done, fail) => { const r = indexedDB.open("rumbo"); r.onsuccess = () => done(r.result); r.onerror = () => fail(r.error); });
	const tx = db.transaction(Object.keys(all), "readwrite");
	for (const [store, [key, value]] of Object.entries(all)) tx.objectStore(store).put(value, key);
	await new Promise((done, fail) => { tx.oncomplete = done; tx.onerror = tx.onabort = () => fail(tx.error); });
	db.close();
	return true;
})()`

// lay puts the records of a large workspace, as the app keeps them, beside the app.
func lay(t *testing.T, host *drive.Host, deals int) {
	t.Helper()
	day := period.On(drive.Today.Year(), drive.Today.Month(), drive.Today.Day())
	at := change.Stamp{Replica: 7, Time: uint64(drive.Today.UnixMilli()) << 16}
	state := change.Apply(&change.State{}, change.Change{At: at, Author: "Ana", Ops: demo.Generate(1, demo.Large(deals).With(10*deals), day, "es")})
	ctx, disk := context.Background(), storage.NewMemory(storage.Options{})
	err := disk.PutWorkspace(ctx, storage.Info{ID: "large", Name: "Large", Created: drive.Today.UnixMilli(), Schema: store.RecordSchema})
	if err == nil {
		err = disk.Replace(ctx, "large", change.EncodeState(state), nil)
	}
	site := drive.Version(t, "")
	if err == nil {
		err = disk.Raw(ctx, "large", func(r storage.RawRecord) error {
			switch r.Kind {
			case storage.KindWorkspace:
				site.Files["bench-workspace.bin"] = r.Bytes
			case storage.KindSnapshot:
				site.Files["bench-snapshot.bin"] = r.Bytes
			}
			return nil
		})
	}
	if err != nil {
		t.Fatal(err)
	}
	host.Deploy(site)
}
