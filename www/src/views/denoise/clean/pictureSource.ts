/** Where pictures come from that are to be cleaned: files, brought to the size and colours of the data set, or the data set itself. */

import { concatenateBytes } from "../../../engine/concatenate";
import { type ImageShape, imageLengthOf } from "../../../engine/dataSpec";
import { EngineError } from "../../../engine/error";
import { PictureReader } from "../../../engine/pictures/client";
import type { PictureSettings, SkippedFile, TraitShares } from "../../../engine/pictures/contract";
import { idxPictures } from "../../../engine/pictures/idx";
import { sampleEvenly } from "../../../engine/pictures/paths";
import { parseSettings } from "../../../engine/pictures/settings";
import type { ToneSettings } from "../../../engine/pictures/toneTransform";
import type { DataSet } from "../../../state/dataSets";
import type { OwnDataSet } from "../../../state/ownDataSets";
import type { CollectedFiles } from "../../../widgets/collectFiles";

export interface PictureBatch {
	/** the path of each picture's file */
	paths: readonly string[];
	/** `[n, height, width, channels]`, 0…255, with the tones of the visitor's pictures: what comes back looks like what was given. */
	bytes: Uint8Array;
	skipped: readonly SkippedFile[];
}

export interface PictureSource {
	/** Number of pictures, as far as is known before they are read. */
	readonly count: number;
	readonly skipped: readonly SkippedFile[];
	/** The changes of brightness with which models of the data set expect the pictures. */
	readonly tones: ToneSettings;
	/** Up to `count` of them, evenly spaced. */
	sample(count: number): Promise<PictureBatch>;
	/** Rejects with the code "aborted" once the signal is. */
	all(onProgress: (done: number) => void, signal: AbortSignal): Promise<PictureBatch>;
	close(): void;
}

/**
 * The settings with which the data set's own pictures were imported. Those that come with the page, and drawings, have no such settings:
 * then fit, background and inversion are what is suggested for the files.
 */
function settingsFor(data: DataSet | OwnDataSet, detected: TraitShares | undefined): PictureSettings {
	const settings = "record" in data ? parseSettings(data.record.settings) : undefined;
	if (settings) return settings;
	const { height, width, channels } = data.shape;
	const { fit = "fit", background = "white", invert = false } = detected?.suggested ?? {};
	return { height, width, channels: channels === 3 ? 3 : 1, fit, background, invert, normalise: false };
}

/** The files that a visitor gives, as pictures of the data set's size and colours. */
export class FileSource implements PictureSource {
	readonly tones: ToneSettings;
	/** the settings of reading, which leaves the tones as they are */
	readonly #settings: PictureSettings;

	private constructor(
		private readonly reader: PictureReader,
		{ invert, normalise, ...geometry }: PictureSettings,
		readonly count: number,
		readonly skipped: readonly SkippedFile[],
	) {
		this.tones = { invert, normalise };
		this.#settings = { ...geometry, invert: false, normalise: false };
	}

	/** Rejects with the code "no_pictures" or "falsified_canvas", or as a reader does. `onReader` can end what is under way. */
	static async open(
		data: DataSet | OwnDataSet,
		collecting: Promise<CollectedFiles>,
		onReader: (reader: PictureReader) => void,
	): Promise<FileSource> {
		const reader = new PictureReader();
		onReader(reader);
		const { files, skipped } = await collecting;
		const opened = await reader.open(files);
		if (opened.areCanvasReadsFalsified) throw new EngineError("falsified_canvas", "canvas reads are falsified");
		if (opened.count === 0) throw new EngineError("no_pictures", "none of the files is a picture");
		const { detected } = await reader.preview(settingsFor(data, undefined), DETECTION_COUNT);
		return new FileSource(reader, settingsFor(data, detected), opened.count, [...skipped, ...opened.skipped]);
	}

	async sample(count: number): Promise<PictureBatch> {
		const { paths, bytes, skipped } = await this.reader.preview(this.#settings, count);
		return { paths, bytes, skipped };
	}

	async all(onProgress: (done: number) => void, signal: AbortSignal): Promise<PictureBatch> {
		const stop = () => void this.reader.stop().catch(() => {}); // fails only with the reader, and `read` with it
		signal.addEventListener("abort", stop);
		try {
			const read = await this.reader.read(this.#settings, ({ done, total }) => onProgress(done / Math.max(1, total)));
			if (read.isStopped) throw new EngineError("aborted", "stopped while the pictures were read");
			return { paths: read.paths, bytes: read.bytes, skipped: read.skipped };
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
		readonly tones: ToneSettings,
		private readonly pictures: PictureBatch,
	) {}

	/** Inversion is undone. How bright a picture was before it was normalised is not known any more. */
	static async open({ shape, displayStyle, record, examples }: OwnDataSet): Promise<DataSetSource> {
		const { train, test, trainNames, testNames } = await examples();
		const bytes = concatenateBytes([idxPictures(train), idxPictures(test)]);
		const invert = parseSettings(record.settings)?.invert ?? displayStyle === "ink"; // drawings are ink on paper
		if (invert) for (let i = 0; i < bytes.length; i++) bytes[i] = 255 - (bytes[i] ?? 0);
		return new DataSetSource(
			shape,
			{ invert, normalise: false },
			{ paths: [...trainNames, ...testNames], bytes, skipped: [] },
		);
	}

	get count(): number {
		return this.pictures.paths.length;
	}

	async sample(count: number): Promise<PictureBatch> {
		const [chosen, length] = [sampleEvenly([...this.pictures.paths.keys()], count), imageLengthOf(this.shape)];
		const bytes = new Uint8Array(chosen.length * length);
		for (const [position, index] of chosen.entries()) {
			bytes.set(this.pictures.bytes.subarray(index * length, (index + 1) * length), position * length);
		}
		return { paths: chosen.map((index) => this.pictures.paths[index] ?? ""), bytes, skipped: [] };
	}

	async all(): Promise<PictureBatch> {
		return this.pictures;
	}

	close(): void {}
}
