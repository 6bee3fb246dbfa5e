/** The codes of the normal training examples of one model: what the codes of others are compared with. */

import type { Features } from "autoencoders";
import { evenIndices } from "../indices";
import type { ModelId } from "../protocol";
import { featuresOf } from "./features";
import { beforeReplaced, dataOf, modelOf } from "./loaded";
import { type ReportProgress, tasks } from "./tasks";

/** The most numbers of all codes together: 64 MB. The more codes, the better a strange one stands out. */
const MAX_NUMBERS = 1 << 24;

/** Codes with the indices of their training examples, ascending. */
export interface NormalCodes {
	codes: Features;
	indices: Uint32Array;
}

let last: (NormalCodes & { model: ModelId; normal: Uint32Array | undefined }) | undefined;

function drop(): void {
	if (last) tasks.retire(last.codes);
	last = undefined;
}

beforeReplaced((what) => {
	if (what === "train" || what === last?.model) drop();
});

function isSame(a: Uint32Array | undefined, b: Uint32Array | undefined): boolean {
	return a === b || (a?.length === b?.length && (a?.every((index, at) => index === b?.[at]) ?? false));
}

/** Computed once for as long as model and examples stay the same. */
export async function normalCodes(
	model: ModelId,
	normal: Uint32Array | undefined,
	report: ReportProgress,
): Promise<NormalCodes> {
	if (last?.model === model && isSame(last.normal, normal)) return last;
	const width = modelOf(model).codeShape.reduce((product, size) => product * size, 1);
	const places = evenIndices(normal?.length ?? dataOf("train").length, Math.floor(MAX_NUMBERS / width));
	const indices = normal ? places.map((place) => normal[place] ?? 0) : places;
	const codes = await featuresOf({ kind: "code", model }, [{ part: "train", indices }], report);
	drop();
	last = { model, normal, codes, indices };
	return last;
}
