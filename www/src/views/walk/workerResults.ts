/** The worker's results for the state of this view, kept up to date while the view is open. */

import { computed, effect } from "@preact/signals";
import { dataSet } from "../../state/dataSet";
import { callModels, doesNotExist, isReady } from "../../state/engine";
import { imageSource } from "../../state/imageSource";
import { latentStatsOf, syncLatentStats } from "../../state/latentStats";
import { onEdit } from "../../state/onEdit";
import { theme } from "../../state/preferences";
import { modelInput } from "../../state/results";
import { syncLatest } from "../../state/syncLatest";
import { paletteOf } from "../../widgets/colour";
import type { Point } from "../../widgets/viewport";
import { ofSelectedModel } from "./ofSelectedModel";
import { viewRegion } from "./regions";
import {
	aimAt,
	code,
	dimensions,
	drawingCode,
	goTo,
	goToDrawing,
	isCodeKnown,
	model,
	reach,
	showsManifold,
	targetPoint,
} from "./state";

export const latentStats = computed(() => latentStatsOf(model.value).value);
const decodedCode = ofSelectedModel<Float32Array>();
export const decoded = decodedCode.shown;
const decodedGrid = ofSelectedModel<ImageData>();
/** The decoded images over the map, as one picture. */
export const manifold = decodedGrid.shown;

/** Decoded pictures along each side of the map. */
const TILES = 20;

/** The code projected onto the map, for models with more than two latent dimensions. */
const projected = ofSelectedModel<Point>();
export const currentPoint = computed<Point | undefined>(() => {
	const [x = 0, y = 0] = code.value;
	return dimensions.value === 2 ? [x, y] : projected.shown.value;
});

/** Moves to the code of a point on the map. */
export function goToPoint([x, y]: Point): void {
	if (dimensions.value === 2) goTo(Float32Array.of(x, y));
	else aimAt([x, y]);
}

/** A new drawing or test example moves the point to its code; one from a link leaves the link's point. */
onEdit(goToDrawing);

function syncDrawing(): () => void {
	return syncLatest(
		() => {
			if (doesNotExist(model.value)) return { source: imageSource.value, models: [] };
			return isReady(model.value) ? { source: imageSource.value, models: [model.value] } : undefined;
		},
		(request) => callModels("reconstruct", request),
		({ image, results: [result] }, { models: [id] }) => {
			modelInput.value = image;
			drawingCode.value = id && { model: id, code: result?.code, deviation: result?.deviation };
		},
	);
}

function syncDecoded(): () => void {
	return syncLatest(
		() => (isReady(model.value) && isCodeKnown.value ? { model: model.value, codes: code.value } : undefined),
		(request) => callModels("decode", request),
		({ images }, request) => decodedCode.set(request.model, images),
	);
}

function syncProjection(): () => void {
	return syncLatest(
		() => (latentStats.value && dimensions.value > 2 ? { model: model.value, codes: code.value } : undefined),
		(request) => callModels("project", request),
		({ points: [x = 0, y = 0] }, request) => projected.set(request.model, [x, y]),
	);
}

function syncTarget(): () => void {
	// On the map of another model it is another point.
	const endForgetting = effect(() => {
		void model.value;
		targetPoint.value = undefined;
	});
	const endSync = syncLatest(
		() => (latentStats.value ? targetPoint.value : undefined),
		({ model, point }) => callModels("unproject", { model, points: Float32Array.from(point) }),
		({ codes }, target) => reach(target, codes),
	);
	return () => {
		endForgetting();
		endSync();
	};
}

function syncManifold(): () => void {
	return syncLatest(
		() =>
			latentStats.value && showsManifold.value
				? {
						model: model.value,
						region: viewRegion.value,
						columns: TILES,
						rows: TILES,
						palette: paletteOf(dataSet.value.look, theme.value),
					}
				: undefined,
		(request) => callModels("grid", request),
		({ image }, request) => decodedGrid.set(request.model, image),
	);
}

/** Starts all of them; returns a function that stops them. */
export function syncWorkerResults(): () => void {
	const ends = [
		syncLatentStats(() => model.value),
		syncLatentStats(() => "vanilla"),
		syncDrawing(),
		syncDecoded(),
		syncProjection(),
		syncTarget(),
		syncManifold(),
	];
	return () => {
		for (const end of ends) end();
	};
}
