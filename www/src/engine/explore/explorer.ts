/** The worker that recognises, detects, maps and cleans, with the whole wasm module. */

import init, { DataSet, Model } from "autoencoders";
import { buffersIn, serve } from "../serve";
import { unzip } from "../unzip";
import { cleaningHandlers } from "./cleaning";
import type { ExploreContract } from "./contract";
import { detectionHandlers } from "./detection";
import { dataOf, keepData, keepModel, setForm } from "./loaded";
import { mappingHandlers } from "./mapping";
import { recognitionHandlers } from "./recognition";
import { tasks } from "./tasks";

serve<ExploreContract>(
	{
		async start({ module, form }) {
			setForm(form);
			await init({ module_or_path: module });
			return {};
		},
		async loadExamples({ part, bytes }) {
			const examples = DataSet.parse(await unzip(bytes));
			keepData(part, examples);
			return { count: examples.length, labels: examples.labels };
		},
		loadModel({ model: id, bytes }) {
			const model = Model.load(bytes);
			keepModel(id, model);
			const { config, codeShape, parameterCount } = model;
			return { info: { config, codeShape: Array.from(codeShape), parameterCount } };
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
