package tabular

import "unicode"

// Fold reduces a header or word to what matters when comparing: lower-case
// letters without accents and digits. "Fecha de cierre (*)" becomes "fechadecierre".
func Fold(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b = append(b, byte(r))
		case r >= 'A' && r <= 'Z':
			b = append(b, byte(r)|0x20)
		case r < 0x80:
		default:
			b = append(b, plainLetter(r)...)
		}
	}
	return string(b)
}

// plainLetter takes the accent off a Latin letter; other letters stay, marks go.
func plainLetter(r rune) string {
	if p, ok := plain[r]; ok {
		return p
	}
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return string(unicode.ToLower(r))
	}
	return ""
}

var plain = func() map[rune]string {
	m := map[rune]string{'ß': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l"}
	for letter, variants := range map[string]string{
		"a": "áàâäãåāÁÀÂÄÃÅĀ", "e": "éèêëēęěÉÈÊËĒĘĚ", "i": "íìîïīÍÌÎÏĪ", "o": "óòôöõōÓÒÔÖÕŌ",
		"u": "úùûüūůÚÙÛÜŪŮ", "n": "ñńňÑŃŇ", "c": "çćčÇĆČ", "y": "ýÿÝ", "s": "śšŚŠ", "z": "źżžŹŻŽ", "r": "řŘ",
	} {
		for _, r := range variants {
			m[r] = letter
		}
	}
	return m
}()
