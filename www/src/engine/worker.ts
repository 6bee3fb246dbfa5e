/** The worker: owns the wasm module and the models, and answers one message at a time. */

import init, { type Digits, Model, normaliseDrawing } from "autoencoders";
import { type ReplyBody, type RequestBody, serve } from "./bridge";
import { parseDigits } from "./digits";
import type { Calls, ModelConfig, ModelId, ModelInfo, ModelResult, Reconstructed, Source } from "./protocol";

const models = new Map<ModelId, Model>();
let digits: Digits | undefined;

async function start(module: WebAssembly.Module) {
	await init({ module_or_path: module });
	return {};
}

function loadModel(id: ModelId, bytes: Uint8Array, source: Source) {
	const model = Model.load(bytes);
	models.get(id)?.free();
	models.set(id, model);
	const config: ModelConfig = model.config;
	const info: ModelInfo = { config, codeShape: Array.from(model.codeShape), parameterCount: model.parameterCount };
	return { info, first: reconstruct(source, [id]) };
}

async function loadDigits(bytes: Uint8Array) {
	const parsed = await parseDigits(bytes);
	digits?.free();
	digits = parsed;
	return { labels: Uint8Array.from({ length: parsed.length }, (_, index) => parsed.label(index)) };
}

function pickDigits(indices: number[]) {
	const loaded = digits;
	if (!loaded) throw new Error("the digits are not loaded");
	return { images: indices.map((index) => loaded.image(index)) };
}

function toImage(source: Source): Float32Array | undefined {
	switch (source.kind) {
		case "ink":
			return normaliseDrawing(source.ink, source.width, source.height);
		case "image":
			return source.image;
	}
}

function reconstructBy(id: ModelId, image: Float32Array): ModelResult | undefined {
	const result = models.get(id)?.reconstruct(image);
	if (!result) return undefined;
	const { code, logVar, output, error, bce, floor } = result;
	result.free();
	const deviation = logVar?.map((value) => Math.exp(value / 2));
	return { model: id, code, deviation, output, error, bce, floor };
}

function reconstruct(source: Source, ids: ModelId[]) {
	const image = toImage(source);
	if (!image) return { image, results: [] };
	return { image, results: ids.flatMap((id) => reconstructBy(id, image) ?? []) };
}

function answer(body: RequestBody<Calls>): ReplyBody<Calls> | Promise<ReplyBody<Calls>> {
	switch (body.type) {
		case "start":
			return start(body.module);
		case "loadModel":
			return loadModel(body.model, body.bytes, body.source);
		case "loadDigits":
			return loadDigits(body.bytes);
		case "digits":
			return pickDigits(body.indices);
		case "reconstruct":
			return reconstruct(body.source, body.models);
	}
}

/** The buffers of a reply, to be moved instead of copied: nothing in the worker looks at them again. */
function buffersOf(body: ReplyBody<Calls>): ArrayBufferLike[] {
	if ("images" in body) return body.images.map((image) => image.buffer);
	if ("first" in body) return picturesIn(body.first);
	return "results" in body ? picturesIn(body) : [];
}

function picturesIn({ image, results }: Reconstructed): ArrayBufferLike[] {
	const pictures = results.flatMap(({ code, deviation, output, error }) => [code, deviation, output, error]);
	return [image, ...pictures].flatMap((array) => array?.buffer ?? []);
}

serve<Calls>(answer, buffersOf);
