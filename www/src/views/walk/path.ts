/** The frames of the path: codes between two endpoints and their pictures, for the selected model and a plain one. */

import { computed } from "@preact/signals";
import type { ModelId } from "../../engine/protocol";
import { imageLength } from "../../state/dataSet";
import { callModels } from "../../state/engine";
import { imageSource } from "../../state/imageSource";
import { latentStatsOf } from "../../state/latentStats";
import { syncLatest } from "../../state/syncLatest";
import { type CodeSources, codeOf } from "./latentPointCode";
import type { LatentPoint } from "./latentPoints";
import { ofSelectedModel } from "./ofSelectedModel";
import { from, model, STEPS, spherical, to } from "./state";

/** The model without a prior with which the selected one is compared. */
export const PLAIN_MODEL: ModelId = "vanilla";

interface DecodedPath {
	codes: Float32Array;
	images: Float32Array;
}

interface PathPair {
	selected: DecodedPath;
	plain: DecodedPath;
	/** the path of the selected model, on the map */
	points: Float32Array;
}

const paths = ofSelectedModel<PathPair>();
/** undefined until it is computed, and if one of its endpoints is an empty drawing */
export const path = paths.shown;

export function frameOf({ images }: { images: Float32Array }, step: number): Float32Array {
	return images.subarray(step * imageLength.peek(), (step + 1) * imageLength.peek());
}

interface PathSettings {
	from: LatentPoint;
	to: LatentPoint;
	spherical: boolean;
}

async function interpolate(
	id: ModelId,
	settings: PathSettings,
	sources: CodeSources,
): Promise<DecodedPath | undefined> {
	const [start, end] = [await codeOf(settings.from, id, sources), await codeOf(settings.to, id, sources)];
	if (!start || !end) return undefined;
	const request = { model: id, from: start, to: end, steps: STEPS, spherical: settings.spherical };
	return callModels("path", request);
}

const request = computed(() => {
	const settings: PathSettings = { from: from.shown.value, to: to.shown.value, spherical: spherical.value };
	const [selectedStats, plainStats] = [latentStatsOf(model.value).value, latentStatsOf(PLAIN_MODEL).value];
	if (!selectedStats || !plainStats) return undefined;
	// The drawing matters only where it is a named point.
	const usesDrawing = settings.from.kind === "drawing" || settings.to.kind === "drawing";
	const drawing = usesDrawing ? imageSource.value : imageSource.peek();
	return {
		id: model.value,
		settings,
		selected: { latentStats: selectedStats, source: drawing },
		plain: { latentStats: plainStats, source: drawing },
	};
});

export function syncPath(): () => void {
	return syncLatest(
		() => request.value,
		async ({ id, settings, selected: selectedSources, plain: plainSources }) => {
			const selected = await interpolate(id, settings, selectedSources);
			const plain = await interpolate(PLAIN_MODEL, settings, plainSources);
			if (!selected || !plain) return undefined;
			const { points } = await callModels("project", { model: id, codes: selected.codes });
			return { selected, plain, points };
		},
		(pair, { id }) => paths.set(id, pair),
	);
}
