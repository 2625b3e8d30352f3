package agenda

import (
	"fmt"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"rumbo/engine/period"
	"rumbo/engine/text"
)

// Choice is a rule that is offered by name.
type Choice struct {
	ID   string
	Name text.Text
}

// The choices, in order. "custom" stands for any other rule.
var Choices = []Choice{
	{"once", text.New("no se repite", "does not repeat")},
	{"weekly", text.New("cada semana", "every week")},
	{"fortnightly", text.New("cada dos semanas", "every two weeks")},
	{"monthly", text.New("cada mes, el mismo día", "every month, on the same day")},
	{"monthly-weekday", text.New("cada mes, el mismo día de la semana", "every month, on the same weekday")},
	{"bimonthly", text.New("cada dos meses", "every two months")},
	{"quarterly", text.New("cada trimestre", "every quarter")},
	{"yearly", text.New("cada año", "every year")},
}

var dayNames = [...]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// Rule is the rule of a choice for something that starts on a day.
func Rule(choice string, start period.Date) string {
	_, _, day := start.Civil()
	weekday := dayNames[start.Weekday()]
	months := func(every int) string {
		if day > 28 { // the last day of shorter months
			return fmt.Sprintf("FREQ=MONTHLY;INTERVAL=%d;BYMONTHDAY=%s;BYSETPOS=-1", every, daysUpTo(day))
		}
		return fmt.Sprintf("FREQ=MONTHLY;INTERVAL=%d;BYMONTHDAY=%d", every, day)
	}
	switch choice {
	case "weekly":
		return "FREQ=WEEKLY;BYDAY=" + weekday
	case "fortnightly":
		return "FREQ=WEEKLY;INTERVAL=2;BYDAY=" + weekday
	case "monthly":
		return months(1)
	case "monthly-weekday":
		nth := (day-1)/7 + 1
		if nth == 5 {
			nth = -1
		}
		return fmt.Sprintf("FREQ=MONTHLY;BYDAY=%d%s", nth, weekday)
	case "bimonthly":
		return months(2)
	case "quarterly":
		return months(3)
	case "yearly":
		return "FREQ=YEARLY"
	}
	return ""
}

func daysUpTo(day int) string {
	var out []string
	for d := 28; d <= day; d++ {
		out = append(out, fmt.Sprint(d))
	}
	return strings.Join(out, ",")
}

// ChoiceOf finds the choice that a rule came from; "custom" if none.
func ChoiceOf(rule string, start period.Date) string {
	if rule == "" {
		return "once"
	}
	for _, c := range Choices {
		if c.ID != "once" && Rule(c.ID, start) == rule {
			return c.ID
		}
	}
	return "custom"
}

var units = map[rrule.Frequency][2]text.Text{
	rrule.DAILY:   {text.New("cada día", "every day"), text.New("cada {n} días", "every {n} days")},
	rrule.WEEKLY:  {text.New("cada semana", "every week"), text.New("cada {n} semanas", "every {n} weeks")},
	rrule.MONTHLY: {text.New("cada mes", "every month"), text.New("cada {n} meses", "every {n} months")},
	rrule.YEARLY:  {text.New("cada año", "every year"), text.New("cada {n} años", "every {n} years")},
}

var weekdays = [7]text.Text{
	text.New("lunes", "Monday"), text.New("martes", "Tuesday"), text.New("miércoles", "Wednesday"), text.New("jueves", "Thursday"),
	text.New("viernes", "Friday"), text.New("sábado", "Saturday"), text.New("domingo", "Sunday"),
}

var ordinals = map[int]text.Text{
	1: text.New("primer", "first"), 2: text.New("segundo", "second"), 3: text.New("tercer", "third"), 4: text.New("cuarto", "fourth"), -1: text.New("último", "last"),
}

// Words tell a rule: how often, on which weekdays, until when. Of a rule that words do not fit it gives the rule itself.
func Words(rule string, start period.Date) text.Text {
	if rule == "" {
		return Choices[0].Name
	}
	o, err := options(rule, start)
	if err != nil {
		return text.New(rule, rule)
	}
	out := units[o.Freq][0]
	if o.Interval > 1 {
		out = units[o.Freq][1].With("n", o.Interval)
	}
	var es, en []string
	for _, d := range o.Byweekday {
		name := weekdays[d.Day()]
		if n, ok := ordinals[d.N()]; ok {
			name = text.New(n.ES+" "+name.ES, n.EN+" "+name.EN)
		}
		es, en = append(es, name.ES), append(en, name.EN)
	}
	if len(es) > 0 {
		out = text.New(out.ES+", "+strings.Join(es, ", "), out.EN+", "+strings.Join(en, ", "))
	}
	switch {
	case o.Count > 0:
		out = text.New(out.ES+", {n} veces", out.EN+", {n} times").With("n", o.Count)
	case !o.Until.IsZero():
		day := o.Until.Format(time.DateOnly)
		out = text.New(out.ES+", hasta el "+day, out.EN+", until "+day)
	}
	return out
}
