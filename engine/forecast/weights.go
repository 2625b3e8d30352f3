package forecast

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"rumbo/engine/forecast/learned"
)

//go:embed weights.json
var weightsFile []byte

// trained returns the networks that come with the program. A file that does not
// fit the members is a mistake in the build.
var trained = sync.OnceValue(func() *Combiner {
	c, err := DecodeCombiner(weightsFile)
	if err != nil {
		panic(err)
	}
	return c
})

type bundleFile struct {
	Hidden int      `json:"hidden"`
	Out    int      `json:"out"`
	Mean   string   `json:"mean"`
	SD     string   `json:"sd"`
	Nets   []string `json:"nets"`
}

type combinerFile struct {
	Members []string   `json:"members"`
	Weigh   bundleFile `json:"weigh"`
	Widen   bundleFile `json:"widen"`
}

// Encode writes the networks as JSON, with 32-bit weights in base64.
func (c *Combiner) Encode() ([]byte, error) {
	return json.MarshalIndent(combinerFile{Members(), c.Weigh.file(), c.Widen.file()}, "", "\t")
}

// DecodeCombiner reads what Encode wrote; the members must be those of this
// program, in the same order.
func DecodeCombiner(data []byte) (*Combiner, error) {
	var f combinerFile
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, fmt.Errorf("forecast: trained weights: %w", err)
	}
	if !slices.Equal(f.Members, Members()) {
		return nil, fmt.Errorf("forecast: trained weights are for other members: %v", f.Members)
	}
	var c Combiner
	var err error
	if c.Weigh, err = f.Weigh.bundle(); err != nil {
		return nil, err
	}
	c.Widen, err = f.Widen.bundle()
	return &c, err
}

func (b *Bundle) file() bundleFile {
	f := bundleFile{Hidden: b.Nets[0].Hidden, Out: b.Nets[0].Out, Mean: learned.Pack(b.Norm.Mean), SD: learned.Pack(b.Norm.SD)}
	for _, n := range b.Nets {
		f.Nets = append(f.Nets, learned.Pack(n.W))
	}
	return f
}

func (f *bundleFile) bundle() (Bundle, error) {
	var b Bundle
	var err error
	if b.Norm.Mean, err = learned.Unpack(f.Mean); err != nil {
		return b, err
	}
	if b.Norm.SD, err = learned.Unpack(f.SD); err != nil {
		return b, err
	}
	in := len(b.Norm.Mean)
	for _, packed := range f.Nets {
		n := &learned.Network{In: in, Hidden: f.Hidden, Out: f.Out}
		if n.W, err = learned.Unpack(packed); err != nil {
			return b, err
		}
		if len(n.W) != learned.Size(in, f.Hidden, f.Out) || len(b.Norm.SD) != in {
			return b, fmt.Errorf("forecast: trained weights of the wrong size")
		}
		b.Nets = append(b.Nets, n)
	}
	if len(b.Nets) == 0 {
		return b, fmt.Errorf("forecast: no trained weights")
	}
	return b, nil
}
