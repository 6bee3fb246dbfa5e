/** The choice among the visitor's own models: the one in training, and those that are saved. */

import { computed, type ReadonlySignal, type Signal } from "@preact/signals";
import { codeSize, fitsShape, isVariational as hasPrior } from "../engine/config";
import type { ModelConfig, ModelId, OwnModelId } from "../engine/protocol";
import { imageShape } from "./dataSet";
import { isOwnModel } from "./modelBytes";
import { modelInTraining } from "./modelInTraining";
import { areOwnModelsKnown, ownModels } from "./ownModels";
import type { Codec } from "./urlState";

/** A model of the visitor's own, as a view offers it. */
export interface OwnModelChoice {
	id: OwnModelId;
	config: ModelConfig;
	/** dimensions of a code */
	codeSize: number;
	/** the id of the data set that it learnt from; undefined if that is not known */
	data?: string;
	/** whether it learnt to denoise */
	denoises?: boolean;
}

function liveChoice(): OwnModelChoice[] {
	if (!modelInTraining.value) return [];
	const { config, denoises } = modelInTraining.value;
	return [{ id: "live", config, codeSize: codeSize(config), denoises }];
}

const allOwn = computed<readonly OwnModelChoice[]>(() => [...liveChoice(), ...ownModels.value]);

/** Own models that take images of the active data set's shape. */
export const compatibleOwnModels = computed(() =>
	allOwn.value.filter(({ config }) => fitsShape(config, imageShape.value)),
);

/** Whether a view can use a model. */
export type ModelFilter = (model: OwnModelChoice) => boolean;

/** Dimensions of a code that the Walk view can show: one has no map, and more than 64 are too many sliders. */
export const walkableCodeSizes = { min: 2, max: 64 };

export const anyModel: ModelFilter = () => true;
export const isVariational: ModelFilter = ({ config }) => hasPrior(config);
export const isWalkable: ModelFilter = ({ codeSize }) =>
	codeSize >= walkableCodeSizes.min && codeSize <= walkableCodeSizes.max;
export const isDeterministic: ModelFilter = ({ config }) => !hasPrior(config);

/** Whether this is an own model that does not exist here: deleted, or of another browser. False until that is known. */
export function isMissingOwnModel(id: ModelId | undefined): boolean {
	if (id === undefined || !isOwnModel(id) || (id !== "live" && !areOwnModelsKnown.value)) return false;
	return allOwn.value.every((model) => model.id !== id);
}

function isUsable(id: OwnModelId, filter: ModelFilter): boolean {
	const found = compatibleOwnModels.value.find((model) => model.id === id);
	return found ? filter(found) : !isMissingOwnModel(id);
}

/** The chosen model if it exists and fits, otherwise the fallback. */
export function usableModel<T extends ModelId | undefined>(
	wanted: Signal<T | OwnModelId>,
	fallback: T,
	filter = anyModel,
): ReadonlySignal<T | OwnModelId> {
	return computed(() => {
		const id = wanted.value;
		return id === undefined || !isOwnModel(id) || isUsable(id, filter) ? id : fallback;
	});
}

/** The id if it is that of an own model, otherwise undefined. */
export function ownModelId(id: ModelId | undefined): OwnModelId | undefined {
	return id !== undefined && isOwnModel(id) ? id : undefined;
}

function readOwn(text: string): OwnModelId | undefined {
	return text === "live" || /^own-[0-9a-f]{16}$/.test(text) ? (text as OwnModelId) : undefined;
}

/** The id of an own model, or none. */
export const ownModelCodec: Codec<OwnModelId | undefined> = { write: (id) => id ?? "", read: readOwn };

/** The id of an own model, or one that the given codec reads. */
export function withOwnModels<T extends ModelId>({ write, read }: Codec<T>): Codec<T | OwnModelId> {
	return { write: (id) => (isOwnModel(id) ? id : write(id as T)), read: (text) => readOwn(text) ?? read(text) };
}
