/** A web page that runs the model with the npm package. */

import { fileStem, joinLines, type SnippetModel } from "./model";

export const javascriptFileName = "index.html";

/** By the number of channels: the expression of the i-th value of an image, by the bytes of the picture. */
const pixelExpressions = {
	1: "0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2]",
	3: "data[4 * Math.floor(i / 3) + (i % 3)]",
} as const;

/** By the number of channels: the statement that writes a value of the reconstruction into the bytes of a picture. */
const writePixelStatement = {
	1: (byte: string) => `shown.data.fill(${byte}, 4 * i, 4 * i + 3)`,
	3: (byte: string) => `(shown.data[4 * Math.floor(i / 3) + (i % 3)] = ${byte})`,
} as const;

/** The expression of a byte of the picture by a value of the reconstruction: undoes how the tones were transformed. */
function undoTonesExpression({ invert, normalisesContrast }: SnippetModel): string {
	if (!normalisesContrast) return "255 - 255 * value";
	return `${invert ? "255 - mean - " : "mean + "}(255 * value - 255 / 2) / (factor || Infinity)`;
}

/** Cuts out the largest part of the picture, in its middle, at whole pixels. */
const cropLines = [
	"const unit = Math.min(picture.width / WIDTH, picture.height / HEIGHT);",
	"const [across, down] = [WIDTH, HEIGHT].map((side) => Math.max(1, Math.round(unit * side)));",
	"const [left, top] = [picture.width - across, picture.height - down].map((rest) => Math.floor(rest / 2));",
	"picture = await createImageBitmap(picture, left, top, across, down);",
	"const [width, height] = [WIDTH, HEIGHT];",
];

/** Scales all of the picture to fit. */
const containLines = [
	"const scale = Math.min(WIDTH / picture.width, HEIGHT / picture.height);",
	"const [width, height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(scale * side)));",
];

export function javascriptSnippet(model: SnippetModel): string {
	const { files, cropsPictures, background, height, width, invert, normalisesContrast } = model;
	const channels = model.channels === 1 ? 1 : 3;
	const hasToneTransform = invert || normalisesContrast;
	return joinLines(
		"<!doctype html>",
		'<meta charset="utf-8">',
		`<title>${fileStem(model)}: the code and the reconstruction of picture.png</title>`,
		"<!--",
		"    npm install autoencoders",
		"    python3 -m http.server    (or any other server of this folder)",
		"",
		`In the same folder: ${files.safetensors} and picture.png. The code is printed in the console.`,
		"-->",
		`<canvas width="${width}" height="${height}"></canvas>`,
		'<script type="importmap">{ "imports": { "autoencoders": "./node_modules/autoencoders/index.js" } }</script>',
		'<script type="module">',
		'import init, { Model } from "autoencoders";',
		"",
		`const [WIDTH, HEIGHT] = [${width}, ${height}]; // of the images that the model has learnt from`,
		"",
		"await init();",
		`const file = await fetch("${encodeURIComponent(files.safetensors)}");`,
		"const model = Model.load(new Uint8Array(await file.arrayBuffer()));",
		"",
		'let picture = await createImageBitmap(await (await fetch("picture.png")).blob());',
		...(cropsPictures ? cropLines : containLines),
		"while (picture.width >= 2 * width && picture.height >= 2 * height) {",
		"	// Halved, each pixel becomes the mean of four; a canvas would leave most of them out.",
		"	const half = { resizeWidth: picture.width >> 1, resizeHeight: picture.height >> 1 };",
		'	picture = await createImageBitmap(picture, { ...half, resizeQuality: "low" });',
		"}",
		'const context = document.querySelector("canvas").getContext("2d", { willReadFrequently: true });',
		`context.fillStyle = "${background}";`,
		"context.fillRect(0, 0, WIDTH, HEIGHT);",
		cropsPictures
			? "context.drawImage(picture, 0, 0, WIDTH, HEIGHT);"
			: "context.drawImage(picture, (WIDTH - width) >> 1, (HEIGHT - height) >> 1, width, height);",
		"const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);",
		`const pixel = (_, i) => ${pixelExpressions[channels]};`,
		`${hasToneTransform ? "let" : "const"} pixels = Array.from({ length: ${model.imageLength} }, pixel);`,
		invert && "pixels = pixels.map((value) => 255 - value);",
		normalisesContrast && "const mean = pixels.reduce((sum, value) => sum + value, 0) / pixels.length;",
		normalisesContrast &&
			"const variance = pixels.reduce((sum, value) => sum + (value - mean) ** 2, 0) / pixels.length;",
		normalisesContrast && "const factor = variance < 0.25 ? 0 : 255 / 6 / Math.sqrt(variance);",
		normalisesContrast && "pixels = pixels.map((value) => 255 / 2 + factor * (value - mean));",
		"const image = Float32Array.from(Uint8ClampedArray.from(pixels), (value) => value / 255);",
		"",
		"const codes = model.encode(image);",
		'console.log("code:", [...codes]);',
		"",
		"const reconstruction = model.decode(codes);",
		"const error = image.reduce((sum, value, i) => sum + (reconstruction[i] - value) ** 2, 0) / image.length;",
		'console.log("mean squared error:", error);',
		"const shown = new ImageData(new Uint8ClampedArray(4 * WIDTH * HEIGHT).fill(255), WIDTH, HEIGHT);",
		hasToneTransform && `const ownTone = (value) => ${undoTonesExpression(model)}; // as in picture.png`,
		`reconstruction.forEach((value, i) => ${writePixelStatement[channels](hasToneTransform ? "ownTone(value)" : "255 * value")});`,
		"context.putImageData(shown, 0, 0);",
		"</script>",
	);
}
