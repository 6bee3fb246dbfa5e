/** The worker that recognises, detects, maps and cleans, with the whole wasm module. */

import init, { DataSet, Model } from "autoencoders";
import { gunzipIfNeeded } from "../gunzip";
import { collectTransferables, serve } from "../serve";
import type { ExploreContract } from "./contract";
import { detectionHandlers } from "./detection";
import { examplesOf, replaceExamples, replaceModel, setDataSpec } from "./loaded";
import { mappingHandlers } from "./mapping";
import { pictureDenoisingHandlers } from "./pictureDenoising";
import { recognitionHandlers } from "./recognition";
import { tasks } from "./tasks";

serve<ExploreContract>(
	{
		async start({ module, dataSpec }) {
			setDataSpec(dataSpec);
			await init({ module_or_path: module });
			return {};
		},
		async loadExamples({ split, bytes }) {
			const examples = DataSet.parse(await gunzipIfNeeded(bytes));
			replaceExamples(split, examples);
			return { count: examples.length, labels: examples.labels };
		},
		loadModel({ model: id, bytes }) {
			const model = Model.load(bytes);
			replaceModel(id, model);
			const { config, codeShape, parameterCount } = model;
			return { info: { config, codeShape: Array.from(codeShape), parameterCount } };
		},
		readImages: ({ split, indices }) => ({ images: examplesOf(split).images(indices) }),
		readProgress: ({ taskId }) => ({ done: tasks.progressOf(taskId) }),
		abortTask({ taskId }) {
			tasks.abort(taskId);
			return {};
		},
		...recognitionHandlers,
		...detectionHandlers,
		...mappingHandlers,
		...pictureDenoisingHandlers,
	},
	collectTransferables,
);
