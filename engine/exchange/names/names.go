// Package names tells which names may mean the same thing, though they are written differently. It refuses to
// know what the names are of, and never decides: a person does.
package names

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"rumbo/engine/exchange/tabular"
	"rumbo/engine/pace"
)

// Same is a name as it counts for identity: spaces are the only thing that does not matter.
func Same(s string) string {
	if strings.Contains(s, "  ") || strings.ContainsAny(s, "\t\n\u00a0") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// Legal forms and the like say little about which company is meant.
var legalWords = map[string]bool{
	"sa": true, "sas": true, "spa": true, "srl": true, "sl": true, "slu": true, "ltda": true, "ltd": true, "limitada": true, "limited": true, "inc": true,
	"incorporated": true, "corp": true, "corporation": true, "co": true, "company": true, "llc": true, "llp": true, "plc": true, "gmbh": true, "ag": true, "bv": true,
	"nv": true, "cia": true, "compania": true, "cv": true, "de": true, "rl": true, "saa": true, "sac": true, "eirl": true, "the": true, "y": true, "and": true, "grupo": true, "group": true,
}

// squash reduces a name to what two writings of it have in common: letters and
// digits without accents, spaces and legal forms.
func squash(name string) string {
	var b strings.Builder
	for _, w := range wordsOf(name) {
		if !legalWords[w] {
			b.WriteString(w)
		}
	}
	if b.Len() == 0 {
		return tabular.Fold(name)
	}
	return b.String()
}

// wordsOf splits a name into folded words; "S.A." counts as one.
func wordsOf(name string) []string {
	fields := strings.FieldsFunc(strings.ReplaceAll(name, ".", ""), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' })
	out := fields[:0]
	for _, f := range fields {
		if w := tabular.Fold(f); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// Why two names may be one.
const (
	Spelling = "spelling" // alike but for capitals, accents, spaces, points or legal form
	Typo     = "typo"     // one or two letters differ
	Order    = "order"    // the same words in another order
)

// Pair is two names, by position, that may be one.
type Pair struct {
	A, B int
	Why  string // Spelling, Typo or Order
}

const (
	shortestTypo   = 5  // letters below which one letter makes another name
	longEnoughFor2 = 10 // letters from which two may differ
	largestBlock   = 200
)

// Near finds the pairs of names that may be one. It compares only names that share a
// key: squashed form, sorted words, the form with one letter left out, or for two
// letters of difference the beginning or the end. It gives way now and then; give may be nil.
func Near(names []string, give *pace.Pace) []Pair {
	forms := make([]nameForm, len(names))
	blocks := map[string][]int{}
	for i, n := range names {
		forms[i] = formOf(n)
		addKeys(blocks, i, forms[i])
		give.Step()
	}
	type seenPair struct{ a, b int }
	seen := map[seenPair]bool{}
	var out []Pair
	for _, block := range blocks {
		if len(block) < 2 || len(block) > largestBlock {
			continue
		}
		for x, a := range block {
			for _, b := range block[x+1:] {
				if a == b || seen[seenPair{a, b}] {
					continue
				}
				seen[seenPair{a, b}] = true
				give.Step()
				if why := nearness(forms[a], forms[b]); why != "" {
					out = append(out, Pair{a, b, why})
				}
			}
		}
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].A != out[j].A {
			return out[i].A < out[j].A
		}
		return out[i].B < out[j].B
	})
	return out
}

// Alike tells why two names may be one, "" if they are not; Spelling also for equal ones.
func Alike(a, b string) string {
	if a == b {
		return Spelling
	}
	return nearness(formOf(a), formOf(b))
}

// nameForm is a name prepared for comparison.
type nameForm struct {
	words    []string
	ordered  string // words sorted
	squashed string
	runes    []rune // of squashed
	whole    []rune // with legal forms
	digits   string
}

func formOf(name string) nameForm {
	f := nameForm{words: wordsOf(name), squashed: squash(name)}
	sorted := slices.Clone(f.words)
	sort.Strings(sorted)
	f.ordered = strings.Join(sorted, " ")
	f.runes, f.whole = []rune(f.squashed), []rune(strings.Join(f.words, ""))
	f.digits = digitsOf(f.squashed)
	return f
}

func addKeys(blocks map[string][]int, i int, f nameForm) {
	add := func(k string) { blocks[k] = append(blocks[k], i) }
	add("=" + f.squashed)
	if len(f.words) > 1 {
		add("o" + f.ordered)
	}
	addTypoKeys(f.runes, add)
	if len(f.whole) != len(f.runes) {
		addTypoKeys(f.whole, add)
	}
}

// addTypoKeys adds the keys that two forms share when they differ in a letter or two.
func addTypoKeys(runes []rune, add func(string)) {
	if len(runes) < shortestTypo {
		return
	}
	add("d" + string(runes))
	for at := range runes {
		add("d" + string(runes[:at]) + string(runes[at+1:]))
	}
	if len(runes) >= longEnoughFor2 {
		add("s" + string(runes[:5]))
		add("e" + string(runes[len(runes)-5:]))
	}
}

// nearness tells why two different names may be one, "" if they are not.
func nearness(a, b nameForm) string {
	switch {
	case a.squashed == b.squashed:
		return Spelling
	case a.digits != b.digits || differInShortWord(a.words, b.words):
		return "" // GTX 500 and GTX 600, plan A and plan B: other things on purpose
	case a.ordered == b.ordered:
		return Order
	}
	if typo(a.runes, b.runes) || typo(a.whole, b.whole) {
		return Typo
	}
	return ""
}

// typo is true for forms that differ in as many letters as a slip of the hand makes.
func typo(a, b []rune) bool {
	limit := 0
	switch n := min(len(a), len(b)); {
	case n >= longEnoughFor2:
		limit = 2
	case n >= shortestTypo:
		limit = 1
	}
	return limit > 0 && distance(a, b, limit) <= limit
}

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// differInShortWord is true when the names have as many words and differ only in words
// of at most two letters, which are codes rather than typing mistakes.
func differInShortWord(wa, wb []string) bool {
	if len(wa) != len(wb) {
		return false
	}
	for i := range wa {
		if wa[i] != wb[i] && (len(wa[i]) > 2 || len(wb[i]) > 2) {
			return false
		}
	}
	return true
}

// distance is the number of letters to add, drop, change or swap with the next (Damerau
// 1964, in the restricted form "optimal string alignment"), or limit+1 if it is more.
func distance(a, b []rune, limit int) int {
	if d := len(a) - len(b); d > limit || -d > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		best := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			best = min(best, row[j])
		}
		if best > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
