package forecast

import (
	"errors"
	"fmt"
	"math"

	"rumbo/engine/stats"
)

// Node is one series of a hierarchy: a leaf (an account, a person) or a sum of
// others (a line, a team, the company).
type Node struct {
	ID string
	// Children are the places of the nodes that this one is the sum of; none
	// for a leaf.
	Children []int
}

// Hierarchy is a set of nodes, in any order. Several groupings of the same
// leaves (by line and by team) may stand side by side.
type Hierarchy struct {
	Nodes []Node
	leaf  []int   // places of the leaves
	rows  [][]int // for each node the leaves (by order in leaf) that it adds up
}

// ErrHierarchy: a node is its own descendant, or a child does not exist.
var ErrHierarchy = errors.New("forecast: hierarchy with a cycle or a missing node")

// NewHierarchy checks the nodes and finds the leaves of each.
func NewHierarchy(nodes []Node) (*Hierarchy, error) {
	h := &Hierarchy{Nodes: nodes, rows: make([][]int, len(nodes))}
	place := make([]int, len(nodes))
	for i, n := range nodes {
		if len(n.Children) == 0 {
			place[i] = len(h.leaf)
			h.leaf = append(h.leaf, i)
		}
	}
	state := make([]int8, len(nodes)) // 1 = being visited, 2 = done
	var visit func(i int) error
	visit = func(i int) error {
		if i < 0 || i >= len(nodes) || state[i] == 1 {
			return ErrHierarchy
		}
		if state[i] == 2 {
			return nil
		}
		state[i] = 1
		if len(nodes[i].Children) == 0 {
			h.rows[i] = []int{place[i]}
		}
		for _, c := range nodes[i].Children {
			if err := visit(c); err != nil {
				return err
			}
			h.rows[i] = append(h.rows[i], h.rows[c]...)
		}
		state[i] = 2
		return nil
	}
	for i := range nodes {
		if err := visit(i); err != nil {
			return nil, err
		}
	}
	return h, nil
}

// Sum writes the values of all nodes from those of the leaves, in the order of
// Leaves.
func (h *Hierarchy) Sum(leaves, out []float64) {
	for i, row := range h.rows {
		s := 0.0
		for _, j := range row {
			s += leaves[j]
		}
		out[i] = s
	}
}

// Leaves returns the places of the leaves.
func (h *Hierarchy) Leaves() []int { return h.leaf }

// Reconciliation is how forecasts of all nodes become coherent.
type Reconciliation int

const (
	// BottomUp adds the leaves' forecasts up and uses no other.
	BottomUp Reconciliation = iota
	// MinTrace is the combination with the least total error variance, with
	// the covariance of errors shrunk towards its diagonal (Wickramasuriya,
	// Athanasopoulos & Hyndman 2019, JASA 114, eq. 9; shrinkage after
	// Schäfer & Strimmer 2005).
	MinTrace
)

// Weights returns the matrix G, leaves × nodes in row-major order, which turns
// forecasts of all nodes into coherent ones of the leaves. errs holds, by node,
// past forecast errors of equal length and time; MinTrace needs at least
// two, else it falls back to the structural weights of equal leaf variance.
func (h *Hierarchy) Weights(r Reconciliation, errs [][]float64) ([]float64, error) {
	nodes, leaves := len(h.Nodes), len(h.leaf)
	g := make([]float64, leaves*nodes)
	if r == BottomUp {
		for j, i := range h.leaf {
			g[j*nodes+i] = 1
		}
		return g, nil
	}
	w, err := h.covariance(errs)
	if err != nil {
		return nil, err
	}
	if err := stats.Cholesky(w, nodes); err != nil {
		return nil, fmt.Errorf("forecast: covariance of errors: %w", err)
	}
	// G = (Sᵀ W⁻¹ S)⁻¹ Sᵀ W⁻¹, by columns of W⁻¹ S.
	ws := make([]float64, leaves*nodes) // row j = W⁻¹ S e_j
	for i, row := range h.rows {
		for _, j := range row {
			ws[j*nodes+i]++
		}
	}
	for j := range leaves {
		stats.CholeskySolve(w, nodes, ws[j*nodes:(j+1)*nodes])
	}
	a := make([]float64, leaves*leaves)
	for j := range leaves {
		for i, row := range h.rows {
			for _, k := range row {
				a[k*leaves+j] += ws[j*nodes+i]
			}
		}
	}
	if err := stats.Cholesky(a, leaves); err != nil {
		return nil, fmt.Errorf("forecast: reconciliation: %w", err)
	}
	col := make([]float64, leaves)
	for i := range nodes {
		for j := range leaves {
			col[j] = ws[j*nodes+i]
		}
		stats.CholeskySolve(a, leaves, col)
		for j := range leaves {
			g[j*nodes+i] = col[j]
		}
	}
	return g, nil
}

// covariance is the shrunk covariance of errors, nodes × nodes.
func (h *Hierarchy) covariance(errs [][]float64) ([]float64, error) {
	n := len(h.Nodes)
	w := make([]float64, n*n)
	t := 0
	if len(errs) == n {
		t = len(errs[0])
	}
	if t < 2 {
		for i, row := range h.rows {
			w[i*n+i] = float64(len(row))
		}
		return w, nil
	}
	for _, e := range errs {
		if len(e) != t {
			return nil, errors.New("forecast: errors of unequal length")
		}
	}
	for i := range n {
		for j := range i + 1 {
			s := 0.0
			for k := range t {
				s += errs[i][k] * errs[j][k]
			}
			w[i*n+j] = s / float64(t)
		}
	}
	h.shrink(w, errs, t)
	return w, nil
}

// shrink multiplies the correlations by 1 - λ, with λ the estimated variance of
// the correlations over their squares, and fills the upper half.
func (h *Hierarchy) shrink(w []float64, errs [][]float64, t int) {
	n := len(h.Nodes)
	top := 0.0
	for i := range n {
		top = math.Max(top, w[i*n+i])
	}
	for i := range n { // a node never wrong gets a small variance, not none
		w[i*n+i] = math.Max(w[i*n+i], 1e-8*top+1e-300)
	}
	variance, square := 0.0, 0.0
	tf := float64(t)
	for i := range n {
		for j := range i {
			si, sj := math.Sqrt(w[i*n+i]), math.Sqrt(w[j*n+j])
			r := w[i*n+j] / (si * sj)
			v := 0.0
			for k := range t {
				d := errs[i][k]*errs[j][k]/(si*sj) - r
				v += d * d
			}
			variance += v / (tf * (tf - 1))
			square += r * r
		}
	}
	lambda := 1.0
	if square > 0 {
		lambda = math.Min(1, math.Max(variance/square, 0.01))
	}
	for i := range n {
		for j := range i {
			w[i*n+j] *= 1 - lambda
			w[j*n+i] = w[i*n+j]
		}
	}
}

// Reconcile makes the values of all nodes coherent with the weights: out has
// one value per node.
func (h *Hierarchy) Reconcile(weights, base, out []float64) {
	nodes := len(h.Nodes)
	leaves := make([]float64, len(h.leaf))
	for j := range leaves {
		for i, v := range base {
			leaves[j] += weights[j*nodes+i] * v
		}
	}
	h.Sum(leaves, out)
}
