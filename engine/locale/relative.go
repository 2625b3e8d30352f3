package locale

import (
	"math"
	"strconv"
	"strings"
)

// Relative writes a distance from today in days, in the unit a person would
// use: "ayer", "hoy", "dentro de 3 días", "hace 2 meses". Months and years are
// counted as 30.44 and 365.25 days, rounded.
func (l *Locale) Relative(days int) string {
	if w, ok := l.names.near[days]; ok {
		return w
	}
	size := math.Abs(float64(days))
	switch {
	case size < 14:
		return l.distance(days, day)
	case size < 56:
		return l.distance(int(math.Round(float64(days)/7)), week)
	case size < 700:
		return l.distance(int(math.Round(float64(days)/30.44)), month)
	}
	return l.distance(int(math.Round(float64(days)/365.25)), year)
}

func (l *Locale) distance(n int, u unit) string {
	w := l.names.units[u]
	switch n {
	case -1:
		return w.last
	case 0:
		return w.this
	case 1:
		return w.next
	}
	form, size := l.names.future, n
	if n < 0 {
		form, size = l.names.past, -n
	}
	return strings.Replace(form, "{0}", l.Int(int64(size))+" "+w.other, 1)
}

// Days writes a number of days with its unit: "1 día", "51,8 días".
func (l *Locale) Days(v float64, decimals int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return None
	}
	num := l.Short(v, decimals)
	w := l.names.units[day]
	if num == "1" || num == "-1" {
		return num + NBSP + w.one
	}
	return num + NBSP + w.other
}

// Duration writes seconds in at most two units: "45 s", "3 min", "2 h 5 min", "1 d 4 h".
// The abbreviations are alike in both languages. Negative durations carry a minus.
func (l *Locale) Duration(seconds int64) string {
	sign := ""
	if seconds < 0 {
		sign, seconds = "-", -seconds
	}
	type part struct {
		size int64
		name string
	}
	parts := []part{{86400, "d"}, {3600, "h"}, {60, "min"}, {1, "s"}}
	for i, p := range parts {
		if seconds < p.size && p.size > 1 {
			continue
		}
		out := sign + strconv.FormatInt(seconds/p.size, 10) + NBSP + p.name
		if i == len(parts)-1 {
			return out
		}
		next := parts[i+1]
		if rest := seconds % p.size / next.size; rest > 0 && next.name != "s" {
			out += " " + strconv.FormatInt(rest, 10) + NBSP + next.name
		}
		return out
	}
	return ""
}

// Bytes writes a size in decimal units: "812 kB", "1,4 MB".
func (l *Locale) Bytes(n int64) string {
	units := []string{"B", "kB", "MB", "GB", "TB", "PB", "EB"}
	v, i := float64(n), 0
	for math.Abs(v) >= 999.5 && i < len(units)-1 {
		v /= 1000
		i++
	}
	decimals := 0
	if i > 1 && math.Abs(v) < 99.95 {
		decimals = 1
	}
	return l.Short(v, decimals) + NBSP + units[i]
}
