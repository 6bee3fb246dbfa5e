/** uPlot formats numbers as soon as it is loaded, and fails where the browser's language is no language, such as `C`. */

try {
	new Intl.NumberFormat(navigator.language);
} catch {
	Object.defineProperty(navigator, "language", { value: "en", configurable: true });
}
