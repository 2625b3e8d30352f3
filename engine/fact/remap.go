package fact

import "rumbo/engine/record"

// Remap gives a block's bytes with other IDs in its references; to "" for a reference that is to be
// dropped. Bytes that cannot be read stay as they are.
func Remap(kind, data string, id func(kind string, id record.ID) record.ID) string {
	s := Of(kind)
	if s == nil {
		return data
	}
	d, err := Decode(data)
	if err != nil {
		return data
	}
	out := &Data{Version: d.Version, Rows: d.Rows}
	for _, v := range d.Cols {
		i, known := s.index[v.Name]
		if !known || s.Columns[i].Type != record.TypeRef || v.Form != FormTexts {
			out.Cols = append(out.Cols, v)
			continue
		}
		to := make([]record.Value, len(v.Texts))
		for j, t := range v.Texts {
			to[j] = record.OfText(string(id(s.Columns[i].Ref, record.ID(t))))
		}
		c := newCollector(v.Name, FormTexts)
		for _, at := range v.At {
			if at < 0 {
				c.add(record.Value{})
			} else {
				c.add(to[at])
			}
		}
		out.Cols = append(out.Cols, c.Values)
	}
	return Encode(out)
}
