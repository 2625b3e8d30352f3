package tabular

import "strings"

// delimiters that files use, the likeliest first.
var delimiters = []byte{',', ';', '\t', '|'}

// shape is what a delimiter makes of the beginning of a file.
type shape struct {
	delim, quote byte
	width        int     // the most frequent number of fields, at least 1
	share        float64 // of the records that have that width
}

const sampleRecords = 300

// detectShape tries every delimiter on the first records and keeps the one that
// gives the most regular table; a table of one column only if none gives two.
func detectShape(s string, maxCell int) shape {
	sample := s[:min(len(s), 256<<10)]
	quote := detectQuote(sample)
	best := shape{delim: ',', quote: quote, width: 1}
	bestScore := 0.0
	for _, d := range delimiters {
		if strings.IndexByte(sample, d) < 0 {
			continue
		}
		got := measure(sample, d, quote, maxCell)
		if got.width < 2 {
			continue
		}
		// Regularity counts most; among equally regular ones, the wider table.
		score := got.share*got.share + 0.002*float64(min(got.width, 100))
		if score > bestScore {
			best, bestScore = got, score
		}
	}
	return best
}

// measure counts the fields of the first records, leaving out blank ones and a
// last one that the sample may have cut.
func measure(sample string, delim, quote byte, maxCell int) shape {
	sc := scanner{s: sample, delim: delim, quote: quote, maxCell: maxCell}
	widths := make(map[int]int)
	n := 0
	for n < sampleRecords && sc.next() {
		if sc.pos >= len(sample) && n > 0 && len(sample) == 256<<10 || blank(sc.row) {
			continue
		}
		widths[len(sc.row)]++
		n++
	}
	got := shape{delim: delim, quote: quote, width: 1}
	most := 0
	for w, k := range widths {
		if k > most || k == most && w > got.width {
			got.width, most = w, k
		}
	}
	if n > 0 {
		got.share = float64(most) / float64(n)
	}
	return got
}

// detectQuote tells whether apostrophes are used as quotes: only if they enclose
// several fields of the first line and no double quote does.
func detectQuote(sample string) byte {
	line := sample
	if i := strings.IndexAny(line, "\r\n"); i >= 0 {
		line = line[:i]
	}
	if strings.IndexByte(line, '"') >= 0 || len(line) < 5 || line[0] != '\'' || line[len(line)-1] != '\'' {
		return '"'
	}
	for _, d := range delimiters {
		if strings.Count(line, "'"+string(rune(d))+"'") > 0 {
			return '\''
		}
	}
	return '"'
}

// separatorLine reads the "sep=;" that spreadsheets understand.
func separatorLine(s string) (delim byte, length int, ok bool) {
	if len(s) < 5 || !strings.EqualFold(s[:4], "sep=") || !strings.ContainsRune(",;\t|:^~", rune(s[4])) {
		return 0, 0, false
	}
	i := 5
	if i < len(s) && s[i] == '\r' {
		i++
	}
	if i < len(s) && s[i] == '\n' {
		i++
	}
	if i == 5 && i < len(s) {
		return 0, 0, false
	}
	return s[4], i, true
}

func blank(row []string) bool {
	for _, v := range row {
		if v != "" {
			return false
		}
	}
	return true
}

func filled(row []string) int {
	n := 0
	for _, v := range row {
		if v != "" {
			n++
		}
	}
	return n
}
