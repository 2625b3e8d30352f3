package evaluation

import (
	"rumbo/engine/kpi"
	"rumbo/engine/text"
)

// Nature is what kind of thing a line measures. Productivity and efficiency are never taken for each other.
type Nature uint8

// The natures.
const (
	Rate         Nature = iota // how well, whatever the amount of it
	Productivity               // output of a person and a time
	Efficiency                 // output of an hour or of what it cost
	Judgement                  // a qualitative indicator
)

// Label is the nature in words.
func (n Nature) Label() text.Text {
	switch n {
	case Productivity:
		return text.New("productividad: cuánto se logra en el tiempo", "productivity: how much is achieved in the time")
	case Efficiency:
		return text.New("eficiencia: cuánto se logra por hora o por costo", "efficiency: how much is achieved for an hour or a cost")
	case Judgement:
		return text.New("juicio con niveles descritos de antemano", "judgement by levels described in advance")
	}
	return text.New("calidad o proporción", "quality or proportion")
}

// Short is one word for it.
func (n Nature) Short() text.Text {
	switch n {
	case Productivity:
		return text.New("productividad", "productivity")
	case Efficiency:
		return text.New("eficiencia", "efficiency")
	case Judgement:
		return text.New("juicio", "judgement")
	}
	return text.New("proporción", "proportion")
}

// NatureOf tells what kind of thing an indicator measures.
func NatureOf(i *kpi.Indicator) Nature {
	switch i {
	case kpi.RevenuePerHour, kpi.RevenuePerCost, kpi.LeadCost, kpi.CampaignROI:
		return Efficiency
	}
	if i.Area == kpi.Productivity || i.Additive {
		return Productivity
	}
	switch i.Alternatives[0].Unit {
	case kpi.PerDay, kpi.PerMonth, kpi.MoneyPerMonth, kpi.MoneyPerHead, kpi.MoneyPerDay:
		return Productivity
	case kpi.MoneyPerHour:
		return Efficiency
	}
	if i.Area == kpi.Quota {
		return Productivity
	}
	return Rate
}
