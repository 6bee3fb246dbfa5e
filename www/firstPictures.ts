/**
 * The pictures of the first screen without a program: the drawing, what the model gets of it, and its reconstruction. They are
 * painted with the first words, and stand where the page then shows the same.
 */

import { encode } from "fast-png";
import type { Plugin } from "vite";
import { reconstructFirst } from "./firstReconstruction";
import { firstDrawing } from "./src/state/firstDrawing";
import type { Theme } from "./src/state/preferences";
import { PAD, type Stroke, traceStroke } from "./src/state/strokes";
import { strings } from "./src/strings";
import { texts } from "./src/views/reconstruct/latent/texts";
import { texts as layouts } from "./src/views/reconstruct/texts";
import { colourTable, entryOf, inkOf } from "./src/widgets/colour";

const SIDE = 28;

function dataUrl(values: Float32Array, theme: Theme): string {
	const table = colourTable("ink", theme);
	const pixels = Uint32Array.from(values, (value) => table[entryOf(value, 0, 1)] ?? 0);
	const png = encode({ width: SIDE, height: SIDE, data: new Uint8Array(pixels.buffer) });
	return `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
}

/** In the styles, a picture is loaded in the chosen theme only, and in no other view. */
function styles(): string {
	const { image, output } = reconstructFirst();
	const themes = ["light", "dark"] as const;
	const rules = themes.map((theme) => {
		const scope = `html[data-theme="${theme}"] .first-pictures`;
		return `${scope} path { stroke: ${inkOf(theme)} }
${scope} .first-input { background-image: url("${dataUrl(image, theme)}") }
${scope} .first-reconstruction { background-image: url("${dataUrl(output, theme)}") }`;
	});
	return rules.join("\n");
}

const name = "virtual:first-pictures.css";

export const firstPictures: Plugin = {
	name: "first-pictures",
	resolveId: (source) => (source === name ? `\0${name}` : undefined),
	load: (id) => (id === `\0${name}` ? styles() : undefined),
};

/** The name is also what the time of its first paint is known by. */
const picture = (name: "first-input" | "first-reconstruction") =>
	`<div class="picture"><div class="${name}" elementtiming="${name}"></div></div>`;

function strokePath(stroke: Stroke): string {
	const commands: string[] = [];
	traceStroke(
		{
			moveTo: (...to) => commands.push(`M${to}`),
			lineTo: (...to) => commands.push(`L${to}`),
			quadraticCurveTo: (...to) => commands.push(`Q${to}`),
		},
		stroke,
	);
	return `<path d="${commands.join("")}" stroke-width="${stroke.width}"/>`;
}

const drawing = `<svg class="SketchPad-canvas" viewBox="0 0 ${PAD} ${PAD}">${firstDrawing.map(strokePath).join("")}</svg>`;

/** As widgets/Segmented.tsx, without anything to choose. */
const segmented = (options: readonly string[]) =>
	`<div class="segmented">${options.map((option) => `<label><span>${option}</span></label>`).join("")}</div>`;

/** Not shown, as nothing can be chosen yet; but it takes the lines that it will take. */
function head(): string {
	const { slidersShort, sideBySide, oneEnlarged } = layouts.value;
	const { models, latentDimensions } = strings.value;
	const term = `<span class="term"><span class="term-name">${models["variational-2"].name}</span>&nbsp;<span class="term-button"></span></span>`;
	const switches = `<div class="DimensionSwitch-cardSwitch"><span>${latentDimensions}</span>${segmented(["2", "16"])}</div>`;
	return `<div class="LatentScreen-head not-yet">${segmented([slidersShort, sideBySide, oneEnlarged])}<div class="LatentScreen-model">${term}${switches}</div></div>`;
}

const figure = (place: string, caption: string, content = "") =>
	`<figure class="cards-step ${place}"><figcaption>${caption}</figcaption>${content}</figure>`;

/** In the chosen language; the classes are those of LatentScreen and of what it shows. */
export function firstScreen(): string {
	const { input, code, reconstruction } = texts.value;
	return `<div class="first-pictures LatentScreen-screen" aria-hidden="true">
<div class="LatentScreen-pad"><div class="DrawPanel-pad"><div class="SketchPad-pad">${drawing}</div><div class="tools"></div></div></div>
<div class="LatentScreen-preview">${picture("first-reconstruction")}<span>${strings.value.reconstruction}</span></div>
<div class="LatentScreen-panel">${head()}<div class="LatentScreen-gate"><div class="LatentFlow-flow">
${figure("LatentFlow-input", input, picture("first-input"))}${figure("LatentFlow-code", code)}${figure("LatentFlow-output", reconstruction, picture("first-reconstruction"))}
</div></div></div></div>`;
}
