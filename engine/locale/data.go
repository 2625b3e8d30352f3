package locale

// names are the words of dates and of distances in time.
type names struct {
	months, monthsShort [12]string // January first
	days, daysShort     [7]string  // Sunday first
	dayLetters          [7]string
	near                map[int]string // days from today that have a word of their own
	units               map[unit]unitWords
	future, past        string // "{0}" is the quantity with its unit
	quarter             string // letter before the number
	fiscal              string // letters before a fiscal year that is not the calendar's
	weekOf              string
}

type unit uint8

const (
	day unit = iota
	week
	month
	year
)

// unitWords are the plural forms and the words for last, this and next.
type unitWords struct{ one, other, last, this, next string }

var spanish = names{
	months:      [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
	monthsShort: [12]string{"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"},
	days:        [7]string{"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"},
	daysShort:   [7]string{"dom", "lun", "mar", "mié", "jue", "vie", "sáb"},
	dayLetters:  [7]string{"D", "L", "M", "M", "J", "V", "S"},
	near:        map[int]string{-2: "anteayer", -1: "ayer", 0: "hoy", 1: "mañana", 2: "pasado mañana"},
	units: map[unit]unitWords{
		day:   {"día", "días", "ayer", "hoy", "mañana"},
		week:  {"semana", "semanas", "la semana pasada", "esta semana", "la próxima semana"},
		month: {"mes", "meses", "el mes pasado", "este mes", "el próximo mes"},
		year:  {"año", "años", "el año pasado", "este año", "el próximo año"},
	},
	future: "dentro de {0}", past: "hace {0}", quarter: "T", fiscal: "AF", weekOf: "Semana del {0}",
}

var english = names{
	months:      [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	monthsShort: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	days:        [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	daysShort:   [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
	dayLetters:  [7]string{"S", "M", "T", "W", "T", "F", "S"},
	near:        map[int]string{-1: "yesterday", 0: "today", 1: "tomorrow"},
	units: map[unit]unitWords{
		day:   {"day", "days", "yesterday", "today", "tomorrow"},
		week:  {"week", "weeks", "last week", "this week", "next week"},
		month: {"month", "months", "last month", "this month", "next month"},
		year:  {"year", "years", "last year", "this year", "next year"},
	},
	future: "in {0}", past: "{0} ago", quarter: "Q", fiscal: "FY", weekOf: "Week of {0}",
}

// spain shortens the weekday letters as Spain does: X is Wednesday.
var spain, mexico, peru, britain = variant(spanish, func(n *names) { n.dayLetters[3] = "X" }),
	variant(spanish, func(n *names) { n.monthsShort[8] = "sep" }),
	variant(spanish, func(n *names) {
		n.months[8] = "setiembre"
		n.monthsShort = [12]string{"ene.", "feb.", "mar.", "abr.", "may.", "jun.", "jul.", "ago.", "set.", "oct.", "nov.", "dic."}
	}),
	variant(english, func(n *names) { n.monthsShort[8] = "Sept" })

func variant(of names, change func(*names)) *names {
	change(&of)
	return &of
}

// Spanish thousands are written "mil" everywhere: CLDR's Latin American table mixes
// "K" and "k", which no reader of a report expects. Above that, "M" is a million and
// "B" the Spanish billón, a million millions, as in CLDR.
var (
	compactES = []step{{1e12, NBSP + "B"}, {1e6, NBSP + "M"}, {1e3, NBSP + "mil"}}
	compactUS = []step{{1e12, "T"}, {1e9, "B"}, {1e6, "M"}, {1e3, "K"}}
	compactGB = []step{{1e12, "tn"}, {1e9, "bn"}, {1e6, "m"}, {1e3, "k"}}
)

// table holds every locale. The patterns are CLDR's for the skeletons yMd (two digits), yMMMd,
// yMMMMd, MMMd, yMMM, yMMMM and MMMEd.
var table = func() map[string]*Locale {
	all := []*Locale{
		spanishIn("es-ES", "Español (España)", func(l *Locale) {
			l.minGroup, l.percent, l.names = 2, NBSP+"%", spain
			l.currency = moneyForm{after: true, space: true}
			l.symbols = map[string]string{"EUR": "€", "USD": "US$"}
		}),
		spanishIn("es-CL", "Español (Chile)", func(l *Locale) {
			l.currency = moneyForm{minusInside: true}
			l.symbols = map[string]string{"CLP": "$", "USD": "US$"}
			l.numericDate = "dd-MM-yyyy"
		}),
		spanishIn("es-MX", "Español (México)", func(l *Locale) {
			l.decimal, l.group, l.names = ".", ",", mexico
			l.symbols = map[string]string{"MXN": "$"}
			l.weekdayDate = "EEE d 'de' MMM"
		}),
		spanishIn("es-AR", "Español (Argentina)", func(l *Locale) {
			l.currency = moneyForm{space: true}
			l.symbols = map[string]string{"ARS": "$", "USD": "US$"}
			l.mediumDate = "d 'de' MMM 'de' yyyy"
		}),
		spanishIn("es-CO", "Español (Colombia)", func(l *Locale) {
			l.currency = moneyForm{space: true}
			l.symbols = map[string]string{"COP": "$", "USD": "US$"}
			l.mediumDate, l.dayMonth = "d 'de' MMM 'de' yyyy", "d 'de' MMM"
			l.monthYear, l.weekdayDate = "MMM 'de' yyyy", "EEE, d 'de' MMM"
		}),
		spanishIn("es-PE", "Español (Perú)", func(l *Locale) {
			l.decimal, l.group, l.names = ".", ",", peru
			l.currency = moneyForm{space: true}
			l.symbols = map[string]string{"PEN": "S/"}
		}),
		englishIn("en-US", "English (United States)", func(l *Locale) {
			l.symbols["USD"], l.symbols["JPY"] = "$", "¥"
			l.monthFirst, l.clock12 = true, true
		}),
		englishIn("en-GB", "English (United Kingdom)", func(l *Locale) {
			l.symbols["USD"], l.symbols["JPY"] = "US$", "JP¥"
			l.compact, l.names = compactGB, britain
			l.numericDate, l.mediumDate, l.longDate = "dd/MM/yyyy", "d MMM yyyy", "d MMMM yyyy"
			l.dayMonth, l.weekdayDate = "d MMM", "EEE d MMM"
		}),
	}
	m := make(map[string]*Locale, len(all))
	for _, l := range all {
		l.pair()
		m[l.Tag] = l
	}
	return m
}()

// spanishIn makes a Spanish locale from what most of them share.
func spanishIn(tag, name string, change func(*Locale)) *Locale {
	l := &Locale{
		Tag: tag, Lang: "es", Name: name,
		decimal: ",", group: ".", minGroup: 1, percent: "%",
		compact: compactES, names: &spanish,
		numericDate: "dd/MM/yyyy", mediumDate: "d MMM yyyy", longDate: "d 'de' MMMM 'de' yyyy",
		dayMonth: "d MMM", monthYear: "MMM yyyy", monthYearLong: "MMMM 'de' yyyy", weekdayDate: "EEE, d MMM",
	}
	change(l)
	return l
}

// englishIn makes an English locale, American unless changed.
func englishIn(tag, name string, change func(*Locale)) *Locale {
	l := &Locale{
		Tag: tag, Lang: "en", Name: name,
		decimal: ".", group: ",", minGroup: 1, percent: "%",
		compact: compactUS, names: &english,
		symbols: map[string]string{"EUR": "€", "GBP": "£", "MXN": "MX$", "BRL": "R$", "CNY": "CN¥",
			"CAD": "CA$", "AUD": "A$", "NZD": "NZ$", "HKD": "HK$", "INR": "₹", "KRW": "₩"},
		numericDate: "MM/dd/yyyy", mediumDate: "MMM d, yyyy", longDate: "MMMM d, yyyy",
		dayMonth: "MMM d", monthYear: "MMM yyyy", monthYearLong: "MMMM yyyy", weekdayDate: "EEE, MMM d",
	}
	change(l)
	return l
}
