package tabular

import (
	"fmt"
	"strings"
	"testing"
)

// pipeline makes n rows of 12 columns, like the export of a CRM.
func pipeline(n int) []byte {
	var b strings.Builder
	b.WriteString("Id,Name,Account,Owner,Stage,Amount,Probability,Created,Close,Product,Source,Next step\r\n")
	for i := range n {
		fmt.Fprintf(&b, "006Ec%011d,\"Deal %d, renewal\",Account %d,Person %d,Negotiation,%d.%02d,60,%02d/%02d/2024,%02d/%02d/2025,Product %d,Web,Call on Monday\r\n",
			i, i, i%5000, i%120, i*37%90000, i%100, i%28+1, i%12+1, i%28+1, (i+3)%12+1, i%40)
	}
	return []byte(b.String())
}

func BenchmarkRead100k(b *testing.B) {
	data := pipeline(100_000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if s, _ := Read("x.csv", data, Options{}); s.Rows() != 100_000 {
			b.Fatal(s.Rows())
		}
	}
}

func BenchmarkAnalyze100k(b *testing.B) {
	s, _ := Read("x.csv", pipeline(100_000), Options{})
	b.ReportAllocs()
	for b.Loop() {
		Analyze(s, nil)
	}
}
