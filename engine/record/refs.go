package record

// RefsField points to several records of another kind, in order: a TypeList whose Ref is set.
func RefsField[T any](name, kind, es, en string, p func(*T) *[]ID) Field[T] {
	f := Field[T]{
		FieldInfo: info(name, TypeList, es, en),
		get: func(r *T) Value {
			if len(*p(r)) == 0 {
				return Value{}
			}
			return OfIDs(*p(r))
		},
		set: func(r *T, v Value) bool {
			list, ok := v.List()
			*p(r) = make([]ID, len(list))
			for i, s := range list {
				(*p(r))[i] = ID(s)
			}
			if len(list) == 0 {
				*p(r) = nil
			}
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
