# Two commands do everything: `make serve` and `make test`. Both install what is missing, at the versions
# pinned here, and say so; with nothing missing they start at once.

TRUNK_VERSION := 0.21.14
# Must be exactly the version of the crate `wasm-bindgen` in Cargo.lock.
WASM_BINDGEN_VERSION := 0.2.128
CARGO_FUZZ_VERSION := 0.13.2
WASM_SPLIT_VERSION := 0.2.4
TARGET := wasm32-unknown-unknown

CARGO_HOME ?= $(HOME)/.cargo
export CARGO_HOME
export PATH := $(CARGO_HOME)/bin:$(PATH)
# Trunk takes NO_COLOR for a truth value and refuses the customary `1`.
unexport NO_COLOR

E2E := tests/e2e
FIRST := index.html *.js hotseat-*.wasm *.css manifest.webmanifest
LATER := room-*.wasm stock-*.txt

.DEFAULT_GOAL := help
.PHONY: help serve build single test check native-test e2e bench lighthouse fuzz agreement learn size tools splitter browser fmt clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

serve: tools ## Open the practice room at http://127.0.0.1:8080, rebuilt at every change
	trunk serve

build: tools splitter ## Write the static bundle to dist/
	trunk build --release

single: build ## Write the whole application as one file, dist/hotseat.html, that opens by a double click
	@printf 'dist/hotseat.html: %d bytes, opens without a server\n' "$$(wc -c < dist/hotseat.html)"

test: check native-test build e2e ## Run everything: format, lints, native tests, journeys in a real browser

check: tools ## Format and lints, for both targets
	cargo fmt --check
	cargo clippy --locked --quiet --all-targets -- -D warnings
	@! cargo tree --locked --edges normal | grep -q ' yew v' || { echo "The command line depends on Yew."; exit 1; }
	for form in web split; do \
		cargo clippy --locked --quiet --target $(TARGET) --no-default-features --features $$form --lib --bin hotseat-web -- -D warnings || exit 1; \
	done

native-test: ## Unit tests, laws, golden answers and the command line; then the packs' own tests
	cargo test --locked --quiet
	cargo run --locked --quiet -- check scenarios/*.json

e2e: browser ## Journeys on the built bundle (needs `make build`)
	@grep -qs "const VERSION" dist/sw.js && test -s dist/hotseat.html || { \
		echo "There is no release bundle in dist: run 'make build' first."; exit 1; }
	cd $(E2E) && HOTSEAT_BROWSER="$$(sh ./browser.sh find)" npx --no-install playwright test $(ONLY)

bench: build browser ## Measure: judging natively and in a browser beside others; start, typing, many scenarios and memory
	cargo bench --locked --quiet --bench native
	for bin in hotseat-bench hotseat-hello; do \
		cargo build --locked --quiet --profile web --target $(TARGET) --no-default-features --features web --bin $$bin && \
		wasm-bindgen --target web --no-typescript --out-dir target/bench target/$(TARGET)/web/$$bin.wasm || exit 1; \
	done
	HOTSEAT_BROWSER="$$(sh $(E2E)/browser.sh find)" node tests/bench/browser.mjs $(ONLY)

SECONDS ?= 60
lighthouse: build browser ## What Lighthouse says of home, an answer and a debrief, on a phone and at a desk
	@cd tests/bench && { cmp -s package-lock.json node_modules/.installed-lock.json || { \
		echo "Installing Lighthouse ..."; npm ci --no-audit --no-fund --silent && cp package-lock.json node_modules/.installed-lock.json; }; }
	HOTSEAT_BROWSER="$$(sh $(E2E)/browser.sh find)" node tests/bench/lighthouse.mjs

fuzz: ## Feed the readers and the text engine with changed packs, answers, documents, links and texts, SECONDS=60 each
	@cargo fuzz --version 2>/dev/null | grep -qx 'cargo-fuzz $(CARGO_FUZZ_VERSION)' || { \
		echo "Installing cargo-fuzz $(CARGO_FUZZ_VERSION), once ..."; \
		cargo install --quiet --locked cargo-fuzz --version $(CARGO_FUZZ_VERSION) --force; }
	for target in pack answer saved link text; do sh tests/fuzz/fuzz.sh $$target $(SECONDS) || exit 1; done

agreement: ## Compare verdicts with labelled answers: the project's own, and those of ../shared/corpus if they are there
	@echo "Answers that no wording was taken from:"
	cargo run --locked --release --quiet -- agree tests/agreement/unseen/*.jsonl
	@if ls ../shared/corpus/*.jsonl >/dev/null 2>&1; then echo "../shared/corpus:"; \
		cargo run --locked --release --quiet -- agree ../shared/corpus/*.jsonl; fi

learn: ## Learn the shipped packs' cues anew from the judged answers and passages of tests/agreement
	for pack in scenarios/*.json; do \
		cargo run --locked --release --quiet -- learn $$pack --refresh tests/agreement/answers/*.jsonl tests/agreement/passages/*.jsonl || exit 1; \
	done

size: ## Print what a first visit loads, in gzip bytes
	@grep -qs "const VERSION" dist/sw.js || { echo "There is no release bundle in dist: run 'make build' first."; exit 1; }
	@cd dist && sum() { \
		total=0; for file in $$1; do test -e "$$file" || continue; \
			bytes=$$(gzip -9 -n -c "$$file" | wc -c); total=$$((total + bytes)); printf '%8d  %s\n' "$$bytes" "$$file"; \
		done; printf '%8d  %s (gzip -9)\n' "$$total" "$$2"; }; \
	sum "$(FIRST)" "in all until the first screen is there"; \
	sum "$(LATER)" "fetched after that: the rest of the program; lexicon, signs of replies and packs"

tools: ## Install the wasm target, Trunk and wasm-bindgen-cli if they are missing
	@command -v cargo >/dev/null || { echo "Hotseat needs Rust with rustup: see rustup.rs"; exit 1; }
	@rustup target list --installed | grep -qx $(TARGET) || { \
		echo "Installing the target $(TARGET) ..."; rustup target add $(TARGET); }
	@trunk --version 2>/dev/null | grep -qx 'trunk $(TRUNK_VERSION)' || { \
		echo "Installing Trunk $(TRUNK_VERSION), once; this takes some minutes ..."; \
		cargo install --quiet --locked trunk --version $(TRUNK_VERSION) --force; }
	@wasm-bindgen --version 2>/dev/null | grep -qx 'wasm-bindgen $(WASM_BINDGEN_VERSION)' || { \
		echo "Installing wasm-bindgen-cli $(WASM_BINDGEN_VERSION), once; this takes some minutes ..."; \
		cargo install --quiet --locked wasm-bindgen-cli --version $(WASM_BINDGEN_VERSION) --force; }

splitter: ## Install what cuts a release's program in two, if it is missing
	@cargo install --list | grep -qx 'wasm_split_cli_support v$(WASM_SPLIT_VERSION):' || { \
		echo "Installing wasm-split-cli $(WASM_SPLIT_VERSION), once; this takes a minute or two ..."; \
		cargo install --quiet --locked wasm_split_cli_support --version $(WASM_SPLIT_VERSION) --features build-binary --force; }

browser: ## Install Node.js, the test packages and a Chromium if they are missing
	@cd $(E2E) && sh ./browser.sh install

fmt: ## Format the code
	cargo fmt

clean: ## Remove everything that was built
	cargo clean
	rm -rf dist $(E2E)/node_modules $(E2E)/results
