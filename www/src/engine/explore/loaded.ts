/** The examples and the models that were sent to this worker. */

import { type Digits, type Model, normaliseDrawing } from "autoencoders";
import { EngineError } from "../error";
import type { ImageSource, ModelId } from "../protocol";
import type { Part } from "./contract";
import { tasks } from "./tasks";

const data = new Map<Part, Digits>();
const models = new Map<ModelId, Model>();
/** Called before examples or a model are replaced. */
const onReplace: ((what: Part | ModelId) => void)[] = [];

/** What was computed from examples or models is dropped by `drop` before those are freed. */
export function beforeReplaced(drop: (what: Part | ModelId) => void): void {
	onReplace.push(drop);
}

function replace<K extends Part | ModelId, V extends { free(): void }>(map: Map<K, V>, key: K, value?: V): void {
	const before = map.get(key);
	if (before) {
		tasks.abortAll();
		for (const drop of onReplace) drop(key);
		before.free();
		map.delete(key);
	}
	if (value) map.set(key, value);
}

export const keepData = (part: Part, examples: Digits) => replace(data, part, examples);
export const keepModel = (id: ModelId, model: Model) => replace(models, id, model);
export const dropModel = (id: ModelId) => replace(models, id);

export function modelOf(id: ModelId): Model {
	const model = models.get(id);
	if (!model) throw new EngineError("absent", `the model ${id} is not loaded`);
	return model;
}

export function dataOf(part: Part): Digits {
	const examples = data.get(part);
	if (!examples) throw new EngineError("absent", `the examples for ${part} are not loaded`);
	return examples;
}

/** undefined where nothing was drawn */
export function toModelInput(source: ImageSource): Float32Array | undefined {
	return source.kind === "image" ? source.image : normaliseDrawing(source.ink, source.width, source.height);
}
