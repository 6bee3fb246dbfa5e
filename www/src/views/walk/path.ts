/** The walk's frames: the codes between two spots and what they decode to, and the same with a plain model. */

import { computed, signal } from "@preact/signals";
import { PIXELS } from "../../engine/config";
import type { ModelId } from "../../engine/protocol";
import { currentClient } from "../../state/engine";
import { latentStatsOf } from "../../state/latentStats";
import { source } from "../../state/source";
import { syncLatest } from "../../state/syncLatest";
import { codeOf, type Endpoint, type Ground } from "./endpoints";
import { from, model, STEPS, spherical, to } from "./state";

/** The model that was never asked to make near codes alike. */
export const PLAIN: ModelId = "vanilla";

interface Way {
	codes: Float32Array;
	images: Float32Array;
}

interface Route {
	variational: Way;
	plain: Way;
	/** of the variational way, on the map */
	points: Float32Array;
}

/** undefined until it is there, and where one of its ends is a drawing of nothing. */
export const path = signal<Route | undefined>(undefined);

export function frameOf({ images }: { images: Float32Array }, step: number): Float32Array {
	return images.subarray(step * PIXELS, (step + 1) * PIXELS);
}

interface Ends {
	from: Endpoint;
	to: Endpoint;
	spherical: boolean;
}

async function wayOf(id: ModelId, ends: Ends, ground: Ground): Promise<Way | undefined> {
	const [start, end] = [await codeOf(ends.from, id, ground), await codeOf(ends.to, id, ground)];
	if (!start || !end) return undefined;
	const request = { model: id, from: start, to: end, steps: STEPS, spherical: ends.spherical };
	return currentClient().call("path", request);
}

const question = computed(() => {
	const ends: Ends = { from: from.value, to: to.value, spherical: spherical.value };
	const [own, plain] = [latentStatsOf(model.value).value, latentStatsOf(PLAIN).value];
	if (!own || !plain) return undefined;
	// The drawing matters only where it is an end of the walk.
	const usesDrawing = ends.from.kind === "drawing" || ends.to.kind === "drawing";
	const drawing = usesDrawing ? source.value : source.peek();
	return { id: model.value, ends, own: { survey: own, source: drawing }, plain: { survey: plain, source: drawing } };
});

export function syncPath(): () => void {
	return syncLatest(
		() => question.value,
		async ({ id, ends, own, plain }) => {
			const [variational, plainWay] = [await wayOf(id, ends, own), await wayOf(PLAIN, ends, plain)];
			if (!variational || !plainWay) return undefined;
			const { points } = await currentClient().call("project", { model: id, codes: variational.codes });
			return { variational, plain: plainWay, points };
		},
		(found) => {
			path.value = found;
		},
	);
}
