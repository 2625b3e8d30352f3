//go:build e2e

package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/storage"

	"rumbo/app/e2e/drive"
)

// Two tabs of one workspace see each other's work at once and never quarrel about it.
func TestTwoTabs(t *testing.T) {
	one := drive.Sit(t, drive.Serve(t))
	one.Open("")
	one.Click("#start-empty")
	one.Click(drive.In(".rail", "Cuentas"))
	one.Click("#new-account")
	rename(one, ".account-name button", "Pesquera Aysén")
	tab(one, "Perfil del cliente")
	waitSaved(one)

	two := one.Tab()
	two.Open(drive.Eval[string](one, "location.hash"))
	two.See("Pesquera Aysén")
	rename(two, ".account-name button", "Pesquera del Sur")
	one.See("Pesquera del Sur")
	one.Type("Ciudad", "Coyhaique")
	one.Press("Tab")
	two.Type("Sector", "Acuicultura")
	two.Press("Tab")
	for _, p := range []*drive.Person{one, two} {
		p.See("Coyhaique")
		p.See("Acuicultura")
		waitSaved(p)
		p.NotSee("conflicto")
	}

	one.Click("Deshacer") // his own last change, not the other tab's
	two.NotSee("Coyhaique")
	two.See("Acuicultura")
	waitSaved(one)
	two.Reload()
	two.See("Pesquera del Sur")
	two.See("Acuicultura")
	two.NotSee("Coyhaique")
	two.NotSee("conflicto")
}

// A full disk is told in words, with a way to carry the work away; when there is room again it is
// saved without anybody doing anything.
func TestFullDisk(t *testing.T) {
	host := drive.Serve(t)
	p := drive.Sit(t, host)
	p.Allow("QuotaExceeded")
	p.Open("")
	p.Click("#start-empty")
	p.Click(drive.In(".rail", "Cuentas"))
	p.Click("#new-account")
	tab(p, "Perfil del cliente")
	waitSaved(p)
	link := drive.Eval[string](p, "location.hash")

	p.Relaunch() // a running browser keeps for a while the room that it has promised
	nothing := 1.0
	drive.Call(p, storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: host.Origin(), QuotaSize: &nothing})
	p.Open(link)
	p.Type("#text-client", "Escrito con el disco lleno")
	p.Press("Tab")
	p.See("No guardado: 1 cambio")
	p.See("El disco está lleno")
	p.See("Exportar una copia")
	p.See("Escrito con el disco lleno")
	p.Screenshot("full-disk")

	drive.Call(p, storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: host.Origin()})
	waitSaved(p)
	p.NotSee("No guardado")
	p.Reload()
	p.See("Escrito con el disco lleno")
}
