package record

// RefsField points to several records of another kind, in order: a TypeList whose Ref is set.
func RefsField[T any](name, kind, es, en string, p func(*T) *[]ID) Field[T] {
	return refsField(name, kind, es, en, of(p))
}

func refsField(name, kind, es, en string, p func(any) *[]ID) *field {
	f := &field{
		FieldInfo: info(name, TypeList, es, en),
		get:       func(r any) Value { return OfIDs(*p(r)) },
		set: func(r any, v Value) bool {
			list, ok := v.List()
			var ids []ID
			for _, s := range list {
				ids = append(ids, ID(s))
			}
			*p(r) = ids
			return ok
		},
	}
	f.Ref = kind
	return f
}

// OfIDs is a list of records' IDs as a value.
func OfIDs(ids []ID) Value {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = string(id)
	}
	return OfList(list)
}
