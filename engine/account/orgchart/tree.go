package orgchart

// Node is somebody, and whom they report to ("" or an unknown ID: nobody).
type Node struct {
	ID     string
	Parent string
}

// Tree is who reports to whom. The order of siblings is that of the nodes.
type Tree struct {
	roots    []int
	loose    []int // without anybody above or below
	nodes    []Node
	children [][]int
	parent   []int // -1: none
	index    map[string]int
}

// NewTree builds the tree. A line that would close a loop is left out: who comes first among those
// in the loop stands at the top of it. A second node of one ID is left out.
func NewTree(nodes []Node) *Tree {
	t := &Tree{index: make(map[string]int, len(nodes))}
	for _, n := range nodes {
		if _, twice := t.index[n.ID]; twice || n.ID == "" {
			continue
		}
		t.index[n.ID] = len(t.nodes)
		t.nodes = append(t.nodes, n)
	}
	t.parent, t.children = make([]int, len(t.nodes)), make([][]int, len(t.nodes))
	for i, n := range t.nodes {
		t.parent[i] = -1
		if p, there := t.index[n.Parent]; there && n.Parent != "" {
			t.parent[i] = p
		}
	}
	t.cutLoops()
	for i, p := range t.parent {
		if p >= 0 {
			t.children[p] = append(t.children[p], i)
		}
	}
	for i, p := range t.parent {
		switch {
		case p >= 0:
		case len(t.children[i]) == 0:
			t.loose = append(t.loose, i)
		default:
			t.roots = append(t.roots, i)
		}
	}
	return t
}

// cutLoops takes the line upwards away from the first node of each loop.
func (t *Tree) cutLoops() {
	walk := make([]int, len(t.nodes)) // the walk that came by; 0: none yet
	for i := range t.nodes {
		at := i
		for at >= 0 && walk[at] == 0 {
			walk[at] = i + 1
			at = t.parent[at]
		}
		if at < 0 || walk[at] != i+1 {
			continue
		}
		first := at // a loop through at: cut it at its first member
		for k := t.parent[at]; k != at; k = t.parent[k] {
			first = min(first, k)
		}
		t.parent[first] = -1
	}
}

// Len is how many nodes there are.
func (t *Tree) Len() int { return len(t.nodes) }

// Has reports whether a node is in the tree.
func (t *Tree) Has(id string) bool { _, there := t.index[id]; return there }

// Parent is whom a node hangs from; "" if from nobody.
func (t *Tree) Parent(id string) string {
	if i, there := t.index[id]; there && t.parent[i] >= 0 {
		return t.nodes[t.parent[i]].ID
	}
	return ""
}

// Children are those who hang from a node, in order; of "" those at the top, loose ones last.
func (t *Tree) Children(id string) []string {
	if id == "" {
		return append(t.ids(t.roots), t.ids(t.loose)...)
	}
	if i, there := t.index[id]; there {
		return t.ids(t.children[i])
	}
	return nil
}

func (t *Tree) ids(list []int) []string {
	out := make([]string, len(list))
	for i, n := range list {
		out[i] = t.nodes[n].ID
	}
	return out
}

// Below reports whether a node stands somewhere under another, or is it: moving the other under it would
// close a loop.
func (t *Tree) Below(id, above string) bool {
	i, there := t.index[id]
	if _, known := t.index[above]; !there || !known {
		return false
	}
	for at := i; at >= 0; at = t.parent[at] {
		if t.nodes[at].ID == above {
			return true
		}
	}
	return false
}

// Under is how many stand under a node, at any depth.
func (t *Tree) Under(id string) int {
	i, there := t.index[id]
	if !there {
		return 0
	}
	n := 0
	stack := append([]int(nil), t.children[i]...)
	for len(stack) > 0 {
		at := stack[len(stack)-1]
		stack = append(stack[:len(stack)-1], t.children[at]...)
		n++
	}
	return n
}
