/** The codes of the normal training examples of one model: what the codes of others are compared with. */

import type { Features } from "autoencoders";
import type { ModelId } from "../protocol";
import { spread } from "./chunks";
import { featuresOf } from "./features";
import { beforeReplaced, dataOf } from "./loaded";
import type { Pace } from "./tasks";

/** More codes make no other ranking, only a slower one. */
const MAX_CODES = 10_000;

let last: { model: ModelId; normal: Uint32Array | undefined; codes: Features } | undefined;

function drop(): void {
	last?.codes.free();
	last = undefined;
}

beforeReplaced((what) => {
	if (what === "train" || what === last?.model) drop();
});

function isSame(a: Uint32Array | undefined, b: Uint32Array | undefined): boolean {
	return a === b || (a?.length === b?.length && (a?.every((index, at) => index === b?.[at]) ?? false));
}

/** Computed once for as long as model and examples stay the same. */
export async function normalCodes(model: ModelId, normal: Uint32Array | undefined, pace: Pace): Promise<Features> {
	if (last?.model === model && isSame(last.normal, normal)) return last.codes;
	const places = spread(normal?.length ?? dataOf("train").length, MAX_CODES);
	const indices = normal ? places.map((place) => normal[place] ?? 0) : places;
	const codes = await featuresOf({ kind: "code", model }, "train", indices, pace);
	drop();
	last = { model, normal, codes };
	return codes;
}
