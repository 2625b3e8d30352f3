# The two commands to know: make run, make test. Both do all set-up on a machine
# with Go and Node.

PORT        ?= 8000
OUT         ?= build/site
FUZZTIME    ?= 500x
E2E         ?= .
SERIES      ?= ../shared/data/forecast
STATICCHECK := build/bin/staticcheck-0.8.2
WASMTEST    := build/bin/wasmbrowsertest
JS          := GOOS=js GOARCH=wasm
SHELL       := bash
.SHELLFLAGS := -eu -o pipefail -c

.PHONY: help run build setup test lint test-engine test-app test-storage test-e2e fuzz bench train size clean chromium

help:           ## what can be made
	@grep -E '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: setup      ## build the app and serve it at http://localhost:8000
	go run . run -addr :$(PORT)

build: setup    ## the static site, in build/site
	go run . build -out $(OUT)

size: build     ## bytes of each part, plain and compressed (what build prints)

setup: node_modules/.package-lock.json

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# ---- tests ----

test: setup chromium lint test-engine test-app test-storage fuzz test-e2e   ## everything below but bench

lint: $(STATICCHECK)   ## gofmt, vet, staticcheck, and the project's own rules
	@unformatted=$$(gofmt -l *.go app components engine); \
	if [ -n "$$unformatted" ]; then echo "gofmt -w these:"; echo "$$unformatted"; exit 1; fi
	go vet ./...
	$(JS) go vet ./...
	$(JS) go vet -tags worker . ./app/jobs/... ./app/intake
	go vet -tags e2e,bench ./app/e2e/... ./app/bench/...
	$(STATICCHECK) ./...
	$(JS) $(STATICCHECK) ./...
	$(JS) $(STATICCHECK) -tags worker . ./app/jobs/... ./app/intake
	$(STATICCHECK) -tags e2e,bench ./app/e2e/... ./app/bench/...
	go test -count=1 .

test-engine:    ## the pure core; the same forecasts natively and in WebAssembly
	go test ./engine/...
	$(JS) go test -exec="$$(go env GOROOT)/lib/wasm/go_js_wasm_exec" -run Golden ./engine/forecast

test-app:       ## what runs without a browser
	go test ./app/... ./components/...

test-storage: $(WASMTEST) chromium   ## storage, files, tabs and workers in a real browser
	$(JS) go test -count=1 -p 1 -exec="$(CURDIR)/$(WASMTEST)" ./app/storage ./app/browser ./app/worker

test-e2e: setup chromium   ## a person in a real browser; E2E=Name runs some
	go test -tags e2e -count=1 -timeout 20m -run '$(E2E)' ./app/e2e

# A count by default: a target that is stopped by the clock fails now and then with
# "context deadline exceeded", though it found nothing.
fuzz:           ## each fuzz target for FUZZTIME (default 500x; by hand: make fuzz FUZZTIME=10m)
	@for file in $$(grep -rlE '^func Fuzz' --include='*_test.go' engine app components || true); do \
		for name in $$(grep -oE '^func Fuzz[A-Za-z0-9_]*' $$file | cut -c6-); do \
			echo "$$file $$name"; \
			go test -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME) ./$$(dirname $$file); \
		done; \
	done

bench: setup chromium   ## sizes and times beside those of a bare page, forecasts beside augurs
	RUMBO_SERIES=$(SERIES) go test -tags bench -count=1 -timeout 60m -v -run . ./app/bench

train:          ## fit the networks of the forecast combination again (SERIES=folder of test series)
	go run . train-weights -data $(SERIES)

# ---- tools ----

$(STATICCHECK):
	GOBIN=$(CURDIR)/build/bin go install honnef.co/go/tools/cmd/staticcheck@v0.8.2
	mv build/bin/staticcheck $@

$(WASMTEST):
	GOBIN=$(CURDIR)/build/bin go install github.com/agnivade/wasmbrowsertest@v0.11.0

chromium:
	@for name in "$${CHROMIUM:-chromium}" chromium-browser google-chrome; do \
		if command -v "$$name" >/dev/null; then exit 0; fi; \
	done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -q && apt-get install -q -y --no-install-recommends chromium fonts-liberation; \
	else \
		echo "Chromium is needed for the browser tests. Install it (Debian: apt-get install chromium)" \
			"or set CHROMIUM to its path." >&2; exit 1; \
	fi

clean:          ## remove what was built
	rm -rf build
