/** The choice among the visitor's own models: the one in training, and those that are saved. */

import { computed, type ReadonlySignal, type Signal } from "@preact/signals";
import { codeSize, fitsShape, isVariational as hasPrior } from "../engine/config";
import type { ModelConfig, ModelId, OwnId } from "../engine/protocol";
import { imageShape } from "./dataSet";
import { isOwn } from "./modelBytes";
import { modelInTraining } from "./modelInTraining";
import { areOwnModelsKnown, ownModels } from "./ownModels";
import type { Codec } from "./urlState";

export interface Choosable {
	id: OwnId;
	config: ModelConfig;
	/** dimensions of a code */
	codeSize: number;
	/** the id of the data set that it learnt from; undefined if that is not known */
	data?: string;
	/** whether it learnt to denoise */
	denoises?: boolean;
}

function liveChoice(): Choosable[] {
	if (!modelInTraining.value) return [];
	const { config, denoises } = modelInTraining.value;
	return [{ id: "live", config, codeSize: codeSize(config), denoises }];
}

const known = computed<readonly Choosable[]>(() => [...liveChoice(), ...ownModels.value]);

/** Those that take the images of the data set. */
export const choosable = computed(() => known.value.filter(({ config }) => fitsShape(config, imageShape.value)));

/** Which of them a view can use. */
export type ModelFilter = (model: Choosable) => boolean;

/** A code of one dimension has no map, and more than 64 are too many sliders. */
export const codeSizes = { min: 2, max: 64 };

export const anyModel: ModelFilter = () => true;
export const isVariational: ModelFilter = ({ config }) => hasPrior(config);
export const isWalkable: ModelFilter = ({ codeSize }) => codeSize >= codeSizes.min && codeSize <= codeSizes.max;
export const isPlain: ModelFilter = ({ config }) => !hasPrior(config);

/** Whether this is an own model that does not exist here: deleted, or of another browser. False until that is known. */
export function isMissing(id: ModelId | undefined): boolean {
	if (id === undefined || !isOwn(id) || (id !== "live" && !areOwnModelsKnown.value)) return false;
	return known.value.every((model) => model.id !== id);
}

function isUsable(id: OwnId, fits: ModelFilter): boolean {
	const found = choosable.value.find((model) => model.id === id);
	return found ? fits(found) : !isMissing(id);
}

/** The chosen model if it exists and fits, otherwise the fallback. */
export function usable<T extends ModelId | undefined>(
	wanted: Signal<T | OwnId>,
	fallback: T,
	fits = anyModel,
): ReadonlySignal<T | OwnId> {
	return computed(() => {
		const id = wanted.value;
		return id === undefined || !isOwn(id) || isUsable(id, fits) ? id : fallback;
	});
}

/** Undefined unless it is one of the visitor's own. */
export function ownOf(id: ModelId | undefined): OwnId | undefined {
	return id !== undefined && isOwn(id) ? id : undefined;
}

function readOwn(text: string): OwnId | undefined {
	return text === "live" || /^own-[0-9a-f]{16}$/.test(text) ? (text as OwnId) : undefined;
}

/** An own model, or none. */
export const ownCodec: Codec<OwnId | undefined> = { write: (id) => id ?? "", read: readOwn };

/** An own model, or one of the others. */
export function orOwn<T extends ModelId>({ write, read }: Codec<T>): Codec<T | OwnId> {
	return { write: (id) => (isOwn(id) ? id : write(id as T)), read: (text) => readOwn(text) ?? read(text) };
}
