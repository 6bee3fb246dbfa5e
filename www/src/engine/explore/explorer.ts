/** The worker that recognises, detects, maps and cleans, with the whole wasm module. */

import init, { DataSet, Model } from "autoencoders";
import { buffersIn, serve } from "../serve";
import { unzip } from "../unzip";
import { cleaningHandlers } from "./cleaning";
import type { ExploreContract } from "./contract";
import { detectionHandlers } from "./detection";
import { dataOf, dropModel, keepData, keepModel, setForm } from "./loaded";
import { mappingHandlers } from "./mapping";
import { recognitionHandlers } from "./recognition";
import { tasks } from "./tasks";

/** The first two bytes of a gzip stream. */
const GZIP = [0x1f, 0x8b];

function isGzipped(bytes: Uint8Array): boolean {
	return GZIP.every((byte, at) => bytes[at] === byte);
}

serve<ExploreContract>(
	{
		async start({ module, form }) {
			setForm(form);
			await init({ module_or_path: module });
			return {};
		},
		async loadExamples({ part, bytes }) {
			const examples = DataSet.parse(isGzipped(bytes) ? await unzip(bytes) : bytes);
			keepData(part, examples);
			return { count: examples.length, labels: examples.labels };
		},
		loadModel({ model: id, bytes }) {
			const model = Model.load(bytes);
			keepModel(id, model);
			const { config, codeShape, parameterCount } = model;
			return { info: { config, codeShape: Array.from(codeShape), parameterCount } };
		},
		unloadModel({ model }) {
			dropModel(model);
			return {};
		},
		images: ({ part, indices }) => ({ images: dataOf(part).images(indices) }),
		progress: ({ task }) => ({ done: tasks.progressOf(task) }),
		abort({ task }) {
			tasks.abort(task);
			return {};
		},
		...recognitionHandlers,
		...detectionHandlers,
		...mappingHandlers,
		...cleaningHandlers,
	},
	buffersIn,
);
