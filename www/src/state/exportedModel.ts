/** A model as a file of other software, with what is known of the pictures that it learnt from. */

import type { ExportFormat, ModelDescription } from "../engine/export/contract";
import { readSettings } from "../engine/pictures/settings";
import type { ModelId } from "../engine/protocol";
import { allDataSets, dataSet } from "./dataSet";
import { bytesOf } from "./modelBytes";
import { ownDataSets } from "./ownDataSets";
import { ownModels } from "./ownModels";

/** What brought the pictures of a data set to its images: for those that come with the page that they are light on dark. */
function preprocessingOf(id: string): Pick<ModelDescription, "fit" | "background" | "invert" | "normalise"> {
	const stored = ownDataSets.peek().find((own) => own.id === id)?.stored;
	const { fit, background, invert, normalise } = (stored && readSettings(stored.settings)) ?? builtIn;
	return { fit, background, invert, normalise };
}

const builtIn = { fit: "fit", background: "black", invert: false, normalise: false } as const;

function describe(id: ModelId, name: string): ModelDescription {
	const learntFrom = ownModels.peek().find((own) => own.id === id)?.data ?? dataSet.peek().id;
	const { name: names, shape } = allDataSets.peek().find((known) => known.id === learntFrom) ?? dataSet.peek();
	return { name, dataSet: names.en, ...shape, ...preprocessingOf(learntFrom) };
}

/** The program that writes it is downloaded when it is first asked for. */
export async function exportedModel(id: ModelId, name: string, format: ExportFormat): Promise<Blob> {
	const [{ exportModel }, bytes] = await Promise.all([import("../engine/export/client"), bytesOf(id)]);
	const file = await exportModel(bytes, format, describe(id, name));
	return new Blob([file as Uint8Array<ArrayBuffer>]);
}
