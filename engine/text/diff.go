package text

import (
	"strings"
	"unicode"
)

// Piece is a stretch of a text that is in both versions, or in one of them only.
type Piece struct {
	In   int // -1 only in the earlier one, 0 in both, 1 only in the later one
	Text string
}

// mostEdits is up to how many inserted and deleted words a difference is worked out; beyond, the texts share
// too little for it to be read.
const mostEdits = 1500

// Diff tells two versions of a text apart, word by word: the shortest way from one to the other
// (E. Myers, "An O(ND) difference algorithm and its variations", Algorithmica 1, 1986). Joined, the pieces
// of -1 and 0 are a, those of 0 and 1 are b.
func Diff(a, b string) []Piece {
	if a == b {
		return pieces(nil, 0, a)
	}
	x, y := cutWords(a), cutWords(b)
	head := 0
	for head < len(x) && head < len(y) && x[head] == y[head] {
		head++
	}
	tail := 0
	for tail < len(x)-head && tail < len(y)-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	out := pieces(nil, 0, strings.Join(x[:head], ""))
	out = middle(out, x[head:len(x)-tail], y[head:len(y)-tail])
	return pieces(out, 0, strings.Join(x[len(x)-tail:], ""))
}

// pieces adds a stretch, joined to the one before if that is of the same kind.
func pieces(out []Piece, in int, s string) []Piece {
	if s == "" {
		return out
	}
	if n := len(out); n > 0 && out[n-1].In == in {
		out[n-1].Text += s
		return out
	}
	return append(out, Piece{in, s})
}

// cutWords cuts a text into words, spaces and signs; joined they are the text.
func cutWords(s string) []string {
	var out []string
	class := func(r rune) int {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return 1
		case unicode.IsSpace(r):
			return 2
		}
		return 3
	}
	from, last := 0, 0
	for i, r := range s {
		if c := class(r); i > 0 && (c != last || c == 3) {
			out = append(out, s[from:i])
			from, last = i, c
		} else {
			last = c
		}
	}
	if s != "" {
		out = append(out, s[from:])
	}
	return out
}

// middle finds the shortest way between two lists that share neither beginning nor end.
func middle(out []Piece, x, y []string) []Piece {
	trace := shortest(x, y)
	if trace == nil {
		return pieces(pieces(out, -1, strings.Join(x, "")), 1, strings.Join(y, ""))
	}
	type step struct{ in, at int }
	var steps []step // from the end
	i, j := len(x), len(y)
	for d := len(trace) - 1; d >= 0; d-- {
		v, k := trace[d], i-j
		was := k - 1
		if k == -d || k != d && v[k-1+d+1] < v[k+1+d+1] {
			was = k + 1
		}
		wi := 0
		if d > 0 {
			wi = v[was+d+1]
		}
		wj := wi - was
		for i > wi && j > wj && i > 0 && j > 0 && x[i-1] == y[j-1] {
			i, j = i-1, j-1
			steps = append(steps, step{0, i})
		}
		if d == 0 {
			break
		}
		if was == k+1 {
			j--
			steps = append(steps, step{1, j})
		} else {
			i--
			steps = append(steps, step{-1, i})
		}
	}
	for n := len(steps) - 1; n >= 0; n-- {
		if s := steps[n]; s.in == 1 {
			out = pieces(out, 1, y[s.at])
		} else {
			out = pieces(out, s.in, x[s.at])
		}
	}
	return out
}

// shortest gives, for each number of edits d, how far one comes on each diagonal before the d-th edit (diagonal k at
// k+d+1); nil if it takes more than mostEdits.
func shortest(x, y []string) [][]int {
	n, m := len(x), len(y)
	most := min(n+m, mostEdits)
	v := make([]int, 2*most+3)
	at := func(k int) int { return k + most + 1 }
	var trace [][]int
	for d := 0; d <= most; d++ {
		trace = append(trace, append([]int(nil), v[at(-d-1):at(d+1)+1]...))
		for k := -d; k <= d; k += 2 {
			i := v[at(k-1)] + 1
			if k == -d || k != d && v[at(k-1)] < v[at(k+1)] {
				i = v[at(k+1)]
			}
			for i < n && i-k < m && x[i] == y[i-k] {
				i++
			}
			if v[at(k)] = i; i >= n && i-k >= m {
				return trace
			}
		}
	}
	return nil
}
