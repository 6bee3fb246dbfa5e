/** A model in a web page, by the npm package. */

import { lines, type SnippetModel, titleOf } from "./model";

export const javascriptFileName = "index.html";

const pixel = {
	1: "0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2]",
	3: "data[4 * Math.floor(i / 3) + (i % 3)]",
} as const;

const bytes = {
	1: "[value, value, value, 1].map((part) => 255 * part)",
	3: "[...reconstruction.subarray(3 * i, 3 * i + 3), 1].map((part) => 255 * part)",
} as const;

export function javascriptSnippet(model: SnippetModel): string {
	const { files, fit, background, height, width, invert, normalise } = model;
	const channels = model.channels === 1 ? 1 : 3;
	return lines(
		"<!doctype html>",
		'<meta charset="utf-8">',
		`<title>${titleOf(model)}: the code and the reconstruction of picture.png</title>`,
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
		'const picture = await createImageBitmap(await (await fetch("picture.png")).blob());',
		`const scale = Math.${fit === "crop" ? "max" : "min"}(WIDTH / picture.width, HEIGHT / picture.height);`,
		"const [width, height] = [scale * picture.width, scale * picture.height];",
		'const context = document.querySelector("canvas").getContext("2d", { willReadFrequently: true });',
		`context.fillStyle = "${background}";`,
		"context.fillRect(0, 0, WIDTH, HEIGHT);",
		"context.drawImage(picture, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height);",
		"const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);",
		`const pixel = (_, i) => ${pixel[channels]};`,
		`${invert || normalise ? "let" : "const"} pixels = Array.from({ length: ${model.values} }, pixel);`,
		invert && "pixels = pixels.map((value) => 255 - value);",
		normalise && "const mean = pixels.reduce((sum, value) => sum + value, 0) / pixels.length;",
		normalise && "const variance = pixels.reduce((sum, value) => sum + (value - mean) ** 2, 0) / pixels.length;",
		normalise && "const factor = variance < 0.25 ? 0 : 255 / 6 / Math.sqrt(variance);",
		normalise && "pixels = pixels.map((value) => 255 / 2 + factor * (value - mean));",
		"const image = Float32Array.from(Uint8ClampedArray.from(pixels), (value) => value / 255);",
		"",
		"const codes = model.encode(image);",
		'console.log("code:", [...codes]);',
		"",
		"const reconstruction = model.decode(codes);",
		"const error = image.reduce((sum, value, i) => sum + (reconstruction[i] - value) ** 2, 0) / image.length;",
		'console.log("mean squared error:", error);',
		"const shown = new ImageData(WIDTH, HEIGHT);",
		channels === 1
			? `reconstruction.forEach((value, i) => shown.data.set(${bytes[1]}, 4 * i));`
			: `for (let i = 0; i < WIDTH * HEIGHT; i++) shown.data.set(${bytes[3]}, 4 * i);`,
		"context.putImageData(shown, 0, 0);",
		"</script>",
	);
}
