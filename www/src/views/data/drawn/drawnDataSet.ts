/** A data set of variants of drawings, alone or as one class more beside the digits. */

import { concatenateBytes } from "../../../engine/concatenate";
import { lengthOf } from "../../../engine/dataForm";
import { spread } from "../../../engine/indices";
import { labelsIn, picturesIn } from "../../../engine/pictures/idx";
import type { Part } from "../../../engine/protocol";
import { unzip } from "../../../engine/unzip";
import { dataFormOf, mnist } from "../../../state/dataSets";
import { callModels } from "../../../state/engine";
import { addDataSet, type NewPart, type OwnDataSet } from "../../../state/ownDataSets";
import { rasterize } from "../../../state/rasterize";
import { partOf, splitOf } from "../../../state/split";
import { PAD_SIDE } from "../../../state/strokes";
import type { Drawing } from "./drawings";
import { changesOf, shiftAndScale, transformStrokes } from "./variants";

/** About as many as each digit has in the first download. */
const VARIANTS = { train: 400, test: 100 } as const satisfies Record<Part, number>;
/** The training digits of that download. */
const MNIST_COUNT = 4000;

export interface DrawnClass {
	drawings: readonly Drawing[];
	name: string;
	/** with the digits, or alone */
	withDigits: boolean;
	/** of the data set */
	title: string;
	/** whether the data set is kept in this browser */
	keep: boolean;
}

/** Every fifth drawing is for the test, so that no variant of it is learnt. `onProgress` gets what is done in 0…1. */
export async function makeDrawnDataSet(
	{ drawings, name, withDigits, title, keep }: DrawnClass,
	onProgress: (done: number) => void,
): Promise<OwnDataSet> {
	const split = splitOf(drawings.length);
	const all = VARIANTS.train + VARIANTS.test;
	let done = 0;
	const renderPart = async (part: Part): Promise<NewPart> => {
		const drawn = await variantsOf(name, drawings, split[part], VARIANTS[part], () => onProgress(++done / all));
		return withDigits ? mixed(await digitsOf(part), drawn) : drawn;
	};
	const [train, test] = [await renderPart("train"), await renderPart("test")];
	// How drawings are placed in the image, and which way their ink is shown, is as for the digits.
	const { shape, placement, look, classNames } = mnist;
	return addDataSet({
		...{ name: title, shape, placement, look, train, test, keep },
		classNames: withDigits ? [...classNames.en, name] : [],
		settings: "drawn",
	});
}

/** `count` variants of some of the drawings, in turn. */
async function variantsOf(
	name: string,
	drawings: readonly Drawing[],
	chosen: readonly number[],
	count: number,
	onEach: () => void,
): Promise<NewPart> {
	const form = dataFormOf(mnist);
	const length = lengthOf(form.shape);
	const bytes = new Uint8Array(count * length);
	const names: string[] = [];
	for (let at = 0; at < count; at++) {
		const [drawing = 0, variant] = [chosen[at % chosen.length], Math.floor(at / chosen.length)];
		const changes = changesOf(variant);
		const ink = rasterize(transformStrokes(drawings[drawing] ?? [], changes));
		const { image } = await callModels("normalise", { ink, width: PAD_SIDE, height: PAD_SIDE, form }, [
			ink.buffer as ArrayBuffer,
		]);
		if (image) bytes.set(shiftAndScale(image, form.shape.width, changes).map(toByte), at * length);
		names.push(`${name} ${drawing + 1}.${variant + 1}`);
		onEach();
	}
	return { bytes, names, labels: undefined };
}

function toByte(value: number): number {
	return Math.round(255 * value);
}

async function digitsOf(part: Part): Promise<NewPart> {
	const file = await unzip(await mnist.bytesOf(part, MNIST_COUNT));
	const labels = labelsIn(file);
	return { bytes: picturesIn(file), labels, names: Array.from(labels, (label, at) => `${label} (${at + 1})`) };
}

/** The drawings get the next label after the digits, and are mixed among them. */
function mixed(digits: NewPart, drawn: NewPart): NewPart {
	const { height, width, channels } = mnist.shape;
	const together = {
		shape: [height, width, channels] as [number, number, number],
		bytes: concatenateBytes([digits.bytes, drawn.bytes]),
		labels: concatenateBytes([
			digits.labels ?? new Uint8Array(),
			new Uint8Array(drawn.names.length).fill(mnist.classes),
		]),
		names: [...digits.names, ...drawn.names],
	};
	return partOf(together, spread([...together.names.keys()]));
}
