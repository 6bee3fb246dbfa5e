import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

// The page is static and knows no address of its own: every URL is relative, so it works under any sub-path.
export default defineConfig({
	base: "./",
	appType: "mpa", // a file that is not there is a 404, not the front page again
	resolve: {
		alias: { autoencoders: fileURLToPath(new URL("../crate/pkg", import.meta.url)) },
	},
	worker: { format: "es" },
	build: {
		outDir: "../dist",
		emptyOutDir: true,
		target: "es2022",
		assetsInlineLimit: 0, // `data:` URLs would need a wider Content-Security-Policy
		modulePreload: { polyfill: false },
	},
	server: { fs: { allow: [".."] } },
});
