/**
 * The pictures of the first screen without a program: the drawing, what the model gets of it, and its reconstruction. They are
 * painted with the first words, and stand where the page then shows the same.
 */

import { encode } from "fast-png";
import type { Plugin } from "vite";
import { reconstructFirst } from "./firstReconstruction";
import { firstDrawing } from "./src/state/firstDrawing";
import type { Theme } from "./src/state/preferences";
import { addStrokePath, PAD_SIDE_UNITS, type Stroke } from "./src/state/strokes";
import { strings } from "./src/strings";
import { texts } from "./src/views/reconstruct/latent/texts";
import { texts as layouts } from "./src/views/reconstruct/texts";
import { colourTable, inkColour, tableIndex } from "./src/widgets/colour";

const SIDE = 28;

function dataUrl(values: Float32Array, theme: Theme): string {
	const table = new Uint8Array(colourTable("ink", theme).buffer);
	const entries = Array.from(values, (value) => 4 * tableIndex(value, 0, 1));
	const data = Uint8Array.from(entries.flatMap((at) => [...table.subarray(at, at + 3)]));
	const png = encode({ width: SIDE, height: SIDE, data, channels: 3 }, { zlib: { level: 9 } });
	return `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
}

/** In the styles, both languages share the pictures, and only those of the chosen theme are decoded. */
function styles(): string {
	const { image, output } = reconstructFirst();
	const themes = ["light", "dark"] as const;
	const rules = themes.map((theme) => {
		const scope = `html[data-theme="${theme}"] .first-pictures`;
		return `${scope} path { stroke: ${inkColour(theme)} }
${scope} .first-input { background-image: url("${dataUrl(image, theme)}") }
${scope} .first-reconstruction { background-image: url("${dataUrl(output, theme)}") }`;
	});
	return rules.join("\n");
}

const styleSheet = "virtual:first-pictures.css";

export const firstPictures: Plugin = {
	name: "first-pictures",
	resolveId: (source) => (source === styleSheet ? `\0${styleSheet}` : undefined),
	load: (id) => (id === `\0${styleSheet}` ? styles() : undefined),
};

const inputPicture = `<div class="picture"><div class="first-input"></div></div>`;
const reconstructionPicture = `<div class="picture"><div class="first-reconstruction" elementtiming="first-reconstruction"></div></div>`;

function strokePath(stroke: Stroke): string {
	const commands: string[] = [];
	addStrokePath(
		{
			moveTo: (...to) => commands.push(`M${to}`),
			lineTo: (...to) => commands.push(`L${to}`),
			quadraticCurveTo: (...to) => commands.push(`Q${to}`),
		},
		stroke,
	);
	return `<path d="${commands.join("")}" stroke-width="${stroke.width}"/>`;
}

const drawing = `<svg class="SketchPad-canvas" viewBox="0 0 ${PAD_SIDE_UNITS} ${PAD_SIDE_UNITS}">${firstDrawing.map(strokePath).join("")}</svg>`;

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

/** In the chosen language; the classes are those of LatentScreen and of what it shows. */
export function firstScreen(): string {
	const { input, code, reconstruction } = texts.value;
	return `<div class="first-pictures LatentScreen-screen" aria-hidden="true">
<div class="LatentScreen-pad"><div class="DrawPanel-pad"><div class="SketchPad-pad">${drawing}</div><div class="tools"></div></div></div>
<div class="LatentScreen-preview">${reconstructionPicture}<span>${strings.value.reconstruction}</span></div>
<div class="LatentScreen-panel">${head()}<div class="LatentScreen-gate"><div class="LatentFlow-flow">
<figure class="cards-step LatentFlow-input"><figcaption>${input}</figcaption>${inputPicture}</figure>
<figure class="cards-step LatentFlow-code"><figcaption>${code}</figcaption></figure>
<figure class="cards-step LatentFlow-output"><figcaption>${reconstruction}</figcaption>${reconstructionPicture}</figure>
</div></div></div></div>`;
}
