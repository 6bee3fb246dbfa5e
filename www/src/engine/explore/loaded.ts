/** The examples and the models that were sent to this worker. */

import { type DataSet, type Model, normaliseDrawing } from "autoencoders";
import { type DataForm, sizesOf } from "../dataForm";
import { EngineError } from "../error";
import type { ImageSource, ModelId } from "../protocol";
import type { ExplorePart } from "./contract";
import { tasks } from "./tasks";

const data = new Map<ExplorePart, DataSet>();
const models = new Map<ModelId, Model>();
/** Called before examples or a model are replaced. */
const onReplace: ((what: ExplorePart | ModelId) => void)[] = [];

/** What was computed from examples or models is dropped by `drop` before those are freed. */
export function beforeReplaced(drop: (what: ExplorePart | ModelId) => void): void {
	onReplace.push(drop);
}

function replace<K extends ExplorePart | ModelId, V extends { free(): void }>(map: Map<K, V>, key: K, value: V): void {
	const before = map.get(key);
	if (before) {
		tasks.abortAll();
		for (const drop of onReplace) drop(key);
		tasks.retire(before);
	}
	map.set(key, value);
}

export const keepData = (part: ExplorePart, examples: DataSet) => replace(data, part, examples);
export const keepModel = (id: ModelId, model: Model) => replace(models, id, model);

export function modelOf(id: ModelId): Model {
	const model = models.get(id);
	if (!model) throw new EngineError("absent", `the model ${id} is not loaded`);
	return model;
}

export function dataOf(part: ExplorePart): DataSet {
	const examples = data.get(part);
	if (!examples) throw new EngineError("absent", `the examples for ${part} are not loaded`);
	return examples;
}

/** The labels of some examples of a part; undefined if it has none. */
export function labelsOf(part: ExplorePart, indices: Uint32Array): Uint8Array | undefined {
	const { labels } = dataOf(part);
	return labels.length === 0 ? undefined : Uint8Array.from(indices, (index) => labels[index] ?? 0);
}

/** As `labelsOf`, for what cannot do without. */
export function expectLabels(part: ExplorePart, indices: Uint32Array): Uint8Array {
	const labels = labelsOf(part, indices);
	if (!labels) throw new EngineError("no_labels", `the examples for ${part} have no labels`);
	return labels;
}

let form: DataForm | undefined;

export function setForm(given: DataForm): void {
	form = given;
}

/** undefined where nothing was drawn */
export function toModelInput(source: ImageSource): Float32Array | undefined {
	if (source.kind === "image") return source.image;
	if (!form) throw new Error("the form of the data set comes first");
	return normaliseDrawing(source.ink, source.width, source.height, sizesOf(form.shape), form.placement);
}
