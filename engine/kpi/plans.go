package kpi

import (
	"slices"
	"strconv"

	"rumbo/engine/account"
	"rumbo/engine/period"
	"rumbo/engine/record"
	"rumbo/engine/text"
)

// Plans are the accounts' plans on a day, as whoever has gathered and summed them up hands them over.
type Plans struct {
	Env  account.Env
	Of   map[record.ID]*account.Data
	Sums []account.Summary
}

// Beside gives the facts with the accounts' plans, which plans gathers when they are asked for.
func (f *Facts) Beside(plans func(today period.Date) Plans) *Facts {
	out := *f
	out.plans, out.ofPlan = plans, &shelf{}
	return &out
}

// planned makes a table of the plans of a day once.
func planned[T any](f *Facts, name string, today period.Date, make func(Plans) T) T {
	if f == nil || f.plans == nil {
		return make(Plans{})
	}
	return stored(f.ofPlan, name+" "+strconv.Itoa(int(today)), func() T { return make(f.plans(today)) })
}

// ownDims are those of a table of accounts: its people are the accounts' own.
var ownDims = slices.Concat(peopleDims, clientDims)

// ofAccounts gives a table the dimensions of the accounts that its rows belong to, and of those who own these.
func (f *Facts) ofAccounts(t *Table, of []record.ID, accounts map[record.ID]*account.Data) {
	if len(of) == 0 {
		return
	}
	t.clients(f.deals, fromIDs(len(of), f.deals.account, func(i int) record.ID { return of[i] }))
	people := fromIDs(len(of), f.deals.person, func(i int) record.ID { return accounts[of[i]].Account.Owner })
	t.makers[ByPerson] = people
	t.makers[ByTeam] = func() *Column { return f.deals.teamColumn(people(), nil) } // as things stand
}

// wallet is the table of what clients spend on a need, and of what of it is ours.
type wallet struct {
	Table
	spend, ours, white []int64
}

// What the State of a cell of needs says.
const (
	cellSpends State = 1 << iota // the client's spend is known, in the workspace's currency
	cellOurs                     // and ours
	cellForeign
	cellSold
	cellBuys // the client is known to spend on it
)

var (
	noNeeds    = text.New("Ningún plan de cuenta dice todavía cuánto gasta el cliente.", "No account plan says yet how much the client spends.")
	walletDims = slices.Concat([]Dim{ByNeed, ByLine, ByProduct}, ownDims)
)

func (f *Facts) wallet(today period.Date) *wallet {
	return planned(f, "wallet", today, func(p Plans) *wallet {
		t := &wallet{Table: newTable("need_cell", noNeeds)}
		if len(p.Of) == 0 {
			return t
		}
		var cells []account.SpendCell
		var of []record.ID
		for _, v := range f.deals.account.values {
			if d := p.Of[record.ID(v.ID)]; d != nil {
				list := account.CellsOf(d, p.Env)
				cells = append(cells, list...)
				of = append(of, slices.Repeat([]record.ID{d.ID}, len(list))...)
			}
		}
		for i := range cells {
			t.add(&cells[i])
		}
		t.id = func(row int32) record.ID { return cells[row].ID }
		f.ofAccounts(&t.Table, of, p.Of)
		if len(cells) > 0 {
			t.makers[ByLine] = fromIDs(len(cells), f.deals.line, func(i int) record.ID { return cells[i].Line })
			t.makers[ByProduct] = fromIDs(len(cells), f.deals.product, func(i int) record.ID { return cells[i].Rec.Product })
			t.makers[ByNeed] = func() *Column { return f.needs(cells) }
		}
		return t
	})
}

func (t *wallet) add(c *account.SpendCell) {
	foreign := c.Rec.Yearly().Known() && !c.Spend.Known() || c.Rec.Ours.Known() && !c.Ours.Known()
	t.spend, t.ours, t.white = append(t.spend, c.Spend.Minor), append(t.ours, c.Ours.Minor), append(t.white, c.White.Minor)
	t.state = append(t.state, flag(c.Spend.Known(), cellSpends)|flag(c.Ours.Known(), cellOurs)|flag(foreign, cellForeign)|flag(c.Ours.Minor > 0, cellSold)|flag(c.Spend.Minor > 0 || c.Ours.Minor > 0, cellBuys))
}

// needs is the need of each cell by its name, since every client has needs of its own.
func (f *Facts) needs(cells []account.SpendCell) *Column {
	values := newDict(0)
	return &Column{fill32(len(cells), func(i int) int32 {
		if row := f.state.Table("need").Row(cells[i].Rec.Need); row != nil {
			return values.text(row.Rec.(*record.Need).Name)
		}
		return -1
	}), values.values}
}

// walletClass puts a cell whose figures are known into in1.
func walletClass(s State) class {
	switch {
	case s&cellForeign != 0:
		return out3
	case s&cellSpends == 0:
		return out1
	case s&cellOurs == 0:
		return out2
	}
	return in1
}

var walletWords = map[class]text.Text{in1: text.New("Se conocen el gasto del cliente y lo nuestro", "The client's spend and ours are known"), out1: text.New("No se conoce el gasto del cliente", "The client's spend is not known"),
	out2: text.New("No se conoce qué parte es nuestra", "It is not known what part of it is ours"), out3: classInfo[outForeign].text}

var noWalletHere = text.New("En este alcance no se conocen a la vez el gasto del cliente y lo nuestro.", "In this scope the client's spend and ours are not both known anywhere.")

// healths is the table of accounts with their health.
type healths struct {
	Table
	score []int32
}

// What the State of an account says.
const (
	healthKnown State = 1 << iota
	healthWeak
)

func (f *Facts) healths(today period.Date) *healths {
	return planned(f, "health", today, func(p Plans) *healths {
		t := &healths{Table: newTable("account", text.New("Todavía no hay cuentas.", "There are no accounts yet."))}
		of := make([]record.ID, len(p.Sums))
		for i, s := range p.Sums {
			of[i] = s.ID
			t.score = append(t.score, int32(s.Health.Score))
			t.state = append(t.state, flag(s.Health.Known, healthKnown)|flag(s.Health.Weak, healthWeak))
		}
		t.id = func(row int32) record.ID { return of[row] }
		f.ofAccounts(&t.Table, of, p.Of)
		return t
	})
}
