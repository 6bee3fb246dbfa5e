/** A data set of variants of drawings, alone or as one class more beside the digits. */

import { concatenateBytes } from "../../../engine/concatenate";
import { imageLengthOf } from "../../../engine/dataSpec";
import { gunzipIfNeeded } from "../../../engine/gunzip";
import { quasiShuffle } from "../../../engine/indices";
import { idxLabels, idxPictures } from "../../../engine/pictures/idx";
import type { Split } from "../../../engine/protocol";
import { dataSpecOf, mnist } from "../../../state/dataSets";
import { callModels } from "../../../state/engine";
import { addDataSet, DRAWN_ON_PAGE, type NewSplit, type OwnDataSet } from "../../../state/ownDataSets";
import { rasterize } from "../../../state/rasterize";
import { selectPictures, splitTrainTest } from "../../../state/split";
import { PAD_SIDE_UNITS } from "../../../state/strokes";
import type { Drawing } from "./drawings";
import { augmentationOf, shiftAndScale, transformStrokes } from "./variants";

/** Images made of all drawings together: about as many as each digit has in MNIST's first download. */
const VARIANT_COUNTS = { train: 400, test: 100 } as const satisfies Record<Split, number>;
/** How many training digits that download has. */
const FIRST_DOWNLOAD_COUNT = 4000;

export interface DrawnClass {
	drawings: readonly Drawing[];
	className: string;
	/** with MNIST's digits, or alone */
	includesDigits: boolean;
	dataSetName: string;
	/** whether the data set is kept in this browser */
	keepInBrowser: boolean;
}

/** Every fifth drawing is for the test, so that no variant of it is learnt. `onProgress` gets what is done in 0…1. */
export async function makeDrawnDataSet(
	{ drawings, className, includesDigits, dataSetName, keepInBrowser }: DrawnClass,
	onProgress: (done: number) => void,
): Promise<OwnDataSet> {
	const drawingIndices = splitTrainTest(drawings.length);
	const total = VARIANT_COUNTS.train + VARIANT_COUNTS.test;
	let done = 0;
	const renderSplit = async (split: Split): Promise<NewSplit> => {
		const drawn = await renderVariants(className, drawings, drawingIndices[split], VARIANT_COUNTS[split], () =>
			onProgress(++done / total),
		);
		return includesDigits ? mixDigitsAndDrawings(await loadDigits(split), drawn) : drawn;
	};
	const [train, test] = [await renderSplit("train"), await renderSplit("test")];
	// New drawings are placed in the image, and images shown as ink on paper, as for the digits.
	const { shape, drawingPlacement, displayStyle, classNames } = mnist;
	return addDataSet({
		...{ name: dataSetName, shape, drawingPlacement, displayStyle, train, test, keepInBrowser },
		classNames: includesDigits ? [...classNames.en, className] : [],
		preparation: DRAWN_ON_PAGE,
	});
}

/** The images of `count` variants, of the drawings at these indices in turn. */
async function renderVariants(
	className: string,
	drawings: readonly Drawing[],
	drawingIndices: readonly number[],
	count: number,
	onRendered: () => void,
): Promise<NewSplit> {
	const dataSpec = dataSpecOf(mnist);
	const length = imageLengthOf(dataSpec.shape);
	const bytes = new Uint8Array(count * length);
	const paths: string[] = [];
	for (let i = 0; i < count; i++) {
		const drawingIndex = drawingIndices[i % drawingIndices.length] ?? 0;
		const variant = Math.floor(i / drawingIndices.length);
		const changes = augmentationOf(variant);
		const ink = rasterize(transformStrokes(drawings[drawingIndex] ?? [], changes));
		const { image } = await callModels(
			"normaliseDrawing",
			{ ink, width: PAD_SIDE_UNITS, height: PAD_SIDE_UNITS, dataSpec },
			[ink.buffer as ArrayBuffer],
		);
		if (image) bytes.set(shiftAndScale(image, dataSpec.shape.width, changes).map(toByte), i * length);
		paths.push(`${className} ${drawingIndex + 1}.${variant + 1}`);
		onRendered();
	}
	return { bytes, paths, labels: undefined };
}

function toByte(value: number): number {
	return Math.round(255 * value);
}

async function loadDigits(split: Split): Promise<NewSplit> {
	const file = await gunzipIfNeeded(await mnist.loadIdx(split, FIRST_DOWNLOAD_COUNT));
	const labels = idxLabels(file);
	return { bytes: idxPictures(file), labels, paths: Array.from(labels, (label, index) => `${label} (${index + 1})`) };
}

/** The drawings get the next label after the digits, and are mixed among them. */
function mixDigitsAndDrawings(digits: NewSplit, drawn: NewSplit): NewSplit {
	const { height, width, channels } = mnist.shape;
	const together = {
		shape: [height, width, channels] as [number, number, number],
		bytes: concatenateBytes([digits.bytes, drawn.bytes]),
		labels: concatenateBytes([
			digits.labels ?? new Uint8Array(),
			new Uint8Array(drawn.paths.length).fill(mnist.classCount),
		]),
		paths: [...digits.paths, ...drawn.paths],
	};
	return selectPictures(together, quasiShuffle([...together.paths.keys()]));
}
