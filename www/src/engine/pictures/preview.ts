/** Some pictures as they will be. What was decoded is cached, since a visitor tries one setting after another. */

import { forEachConcurrently, type PixelBudget } from "./budget";
import type { PictureSettings, Pictures, SkippedFile, TraitShares } from "./contract";
import { withBitmap } from "./decode";
import type { Header } from "./jpegHeader";
import { sampleEvenly } from "./paths";
import { type PictureTraits, summariseTraits, traitsOf } from "./pictureTraits";
import { type PremultipliedRgba, toPixelValues } from "./pixelValues";
import { fittingSize, resizePicture, resizeUncropped, type TargetGeometry } from "./resizePicture";
import { skipReasonOf } from "./skip";
import type { Source } from "./sources";

/** Longest side to which a picture is resized to find its traits, in pixels. */
const TRAITS_SIDE = 32;

interface Sample {
	traits: PictureTraits;
	/** the `geometryKey` that it was resized for */
	geometry: string;
	resized: PremultipliedRgba;
}

const geometryKey = ({ height, width, fit }: TargetGeometry) => `${height}x${width}-${fit}`;

function measureTraits(bitmap: ImageBitmap, orientation: number): PictureTraits {
	const size = fittingSize(bitmap, { height: TRAITS_SIDE, width: TRAITS_SIDE });
	return {
		...traitsOf(resizeUncropped(bitmap, size), size),
		size: { height: bitmap.height, width: bitmap.width },
		isRotated: orientation > 1,
	};
}

async function decodeSample(
	source: Source,
	budget: PixelBudget,
	use: (bitmap: ImageBitmap, header: Header) => Sample,
): Promise<Sample | SkippedFile> {
	try {
		return await withBitmap(await source.content(), budget, use);
	} catch (thrown) {
		return { path: source.path, reason: skipReasonOf(thrown) };
	}
}

export class Preview {
	/** What was decoded of a file, or why it was skipped. */
	readonly #samples = new Map<Source, Sample | SkippedFile>();

	constructor(
		private readonly sources: readonly Source[],
		private readonly budget: PixelBudget,
		private readonly maxConcurrent: number,
	) {}

	/** Up to `count` pictures; `undefined` if the signal was aborted. */
	async show(
		settings: PictureSettings,
		count: number,
		signal: AbortSignal,
	): Promise<(Pictures & { detected: TraitShares | undefined }) | undefined> {
		const chosen = sampleEvenly(this.sources, count);
		await forEachConcurrently(chosen, this.maxConcurrent, signal, (source) =>
			this.#loadSample(source, settings, signal),
		);
		if (signal.aborted) return undefined;
		const samples = chosen.flatMap((source) => {
			const sample = this.#samples.get(source);
			return sample && "traits" in sample ? [{ ...sample, path: source.path }] : [];
		});
		return {
			shape: [settings.height, settings.width, settings.channels],
			bytes: joinPictures(samples.map(({ resized }) => toPixelValues(resized, settings))),
			paths: samples.map(({ path }) => path),
			skipped: [...this.#samples.values()].filter((sample) => "reason" in sample),
			detected: samples.length > 0 ? summariseTraits(samples.map((sample) => sample.traits)) : undefined,
		};
	}

	/** What comes after the call was aborted is dropped: a later one may ask for another size. */
	async #loadSample(source: Source, settings: PictureSettings, signal: AbortSignal): Promise<void> {
		const cached = this.#samples.get(source);
		const geometry = geometryKey(settings);
		if (cached && (!("traits" in cached) || cached.geometry === geometry)) return;
		const sample = await decodeSample(source, this.budget, (bitmap, { orientation }) => ({
			traits: cached?.traits ?? measureTraits(bitmap, orientation),
			geometry,
			resized: resizePicture(bitmap, settings),
		}));
		if (!signal.aborted) this.#samples.set(source, sample);
	}
}

function joinPictures(pictures: readonly Uint8ClampedArray[]): Uint8Array {
	const [first] = pictures;
	const bytes = new Uint8Array(pictures.length * (first?.length ?? 0));
	for (const [index, picture] of pictures.entries()) bytes.set(picture, index * picture.length);
	return bytes;
}
