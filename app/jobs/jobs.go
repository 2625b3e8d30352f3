//go:build !js || worker

package jobs

import (
	"rumbo/app/intake"
	"rumbo/app/jobs/demo"
	"rumbo/app/jobs/forecast"
	"rumbo/app/jobs/paper"
	"rumbo/app/jobs/process"
)

func init() {
	intake.Register()
	demo.Register()
	forecast.Register()
	paper.Register()
	process.Register()
}
