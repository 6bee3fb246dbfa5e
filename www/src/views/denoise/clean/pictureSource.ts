/** Where pictures come from that are to be cleaned: files, in the form of the data set, or the data set itself. */

import { concatenateBytes } from "../../../engine/concatenate";
import { type ImageShape, lengthOf } from "../../../engine/dataForm";
import { EngineError } from "../../../engine/error";
import { PictureReader } from "../../../engine/pictures/client";
import type { PictureSettings, PictureTraits, Skipped } from "../../../engine/pictures/contract";
import { picturesIn } from "../../../engine/pictures/idx";
import { evenSample } from "../../../engine/pictures/paths";
import { readSettings } from "../../../engine/pictures/settings";
import type { Tones } from "../../../engine/pictures/tones";
import type { DataSet } from "../../../state/dataSets";
import type { OwnDataSet } from "../../../state/ownDataSets";
import type { Collected } from "../../../widgets/collectFiles";

export interface Batch {
	/** of each picture */
	paths: readonly string[];
	/** `[n, height, width, channels]`, 0…255, with the tones of the visitor's pictures: what comes back looks like what was given. */
	bytes: Uint8Array;
	skipped: readonly Skipped[];
}

export interface PictureSource {
	/** Number of pictures, as far as is known before they are read. */
	readonly count: number;
	readonly skipped: readonly Skipped[];
	/** What models of the data set expect to be done to the pictures. */
	readonly tones: Tones;
	/** Up to `count` of them, evenly spaced. */
	sample(count: number): Promise<Batch>;
	/** Rejects with the code "aborted" once the signal is. */
	all(onProgress: (done: number) => void, signal: AbortSignal): Promise<Batch>;
	close(): void;
}

/**
 * How the data set's own pictures were brought to its form. Those that come with the page, and drawings, have no such settings:
 * then fit, background and inversion are what is suggested for the files.
 */
function settingsFor(data: DataSet | OwnDataSet, detected: PictureTraits | undefined): PictureSettings {
	const settings = "stored" in data ? readSettings(data.stored.settings) : undefined;
	if (settings) return settings;
	const { height, width, channels } = data.shape;
	const { fit = "fit", background = "white", invert = false } = detected?.suggested ?? {};
	return { height, width, channels: channels === 3 ? 3 : 1, fit, background, invert, normalise: false };
}

/** The files that a visitor gives, as pictures of the data set's form. */
export class FileSource implements PictureSource {
	readonly tones: Tones;
	/** without the tones */
	readonly #settings: PictureSettings;

	private constructor(
		private readonly reader: PictureReader,
		{ invert, normalise, ...form }: PictureSettings,
		readonly count: number,
		readonly skipped: readonly Skipped[],
	) {
		this.tones = { invert, normalise };
		this.#settings = { ...form, invert: false, normalise: false };
	}

	/** Rejects with the code "no_pictures" or "falsified", or as a reader does. `onReader` can end what is under way. */
	static async open(
		data: DataSet | OwnDataSet,
		collecting: Promise<Collected>,
		onReader: (reader: PictureReader) => void,
	): Promise<FileSource> {
		const reader = new PictureReader();
		onReader(reader);
		const { files, skipped } = await collecting;
		const opened = await reader.open(files);
		if (opened.areReadsFalsified) throw new EngineError("falsified", "canvas reads are falsified");
		if (opened.count === 0) throw new EngineError("no_pictures", "none of the files is a picture");
		const { detected } = await reader.preview(settingsFor(data, undefined), DETECTION_COUNT);
		return new FileSource(reader, settingsFor(data, detected), opened.count, [...skipped, ...opened.skipped]);
	}

	async sample(count: number): Promise<Batch> {
		const { names, bytes, skipped } = await this.reader.preview(this.#settings, count);
		return { paths: names, bytes, skipped };
	}

	async all(onProgress: (done: number) => void, signal: AbortSignal): Promise<Batch> {
		const stop = () => void this.reader.stop().catch(() => {}); // fails only with the reader, and `read` with it
		signal.addEventListener("abort", stop);
		try {
			const read = await this.reader.read(this.#settings, ({ done, total }) => onProgress(done / Math.max(1, total)));
			if (read.isStopped) throw new EngineError("aborted", "stopped while the pictures were read");
			return { paths: read.names, bytes: read.bytes, skipped: read.skipped };
		} finally {
			signal.removeEventListener("abort", stop);
		}
	}

	close(): void {
		this.reader.close();
	}
}

/** Pictures that are looked at to suggest settings. */
const DETECTION_COUNT = 24;

/** All pictures of one of the visitor's data sets. */
export class DataSetSource implements PictureSource {
	readonly skipped = [];

	private constructor(
		private readonly shape: ImageShape,
		readonly tones: Tones,
		private readonly pictures: Batch,
	) {}

	/** Inversion is undone. How bright a picture was before it was normalised is not known any more. */
	static async open({ shape, look, stored, examples }: OwnDataSet): Promise<DataSetSource> {
		const { train, test, trainNames, testNames } = await examples();
		const bytes = concatenateBytes([picturesIn(train), picturesIn(test)]);
		const invert = readSettings(stored.settings)?.invert ?? look === "ink"; // drawings are ink on paper
		if (invert) for (let at = 0; at < bytes.length; at++) bytes[at] = 255 - (bytes[at] ?? 0);
		return new DataSetSource(
			shape,
			{ invert, normalise: false },
			{ paths: [...trainNames, ...testNames], bytes, skipped: [] },
		);
	}

	get count(): number {
		return this.pictures.paths.length;
	}

	async sample(count: number): Promise<Batch> {
		const [chosen, length] = [evenSample([...this.pictures.paths.keys()], count), lengthOf(this.shape)];
		const bytes = new Uint8Array(chosen.length * length);
		for (const [at, index] of chosen.entries()) {
			bytes.set(this.pictures.bytes.subarray(index * length, (index + 1) * length), at * length);
		}
		return { paths: chosen.map((index) => this.pictures.paths[index] ?? ""), bytes, skipped: [] };
	}

	async all(): Promise<Batch> {
		return this.pictures;
	}

	close(): void {}
}
