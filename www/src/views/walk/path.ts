/** The frames of the path: codes between two endpoints and their pictures, for the selected model and a plain one. */

import { computed } from "@preact/signals";
import type { ModelId } from "../../engine/protocol";
import { imageLength } from "../../state/dataSet";
import { callModels } from "../../state/engine";
import { imageSource } from "../../state/imageSource";
import { latentStatsOf } from "../../state/latentStats";
import { syncLatest } from "../../state/syncLatest";
import { type CodeSources, computePointCode } from "./latentPointCode";
import type { LatentPoint } from "./latentPoints";
import { selectedModelResult } from "./selectedModelResult";
import { isSpherical, model, PATH_LENGTH, pathEnd, pathStart } from "./state";

/** The model without a prior with which the selected one is compared. */
export const PLAIN_MODEL: ModelId = "vanilla";

interface DecodedPath {
	codes: Float32Array;
	images: Float32Array;
}

interface PathPair {
	selected: DecodedPath;
	plain: DecodedPath;
	/** the codes of the selected model projected onto the map: x and y in turn */
	points: Float32Array;
}

const latestPaths = selectedModelResult<PathPair>();
/** undefined until it is computed, and if one of its endpoints is an empty drawing */
export const decodedPaths = latestPaths.current;

export function frameOf({ images }: { images: Float32Array }, step: number): Float32Array {
	return images.subarray(step * imageLength.peek(), (step + 1) * imageLength.peek());
}

interface PathSettings {
	from: LatentPoint;
	to: LatentPoint;
	isSpherical: boolean;
}

async function interpolate(
	id: ModelId,
	settings: PathSettings,
	sources: CodeSources,
): Promise<DecodedPath | undefined> {
	const [start, end] = [
		await computePointCode(settings.from, id, sources),
		await computePointCode(settings.to, id, sources),
	];
	if (!start || !end) return undefined;
	const request = { model: id, from: start, to: end, steps: PATH_LENGTH, spherical: settings.isSpherical };
	return callModels("interpolateCodes", request);
}

const pathRequest = computed(() => {
	const settings: PathSettings = {
		from: pathStart.current.value,
		to: pathEnd.current.value,
		isSpherical: isSpherical.value,
	};
	const [selectedStats, plainStats] = [latentStatsOf(model.value).value, latentStatsOf(PLAIN_MODEL).value];
	if (!selectedStats || !plainStats) return undefined;
	// The drawing matters only where it is a named point.
	const usesDrawing = settings.from.kind === "drawing" || settings.to.kind === "drawing";
	const drawing = usesDrawing ? imageSource.value : imageSource.peek();
	return {
		id: model.value,
		settings,
		selected: { latentStats: selectedStats, imageSource: drawing },
		plain: { latentStats: plainStats, imageSource: drawing },
	};
});

export function syncPath(): () => void {
	return syncLatest(
		() => pathRequest.value,
		async ({ id, settings, selected: selectedSources, plain: plainSources }) => {
			const selected = await interpolate(id, settings, selectedSources);
			const plain = await interpolate(PLAIN_MODEL, settings, plainSources);
			if (!selected || !plain) return undefined;
			const { points } = await callModels("projectCodes", { model: id, codes: selected.codes });
			return { selected, plain, points };
		},
		(pair, { id }) => latestPaths.set(id, pair),
	);
}
