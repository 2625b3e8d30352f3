package orgchart

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

var sizes = Options{Width: 200, Height: 80, GapX: 24, GapY: 48, GapStack: 12, Indent: 24, Stack: 3}

// grown is a random forest; some lines lead nowhere, and some would close loops.
func grown(rng *rand.Rand, n int, loops bool) []Node {
	nodes := make([]Node, n)
	for i := range nodes {
		nodes[i].ID = fmt.Sprint("n", i)
		switch k := rng.IntN(20); {
		case k == 0:
		case k == 1:
			nodes[i].Parent = "gone"
		case loops:
			nodes[i].Parent = fmt.Sprint("n", rng.IntN(n))
		case i > 0:
			nodes[i].Parent = fmt.Sprint("n", rng.IntN(i))
		}
	}
	rng.Shuffle(n, func(a, b int) { nodes[a], nodes[b] = nodes[b], nodes[a] })
	return nodes
}

func TestEveryDrawingIsTidy(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	for round := range 600 {
		o := sizes
		o.Stack = rng.IntN(5)
		nodes := grown(rng, 1+rng.IntN(60), round%2 == 0)
		tree := NewTree(nodes)
		if round%5 == 0 {
			shut := map[string]bool{}
			for range 4 {
				shut[nodes[rng.IntN(len(nodes))].ID] = true
			}
			o.Closed = func(id string) bool { return shut[id] }
		}
		d := Layout(tree, o)
		tidy(t, tree, d, o)
		if again := Layout(NewTree(nodes), o); !reflect.DeepEqual(d, again) {
			t.Fatal("the same tree was drawn in two ways")
		}
		if t.Failed() {
			t.Fatalf("round %d: %v", round, nodes)
		}
	}
}

func tidy(t *testing.T, tree *Tree, d *Drawing, o Options) {
	t.Helper()
	at := map[string]Box{}
	hidden := 0
	for i, b := range d.Boxes {
		if _, twice := at[b.ID]; twice {
			t.Errorf("%s stands twice", b.ID)
		}
		at[b.ID] = b
		hidden += b.Hidden
		if b.X < -1e-6 || b.Y < 0 || b.X+o.Width > d.Width+1e-6 || b.Y+o.Height > d.Height+1e-6 {
			t.Errorf("%s stands outside of the drawing: %+v", b.ID, b)
		}
		for _, c := range d.Boxes[:i] {
			if b.X < c.X+o.Width-1e-6 && c.X < b.X+o.Width-1e-6 && b.Y < c.Y+o.Height && c.Y < b.Y+o.Height {
				t.Errorf("%+v and %+v overlap", b, c)
			}
		}
	}
	if len(at)+hidden != tree.Len() {
		t.Errorf("%d drawn and %d folded away of %d", len(at), hidden, tree.Len())
	}
	for _, b := range d.Boxes {
		p := tree.Parent(b.ID)
		if p == "" {
			continue
		}
		above := at[p]
		if above.Y+o.Height >= b.Y || above.Level+1 != b.Level {
			t.Errorf("%s does not stand under %s", b.ID, p)
		}
	}
	for _, b := range d.Boxes {
		inOrder(t, tree.Children(b.ID), at)
	}
}

// inOrder holds siblings to their order: rightwards, or downwards where they are stacked.
func inOrder(t *testing.T, children []string, at map[string]Box) {
	t.Helper()
	for i := 1; i < len(children); i++ {
		a, there := at[children[i-1]]
		b := at[children[i]]
		if there && !(b.X > a.X && b.Y == a.Y) && !(b.Stacked && b.Y > a.Y && b.X == a.X) {
			t.Errorf("%s and %s are out of order", a.ID, b.ID)
		}
	}
}

// Whoever leads stands over the middle of those directly below, and equal branches are drawn alike.
func TestAestheticsOfReingoldAndTilford(t *testing.T) {
	o := sizes
	o.Stack = 0
	var nodes []Node
	for _, branch := range []string{"a", "b", "c"} {
		nodes = append(nodes, Node{branch, "top"}, Node{branch + "1", branch}, Node{branch + "2", branch}, Node{branch + "11", branch + "1"},
			Node{branch + "12", branch + "1"})
	}
	nodes = append(nodes, Node{"top", ""})
	at := map[string]Box{}
	for _, b := range Layout(NewTree(nodes), o).Boxes {
		at[b.ID] = b
	}
	for _, n := range []string{"1", "2", "11", "12"} {
		a, b, c := at["a"+n].X-at["a"].X, at["b"+n].X-at["b"].X, at["c"+n].X-at["c"].X
		if a != b || b != c {
			t.Errorf("%s: %v, %v and %v from the top of its branch", n, a, b, c)
		}
	}
	if got := at["top"].X; got != (at["a"].X+at["c"].X)/2 || got != at["b"].X {
		t.Errorf("top at %v", got)
	}
}

func TestSmallBranchesShareTheRoom(t *testing.T) {
	o := Options{Width: 10, Height: 8, GapX: 2, GapY: 8}
	nodes := []Node{{"top", ""}, {"a", "top"}, {"b", "top"}, {"c", "top"}, {"d", "top"}, {"e", "top"}}
	for i := range 6 {
		nodes = append(nodes, Node{fmt.Sprint("a", i), "a"}, Node{fmt.Sprint("e", i), "e"})
	}
	at := map[string]float64{}
	for _, b := range Layout(NewTree(nodes), o).Boxes {
		at[b.ID] = b.X
	}
	gaps := []float64{at["b"] - at["a"], at["c"] - at["b"], at["d"] - at["c"], at["e"] - at["d"]}
	if slices.Max(gaps)-slices.Min(gaps) > 1e-9 {
		t.Errorf("the gaps between the branches differ: %v", gaps)
	}
}

func TestLoopsCannotBeDrawn(t *testing.T) {
	tree := NewTree([]Node{{"a", "c"}, {"b", "a"}, {"c", "b"}, {"d", "d"}, {"e", "a"}, {"a", "e"}})
	if tree.Len() != 5 || tree.Parent("a") != "" || tree.Parent("b") != "a" || tree.Parent("d") != "" {
		t.Errorf("%+v", tree)
	}
	for id, want := range map[string]bool{"c": true, "a": true, "e": false, "d": false} {
		if tree.Below(id, "a") != (want || id == "e") || tree.Below(id, "b") != (id == "c") {
			t.Errorf("%s", id)
		}
	}
	if tree.Under("a") != 3 || tree.Under("c") != 0 || !slices.Equal(tree.Children(""), []string{"a", "d"}) {
		t.Errorf("%d under a, at the top %v", tree.Under("a"), tree.Children(""))
	}
}

func TestPeopleWithoutLinesStandInABlock(t *testing.T) {
	nodes := make([]Node, 30)
	for i := range nodes {
		nodes[i].ID = fmt.Sprint(i)
	}
	d := Layout(NewTree(nodes), sizes)
	if d.Width > 5*224 || d.Height > 11*92 || !d.Boxes[0].Loose {
		t.Errorf("%v by %v", d.Width, d.Height)
	}
}

// company is a large organisation with teams of different sizes.
func company(n int) []Node {
	nodes := make([]Node, n)
	for i := range nodes {
		nodes[i].ID = fmt.Sprint(i)
		if i > 0 {
			nodes[i].Parent = fmt.Sprint((i - 1) / (3 + i%4))
		}
	}
	return nodes
}

// Standing below each other, teams take much less width.
func TestStackingKeepsLargeOrganisationsNarrow(t *testing.T) {
	beside, below := sizes, sizes
	beside.Stack, below.Stack = 0, 2
	tree := NewTree(company(200))
	wide, narrow := Layout(tree, beside), Layout(tree, below)
	if narrow.Width > 0.5*wide.Width || narrow.Height > 1.5*wide.Height {
		t.Errorf("%v by %v stacked, %v by %v beside each other", narrow.Width, narrow.Height, wide.Width, wide.Height)
	}
}

func BenchmarkLayout200(b *testing.B) {
	nodes := company(200)
	for b.Loop() {
		Layout(NewTree(nodes), sizes)
	}
}
