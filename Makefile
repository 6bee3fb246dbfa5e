# Autoencoder Playground: the commands. `make` alone lists them.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PORT ?= 8080
JOBS ?= $(shell getconf _NPROCESSORS_ONLN)
PARALLEL = $(MAKE) -j$(JOBS)
SIDE_BY_SIDE = $(PARALLEL) $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

# The crate for the browser: with training, and what the page starts with, without; with and without relaxed SIMD; and exports.
WASM := crate/pkg/autoencoders_bg.wasm
RELAXED := crate/pkg-relaxed/autoencoders_bg.wasm
START := crate/pkg-start/autoencoders_bg.wasm
START_RELAXED := crate/pkg-start-relaxed/autoencoders_bg.wasm
EXPORT := crate/pkg-export/autoencoders_bg.wasm
NPM := crate/pkg-npm/package.json
# In the browser, all but the kernels is compiled for size. Natively it is compiled for speed: a profile cannot tell targets apart.
WASM_PACK := wasm-pack --log-level error build crate --target web --release
SMALL := -- --config 'profile.release.package.autoencoders.opt-level="s"'
# A second target folder, so that two builds can run at the same time.
SECOND_TARGET := CARGO_TARGET_DIR="$${CARGO_TARGET_DIR:-$(CURDIR)/target}/second"
WITH_RELAXED := RUSTFLAGS="-C target-feature=+simd128,+relaxed-simd" $(SECOND_TARGET)
WASM_TEST := wasm-pack test --headless --chrome
WASM_LIMIT := 150000
DIGITS := www/public/data/train-60000.digits
FASHION := www/public/data/fashion/train-5000.idx
DIGITS8 := www/public/data/digits8/train-1433.idx
MODELS := $(patsubst pretrained/%,www/public/models/%,$(wildcard pretrained/*.safetensors pretrained/*/*.safetensors))
PAGE := dist/index.html
# Small sets from packages of PyPI: the digits of 8×8, and faces for tests alone.
DIGITS8_SOURCE := target/data/digits.csv
FACES := target/data/faces.npy
# As RELAXED, with the names of its functions.
NAMED := target/bench/named/autoencoders_bg.wasm
BENCH_PACKAGES := tests/bench/node_modules/.package-lock.json
NATIVE := cargo run --release --features pretrain --example
FUZZ := cargo fuzz run --fuzz-dir tests/fuzz --target-dir target/fuzz
TARGET ?= $(basename $(notdir $(wildcard tests/fuzz/targets/*.rs)))

# PATH with the project's tools, and the browser; evaluated in each recipe, since .ci/setup may just have installed them.
ENV = eval "$$(.ci/setup env)";
TITLE = @printf '\n== %s\n'
STEP = @.ci/step $@

.PHONY: help serve test test-long dist soak kills pretrain bench screenshots lighthouse fuzz lint build clean tools native \
	format clippy deny package types test-unit test-native sanitize test-wasm test-wasm-relaxed test-page wasm-size npm test-npm \
	checks long-checks test-unit-long test-native-long test-interop test-downloads test-engines test-page-long

help: ## list these commands
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/\1\t\2/p' Makefile | while IFS=$$'\t' read -r name text; do \
		printf 'make %-12s%s\n' "$$name" "$$text"; done

serve: ## build the page and serve it at http://localhost:8080
	@! (exec 3<>/dev/tcp/localhost/$(PORT)) 2>/dev/null || \
		{ echo "Port $(PORT) is taken: stop what listens there, or run 'make serve PORT=8081'" >&2; exit 1; }
	@.ci/setup rust wasm node npm python
	@$(PARALLEL) dist
	$(TITLE) 'The page is at http://localhost:$(PORT) (Ctrl-C stops it)'
	@$(ENV) cd www && exec vite preview --configLoader runner --host 127.0.0.1 --port $(PORT) --strictPort --logLevel warn

test: ## run every check and all tests but the long ones: lint, unit, native, in Chromium, the npm package, the page
	@.ci/setup rust wasm deny node npm python browser shell test_packages
	@rm -rf target/steps
	@$(SIDE_BY_SIDE) checks
	@$(MAKE) test-page
	@.ci/step --summary

test-long: ## run the long tests: trainings, each fault of the storage, relaxed SIMD, exports in Python, downloads, other engines, the page's long paths
	@.ci/setup rust wasm node npm python browser shell engines interop test_packages
	@$(SIDE_BY_SIDE) long-checks
	@$(MAKE) test-page-long
	@.ci/step --summary

dist: $(PAGE) ## build the static page into dist/, for any host and any path

soak: ## use the page for MINUTES=30 while models train, and fail if anything grows; report in target/soak/
	@.ci/setup rust wasm node npm python browser shell
	@$(PARALLEL) dist
	@$(ENV) npm run --silent --prefix www soak -- soak.spec

kills: ## kill the browser KILLS=50 times while it trains, and fail if more than ten seconds are lost
	@.ci/setup rust wasm node npm python browser shell
	@$(PARALLEL) dist
	@$(ENV) npm run --silent --prefix www soak -- kills.spec

pretrain: native $(DIGITS8_SOURCE) ## train the models of pretrained/; MODEL=name for one of them
	@$(ENV) $(NATIVE) pretrain -- $(MODEL)

bench: ## measure us against our peers, in Chromium and natively; README=1 puts the tables into tests/bench/README.md
	@.ci/setup rust wasm node npm python browser
	@$(PARALLEL) dist
	$(TITLE) 'the peers'
	@$(ENV) cargo build --release --example bench
	@$(MAKE) $(BENCH_PACKAGES)
	@$(ENV) node tests/bench/run.mjs $(if $(README),--readme)

screenshots: ## take a picture of every view into target/screenshots/, in both sizes, themes and languages
	@.ci/setup rust wasm node npm python browser shell fonts
	@$(PARALLEL) dist
	@$(ENV) npm run --silent --prefix www screenshots

lighthouse: ## let Lighthouse judge the built page, as on a desktop and as on a phone; reports in target/lighthouse/
	@.ci/setup rust wasm node npm python browser
	@$(PARALLEL) dist
	@$(MAKE) $(BENCH_PACKAGES)
	@$(ENV) node tests/bench/lighthouse.mjs

# As for `sanitize` below, RUSTC_BOOTSTRAP lets the stable compiler accept the flags.
fuzz: ## search for bytes that break a reader of files, drawings or settings; MINUTES=10 for each, TARGET=name for one
	@.ci/setup rust fuzz
	@$(ENV) export RUSTC_BOOTSTRAP=1; for target in $(TARGET); do \
		printf '\n== %s\n' "$$target"; mkdir -p target/fuzz/corpus/$$target; \
		$(FUZZ) $$target target/fuzz/corpus/$$target tests/fuzz/corpus/$$target -- \
			-max_total_time=$$(($(or $(MINUTES),10) * 60)) -max_len=8192 -timeout=10 -dict=tests/fuzz/words.dict -print_final_stats=1 \
			2>&1 | tee target/fuzz/$$target.log | grep -vE '^#[0-9]+.(NEW|REDUCE|pulse)|^NEW_FUNC|# (Uses|Recommended|End)'; done

lint: format clippy deny package types ## check formatting, lints, crates, their packages and types, with every warning denied

build: $(WASM) $(RELAXED) $(START) $(START_RELAXED) $(EXPORT) ## build the crate for the browser into crate/pkg*/

npm: $(NPM) ## assemble the npm package in crate/pkg-npm/, and pack it into target/npm/

clean: ## remove everything that was built; tools and npm packages stay
	@$(ENV) cargo clean
	@rm -rf dist crate/pkg crate/pkg-* www/public/data www/public/models

# The steps of `make test` and `make test-long`. All but the last run side by side; `|` names earlier steps that use the same
# target folder, or that say sooner what is wrong. The page's tests have the machine to themselves, as they have time limits.

checks: lint test-unit test-native sanitize test-wasm $(PAGE) wasm-size test-npm

long-checks: test-unit-long test-native-long test-wasm-relaxed test-interop test-downloads test-engines

format: | tools
	$(STEP) bash -c 'cargo fmt --all --check && npm run --silent --prefix www lint'

clippy: | tools format
	$(STEP) bash -c "cargo clippy --workspace --all-targets --features pretrain -- -D warnings && \
		cargo clippy --workspace --lib --tests --target wasm32-unknown-unknown -- -D warnings && \
		cargo clippy --package autoencoders --lib --no-default-features --features wasm --target wasm32-unknown-unknown \
			-- -D warnings && \
		cargo clippy --package autoencoders --lib --no-default-features --target wasm32-unknown-unknown -- -D warnings && \
		RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps --quiet"

# Licences, duplicates and sources of the crates, for wasm and for what runs natively. It needs no network once they are there.
deny: | tools format
	@.ci/setup deny
	$(STEP) bash -c 'cargo deny --locked --target wasm32-unknown-unknown check licenses bans sources && \
		cargo deny --locked --all-features --target "$$(rustc --print host-tuple)" check licenses bans sources'

# What `cargo publish` would upload, compiled from there. Also with local changes, and without network: Clippy has fetched all
# crates. In a target folder of its own: a library that is a cdylib, too, has no hash in its file's name, so the packaged one would
# replace the one that tests link. What was compiled of our crates is removed first, and what was unpacked of them, in the folder of
# a registry without a name: packaged ones of one version count as the same, whatever is in them. Cargo has no flag that denies its
# own warnings.
package: | tools clippy
	$(STEP) bash -c 'rm -rf "$${CARGO_HOME:-$$HOME/.cargo}"/registry/src/-*/autoencoders* && \
		cargo clean --quiet --package autoencoders-kernels --package autoencoders \
		--target-dir "$${CARGO_TARGET_DIR:-target}/packages" && \
		cargo package --package autoencoders-kernels --package autoencoders --allow-dirty --offline --color never \
		--target-dir "$${CARGO_TARGET_DIR:-target}/packages" 2>&1 | \
		{ ! { tee /dev/stderr | grep "^warning"; }; }'

# Formatting comes first, although the page's types come from the crate, which takes a minute to build.
types: | tools format $(WASM) $(START) $(EXPORT)
	$(STEP) npm run --silent --prefix www typecheck

test-unit: | tools format $(WASM) $(START) $(EXPORT)
	$(STEP) npm run --silent --prefix www unit -- --exclude '**/storageFaults.test.ts'

# A fault at each operation of the database in turn.
test-unit-long: | tools $(WASM) $(START) $(EXPORT)
	$(STEP) npm run --silent --prefix www unit -- storageFaults

test-native: $(DIGITS8_SOURCE) $(FACES) | tools clippy
	$(STEP) cargo test --workspace --features pretrain

# AddressSanitizer sees any access beyond a slice. Without overflow checks, as in a release, where an address could wrap. The
# flag is not stable yet; RUSTC_BOOTSTRAP lets the stable compiler accept it.
sanitize: | tools format ## run the tests of the kernels under AddressSanitizer
	$(STEP) bash -c 'compgen -G "$$(rustc --print target-libdir)/librustc*asan*" >/dev/null || \
		{ echo "SKIPPED: this Rust has no AddressSanitizer for $$(rustc --print host-tuple)"; exit; }; \
		export RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Zsanitizer=address -Coverflow-checks=off -Cdebug-assertions=off"; \
		ASAN_OPTIONS=detect_leaks=0 cargo test --package autoencoders-kernels --lib \
			--target "$$(rustc --print host-tuple)" --target-dir "$${CARGO_TARGET_DIR:-target}/asan"'

# Trainings on thousands of digits, on which something rests that the page promises.
test-native-long: $(DIGITS8_SOURCE) $(FACES) | tools
	$(STEP) cargo test --workspace --features pretrain -- --ignored

# What we export in PyTorch, Keras and onnxruntime; and back.
test-interop: | tools
	@.ci/setup interop
	$(STEP) bash -c '[[ $${INTEROP_PYTHON:-} ]] || { echo "SKIPPED: PyTorch, Keras and ONNX are not installed"; exit; }; \
		export CONVERT="$${CARGO_TARGET_DIR:-target}/debug/examples/convert" INTEROP_MODELS=target/interop; \
		rm -rf "$$INTEROP_MODELS" && cargo build --workspace --features pretrain --example convert --example interop && \
		"$${CARGO_TARGET_DIR:-target}/debug/examples/interop" "$$INTEROP_MODELS" && \
		"$$INTEROP_PYTHON" -m pytest --quiet -p no:cacheprovider --disable-warnings tests/interop/exports \
			--ignore tests/interop/exports/test_programs.py'

# What the page gives to other software: downloaded in Chromium, and opened there, in Python and in Rust. After the tests of the
# exports, which compile the programs that are needed here.
test-downloads: $(PAGE) $(NPM) | test-interop
	@.ci/setup browser shell test_packages
	$(STEP) bash -c '[[ $${INTEROP_PYTHON:-} ]] || { echo "SKIPPED: PyTorch, Keras and ONNX are not installed"; exit; }; \
		export CONVERT="$${CARGO_TARGET_DIR:-target}/debug/examples/convert" INTEROP_MODELS=target/interop DOWNLOADS=target/downloads; \
		rm -rf "$$DOWNLOADS" && npm run --silent --prefix www downloads && \
		"$$INTEROP_PYTHON" -m pytest --quiet -p no:cacheprovider --disable-warnings tests/interop/exports/test_values.py \
			tests/interop/exports/test_programs.py'

# In the other target folder than the native tests.
test-wasm: | tools format
	$(STEP) bash -c 'export $(SECOND_TARGET); cd crate/kernels && $(WASM_TEST) --chromedriver "$$CHROMEDRIVER" && \
		cd .. && $(WASM_TEST) --chromedriver "$$CHROMEDRIVER" -- --lib && \
		cd tools && $(WASM_TEST) --chromedriver "$$CHROMEDRIVER" -- --test browser'

# Relaxed SIMD changes the kernels only: what can fail with it is their own tests and the comparison with PyTorch. By cargo
# itself, as wasm-pack would compile all other tests, too.
test-wasm-relaxed: | tools
	$(STEP) bash -c 'export $(WITH_RELAXED) CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner; \
		cargo test --target wasm32-unknown-unknown --package autoencoders-kernels --lib && \
		cargo test --target wasm32-unknown-unknown --package autoencoders-tools --test browser'

test-page: $(PAGE)
	@.ci/setup browser shell
	$(STEP) npm run --silent --prefix www e2e -- --grep-invert @long

# Some compare with what the example `train` of crate/tools gives.
test-page-long: $(PAGE)
	@.ci/setup browser shell
	$(STEP) bash -c 'cargo build --workspace --features pretrain --example train && npm run --silent --prefix www e2e -- --grep @long'

# All engines at once: most of the time they start, end or wait.
test-engines: $(PAGE)
	@.ci/setup browser shell engines
	$(STEP) npm run --silent --prefix www engines

wasm-size: $(START) $(START_RELAXED)
	$(STEP) bash -c 'for file in $^; do size=$$(gzip -9 -c $$file | wc -c); \
		echo "$$file: $$size bytes gzipped, $(WASM_LIMIT) allowed"; ((size < $(WASM_LIMIT))) || exit 1; done'

# The packed package, installed elsewhere: in Node.js, by TypeScript, by Vite and in Chromium.
test-npm: $(NPM) | tools format
	@.ci/setup test_packages
	$(STEP) node --test --test-reporter=spec tests/npm

# What is behind the commands. Tools are installed first, but never make a file stale.

# Both target folders are made before two compilations begin at once: for a missing one Cargo renames another over it, which may
# replace the folder that the other compilation has just begun to use.
tools:
	@.ci/setup rust wasm node npm python
	@mkdir -p "$${CARGO_TARGET_DIR:-target}/second"

native:
	@.ci/setup rust node npm python

CRATE := $(shell find crate/src crate/kernels/src -type f) crate/Cargo.toml crate/kernels/Cargo.toml Cargo.toml Cargo.lock .cargo/config.toml

$(WASM): $(CRATE) | tools
	$(TITLE) 'the crate for the browser'
	@$(ENV) $(WASM_PACK) $(SMALL) --no-default-features --features training

$(RELAXED): $(CRATE) | tools
	$(TITLE) 'the crate for browsers with relaxed SIMD'
	@$(ENV) $(WITH_RELAXED) $(WASM_PACK) --out-dir pkg-relaxed $(SMALL) --no-default-features --features training

# wasm-opt drops the names unless it is told to keep them, and wasm-pack cannot tell it.
$(NAMED): $(CRATE) | tools
	$(TITLE) 'the crate with the names of its functions, for a profile'
	@$(ENV) $(WITH_RELAXED) $(WASM_PACK) --no-opt --no-pack --no-typescript --out-dir '$(CURDIR)/$(@D)' $(SMALL) \
		--no-default-features --features training
	@$(ENV) wasm-opt -g $$(sed -n 's/^wasm-opt = \[\(.*\)\]$$/\1/p' crate/Cargo.toml | tr -d '",') $@ -o $@

# After the others that are built in the same target folder. Once a visitor downloads a model, so that speed is of no account.
$(EXPORT): $(CRATE) | tools $(START)
	$(TITLE) 'the crate with exports, for models on their way to other software'
	@$(ENV) $(WASM_PACK) --out-dir pkg-export $(SMALL) --no-default-features --features wasm,export

# After the crate with training, which is built in the same target folder.
$(START): $(CRATE) | tools $(WASM)
	$(TITLE) 'the crate without training, for the start of the page'
	@$(ENV) $(WASM_PACK) --out-dir pkg-start $(SMALL) --no-default-features --features wasm

$(START_RELAXED): $(CRATE) | tools $(RELAXED)
	$(TITLE) 'the crate without training, for browsers with relaxed SIMD'
	@$(ENV) $(WITH_RELAXED) $(WASM_PACK) --out-dir pkg-start-relaxed $(SMALL) --no-default-features --features wasm

# Both modules, as they are built for the page.
$(NPM): $(WASM) $(EXPORT) $(shell find crate/npm -type f) www/licences.ts | tools
	$(TITLE) 'the npm package'
	@$(ENV) node crate/npm/assemble.mjs
	@rm -rf target/npm && mkdir -p target/npm
	@$(ENV) npm pack ./crate/pkg-npm --pack-destination target/npm --loglevel=error

$(DIGITS): www/scripts/digits.mjs www/package-lock.json | tools
	$(TITLE) 'the digits, from MNIST'
	@$(ENV) node www/scripts/digits.mjs

$(FASHION): www/scripts/fashion.mjs www/scripts/idx.mjs www/package-lock.json | tools
	$(TITLE) 'the clothes, from Fashion-MNIST'
	@$(ENV) node www/scripts/fashion.mjs

$(DIGITS8): www/scripts/digits8.mjs www/scripts/idx.mjs $(DIGITS8_SOURCE) | tools
	$(TITLE) 'the small digits, from scikit-learn'
	@$(ENV) node www/scripts/digits8.mjs

www/public/models/%: pretrained/%
	@mkdir -p $(@D)
	@cp $< $@

# With relaxed SIMD and without, the JavaScript is the same: the page loads either wasm file into it.
$(PAGE): $(WASM) $(RELAXED) $(START) $(START_RELAXED) $(EXPORT) $(DIGITS) $(FASHION) $(DIGITS8) $(MODELS) $(shell find www -name node_modules -prune -o -path www/public/data -prune -o -path www/public/models -prune -o -type f -print) | tools
	$(TITLE) 'the page'
	@cmp $(dir $(WASM))autoencoders.js $(dir $(RELAXED))autoencoders.js
	@cmp $(dir $(START))autoencoders.js $(dir $(START_RELAXED))autoencoders.js
	@$(ENV) cd www && vite build --configLoader runner --logLevel warn

# E. Alpaydin and C. Kaynak, UCI, 1998. As with packages of npm, there is no page without them: it offers them.
$(DIGITS8_SOURCE): .ci/wheel_file.py | tools
	@$(ENV) python3 $< scikit-learn==1.9.1 sklearn/datasets/data/digits.csv.gz $@

# 100 faces and 100 pictures without, 25×25, from Labeled Faces in the Wild (G. Huang et al., 2007). Real people, and no terms
# are stated: for the tests only. Where they cannot be fetched, these are skipped.
$(FACES): .ci/wheel_file.py | tools
	@$(ENV) python3 $< scikit-image==0.26.0 skimage/data/lfw_subset.npy $@ || \
		echo 'SKIPPED: the faces could not be fetched' >&2

$(BENCH_PACKAGES): tests/bench/package-lock.json | tools
	@$(ENV) npm ci --prefix tests/bench --no-audit --no-fund --loglevel=error
	@touch $@
