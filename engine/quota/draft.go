package quota

import (
	"fmt"
	"slices"

	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Draft is a plan being changed. Nothing of the plan that it came from is touched.
type Draft struct {
	*Plan
	from *Plan
}

// Problem says in a person's words why a change cannot be.
type Problem struct{ Text text.Text }

// Error is the problem in English.
func (p *Problem) Error() string { return p.Text.EN }

func refuse(es, en string, pairs ...any) error { return &Problem{text.New(es, en).With(pairs...)} }

// Edit begins a change.
func (p *Plan) Edit() *Draft {
	c := *p
	c.Nodes = slices.Clone(p.Nodes)
	return &Draft{&c, p}
}

// limit keeps sums of thousands of quotas far within 64 bits.
const limit = int64(1) << 52

// ownUp gives a node values of its own, the present ones, so that from now on it keeps them.
func (d *Draft) ownUp(node int) {
	n := &d.Nodes[node]
	if n.Own {
		return
	}
	n.Own = true
	if len(n.Children) > 0 {
		n.Values, n.Has = n.Sums, [Months]bool{}
		for m := range n.Has {
			n.Has[m] = true
		}
	}
}

// put writes a node's value of a month.
func (d *Draft) put(node, month int, v int64) error {
	n := &d.Nodes[node]
	switch {
	case v < 0:
		return refuse("No alcanza: {who} quedaría bajo cero.", "It is not enough: {who} would fall below zero.", "who", name(n))
	case v > limit:
		return refuse("El número es demasiado grande.", "The number is too large.")
	case !n.In[month]:
		return refuse("{who} no está en este equipo en ese mes.", "{who} is not in this team in that month.", "who", name(n))
	}
	n.Own = true
	n.Values[month], n.Has[month] = v, true
	return nil
}

func name(n *Node) any {
	if n.Parent < 0 {
		return text.New("la empresa", "the company")
	}
	return n.Name
}

// Set gives a node a value in some months, in proportion to what they have; where they have nothing, by
// working days in which a person is here. The other months and owners stay: what no longer adds up between
// owners becomes an open difference.
func (d *Draft) Set(node int, r Range, value int64) error {
	if value < 0 {
		return refuse("Una cuota no puede ser negativa.", "A quota cannot be negative.")
	}
	d.ownUp(node)
	n := &d.Nodes[node]
	weights := make([]float64, r.To-r.From)
	sum := 0.0
	for i := range weights {
		weights[i] = float64(n.Values[r.From+i])
		sum += weights[i]
	}
	if sum == 0 {
		weights = d.weights(node, r, ByDays, nil)
	}
	return d.split(node, r, value, weights)
}

// weights are a method's parts of some months for one node.
func (d *Draft) weights(node int, r Range, m Method, won []int64) []float64 {
	n := &d.Nodes[node]
	present := slices.Clone(n.Present[:])
	for i := range present {
		if !n.In[i] {
			present[i] = 0
		}
	}
	return Weights(m, d.Months[:], won, present, d.work)[r.From:r.To]
}

// split divides a value over months; those without weight get nothing.
func (d *Draft) split(node int, r Range, value int64, weights []float64) error {
	n := &d.Nodes[node]
	any := slices.ContainsFunc(weights, func(w float64) bool { return w > 0 })
	if !any {
		return refuse("{who} no está en ese plazo.", "{who} is not here at that time.", "who", name(n))
	}
	for i, v := range Split(value, weights) {
		m := r.From + i
		if !n.In[m] {
			continue
		}
		if err := d.put(node, m, v); err != nil {
			return err
		}
	}
	d.settle()
	return nil
}

// Spread divides what a node has in the year over its months by a method. won is what it won in each month
// of the year before, for Season.
func (d *Draft) Spread(node int, m Method, won []int64) error {
	total, has := d.Nodes[node].Value(Year)
	if !has {
		return refuse("No hay una cuota del año que repartir.", "There is no quota of the year to spread.")
	}
	d.ownUp(node)
	return d.split(node, Year, total, d.weights(node, Year, m, won))
}

// Shift takes what the months of a range have gained (or lost) since the draft began out of the node's other
// months, in proportion, so that the year stays. only is one month to take it from, or −1 for all others.
// Months that are over by from stay.
func (d *Draft) Shift(node int, r Range, gained int64, only, from int) error {
	n := &d.Nodes[node]
	weights := make([]float64, Months)
	free := int64(0)
	for m := range weights {
		switch {
		case m >= r.From && m < r.To || m < from || !n.In[m]:
		case only >= 0 && m != only:
		case only >= 0:
			weights[m], free = 1, n.Values[m]
		default:
			weights[m] = float64(n.Values[m])
			free += n.Values[m]
		}
	}
	if !slices.ContainsFunc(weights, func(w float64) bool { return w > 0 }) || gained > free {
		return refuse("Los otros meses no alcanzan para compensar.", "The other months are not enough to make up for it.")
	}
	for m, part := range Split(-gained, weights) {
		if part != 0 {
			if err := d.put(node, m, n.Values[m]+part); err != nil {
				return err
			}
		}
	}
	d.settle()
	return nil
}

// SpreadOpen spreads a node's open difference over its children in proportion to what they have; one of
// them, or −1, keeps what it has: the one whose change made the difference.
func (d *Draft) SpreadOpen(node int, r Range, but int) error {
	n := &d.Nodes[node]
	for m := r.From; m < r.To; m++ {
		diff := n.Open(Month(m))
		if diff == 0 {
			continue
		}
		weights := make([]float64, len(n.Children))
		spare := make([]float64, len(n.Children))
		sum, some := 0.0, false
		for i, c := range n.Children {
			x := &d.Nodes[c]
			if c == but || !x.In[m] {
				continue
			}
			weights[i], spare[i] = float64(x.Values[m]), x.Present[m]*x.FTE
			sum += weights[i]
			some = some || spare[i] > 0
		}
		if sum == 0 {
			weights = spare
		}
		if sum == 0 && !some || diff < 0 && float64(-diff) > sum {
			return refuse("Los demás no alcanzan para absorber la diferencia de {month}.", "The others are not enough to take the difference of {month}.", "month", d.Months[m].From.String()[:7])
		}
		for i, part := range Split(diff, weights) {
			if part != 0 {
				if err := d.give(n.Children[i], m, part); err != nil {
					return err
				}
			}
		}
	}
	d.settle()
	return nil
}

// give adds to what a node has in a month.
func (d *Draft) give(node, month int, part int64) error {
	d.ownUp(node)
	return d.put(node, month, d.Nodes[node].Values[month]+part)
}

// GiveOpen gives a node's open difference to one of its children.
func (d *Draft) GiveOpen(node int, r Range, child int) error {
	n := &d.Nodes[node]
	if !slices.Contains(n.Children, child) {
		return fmt.Errorf("quota: %d is not a child of %d", child, node)
	}
	for m := r.From; m < r.To; m++ {
		if diff := n.Open(Month(m)); diff != 0 {
			if err := d.give(child, m, diff); err != nil {
				return err
			}
		}
	}
	d.settle()
	return nil
}

// TakeOpen makes a node's quota what its children's add up to: the difference goes up, and is then
// open between the node and its parent.
func (d *Draft) TakeOpen(node int, r Range) error {
	for m := r.From; m < r.To; m++ {
		n := &d.Nodes[node]
		if n.Open(Month(m)) != 0 {
			if err := d.put(node, m, n.Sums[m]); err != nil {
				return err
			}
		}
	}
	d.settle()
	return nil
}

// Share divides a node's quota of each month among its children: by what each has now (nil), or by
// weights of the children in order, such as what each won in the year before, times their presence and
// working time.
func (d *Draft) Share(node int, weights []float64) error {
	d.ownUp(node)
	n := &d.Nodes[node]
	if len(n.Children) == 0 {
		return refuse("No hay entre quiénes repartir.", "There is nobody to share it among.")
	}
	for m := range Months {
		parts := make([]float64, len(n.Children))
		some := false
		for i, c := range n.Children {
			x := &d.Nodes[c]
			if !x.In[m] {
				continue
			}
			if weights == nil {
				parts[i] = float64(x.Values[m])
			} else {
				parts[i] = weights[i] * x.Present[m] * x.FTE
			}
			some = some || parts[i] > 0
		}
		if !some {
			continue // stays open
		}
		for i, v := range Split(n.Values[m], parts) {
			if x := &d.Nodes[n.Children[i]]; x.In[m] {
				d.ownUp(n.Children[i])
				if err := d.put(n.Children[i], m, v); err != nil {
					return err
				}
			}
		}
	}
	d.settle()
	return nil
}

// Prorate takes from a person the quota of days on which they are not here. The team keeps its own: what the
// person no longer has is open there.
func (d *Draft) Prorate(node int) error {
	n := &d.Nodes[node]
	if n.Person == "" {
		return refuse("Solo la cuota de una persona se prorratea.", "Only a person's quota is prorated.")
	}
	d.ownUp(n.Parent)
	n = &d.Nodes[node]
	for m, month := range d.Months {
		if !n.Has[m] || n.Present[m] >= 1 {
			continue
		}
		from, to := month.From, month.To
		if n.Joined.Known() {
			from = min(max(from, n.Joined), to)
		}
		if n.Left.Known() {
			to = max(min(to, n.Left+1), from)
		}
		if err := d.put(node, m, Piece(n.Values[m], month, from, to, d.work)); err != nil {
			return err
		}
	}
	d.settle()
	return nil
}

// Clear takes a node's own quota away: a team's is then the sum of its people's, a person has none.
func (d *Draft) Clear(node int) {
	n := &d.Nodes[node]
	n.Own, n.Values, n.Has = false, [Months]int64{}, [Months]bool{}
	d.settle()
}

// Write is one owner's quota after a draft. Months without a value have none.
type Write struct {
	Owner  Who
	Node   Node // before
	Values [Months]int64
	Has    [Months]bool
	// Changed are the months that say something else than before.
	Changed [Months]bool
}

// Writes are what the draft changes, owner by owner. The rows of somebody who changed teams are one owner's.
func (d *Draft) Writes() []Write {
	var out []Write
	done := map[record.ID]bool{}
	for i := range d.Nodes {
		a, b := &d.from.Nodes[i], &d.Nodes[i]
		if a.Own == b.Own && a.Values == b.Values && a.Has == b.Has || !a.Own && !b.Own || done[b.Person] {
			continue
		}
		w := Write{Owner: b.Who, Node: *a}
		var before Write
		if b.Person == "" {
			w.take(b)
			before.take(a)
		} else {
			done[b.Person] = true
			w.Owner.Team = ""
			for k := range d.Nodes {
				if d.Nodes[k].Person == b.Person {
					w.take(&d.Nodes[k])
					before.take(&d.from.Nodes[k])
				}
			}
		}
		for m := range w.Changed {
			w.Changed[m] = w.Has[m] != before.Has[m] || w.Values[m] != before.Values[m]
		}
		out = append(out, w)
	}
	return out
}

// take adds the months that count in a row.
func (w *Write) take(n *Node) {
	for m := range n.In {
		if n.In[m] && n.Own && n.Has[m] {
			w.Values[m], w.Has[m] = n.Values[m], true
		}
	}
}
