import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { serwist } from "@serwist/vite";
import { defineConfig } from "vite";
import { firstPictures } from "./firstPictures";
import { firstReconstruction } from "./firstReconstruction";
import { bundledPackages, licences } from "./licences";
import { shell } from "./shell";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The service worker holds the list of the files of its build. */
const serviceWorker = serwist({
	swSrc: path("src/offline/serviceWorker.ts"),
	swDest: "sw.js",
	globDirectory: "../dist",
	globPatterns: ["**/*.{html,js,css,wasm,woff2,svg,png,webmanifest,safetensors,digits,idx,txt}"],
	globIgnores: ["**/*-{vietnamese,cyrillic,cyrillic-ext}-*.woff2"], // neither of the page's languages needs them
	dontCacheBustURLsMatching: /^assets\//, // named by their contents
	maximumFileSizeToCacheInBytes: 16 * 2 ** 20,
	rollupFormat: "iife", // a service worker in modules is refused by some browsers
});

/** Whether a module that one of the pages starts with may run in both; the others start a page, or measure. */
const isOfPage = (id: string) => !/\.html$|\/src\/(main|bench|benchHooks)\.tsx?$|\/measure\//.test(id);

// The page is static and knows no address of its own: every URL is relative, so it works under any sub-path.
export default defineConfig({
	base: "./",
	appType: "mpa", // a file that is not there is a 404, not the front page again
	resolve: {
		alias: {
			autoencoders: path("../crate/pkg"),
			"autoencoders-relaxed": path("../crate/pkg-relaxed"),
			"autoencoders-export": path("../crate/pkg-export"),
			"autoencoders-start": path("../crate/pkg-start"),
			"autoencoders-start-relaxed": path("../crate/pkg-start-relaxed"),
		},
	},
	plugins: [bundledPackages(), licences, firstReconstruction, firstPictures, shell, serviceWorker],
	// A class is named after its module and itself: readable, the same in every build, and short once compressed.
	css: {
		modules: { generateScopedName: (name, file) => `${basename(file.split("?")[0] ?? "", ".module.css")}-${name}` },
	},
	worker: { format: "es", plugins: () => [bundledPackages()] },
	build: {
		outDir: "../dist",
		emptyOutDir: true,
		target: "es2022",
		assetsInlineLimit: 0, // `data:` URLs would need a wider Content-Security-Policy
		modulePreload: {
			polyfill: false,
			// What imports a part of the page is there already, and Firefox reports an error where it is preloaded again.
			resolveDependencies: (_, files, { hostType }) =>
				hostType === "js" ? files.filter((file) => !/\/(index|bench|page)-[^/]*\.js$/.test(file)) : files,
		},
		rolldownOptions: {
			input: [path("index.html"), path("bench.html")],
			// Of twenty small files, most wait for their turn on a connection.
			output: {
				codeSplitting: {
					groups: [
						{ name: "page", tags: ["$initial"], test: isOfPage },
						{ name: "shared", minShareCount: 3, test: isOfPage },
					],
				},
			},
		},
	},
	server: { fs: { allow: [".."] } },
});
