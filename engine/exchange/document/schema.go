package document

import (
	"encoding/json"

	"rumbo/engine/record"
)

// object is a piece of JSON Schema; encoding/json writes its keys in order.
type object = map[string]any

// Schema is the published JSON Schema (draft 2020-12) of the documents that this program
// writes, made from the kinds of record that it knows. Documents of newer programs may hold more
// fields and kinds.
func Schema() []byte {
	kinds := object{}
	defs := object{}
	for _, k := range record.Kinds() {
		defs[k.KindName()] = kindSchema(k)
		kinds[k.KindName()] = list(object{"$ref": "#/$defs/" + k.KindName()})
	}
	groups := object{"type": "object", "properties": kinds, "additionalProperties": list(object{"$ref": "#/$defs/_record"})}
	baseSchema(defs)
	doc := object{
		"$schema":     "https://json-schema.org/draft/2020-12/schema",
		"title":       "Rumbo document",
		"description": "A workspace or one account's plan with its history (*.rumbo.json).",
		"type":        "object",
		"required":    []string{"format", "schema", "scope", "records"},
		"properties": object{
			"format":    object{"const": Format},
			"schema":    object{"const": Version},
			"scope":     object{"enum": []Scope{Workspace, Plan}},
			"workspace": object{"type": "object", "properties": object{"id": str(""), "name": str("")}},
			"account":   str("ID of the account, of a plan."),
			"exported":  object{"type": "object", "properties": object{"at": str("UTC time."), "by": str("Name of the person."), "app": str("Version of the program.")}},
			"kinds":     object{"type": "object", "description": "Version of each kind's fields.", "additionalProperties": object{"type": "integer", "minimum": 1}},
			"seen":      object{"$ref": "#/$defs/_refs", "description": "Of each device the last change that this document holds, then those before it that were lost."},
			"stamps":    object{"type": "array", "items": object{"$ref": "#/$defs/_stamp"}, "description": "Moments of changes; other parts name them by position, from 0."},
			"records":   with(groups, "Records that stand, by kind."),
			"deleted":   with(groups, "Records that were deleted, by kind: needed for merging."),
			"history":   list(object{"$ref": "#/$defs/_change"}),
		},
		"$defs": defs,
	}
	out, err := json.MarshalIndent(doc, "", "  ")
	if err != nil {
		panic(err) // maps of texts always encode
	}
	return append(out, '\n')
}

func with(o object, description string) object {
	out := object{"description": description}
	for k, v := range o {
		out[k] = v
	}
	return out
}

func list(items object) object { return object{"type": "array", "items": items} }

func str(description string) object {
	o := object{"type": "string"}
	if description != "" {
		o["description"] = description
	}
	return o
}

func kindSchema(k record.Any) object {
	one, _ := k.Labels()
	props := object{"id": object{"$ref": "#/$defs/_id"}, "@": object{"$ref": "#/$defs/_meta"}}
	for _, f := range k.Infos() {
		props[f.Name] = fieldSchema(f)
	}
	return object{"type": "object", "title": one.EN, "description": one.ES, "required": []string{"id", "@"}, "properties": props}
}

func fieldSchema(f record.FieldInfo) object {
	o := object{"title": f.Label.EN, "description": f.Label.ES}
	switch f.Type {
	case record.TypeBool:
		o["type"] = "boolean"
	case record.TypeInt:
		o["type"] = "integer"
	case record.TypeNumber, record.TypePercent:
		o["type"] = "number"
	case record.TypeMoney:
		o["$ref"] = "#/$defs/_money"
	case record.TypeDate:
		o["$ref"] = "#/$defs/_date"
	case record.TypeList:
		o["type"], o["items"] = "array", str("")
	case record.TypeColumns:
		o["$ref"] = "#/$defs/_columns"
	case record.TypeRef:
		o["$ref"] = "#/$defs/_id"
		o["$comment"] = "ID of a record of kind " + f.Ref
	default:
		o["type"] = "string"
	}
	if len(f.Options) > 0 {
		// Listed for people and tools; a workspace may hold others after an import.
		var values []string
		for _, x := range f.Options {
			values = append(values, x.Value)
		}
		o["examples"] = values
	}
	return o
}

func baseSchema(defs object) {
	refs := object{"oneOf": []object{{"type": "integer", "minimum": 0}, list(object{"type": "integer", "minimum": 0})}}
	defs["_refs"] = with(refs, "One stamp by its position in \"stamps\", or several.")
	defs["_stamp"] = object{"type": "string", "pattern": `^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\.[0-9a-f]{4}\.[0-9a-z]{13}$`,
		"description": "UTC time, counter and device of a change; sorts in the order of the changes."}
	defs["_id"] = object{"type": "string", "minLength": 1, "maxLength": maxID}
	defs["_money"] = object{"type": "string", "pattern": `^-?\d+(\.\d+)? [A-Z]{3}$`}
	defs["_date"] = object{"type": "string", "pattern": `^\d{4}-\d\d-\d\d$`}
	defs["_columns"] = columnsSchema()
	ref := object{"$ref": "#/$defs/_refs"}
	defs["_meta"] = object{
		"type": "object", "required": []string{"born"}, "description": "What merging needs.",
		"properties": object{
			"born":    with(ref, "The change that created the record."),
			"seen":    with(ref, "The writes to the record that are known, where they are more than those told here: of each device the last one, then those before it that were lost."),
			"fields":  object{"type": "object", "additionalProperties": ref, "description": "Fields written since the creation, and by which changes."},
			"rivals":  object{"type": "object", "description": "Values written without knowing of the one shown.", "additionalProperties": list(object{"type": "object", "required": []string{"value", "by"}, "properties": object{"by": ref}})},
			"deleted": str("What a deletion of the record knew of."),
			"extra":   object{"type": "object"},
		},
	}
	defs["_record"] = object{"type": "object", "required": []string{"id", "@"}, "properties": object{"id": object{"$ref": "#/$defs/_id"}, "@": object{"$ref": "#/$defs/_meta"}}}
	write := object{"type": "object", "required": []string{"from", "to"}, "properties": object{"over": ref}}
	op := object{"type": "object", "required": []string{"kind", "id"}, "properties": object{
		"kind": str(""), "id": object{"$ref": "#/$defs/_id"},
		"new": object{"type": "object"}, "set": object{"type": "object", "additionalProperties": write}, "extra": object{"type": "object"}}}
	created := object{"oneOf": []object{{"type": "integer", "minimum": 1}, list(object{"$ref": "#/$defs/_id"})}}
	defs["_change"] = object{"type": "object", "required": []string{"at", "by", "label"}, "properties": object{
		"at": object{"$ref": "#/$defs/_stamp"}, "by": str("Author."), "label": str("What was done."),
		"created": object{"type": "object", "additionalProperties": with(created, "Records of this document that stand as the change created them: their IDs, or how many if it is all of them.")},
		"ops":     list(op)}}
}

// columnsSchema is that of a block of facts.
func columnsSchema() object {
	at := with(list(object{}), "Of each row the position in the list beside this, from 0; null for none.")
	column := object{"type": "object", "properties": object{
		"texts": with(list(str("")), "Each text once; IDs and choices as well."), "dates": with(list(object{"$ref": "#/$defs/_date"}), "Each day once."),
		"currencies": list(str("")), "at": at,
		"ints": list(object{}), "numbers": list(object{}), "flags": list(object{"type": "boolean"}),
		"minor": with(list(object{}), "Amounts in the smallest unit of their currency; null where unknown.")}}
	return object{"type": "object", "description": "Facts in columns, one item a row; the names are the fields of the kind that the block names. " +
		"Or {\"$bytes\": …} in Base64 for what this program cannot read.",
		"properties": object{"rows": object{"type": "integer", "minimum": 0}, "version": object{"type": "integer", "minimum": 1},
			"columns": object{"type": "object", "additionalProperties": column}, "$bytes": str("")}}
}
