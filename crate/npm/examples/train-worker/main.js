/** The page: draws images of stripes, has the worker train on them, shows the loss, and generates new ones at the end. */

import init, { Model, samplePrior } from "autoencoders";

const side = 16;
const [start, stop, status, canvas] = ["start", "stop", "status", "generated"].map((id) => document.getElementById(id));

/** Stripes in every direction, a byte per pixel. */
function stripes(count) {
	const images = new Uint8Array(count * side * side);
	for (let image = 0; image < count; image++) {
		const [angle, phase] = [Math.PI * Math.random(), 2 * Math.PI * Math.random()];
		for (let pixel = 0; pixel < side * side; pixel++) {
			const [x, y] = [pixel % side, Math.floor(pixel / side)];
			const wave = Math.sin(phase + 0.8 * (x * Math.cos(angle) + y * Math.sin(angle)));
			images[image * side * side + pixel] = 127.5 * (1 + wave);
		}
	}
	return images;
}

/** Images of the model's own, one below the other. */
async function generate(bytes) {
	await init();
	const model = Model.load(bytes);
	const count = 8;
	const values = model.decode(samplePrior(count, model.codeShape[0], 1, 1));
	const image = new ImageData(side, count * side);
	for (const [pixel, value] of values.entries()) {
		image.data.set([255 * value, 255 * value, 255 * value, 255], 4 * pixel);
	}
	[canvas.width, canvas.height] = [side, count * side];
	canvas.getContext("2d").putImageData(image, 0, 0);
	model.free();
}

start.addEventListener("click", () => {
	const worker = new Worker(new URL("./train.js", import.meta.url), { type: "module" });
	worker.onmessage = async ({ data: { step, loss, model, error } }) => {
		status.textContent = error ?? (model ? `${step} steps, done` : `${step} steps, loss ${loss.toFixed(1)}`);
		if (!model && !error) return;
		worker.terminate();
		if (model) await generate(model);
	};
	stop.onclick = () => worker.postMessage("stop");
	const images = stripes(2000);
	worker.postMessage({ images, shape: [side, side, 1], steps: 5000 }, [images.buffer]);
});
