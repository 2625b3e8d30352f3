package document

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"rumbo/engine/text"
)

// Problem is something that a person should know about a file, in words that say what,
// where and what to do.
type Problem struct {
	Code    string // stable, for tests and help
	Refusal bool   // the file was not taken because of it
	Where   string // path inside the document, such as "records.account.acme.name"; may be ""
	Line    int    // 1… as an editor counts; 0 means the file as a whole
	Column  int    // 1… in characters
	Text    text.Text
}

// String is a line for logs and tests.
func (p Problem) String() string {
	return fmt.Sprintf("%s at %s (%d:%d): %s", p.Code, p.Where, p.Line, p.Column, p.Text.EN)
}

// Refused finds the first problem for which a file was not taken.
func Refused(problems []Problem) (Problem, bool) {
	for _, p := range problems {
		if p.Refusal {
			return p, true
		}
	}
	return Problem{}, false
}

// message is the kind of a problem. Its words may hold {value}, {where} and {Where}.
type message struct {
	refusal bool
	words   text.Text
}

func refuses(es, en string) message { return message{true, text.New(es, en)} }
func warns(es, en string) message   { return message{false, text.New(es, en)} }

// messages by code. {where} and {Where} are filled with the place in words, {value} with what stands there.
var messages = map[string]message{
	"empty": refuses("El archivo está vacío. Pida que se lo envíen otra vez.", "The file is empty. Ask for it to be sent again."),
	"huge": refuses("El archivo es demasiado grande para leerlo de una vez ({value} MB; el límite es 1024 MB). Exporte planes por separado.",
		"The file is too large to be read at once ({value} MB; the limit is 1024 MB). Export single plans instead."),
	"binary": refuses("Este archivo no es de texto. Elija un archivo .rumbo.json; si está comprimido o cifrado, ábralo primero.",
		"This file is not text. Choose a .rumbo.json file; if it is compressed or encrypted, open it first."),
	"utf16": refuses("El archivo está guardado en UTF-16. Guárdelo como UTF-8, o pida el original.",
		"The file is saved as UTF-16. Save it as UTF-8, or ask for the original."),
	"not_json": refuses("Este archivo no es un documento JSON. Elija un archivo .rumbo.json exportado por Rumbo.",
		"This file is not a JSON document. Choose a .rumbo.json file exported by Rumbo."),
	"foreign": refuses("Este JSON es de otro programa. Para datos de un CRM use la importación de CSV o Excel.",
		"This JSON belongs to another program. For a CRM's data use the import of CSV or Excel."),
	"newer": refuses("El archivo viene de una versión más nueva de Rumbo (formato {value}; aquí se lee hasta el {mine}). Actualice la aplicación y ábralo de nuevo.",
		"The file comes from a newer version of Rumbo (form {value}; this one reads up to {mine}). Update the app and open it again."),
	"truncated": refuses("El archivo está incompleto: termina {where}. Pida que se lo envíen otra vez.",
		"The file is incomplete: it ends {where}. Ask for it to be sent again."),
	"syntax": refuses("El archivo está dañado {where}: no es JSON válido. Si lo editó a mano, corrija ese lugar; si no, pida el original.",
		"The file is damaged {where}: it is not valid JSON. If it was edited by hand, correct that place; otherwise ask for the original."),
	"nesting": refuses("El archivo está dañado {where}: hay demasiados niveles unos dentro de otros. Pida el original.",
		"The file is damaged {where}: too many levels stand inside each other. Ask for the original."),
	"type": refuses("{Where}: «{value}» no es {wanted}. Corríjalo, o pida el original.",
		"{Where}: “{value}” is not {wanted}. Correct it, or ask for the original."),
	"missing": refuses("{Where}: falta «{value}». Complételo, o pida el original.", "{Where}: “{value}” is missing. Add it, or ask for the original."),
	"twice": refuses("{Where}: «{value}» aparece dos veces. Borre una, o pida el original.",
		"{Where}: “{value}” appears twice. Remove one, or ask for the original."),
	"contradiction": refuses("{Where}: los datos que permiten combinar se contradicen. Pida el original.",
		"{Where}: the data needed for merging contradict each other. Ask for the original."),
	"cancelled": refuses("La lectura se canceló. No cambió nada.", "Reading was cancelled. Nothing has changed."),
	"future": warns("Hay cambios fechados más de un día en el futuro (hasta {value}). Revise el reloj del equipo de donde viene el archivo: sus cambios prevalecerán sobre los suyos.",
		"Some changes are dated more than a day in the future (up to {value}). Check the clock of the device that the file comes from: its changes will prevail over yours."),
	"newer_kind": warns("«{value}» viene de una versión más nueva de Rumbo. Lo que esta versión no conoce se conserva, pero no se muestra.",
		"“{value}” comes from a newer version of Rumbo. What this version does not know is kept but not shown."),
}

// What is wanted in a place, for the message "type".
var (
	wantText    = text.New("un texto", "a text")
	wantBool    = text.New("true o false", "true or false")
	wantInt     = text.New("un número entero", "a whole number")
	wantNumber  = text.New("un número", "a number")
	wantMoney   = text.New("un monto con su moneda, como \"1234.50 USD\"", "an amount with its currency, such as \"1234.50 USD\"")
	wantDate    = text.New("una fecha como \"2026-11-22\"", "a date such as \"2026-11-22\"")
	wantList    = text.New("una lista de textos", "a list of texts")
	wantColumns = text.New("un bloque de columnas con un dato por fila", "a block of columns with one item a row")
	wantObject  = text.New("un objeto", "an object")
	wantArray   = text.New("una lista", "a list")
	wantStamp   = text.New("una marca de tiempo de Rumbo", "a time stamp of Rumbo")
	wantRef     = text.New("el número de una marca de \"stamps\"", "the number of a stamp in \"stamps\"")
	wantID      = text.New("un identificador de hasta 200 caracteres", "an ID of up to 200 characters")
	wantScope   = text.New("\"workspace\" o \"plan\"", "\"workspace\" or \"plan\"")
	wantCreated = text.New("un registro de este archivo tal como ese cambio lo creó", "a record of this file as that change created it")
	wantTagged  = text.New("un valor que se entienda", "a value that can be understood")
)

// newProblem fills a message's words.
func newProblem(code string, data []byte, at int, path string, pairs ...any) Problem {
	m := messages[code]
	p := Problem{Code: code, Refusal: m.refusal, Where: path}
	if data != nil {
		p.Line, p.Column = placeOf(data, at)
		place := text.New("{n} la línea {l}, columna {c}", "{t} line {l}, column {c}")
		if path != "" {
			place = text.New("{n} {path} (línea {l}, columna {c})", "{t} {path} (line {l}, column {c})")
		}
		for name, first := range map[string][2]string{"where": {"en", "at"}, "Where": {"En", "At"}} {
			pairs = append(pairs, name, place.With("n", first[0], "t", first[1], "path", path, "l", p.Line, "c", p.Column))
		}
	}
	p.Text = m.words.With(pairs...)
	return p
}

func placeOf(data []byte, at int) (line, column int) {
	before := data[:min(at, len(data))]
	start := bytes.LastIndexByte(before, '\n') + 1
	return bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(before[start:]) + 1
}

// shorten is a piece of the file as it may stand in a sentence.
func shorten(b []byte) string {
	const most = 60
	s := bytes.ToValidUTF8(b, []byte("�"))
	if utf8.RuneCount(s) <= most {
		return string(s)
	}
	return string([]rune(string(s[:min(len(s), 4*most)]))[:most]) + "…"
}
