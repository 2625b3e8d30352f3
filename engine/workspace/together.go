package workspace

// Together does several commands as one change, which is undone whole.
type Together struct {
	Label    string // name of the command in the history; "" is "edit"
	Commands []Command
}

// Name of the command.
func (c Together) Name() string {
	if c.Label == "" {
		return "edit"
	}
	return c.Label
}

// Do does them in order.
func (c Together) Do(tx *Tx) {
	for _, cmd := range c.Commands {
		cmd.Do(tx)
	}
}
