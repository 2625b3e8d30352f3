package ui

import (
	"strings"

	"rumbo/components/internal/dom"
)

// syncChecked makes a box show what is so.
func syncChecked(id string, checked bool) { dom.SetBool(id, "checked", checked) }

// noValue stands for "" in the value of an option, see option.
const noValue = "-"

// syncValue makes a list show the value that is so.
func syncValue(id, value string) {
	if value == "" {
		value = noValue
	}
	dom.SetValue(id, value)
}

func optionValue(v string) string {
	if strings.TrimSpace(v) == noValue {
		return ""
	}
	return v
}
