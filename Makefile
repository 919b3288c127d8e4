# Two commands for a fresh machine: `make serve` and `make test`. Everything else is a part of them.

.DEFAULT_GOAL := help
.PHONY: help setup serve dist test test-fmt test-clippy test-licences test-core test-peer test-web test-e2e \
	test-size bench gallery icons sheets clean

help: ## This list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "%-16s %s\n", $$1, $$2 }'

setup: ## Install the pinned build tools that are missing
	@scripts/setup.sh

serve: dist ## Build the release and serve it at http://127.0.0.1:8080 (PORT=n for another port)
	@scripts/serve.sh $(PORT)

dist: setup ## Build the static site into dist/
	@scripts/build.sh

test: ## Every check
	@scripts/test.sh

test-fmt: ## rustfmt
	@scripts/test.sh fmt

test-clippy: ## clippy for host and wasm32, no warnings
	@scripts/test.sh clippy

test-licences: ## Permissive licences only
	@scripts/test.sh licences

test-core: ## The native tests, in seconds
	@scripts/test.sh core

test-peer: ## Readability against textstat, where Python is present
	@scripts/test.sh peer

test-web: ## The browser tests of storage and platform, in Chromium and WebKit (BROWSERS=chromium|webkit)
	@scripts/test.sh web

test-e2e: ## The release build in a real browser, axe included (ONLY=update for one file)
	@scripts/test.sh e2e

test-size: ## The size budget, and that dist/ is what its worker promises
	@scripts/test.sh size

bench: ## The figures of docs/figures.md, measured here (ONLY=tap,cold for a part)
	@scripts/bench.sh

gallery: dist ## Take the pictures in docs/screens/ again (ONLY=today, SIZE=390x844 for a part)
	@scripts/gallery.sh

icons: ## Draw the PNG icons from public/icons/sign.svg again
	@scripts/setup.sh --browsers
	@node tests/e2e/icons.mjs

sheets: ## Write docs/sheets.md: figures, sources and scores of each sheet
	@cargo run --quiet --locked --example sheet_page

clean: ## Remove what the builds wrote (the tools stay)
	rm -rf target dist tests/e2e/node_modules tests/e2e/out
