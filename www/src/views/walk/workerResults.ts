/** The worker's results for the state of this view, kept up to date while the view is open. */

import { computed, effect } from "@preact/signals";
import { dataSet } from "../../state/dataSet";
import { callModels, dataSetLacksModel, isModelReady } from "../../state/engine";
import { imageSource } from "../../state/imageSource";
import { latentStatsOf, syncLatentStats } from "../../state/latentStats";
import { onEdit } from "../../state/onEdit";
import { theme } from "../../state/preferences";
import { modelInput } from "../../state/results";
import { syncLatest } from "../../state/syncLatest";
import { paletteOf } from "../../widgets/colour";
import type { Point } from "../../widgets/viewport";
import { viewRegion } from "./regions";
import { selectedModelResult } from "./selectedModelResult";
import {
	code,
	dimensions,
	drawingCode,
	goToCode,
	goToDrawing,
	goToTarget,
	isCodeKnown,
	model,
	pendingTarget,
	setTargetPoint,
	showsManifold,
} from "./state";

export const latentStats = computed(() => latentStatsOf(model.value).value);
const latestDecoded = selectedModelResult<Float32Array>();
export const decodedImage = latestDecoded.current;
const latestManifoldImage = selectedModelResult<ImageData>();
/** The decoded images over the map, as one picture. */
export const manifoldImage = latestManifoldImage.current;

/** Decoded pictures along each side of the map. */
const TILES_PER_SIDE = 20;

/** The code projected onto the map, for models with more than two latent dimensions. */
const projectedCode = selectedModelResult<Point>();
export const currentPoint = computed<Point | undefined>(() => {
	const [x = 0, y = 0] = code.value;
	return dimensions.value === 2 ? [x, y] : projectedCode.current.value;
});

/** Moves to the code of a point on the map. */
export function goToPoint([x, y]: Point): void {
	if (dimensions.value === 2) goToCode(Float32Array.of(x, y));
	else setTargetPoint([x, y]);
}

/** A new drawing or test example moves the point to its code; one from a link leaves the link's point. */
onEdit(goToDrawing);

function syncDrawingCode(): () => void {
	return syncLatest(
		() => {
			if (dataSetLacksModel(model.value)) return { source: imageSource.value, models: [] };
			return isModelReady(model.value) ? { source: imageSource.value, models: [model.value] } : undefined;
		},
		(request) => callModels("reconstruct", request),
		({ image, results: [result] }, { models: [id] }) => {
			modelInput.value = image;
			drawingCode.value = id && { model: id, code: result?.code, deviation: result?.deviation };
		},
	);
}

function syncDecodedImage(): () => void {
	return syncLatest(
		() => (isModelReady(model.value) && isCodeKnown.value ? { model: model.value, codes: code.value } : undefined),
		(request) => callModels("decode", request),
		({ images }, request) => latestDecoded.set(request.model, images),
	);
}

function syncProjection(): () => void {
	return syncLatest(
		() => (latentStats.value && dimensions.value > 2 ? { model: model.value, codes: code.value } : undefined),
		(request) => callModels("projectCodes", request),
		({ points: [x = 0, y = 0] }, request) => projectedCode.set(request.model, [x, y]),
	);
}

function syncPendingTarget(): () => void {
	// On the map of another model it is another point.
	const stopReset = effect(() => {
		void model.value;
		pendingTarget.value = undefined;
	});
	const stopSync = syncLatest(
		() => (latentStats.value ? pendingTarget.value : undefined),
		({ model, point }) => callModels("unprojectPoints", { model, points: Float32Array.from(point) }),
		({ codes }, target) => goToTarget(target, codes),
	);
	return () => {
		stopReset();
		stopSync();
	};
}

function syncManifold(): () => void {
	return syncLatest(
		() =>
			latentStats.value && showsManifold.value
				? {
						model: model.value,
						region: viewRegion.value,
						columns: TILES_PER_SIDE,
						rows: TILES_PER_SIDE,
						palette: paletteOf(dataSet.value.displayStyle, theme.value),
					}
				: undefined,
		(request) => callModels("renderGrid", request),
		({ image }, request) => latestManifoldImage.set(request.model, image),
	);
}

/** Starts all of them; returns a function that stops them. */
export function syncWorkerResults(): () => void {
	const stops = [
		syncLatentStats(() => model.value),
		syncLatentStats(() => "vanilla"),
		syncDrawingCode(),
		syncDecodedImage(),
		syncProjection(),
		syncPendingTarget(),
		syncManifold(),
	];
	return () => {
		for (const stop of stops) stop();
	};
}
