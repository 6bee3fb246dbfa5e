// Makes the page's small digits from `digits.csv` of scikit-learn, which make fetches: public/data/digits8/PART.idx.
//
// They are the test part of UCI's "Optical Recognition of Handwritten Digits": 1,797 digits of 8×8 pixels by 13 people. Every
// fifth of each class, from the first one on, is for the test: so all people are in both parts, and what is tested is new
// digits of known hands.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { writeIdx } from "./idx.mjs";

const source = new URL("../../target/data/digits.csv", import.meta.url);
const target = new URL("../public/data/digits8/", import.meta.url);

const SHA256 = "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8";
const SIDE = 8;
/** Pixels are in 0…16. */
const MAX = 16;
const EACH = 5;
const TURN = 16;

/** All digits, with their number within their class. Only the very bytes that everybody trains on are taken. */
function readDigits() {
	const bytes = readFileSync(source);
	const actual = createHash("sha256").update(bytes).digest("hex");
	if (actual !== SHA256) throw new Error(`digits.csv: SHA-256 ${SHA256} expected, ${actual} found`);
	const counts = Array(10).fill(0);
	return String(bytes)
		.trim()
		.split("\n")
		.map((line) => {
			const values = line.split(",").map(Number);
			const label = values.pop();
			return { label, pixels: values.map((value) => Math.round((255 * value) / MAX)), number: counts[label]++ };
		});
}

/** Every 16th, then the ones after those, and so on: the file has one person after another, and the first few shall be of all. */
function mixed(digits) {
	return Array.from({ length: TURN }, (_, first) => digits.filter((_, at) => at % TURN === first)).flat();
}

const digits = readDigits();
const test = digits.filter(({ number }) => number % EACH === 0);
const train = mixed(digits.filter(({ number }) => number % EACH !== 0));
mkdirSync(target, { recursive: true });
writeIdx(test, SIDE, target, `test-${test.length}.idx`);
writeIdx(train, SIDE, target, `train-${train.length}.idx`); // last: make takes it for the sign that all are there
