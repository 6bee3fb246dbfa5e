import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Unit tests stand beside the code that they test and need no browser; what only a browser can show is in tests/e2e. */
export default defineConfig({
	test: {
		include: ["src/**/*.test.ts", "*.test.ts"],
		environment: "node",
		pool: "threads",
		testTimeout: 60_000, // ends what hangs, on a machine that others use, too
	},
	resolve: { alias: { autoencoders: fileURLToPath(new URL("../crate/pkg/autoencoders.js", import.meta.url)) } },
});
