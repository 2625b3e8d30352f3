package record

// rankDigits orders as bytes do.
const rankDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// RankBetween gives a text that sorts between two others, so that an item can be
// moved without touching its neighbours; "" stands for no neighbour. Of a pair
// in the wrong order the second is ignored.
//
// Ranks are read as fractions in base 62; the result never ends in the zero
// digit, so that there is always room before it.
func RankBetween(before, after string) string {
	if after != "" && before >= after {
		after = ""
	}
	var out []byte
	for i := 0; ; i++ {
		lo, hi := 0, len(rankDigits)
		if i < len(before) {
			lo = digitOf(before[i])
		}
		if after != "" && i < len(after) {
			hi = digitOf(after[i])
		}
		if lo == hi {
			out = append(out, rankDigits[lo])
			continue
		}
		if mid := (lo + hi) / 2; mid > lo {
			return string(append(out, rankDigits[mid]))
		}
		// The digits are neighbours: keep the lower one, and from here on only the
		// lower bound matters.
		out = append(out, rankDigits[lo])
		after = ""
	}
}

func digitOf(b byte) int {
	for i := range len(rankDigits) {
		if rankDigits[i] == b {
			return i
		}
	}
	return 0
}
