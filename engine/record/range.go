package record

import "rumbo/engine/text"

// CheckRange refuses a range whose values are not in order: minimum, target and excellent have to rise or have
// to fall. Any of them may be unknown. The problem stands beside the field that breaks the order.
func CheckRange(minimum, target, excellent Opt) []Problem {
	way := 0.0 // 1 rising, −1 falling
	for _, step := range []struct {
		a, b  Opt
		field string
	}{{minimum, target, "target"}, {target, excellent, "excellent"}, {minimum, excellent, "excellent"}} {
		if !step.a.OK || !step.b.OK {
			continue
		}
		d := step.b.V - step.a.V
		if d == 0 {
			return []Problem{{Field: step.field, Text: text.New("Debe ser distinto del valor anterior del rango.", "It must differ from the range's value before it.")}}
		}
		if d*way < 0 {
			return []Problem{{Field: step.field, Text: text.New("El rango debe estar en orden: mínimo, meta y excelente, siempre subiendo o siempre bajando.",
				"The range must be in order: minimum, target and excellent, always rising or always falling.")}}
		}
		way = d
	}
	return nil
}
