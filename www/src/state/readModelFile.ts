/** A model in a file that a visitor chose: ours, with its training or without, or one that PyTorch or Keras has arranged. */

import { MAX_PARAMETERS } from "../engine/config";
import { EngineError, toEngineError } from "../engine/error";
import { imageShape } from "./dataSet";
import { callModels } from "./engine";
import { foreignProgramOf } from "./foreignFile";
import { type NewModel, trainingFactsOf } from "./newModel";
import type { SavedTraining } from "./training/savedTraining";

const BYTES_PER_PARAMETER = 4;
/** Beside the weights a training has them again, and two moments of each. */
const VALUES_PER_PARAMETER = 4;
/** Names and shapes of the tensors, and the losses. */
const HEADER_BYTES = 2 ** 20;
/** That of the largest model, with its training. */
const MAX_FILE_BYTES = MAX_PARAMETERS * VALUES_PER_PARAMETER * BYTES_PER_PARAMETER + HEADER_BYTES;

/** A folder that was dropped, or a file that is gone, cannot be read. */
async function readFile(file: File): Promise<Uint8Array> {
	try {
		return new Uint8Array(await file.arrayBuffer());
	} catch (thrown) {
		throw new EngineError("unreadable_file", String(thrown));
	}
}

function resumable(training: SavedTraining | undefined): Partial<NewModel> {
	if (!training) return {};
	return { training, ...trainingFactsOf(training) };
}

/**
 * Under the file's name. Throws an `EngineError` for a file that is huge, cannot be read, is broken, or is of another program, which its
 * message names; or where the page's own part for it does not arrive.
 */
export async function readModelFile(file: File): Promise<NewModel> {
	if (file.size > MAX_FILE_BYTES) throw new EngineError("too_large", `${file.size} bytes`);
	const content = await readFile(file);
	const program = foreignProgramOf(content);
	if (program) throw new EngineError("foreign_file", program);
	const name = file.name.replace(/(\.(torch|keras|training))?\.safetensors$/i, "");
	const { extractTraining } = await downloaded(import("./training/trainingInFile"));
	const { bytes, training } = extractTraining(content);
	const { notesIn } = await downloaded(import("./fileNotes"));
	const notes = notesIn(bytes, imageShape.peek());
	return { name, bytes: await inOurLayout(bytes), ...notes, ...resumable(training) };
}

/** A part of the page, that may not arrive. */
function downloaded<T>(part: Promise<T>): Promise<T> {
	return part.catch((cause: unknown) => {
		throw new EngineError("unreachable", String(cause));
	});
}

/** What does not follow our names and layouts. */
const LAYOUT_ERROR_CODES = ["metadata", "tensor"];

/** Our own file, or one made of it that PyTorch or Keras has arranged; the program for that is downloaded when it is needed. */
async function inOurLayout(bytes: Uint8Array): Promise<Uint8Array> {
	try {
		await callModels("inspectModel", { bytes });
		return bytes;
	} catch (thrown) {
		if (!LAYOUT_ERROR_CODES.includes(toEngineError(thrown).code)) throw thrown;
		const { importModel } = await downloaded(import("../engine/export/client"));
		return importModel(bytes, imageShape.peek());
	}
}
