# Autoencoder Playground: the commands. `make` alone lists them.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

PORT ?= 8080
# The crate for the browser, without and with relaxed SIMD; and what of it the page starts with, which does not train.
WASM := crate/pkg/autoencoders_bg.wasm
RELAXED := crate/pkg-relaxed/autoencoders_bg.wasm
START := crate/pkg-start/autoencoders_bg.wasm
START_RELAXED := crate/pkg-start-relaxed/autoencoders_bg.wasm
# All but the kernels is compiled for size; natively for speed, as profiles know packages, but no targets.
SMALL := -- --config 'profile.release.package.autoencoders.opt-level="s"'
RELAXED_FLAGS := RUSTFLAGS='-C target-feature=+simd128,+relaxed-simd'
WASM_LIMIT := 150000
DIGITS := www/public/data/train-60000.digits
MODELS := $(patsubst pretrained/%,www/public/models/%,$(wildcard pretrained/*.safetensors))
PAGE := dist/index.html
BENCH_PACKAGES := tests/bench/node_modules/.package-lock.json
NATIVE := cargo run --release --features pretrain --example

# PATH with the project's tools, and the browser; asked for in each recipe, since .ci/setup may just have installed them.
ENV = eval "$$(.ci/setup env)";
STEP = @printf '\n== %s\n'

.PHONY: help serve test dist pretrain bench screenshots lighthouse lint build clean in-browser tools native

help: ## list these commands
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/\1\t\2/p' Makefile | while IFS=$$'\t' read -r name text; do \
		printf 'make %-10s%s\n' "$$name" "$$text"; done

serve: ## build the page and serve it at http://localhost:8080
	@! (exec 3<>/dev/tcp/localhost/$(PORT)) 2>/dev/null || \
		{ echo "Port $(PORT) is taken: stop what listens there, or run 'make serve PORT=8081'" >&2; exit 1; }
	@$(MAKE) dist
	$(STEP) 'The page is at http://localhost:$(PORT) (Ctrl-C stops it)'
	@$(ENV) cd www && exec vite preview --configLoader runner --host 127.0.0.1 --port $(PORT) --strictPort --logLevel warn

test: ## run every check and test: lint, native, in Chromium, the page, the size of the wasm file
	@.ci/setup rust wasm node npm browser shell
	@$(MAKE) lint
	@mkdir -p target && : >target/passed.log
	$(STEP) 'native tests'
	@$(ENV) cargo test --workspace --features pretrain 2>&1 | tee -a target/passed.log
	$(STEP) 'the crate in Chromium'
	@$(MAKE) in-browser
	$(STEP) 'the crate in Chromium, with relaxed SIMD'
	@$(RELAXED_FLAGS) $(MAKE) in-browser
	@$(MAKE) dist
	$(STEP) 'the page in Chromium'
	@$(ENV) npm run --silent --prefix www e2e 2>&1 | tee -a target/passed.log
	$(STEP) 'the size of the wasm file that the page starts with'
	@for file in $(START) $(START_RELAXED); do size=$$(gzip -9 -c $$file | wc -c); \
		echo "$$file: $$size bytes gzipped, $(WASM_LIMIT) allowed"; ((size < $(WASM_LIMIT))); done
	@grep -oE '[0-9]+ passed' target/passed.log | awk '{ n += $$1 } END { print "\n" n " passed, 0 failed" }'

dist: $(PAGE) ## build the static page into dist/, for any host and any path

pretrain: native ## train the shipped models into pretrained/; MODEL=name for one of them
	@$(ENV) $(NATIVE) pretrain -- $(MODEL)

bench: ## measure us against our peers, in Chromium and natively; README=1 puts the tables into README.md
	@.ci/setup rust wasm node npm browser
	@$(MAKE) dist
	$(STEP) 'the peers'
	@$(ENV) cargo build --release --example bench
	@$(MAKE) $(BENCH_PACKAGES)
	@$(ENV) node tests/bench/run.mjs $(if $(README),--readme)

screenshots: ## take a picture of every view into target/screenshots/, in both sizes, themes and languages
	@.ci/setup rust wasm node npm browser shell fonts
	@$(MAKE) dist
	@$(ENV) npm run --silent --prefix www screenshots

lighthouse: ## let Lighthouse judge the built page, as on a desktop and as on a phone; reports in target/lighthouse/
	@.ci/setup rust wasm node npm browser
	@$(MAKE) dist
	@$(MAKE) $(BENCH_PACKAGES)
	@$(ENV) node tests/bench/lighthouse.mjs

lint: $(WASM) $(START) ## check formatting and types, with every warning denied
	$(STEP) 'formatting and lints: Rust'
	@$(ENV) cargo fmt --all --check
	@$(ENV) cargo clippy --workspace --all-targets --features pretrain -- -D warnings
	@$(ENV) cargo clippy --workspace --lib --tests --target wasm32-unknown-unknown -- -D warnings
	@$(ENV) cargo clippy --package autoencoders --lib --no-default-features --target wasm32-unknown-unknown -- -D warnings
	@$(ENV) RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps --quiet
	$(STEP) 'formatting, lints and types: TypeScript'
	@$(ENV) npm run --silent --prefix www lint
	@$(ENV) npm run --silent --prefix www typecheck

build: $(WASM) $(RELAXED) $(START) $(START_RELAXED) ## build the crate for the browser into crate/pkg*/, with and without relaxed SIMD and training

clean: ## remove everything that was built; tools and npm packages stay
	@$(ENV) cargo clean
	@rm -rf dist crate/pkg crate/pkg-* www/public/data www/public/models

# What is behind the commands. Tools are asked for first, but never make a file stale.

in-browser:
	@$(ENV) for package in crate/kernels crate; do (cd $$package && \
		wasm-pack test --headless --chrome --chromedriver "$$CHROMEDRIVER") 2>&1 | tee -a target/passed.log; done

tools:
	@.ci/setup rust wasm node npm

native:
	@.ci/setup rust node npm

CRATE := $(shell find crate/src crate/kernels/src -type f) crate/Cargo.toml crate/kernels/Cargo.toml Cargo.toml Cargo.lock .cargo/config.toml

$(WASM): $(CRATE) | tools
	$(STEP) 'the crate, for the browser'
	@$(ENV) wasm-pack build crate --target web --release $(SMALL)

# The JavaScript beside it is the same, so the page loads one of the two wasm files into it.
$(RELAXED): $(CRATE) $(WASM) | tools
	$(STEP) 'the crate, for browsers with relaxed SIMD'
	@$(ENV) $(RELAXED_FLAGS) wasm-pack build crate --target web --release --out-dir pkg-relaxed $(SMALL)
	@cmp $(dir $(WASM))autoencoders.js $(dir $(RELAXED))autoencoders.js

$(START): $(CRATE) | tools
	$(STEP) 'the crate without training, for the start of the page'
	@$(ENV) wasm-pack build crate --target web --release --out-dir pkg-start $(SMALL) --no-default-features

$(START_RELAXED): $(CRATE) $(START) | tools
	$(STEP) 'the crate without training, for browsers with relaxed SIMD'
	@$(ENV) $(RELAXED_FLAGS) wasm-pack build crate --target web --release --out-dir pkg-start-relaxed $(SMALL) --no-default-features
	@cmp $(dir $(START))autoencoders.js $(dir $(START_RELAXED))autoencoders.js

$(DIGITS): www/scripts/digits.mjs www/package-lock.json | tools
	$(STEP) 'the digits, from MNIST'
	@$(ENV) node www/scripts/digits.mjs

www/public/models/%: pretrained/%
	@mkdir -p $(@D)
	@cp $< $@

$(PAGE): $(WASM) $(RELAXED) $(START) $(START_RELAXED) $(DIGITS) $(MODELS) $(shell find www -name node_modules -prune -o -path www/public/data -prune -o -path www/public/models -prune -o -type f -print) | tools
	$(STEP) 'the page'
	@$(ENV) npm run --silent --prefix www build

$(BENCH_PACKAGES): tests/bench/package-lock.json | tools
	@$(ENV) npm ci --prefix tests/bench --no-audit --no-fund --loglevel=error
	@touch $@
