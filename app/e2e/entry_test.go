//go:build e2e

package e2e

import (
	"testing"

	"rumbo/app/e2e/drive"
)

const callList = "Fecha,Hora,Tipo de actividad,Vendedor,Cliente,Contacto,Duración,Resultado\n" +
	"2026-11-03,09:30,Llamada,Zoe Nadie,Minera Olmareda,Rosa Díaz,12,Contestó\n2026-11-04,10:00,Visita,Zoe Nadie,Compañía Nueva,,60,\n,10:00,Visita,Zoe Nadie,Compañía Nueva,,60,\n"

// A day's calls are noted in one form and taken back in one step; those of a file come in with what they lack told,
// and the same file again brings nothing.
func TestEntry(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	noDialogues(p)
	openDemo(p)
	p.Click(`.top-tools [aria-label="Registrar"]`)
	p.Click("Llamadas del día")
	p.See("Quién llamó")
	for line, name := range map[string]string{"1": "Olmareda", "2": "Sorbeles"} {
		p.Type(".entry-call:nth-child("+line+") input", name)
		p.See(name)
		p.Press("Enter")
	}
	p.Axe()
	p.Screenshot("entry")
	p.Click("#day-save")
	p.See("2 llamadas registradas")
	p.See("Registrado recién")
	p.Press("Control+z")
	p.NotSee("Registrado recién")

	file := write(t, "llamadas.csv", callList)
	p.Open("#/data/import")
	give(p, "#choose-files", file)
	p.See("2 nuevas")
	p.Click("Se nombran y no se describen")
	p.See("Zoe Nadie")
	p.Click("Observaciones")
	p.See("la fila no se importa")
	p.Click("#do-import")
	p.See("2 actividades")
	p.Click("Importar más archivos")
	give(p, "#choose-files", file)
	p.See("2 sin cambios")
}
