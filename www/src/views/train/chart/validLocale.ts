/**
 * Imported for its effect, before uPlot, which formats numbers when it is loaded and throws where `navigator.language` is not a valid
 * language tag, such as `C`.
 */

try {
	new Intl.NumberFormat(navigator.language);
} catch {
	Object.defineProperty(navigator, "language", { value: "en", configurable: true });
}
