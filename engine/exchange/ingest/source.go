package ingest

import (
	"rumbo/engine/exchange/tabular"
)

// Source is a file that was read and typed once; plans are made from it again and again.
type Source struct {
	Name     string
	Sheet    *tabular.Sheet // nil if the file was refused
	Kinds    []tabular.Analysis
	Problems []tabular.Problem
}

// Open reads a file. A refused one gives a Source without Sheet, whose problems say why.
func Open(name string, data []byte, o tabular.Options) Source {
	sheet, problems := tabular.Read(name, data, o)
	src := Source{Name: name, Sheet: sheet, Problems: problems}
	if sheet != nil {
		if src.Kinds = tabular.Analyze(sheet, o.Progress); src.Kinds == nil {
			return Source{Name: name, Problems: []tabular.Problem{tabular.Cancelled(name)}}
		}
	}
	return src
}

// CheckSize refuses a file by its size before it is read.
func CheckSize(name string, size int64) (Source, bool) {
	if p, ok := tabular.CheckSize(name, size, tabular.Limits{}); !ok {
		return Source{Name: name, Problems: []tabular.Problem{p}}, false
	}
	return Source{Name: name}, true
}
