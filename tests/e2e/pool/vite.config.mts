import { fileURLToPath } from "node:url";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** A page that only drives the pool of training workers, built like the real one. */
export default {
	root: path("."),
	base: "./",
	resolve: {
		alias: { autoencoders: path("../../../crate/pkg"), "autoencoders-relaxed": path("../../../crate/pkg-relaxed") },
	},
	worker: { format: "es" },
	build: { outDir: path("../../../target/e2e-pool"), emptyOutDir: true, target: "es2022", assetsInlineLimit: 0 },
	logLevel: "warn",
} as const;
