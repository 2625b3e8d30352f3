//go:build !js

package site

// leanCopies are the modules of which the program needs a part.
var leanCopies = []lean{{
	// One package holds what runs in a browser and the web server that makes its pages. The server
	// pulls net/http into the program, the routes a compiler of regular expressions
	// for the one pattern that all paths match. Its own store of states, which is not used, looks through localStorage
	// before the first frame and can encrypt.
	module:   "github.com/maxence-charriere/go-app/v10",
	packages: []string{".", "pkg/app", "pkg/errors"},
	leftOut:  map[string]bool{"pkg/app/http.go": true, "pkg/app/resource.go": true, "pkg/app/route.go": true, "pkg/app/crypto.go": true, "pkg/app/state.go": true},
	added:    map[string]string{"pkg/app/lean.go": leanGoApp},
	trim:     "pkg/app/html_gen.go",
}, {
	// Functions in options, which this app does not use, are cleaned with regular expressions.
	module:   "github.com/go-echarts/go-echarts/v2",
	packages: []string{".", "opts", "types", "util"},
	leftOut:  map[string]bool{"opts/js.go": true},
	added:    map[string]string{"opts/js.go": leanEcharts},
}, {
	// go-app asks for one random identifier; the module knows all versions of them, with their digests.
	module:  "github.com/google/uuid",
	leftOut: map[string]bool{"uuid.go": true},
	added:   map[string]string{"go.mod": "module github.com/google/uuid\n", "uuid.go": leanUUID},
}}

// leanGoApp stands for what the rest of go-app names from the files left out. Addresses
// of resources are used as written: ours are all relative to the page.
const leanGoApp = `package app

import "errors"

type Handler struct{}

func clientResourceResolver(string) func(string) string {
	return func(location string) string { return location }
}

// router leads every path to the component that was routed last.
type router struct{ newComponent func() Composer }

func makeRouter() router { return router{} }

func (r *router) route(_ string, newComponent func() Composer)           { r.newComponent = newComponent }
func (r *router) routeWithRegexp(_ string, newComponent func() Composer) { r.newComponent = newComponent }
func (r *router) routed(string) bool                                     { return r.newComponent != nil }

func (r *router) createComponent(string) (Composer, bool) {
	if r.newComponent == nil {
		return nil, false
	}
	return r.newComponent(), true
}

const noStates = "go-app's states are left out of this build"

type State struct{}

type Observer struct{}

type stateManager struct{}

func (stateManager) Observe(Context, string, any) Observer         { panic(noStates) }
func (stateManager) Get(Context, string, any)                      { panic(noStates) }
func (stateManager) Set(Context, string, any) State                { panic(noStates) }
func (stateManager) Delete(Context, string)                        { panic(noStates) }
func (stateManager) Cleanup()                                      {}
func (stateManager) CleanupExpiredPersistedStates(Context)         {}

func encrypt(string, []byte) ([]byte, error) { return nil, errors.New(noStates) }
func decrypt(string, []byte) ([]byte, error) { return nil, errors.New(noStates) }
`

// leanEcharts stands for opts/js.go.
const leanEcharts = `package opts

import "github.com/go-echarts/go-echarts/v2/types"

type JSFunctions struct{ Fns []types.FuncStr }
`

// leanUUID is all that go-app uses of the module.
const leanUUID = `package uuid

import (
	"crypto/rand"
	"fmt"
)

// NewString is a random identifier, version 4.
func NewString() string {
	var b [16]byte
	rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
`
