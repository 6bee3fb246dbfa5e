/** The codes of the normal training examples of one model: what the codes of others are compared with. */

import type { Features } from "autoencoders";
import { evenlySpacedIndices } from "../indices";
import type { ModelId } from "../protocol";
import { computeFeatures } from "./features";
import { examplesOf, modelOf, onBeforeReplace } from "./loaded";
import { type ReportProgress, tasks } from "./tasks";

/** The most numbers of all codes together: 64 MB. The more normal codes there are, the better a strange one stands out. */
const MAX_NUMBERS = 1 << 24;

/** Row i of `codes` is the code of the training example `trainIndices[i]`; ascending, and evenly spaced among the normal ones if they are many. */
export interface NormalCodes {
	codes: Features;
	trainIndices: Uint32Array;
}

let cached: (NormalCodes & { model: ModelId; normalIndices: Uint32Array | undefined }) | undefined;

function dropCached(): void {
	if (cached) tasks.freeWhenIdle(cached.codes);
	cached = undefined;
}

onBeforeReplace((replaced) => {
	if (replaced === "train" || replaced === cached?.model) dropCached();
});

function areEqual(a: Uint32Array | undefined, b: Uint32Array | undefined): boolean {
	return a === b || (a?.length === b?.length && (a?.every((index, at) => index === b?.[at]) ?? false));
}

/** Computed once for as long as model and examples stay the same. */
export async function computeNormalCodes(
	model: ModelId,
	normalIndices: Uint32Array | undefined,
	report: ReportProgress,
): Promise<NormalCodes> {
	if (cached?.model === model && areEqual(cached.normalIndices, normalIndices)) return cached;
	const width = modelOf(model).codeShape.reduce((product, size) => product * size, 1);
	const positions = evenlySpacedIndices(
		normalIndices?.length ?? examplesOf("train").length,
		Math.floor(MAX_NUMBERS / width),
	);
	const indices = normalIndices ? positions.map((position) => normalIndices[position] ?? 0) : positions;
	const codes = await computeFeatures({ kind: "code", model }, [{ split: "train", indices }], report);
	dropCached();
	cached = { model, normalIndices, codes, trainIndices: indices };
	return cached;
}
