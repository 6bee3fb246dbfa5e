/** A replica that is the real one until a certain step, in which it goes wrong for good. */

import { Replica } from "autoencoders";
import "../../../www/src/engine/training/replica";
import type { Fault } from "./protocol";

const fault: Fault = JSON.parse(self.name);
const honest = Replica.prototype.backward;
let step = 0;

/** A module whose only function is `unreachable`. */
// biome-ignore format: one section a line
const trapping = new Uint8Array([
	0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
	0x01, 0x04, 0x01, 0x60, 0x00, 0x00,
	0x03, 0x02, 0x01, 0x00,
	0x07, 0x08, 0x01, 0x04, 0x74, 0x72, 0x61, 0x70, 0x00, 0x00, // exported as "trap"
	0x0a, 0x05, 0x01, 0x03, 0x00, 0x00, 0x0b,
]);

function trap(): never {
	const { trap } = new WebAssembly.Instance(new WebAssembly.Module(trapping)).exports;
	if (typeof trap === "function") trap();
	throw new Error("it did not trap");
}

function throwSoon(): void {
	setTimeout(() => {
		throw new Error("broken on purpose");
	});
}

Replica.prototype.backward = function (...given) {
	if (step++ < fault.step) return honest.apply(this, given);
	switch (fault.kind) {
		case "throws":
			self.postMessage = () => {};
			throwSoon();
			return;
		case "throws afterwards":
			throwSoon();
			return honest.apply(this, given);
		case "traps":
			return trap();
		case "falls silent":
			for (;;) honest.apply(this, given);
		case "is garbled":
		case "never comes":
			return honest.apply(this, given); // the lead sees to these
	}
};
