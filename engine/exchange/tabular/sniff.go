package tabular

import (
	"bytes"
	"strconv"
	"strings"

	"rumbo/engine/text"
)

// Limits of what is read. The zero value of each field means the default.
type Limits struct {
	Bytes   int64 // size of the file, default 200 MB
	Columns int   // default 500
	Field   int   // bytes in one cell, default 100,000
}

const (
	defaultBytes   = 200 << 20
	defaultColumns = 500
	defaultField   = 100_000
)

func (l Limits) withDefaults() Limits {
	if l.Bytes <= 0 {
		l.Bytes = defaultBytes
	}
	if l.Columns <= 0 {
		l.Columns = defaultColumns
	}
	if l.Field <= 0 {
		l.Field = defaultField
	}
	return l
}

// CheckSize refuses a file by its size alone, before a byte of it is read.
func CheckSize(name string, size int64, l Limits) (Problem, bool) {
	l = l.withDefaults()
	switch {
	case size == 0:
		return Problem{Message: problemEmpty, File: name}, false
	case size > l.Bytes:
		return Problem{Message: problemTooLarge, File: name, N: int(size >> 20), Detail: strconv.FormatInt(l.Bytes>>20, 10)}, false
	}
	return Problem{}, true
}

// signature is how a kind of file begins.
type signature struct {
	start string
	name  text.Text
}

var signatures = []signature{
	{"%PDF-", text.New("un PDF", "a PDF")},
	{"\x1f\x8b", text.New("un archivo comprimido (gzip); descomprímalo primero", "a compressed file (gzip); unpack it first")},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", text.New("un libro de Excel antiguo (.xls); guárdelo como CSV", "an old Excel workbook (.xls); save it as CSV")},
	{"\x89PNG", text.New("una imagen PNG", "a PNG picture")},
	{"\xff\xd8\xff", text.New("una imagen JPEG", "a JPEG picture")},
	{"GIF8", text.New("una imagen GIF", "a GIF picture")},
	{"7z\xbc\xaf\x27\x1c", text.New("un archivo comprimido (7-Zip)", "a compressed file (7-Zip)")},
	{"Rar!\x1a\x07", text.New("un archivo comprimido (RAR)", "a compressed file (RAR)")},
	{"SQLite format 3\x00", text.New("una base de datos SQLite", "an SQLite database")},
	{"PAR1", text.New("un archivo Parquet", "a Parquet file")},
	{"{\\rtf", text.New("un documento RTF", "an RTF document")},
	{"age-encryption.org/", text.New("un archivo cifrado (age); ábralo con su contraseña", "an encrypted file (age); open it with its password")},
}

var (
	nameXLSX   = text.New("un libro de Excel (.xlsx); guárdelo como CSV", "an Excel workbook (.xlsx); save it as CSV")
	nameZip    = text.New("un archivo comprimido (zip)", "a compressed file (zip)")
	nameHTML   = text.New("una página web (HTML), aunque el nombre diga otra cosa; ábrala en una hoja de cálculo y guárdela como CSV", "a web page (HTML), whatever its name says; open it in a spreadsheet and save it as CSV")
	nameXML    = text.New("un archivo XML", "an XML file")
	nameJSON   = text.New("un archivo JSON; si lo exportó este programa, impórtelo como espacio de trabajo o plan", "a JSON file; if this program exported it, import it as a workspace or plan")
	nameBinary = text.New("un archivo binario", "a binary file")
)

// notATable recognises other kinds of files by their first bytes.
func notATable(data []byte) (text.Text, bool) {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06")) {
		head := data[:min(len(data), 1<<16)]
		if bytes.Contains(head, []byte("[Content_Types].xml")) || bytes.Contains(head, []byte("xl/")) {
			return nameXLSX, true
		}
		return nameZip, true
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.start)) {
			return s.name, true
		}
	}
	return text.Text{}, false
}

// notTabularText recognises texts that are no table, and bytes that are no text.
func notTabularText(s string) (text.Text, bool) {
	if strings.IndexByte(s, 0) >= 0 || mostlyControls(s) {
		return nameBinary, true
	}
	head := strings.ToLower(strings.TrimLeft(s[:min(len(s), 512)], " \t\r\n"))
	switch {
	case strings.HasPrefix(head, "<!doctype html"), strings.HasPrefix(head, "<html"), strings.HasPrefix(head, "<table"):
		return nameHTML, true
	case strings.HasPrefix(head, "<?xml"):
		return nameXML, true
	case looksLikeJSON(head):
		return nameJSON, true
	}
	return text.Text{}, false
}

func looksLikeJSON(head string) bool {
	if head == "" || head[0] != '{' && head[0] != '[' {
		return false
	}
	rest := strings.TrimLeft(head[1:], " \t\r\n")
	return head[0] == '{' && strings.HasPrefix(rest, `"`) && strings.Contains(rest, `":`) ||
		head[0] == '[' && strings.HasPrefix(rest, "{")
}

func mostlyControls(s string) bool {
	sample, n := s[:min(len(s), 1<<16)], 0
	for i := range len(sample) {
		if c := sample[i]; c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' {
			n++
		}
	}
	return n*100 > len(sample)
}
