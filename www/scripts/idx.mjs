// Files of examples: a gzip stream of an IDX3 file of images followed at once by an IDX1 file of labels.

import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

function header(...words) {
	const bytes = Buffer.alloc(4 * words.length);
	for (const [at, word] of words.entries()) bytes.writeUInt32BE(word, 4 * at);
	return bytes;
}

/** Writes examples, each with a label and `side` × `side` pixels in 0…255, to `folder/name`. */
export function writeIdx(examples, side, folder, name) {
	const images = [header(0x0803, examples.length, side, side), ...examples.map(({ pixels }) => Buffer.from(pixels))];
	const labels = [header(0x0801, examples.length), Buffer.from(examples.map(({ label }) => label))];
	const bytes = gzipSync(Buffer.concat([...images, ...labels]), { level: 7 });
	writeFileSync(new URL(name, folder), bytes);
	console.log(`${name}: ${(bytes.length / 1e3).toFixed(0)} kB`);
}
