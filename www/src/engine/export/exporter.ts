/** The worker that turns models into files of other software, and back, with a wasm module of its own. */

import init, { convertToModelFile, Model } from "autoencoders-export";
import { zipSync } from "fflate";
import { shapeArray } from "../dataSpec";
import { collectTransferables, serve } from "../serve";
import type { ExportContract } from "./contract";

type Request = ExportContract["exportModel"]["request"];

/** A project of several files is an archive with one folder. */
function exportModel({ bytes, format, description }: Request): Uint8Array {
	const model = Model.load(bytes);
	try {
		const files = model.exportTo(format, description).map((file) => {
			const { name, bytes } = file;
			file.free();
			return [name, bytes] as const;
		});
		if (format !== "python") return files[0]?.[1] ?? new Uint8Array();
		return zipSync(Object.fromEntries(files.map(([name, bytes]) => [`autoencoder/${name}`, bytes])));
	} finally {
		model.free();
	}
}

serve<ExportContract>(
	{
		async start({ module }) {
			await init({ module_or_path: module });
			return {};
		},
		exportModel: (request) => ({ bytes: exportModel(request) }),
		importModel: ({ bytes, shape }) => ({ bytes: convertToModelFile(bytes, shapeArray(shape)) }),
	},
	collectTransferables,
);
