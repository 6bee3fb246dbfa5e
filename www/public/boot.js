// Before anything is painted: the language, the theme and the view, so that none of them flickers. A file of its own, not a
// module, since only such a script comes before the first paint, and the page's policy allows none within its text.
(() => {
	const root = document.documentElement;
	const recall = (key) => {
		try {
			return localStorage.getItem(`autoencoder-playground ${key}`); // as in preferences.ts
		} catch {
			return null; // storage is switched off
		}
	};
	const chosen = [recall("language"), ...navigator.languages]
		.map((tag) => /^(en|zh)/.exec(tag ?? "")?.[1])
		.find(Boolean);
	root.lang = chosen === "zh" ? "zh-Hans" : "en";
	const theme = recall("theme");
	const isDark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
	root.dataset.theme = isDark ? "dark" : "light";
	root.dataset.view = /^#\/(\w+)/.exec(location.hash)?.[1] ?? "reconstruct";
	// Whether the page opens with its first drawing, as urlState.ts and precomputed.ts have it.
	root.toggleAttribute("data-first-screen", /^(?!#\/)|^#\/(reconstruct)?$/.test(location.hash));
	// The files of the view, which would otherwise be asked for only when the first bundle has come and run.
	const files = JSON.parse(document.currentScript.dataset.files);
	for (const file of Object.hasOwn(files, root.dataset.view) ? files[root.dataset.view] : []) {
		const isStyle = file.endsWith(".css");
		const link = Object.assign(document.createElement("link"), { href: `./${file}`, crossOrigin: "" });
		document.head.append(Object.assign(link, isStyle ? { rel: "preload", as: "style" } : { rel: "modulepreload" }));
	}
})();
