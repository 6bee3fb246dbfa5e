/**
 * Runs in the page before its own scripts: it remembers what goes wrong, in the same way in every engine, and finds
 * elements by role and name. With `?plain` in the address, the browser refuses relaxed SIMD.
 */
(() => {
	const errors = [];
	addEventListener(
		"error",
		({ message, target }) => errors.push(message ?? `not loaded: ${target.src ?? target.href}`),
		true,
	);
	addEventListener("unhandledrejection", ({ reason }) => errors.push(String(reason)));
	addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
		errors.push(`${violatedDirective} forbids ${blockedURI} in ${sourceFile}`),
	);
	const log = console.error;
	console.error = (...all) => {
		errors.push(all.join(" "));
		log(...all);
	};

	if (location.search === "?plain") {
		const validate = WebAssembly.validate.bind(WebAssembly);
		// The prefix of SIMD's instructions, and the number of f32x4.relaxed_madd.
		WebAssembly.validate = (bytes) => !bytes.join().includes([0xfd, 0x85, 0x02].join()) && validate(bytes);
	}

	const selectors = {
		application: "[role=application]",
		article: "article",
		button: "button",
		figure: "figure",
		heading: "h1, h2, h3",
		img: "[role=img]",
		link: "a[href]",
		main: "main",
		meter: "[role=meter]",
		radio: "input[type=radio]",
		slider: "input[type=range]",
		spinbutton: "input[type=number]",
		table: "table",
		textbox: "input[type=text], input:not([type])",
	};

	function nameOf(element) {
		const labelledBy = element.getAttribute("aria-labelledby")?.split(" ") ?? [];
		const labels = labelledBy.length ? labelledBy.map((id) => document.getElementById(id)) : (element.labels ?? []);
		const text = Array.from(labels, (label) => label?.textContent ?? "").join(" ");
		return (element.getAttribute("aria-label") || text || element.textContent || element.title || "").trim();
	}

	const find = (role, name) =>
		Array.from(document.querySelectorAll(selectors[role])).filter(
			(element) => new RegExp(name).test(nameOf(element)) && element.checkVisibility(),
		);
	Object.assign(window, { suite: { errors, met: false, find, nameOf } });
})();
