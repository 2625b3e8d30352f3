package tabular

import "strings"

// Null words stand for "nothing" in exports. The strong ones do so in any
// column; the weak ones may be text (NA is Namibia) and mean nothing only where
// a date, a number or a flag is expected.
var (
	strongNulls = wordSet("null", "nil", "(null)", "n/a", "#n/a", "#n/d", "n/d", "s/d", "-", "--", "---", "–", "—", "(none)", "(blank)", "[null]",
		"(en blanco)", "(vacío)", "(vacio)", "(ninguno)", "(sin valor)", "\\n", "#value!", "#¡valor!", "#ref!", "#¡ref!", "#div/0!", "#¡div/0!", "no value", "sin valor", "(no value)")
	weakNulls = wordSet("na", "nd", "nan", "none", "blank", "vacío", "vacio", "ninguno", "ninguna", "sin dato", "sin datos", "sin fecha", "no aplica",
		"not available", "unknown", "desconocido", "undefined", "empty", "?", ".", "0000-00-00", "00/00/0000", "tbd", "por definir", "-infinity", "infinity")
)

const longestNull = 16

// words is a set of short words with a quick way to say no.
type words struct {
	set     map[string]bool
	lengths [256]uint32 // by first byte: bit n is set if a word has n bytes
}

func wordSet(list ...string) *words {
	w := &words{set: make(map[string]bool, len(list))}
	for _, word := range list {
		w.set[word] = true
		w.lengths[word[0]] |= 1 << len(word)
		if first := strings.ToUpper(word)[0]; first < 0x80 {
			w.lengths[first] |= 1 << len(word)
		}
	}
	return w
}

// has looks a word up in any case, without garbage.
func (w *words) has(v string) bool {
	if v == "" || len(v) > longestNull || w.lengths[v[0]]&(1<<len(v)) == 0 {
		return false
	}
	var low [longestNull]byte
	for i := range len(v) {
		c := v[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		} else if c >= 0x80 {
			return w.set[strings.ToLower(v)]
		}
		low[i] = c
	}
	return w.set[string(low[:len(v)])]
}

// IsNull reports whether a cell is empty or a word for it.
func IsNull(v string) bool { return v == "" || strongNulls.has(v) }

// IsNullTyped is IsNull where a date, a number or a flag is expected.
func IsNullTyped(v string) bool { return v == "" || strongNulls.has(v) || weakNulls.has(v) }

var truths, falsehoods = wordSet("1", "true", "t", "yes", "y", "sí", "si", "s", "verdadero", "v", "x", "✓", "✔", "on", "won", "ganado", "ganada", "activo", "activa", "active"),
	wordSet("0", "false", "f", "no", "n", "falso", "off", "lost", "perdido", "perdida", "inactivo", "inactiva", "inactive")

// ParseBool reads a flag.
func ParseBool(v string) (value, ok bool) {
	if truths.has(v) {
		return true, true
	}
	return false, falsehoods.has(v)
}

// currencies maps symbols to codes where a symbol means one currency only. The
// dollar sign and others that several countries share map to "".
var currencies = map[string]string{
	"€": "EUR", "£": "GBP", "R$": "BRL", "US$": "USD", "U$S": "USD", "USD$": "USD", "U$D": "USD", "MX$": "MXN", "CL$": "CLP", "COL$": "COP", "CA$": "CAD", "A$": "AUD", "AR$": "ARS",
	"S/": "PEN", "S/.": "PEN", "Bs": "BOB", "Bs.": "BOB", "₡": "CRC", "₲": "PYG", "Q": "GTQ", "L.": "HNL", "C$": "NIO", "B/.": "PAB", "RD$": "DOP", "$U": "UYU", "₹": "INR", "₩": "KRW", "zł": "PLN", "₺": "TRY", "UF": "CLF",
	"$": "", "¥": "", "kr": "", "Fr.": "",
}

func isCurrency(mark string) bool {
	if mark == "" || len(mark) > 5 {
		return false
	}
	if _, ok := currencies[mark]; ok {
		return true
	}
	return isCode(mark)
}

func isCode(mark string) bool {
	return len(mark) == 3 && strings.Contains(codesInFiles, strings.ToUpper(mark))
}

const codesInFiles = "USD EUR GBP CLP CLF MXN ARS COP PEN UYU PYG BOB BRL CRC GTQ HNL NIO PAB DOP VES CAD AUD NZD CHF SEK NOK DKK PLN CZK HUF RON TRY JPY CNY INR KRW SGD HKD AED ZAR"

// CurrencyCode gives the ISO code of a mark as written, "" if it may be several.
func CurrencyCode(mark string) string {
	if code, ok := currencies[mark]; ok {
		return code
	}
	if isCode(mark) {
		return strings.ToUpper(mark)
	}
	return ""
}
