//go:build bench

package bench

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/performance"

	"rumbo/app/e2e/drive"
)

func init() { add(45, "organisation", organisations) }

// What a person may be made to wait for on the picture of a client's organisation.
const (
	wantedDrawn = 100 // ms from the click on the section until everybody stands there
	wantedFrame = 1.2 // times the distance of frames when nothing moves
)

// organisations draws a client's organisation of 200 people and drags one of them across it. The bare value of a frame is
// the same page at rest: what a display, and a busy machine, give at best.
func organisations(t *testing.T) []row {
	p := drive.Sit(t, drive.Serve(t))
	defer p.Close()
	p.BeforeLoad(eyes)
	drive.Call(p, page.SetInterceptFileChooserDialog, page.SetInterceptFileChooserDialogParams{Enabled: true})
	p.Open("")
	p.Type("#author", "Ana")
	p.Click("#start-empty")
	p.Click(drive.In(".rail", "Cuentas"))
	p.Click("#new-account")
	p.Until("the plan is open", `document.querySelector(".contents-list")`)
	plan := drive.Eval[string](p, `location.hash.split("/").slice(0, 3).join("/")`)
	drive.Eval[bool](p, fmt.Sprintf(`(location.hash = %q, true)`, plan+"/contacts"))
	p.Click("#bring-contacts")
	p.Upload("#open-files", staffOf(t, 200))
	p.Click("#bring-take")
	p.Until("all are drawn", `document.querySelectorAll(".canvas-title").length === 200`)
	s := &scene{Person: p}
	drive.Call(p, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks})
	var drawn, computed []float64
	for range repeats() {
		drive.Eval[bool](p, fmt.Sprintf(`(location.hash = %q, true)`, plan+"/actions"))
		p.Until("another section is open", `!document.querySelector(".canvas")`)
		s.Pause(500e6)
		before := computing(p)
		s.do("organisation", wantedDrawn, `document.querySelectorAll(".canvas-title").length === 200`, func() {
			drive.Eval[bool](p, fmt.Sprintf(`(location.hash = %q, true)`, plan+"/contacts"))
		})
		drawn = append(drawn, s.steps[len(s.steps)-1].took)
		computed = append(computed, computing(p)-before)
	}
	rows := []row{
		{Name: "organisation of 200 drawn", Value: median(drawn), Unit: "ms", Wanted: wantedDrawn, Note: spread(drawn)},
		{Name: "- of it the page's own work, whatever else the machine does", Value: median(computed), Unit: "ms", Wanted: wantedDrawn, Note: spread(computed)},
	}
	p.Click("Ver todo")
	rest, hand := frames(p, func() { s.Pause(2e9) }), frames(p, func() { carried(p) })
	return append(rows,
		row{Name: "frame while a card is dragged, mean", Value: mean(hand), Bare: mean(rest), Unit: "ms", Wanted: wantedFrame},
		row{Name: "- 95th percentile", Value: percentile(hand, 0.95), Bare: percentile(rest, 0.95), Unit: "ms", Note: fmt.Sprintf("(%d frames, longest %.0f ms, at rest %.0f)", len(hand), percentile(hand, 1), percentile(rest, 1))})
}

// computing is how long the page's thread has worked by now, in ms.
func computing(p *drive.Person) float64 {
	for _, m := range drive.Call(p, performance.GetMetrics, cdp.Empty{}).Metrics {
		if m.Name == "TaskDuration" {
			return m.Value * 1000
		}
	}
	return 0
}

func mean(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum / float64(max(1, len(v)))
}

// frames are the distances between frames while something is done, in ms.
func frames(p *drive.Person, do func()) []float64 {
	drive.Eval[bool](p, `(() => { window.frames_ = []; let last = 0; window.watching = true;
		const tick = (at) => { if (last) frames_.push(at - last); last = at; if (watching) requestAnimationFrame(tick); }; requestAnimationFrame(tick); return true; })()`)
	do()
	drive.Eval[bool](p, `(watching = false, true)`)
	return drive.Eval[[]float64](p, `frames_`)
}

// carried drags a card about the picture, some 240 movements of the mouse, and puts it back where nobody is.
func carried(p *drive.Person) {
	at := drive.Eval[[]float64](p, `(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector("[data-thing]").getBoundingClientRect())`)
	box := drive.Eval[[]float64](p, `(r => [r.x, r.y, r.width, r.height])(document.querySelector(".canvas-window").getBoundingClientRect())`)
	mouse := func(what input.DispatchMouseEventType, x, y float64, buttons int64) {
		drive.Call(p, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: what, X: x, Y: y, Button: input.MouseButtonLeft, Buttons: buttons, ClickCount: 1})
	}
	mouse(input.DispatchMouseEventTypeMousePressed, at[0], at[1], 1)
	const steps = 240
	for i := range steps {
		way := float64(i%60) / 60
		mouse(input.DispatchMouseEventTypeMouseMoved, box[0]+60+way*(box[2]-120), box[1]+60+float64(i/60)*0.2*(box[3]-120), 1)
	}
	mouse(input.DispatchMouseEventTypeMouseMoved, box[0]+box[2]/2, box[1]+box[3]-4, 1)
	p.Press("Escape")
	mouse(input.DispatchMouseEventTypeMouseReleased, box[0]+box[2]/2, box[1]+box[3]-4, 0)
}

// staffOf writes a list of people, each under one of those before.
func staffOf(t *testing.T, n int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("Nombre;Cargo;Correo;Reporta a;Rol;Influencia;Cercanía;Postura\n")
	for i := range n {
		boss := ""
		if i > 0 {
			boss = fmt.Sprintf("Persona %03d", (i-1)/5)
		}
		fmt.Fprintf(&b, "Persona %03d;Cargo %d;p%d@molinos.example;%s;%s;%s;conocida;neutral\n", i, i, i, boss,
			[]string{"usuario", "Decisor económico", "usuario"}[i%3], []string{"baja", "media", "alta"}[i%3])
	}
	path := filepath.Join(t.TempDir(), "organigrama.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
