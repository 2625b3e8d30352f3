package document

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// validator holds values against the part of JSON Schema that ours uses; what it does not know it reports.
type validator struct {
	defs map[string]any
	errs []string
}

var harmless = map[string]bool{"$schema": true, "$defs": true, "title": true, "description": true, "$comment": true, "examples": true}

func (v *validator) check(path string, schema map[string]any, x any) {
	for word, rule := range schema {
		if !harmless[word] && !v.word(path, word, rule, schema, x) {
			v.errs = append(v.errs, fmt.Sprintf("%s: %v breaks %s %v", path, x, word, rule))
		}
	}
}

func (v *validator) word(path, word string, rule any, schema map[string]any, x any) bool {
	text, _ := x.(string)
	number, _ := x.(float64)
	switch word {
	case "$ref":
		def, there := v.defs[strings.TrimPrefix(rule.(string), "#/$defs/")]
		if there {
			v.check(path, def.(map[string]any), x)
		}
		return there
	case "type":
		return typeOf(x, rule.(string))
	case "const":
		return reflect.DeepEqual(x, rule)
	case "enum":
		for _, r := range rule.([]any) {
			if reflect.DeepEqual(r, x) {
				return true
			}
		}
		return false
	case "pattern":
		return regexp.MustCompile(rule.(string)).MatchString(text)
	case "minimum":
		return number >= rule.(float64)
	case "minLength":
		return utf8.RuneCountInString(text) >= int(rule.(float64))
	case "maxLength":
		return utf8.RuneCountInString(text) <= int(rule.(float64))
	case "required":
		for _, name := range rule.([]any) {
			if _, there := x.(map[string]any)[name.(string)]; !there {
				return false
			}
		}
		return true
	case "oneOf":
		fits := 0
		for _, s := range rule.([]any) {
			inner := &validator{defs: v.defs}
			if inner.check(path, s.(map[string]any), x); len(inner.errs) == 0 {
				fits++
			}
		}
		return fits == 1
	case "items":
		items, _ := x.([]any)
		for i, item := range items {
			v.check(fmt.Sprint(path, "[", i, "]"), rule.(map[string]any), item)
		}
		return true
	case "properties", "additionalProperties":
		v.properties(path, word, rule.(map[string]any), schema, x)
		return true
	}
	return false
}

func (v *validator) properties(path, word string, rule, schema map[string]any, x any) {
	named, _ := schema["properties"].(map[string]any)
	o, _ := x.(map[string]any)
	for key, value := range o {
		s, there := named[key].(map[string]any)
		switch {
		case word == "properties" && there:
			v.check(path+"."+key, s, value)
		case word == "additionalProperties" && !there:
			v.check(path+"."+key, rule, value)
		}
	}
}

func typeOf(x any, want string) bool {
	switch y := x.(type) {
	case string:
		return want == "string"
	case bool:
		return want == "boolean"
	case float64:
		return want == "number" || want == "integer" && y == float64(int64(y))
	case []any:
		return want == "array"
	case map[string]any:
		return want == "object"
	}
	return false
}

func validate(t *testing.T, file []byte) []string {
	t.Helper()
	var schema map[string]any
	if err := json.Unmarshal(Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	var doc any
	if err := json.Unmarshal(file, &doc); err != nil {
		t.Fatal(err)
	}
	v := &validator{defs: schema["$defs"].(map[string]any)}
	v.check("", schema, doc)
	return v.errs
}

func TestExportedDocumentsFitTheSchema(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	a, b := newDevice(1, rng), newDevice(2, rng)
	for range 150 {
		a.random()
		b.random()
		if rng.IntN(10) == 0 {
			a.take(b.doc())
		}
	}
	for _, e := range validate(t, export(t, a.doc())) {
		t.Error(e)
	}
	for _, e := range validate(t, export(t, twoAccounts().doc())) {
		t.Error(e)
	}
}

func TestTheSchemaRefusesWhatIsWrong(t *testing.T) {
	good := string(export(t, twoAccounts().doc()))
	for old, bad := range map[string]string{
		`"format": "rumbo"`:        `"format": "other"`,
		`"schema": 1`:              `"schema": 2`,
		`"scope": "workspace"`:     `"scope": "half"`,
		`{"id":"a","name":"Acme"`:  `{"id":"a","name":7`,
		`{"id":"l1",`:              `{"idx":"l1",`,
		`"on":"`:                   `"on":"x`,
		`"@":{"born":`:             `"@":{"was":`,
		`"stamps": [` + "\n" + `"`: `"stamps": [` + "\n" + `"x`,
	} {
		if !strings.Contains(good, old) {
			t.Fatalf("%s is not in\n%s", old, good)
		}
		if len(validate(t, []byte(strings.Replace(good, old, bad, 1)))) == 0 {
			t.Errorf("the schema lets %s pass", bad)
		}
	}
}
