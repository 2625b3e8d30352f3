//go:build e2e

package e2e

import (
	"testing"

	"rumbo/app/e2e/drive"
)

func TestZZ(t *testing.T) {
	p := drive.Sit(t, drive.Serve(t))
	openDemo(p)
	shots(p)
}

func shots(p *drive.Person) {
	for _, x := range []struct{ name, at, see string }{
		{"kpis", "#/kpis", ""}, {"conv", "#/kpis/stage_conversion", ""}, {"slip", "#/kpis/slippage", ""}, {"push", "#/kpis/push_count", ""}, {"health", "#/kpis/account_health", ""}, {"wallet", "#/kpis/share_of_wallet", ""}, {"white", "#/kpis/white_space", ""}, {"ferr", "#/kpis/forecast_accuracy", ""},
		{"funnel", "#/pipeline/funnel", ""}, {"movement", "#/pipeline/movement", ""},
	} {
		p.Open(x.at)
		p.Pause(2500e6)
		p.Screenshot("zz-" + x.name)
	}
}
