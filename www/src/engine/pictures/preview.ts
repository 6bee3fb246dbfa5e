/** Some pictures as they will be. What was decoded is kept, since a visitor tries one setting after another. */

import { forEachInFlight, type PixelBudget } from "./budget";
import type { PictureSettings, Pictures, PictureTraits, Skipped } from "./contract";
import { withBitmap } from "./decode";
import { detect, type Look, lookOf } from "./detect";
import { finish } from "./finish";
import type { Header } from "./jpegHeader";
import { evenSample } from "./paths";
import { fittingSize, type Geometry, type Reduced, reduce, scaleWhole } from "./reduce";
import { skipReasonOf } from "./skip";
import type { Source } from "./sources";

/** Side of what a picture's look is found by. */
const LOOK_SIDE = 32;

interface Sample {
	look: Look;
	geometry: string;
	reduced: Reduced;
}

const keyOf = ({ height, width, fit }: Geometry) => `${height}x${width}-${fit}`;

function look(bitmap: ImageBitmap, orientation: number): Look {
	const size = fittingSize(bitmap, { height: LOOK_SIDE, width: LOOK_SIDE });
	return {
		...lookOf(scaleWhole(bitmap, size), size),
		size: { height: bitmap.height, width: bitmap.width },
		isTurned: orientation > 1,
	};
}

async function decoded(
	source: Source,
	budget: PixelBudget,
	use: (bitmap: ImageBitmap, header: Header) => Sample,
): Promise<Sample | Skipped> {
	try {
		return await withBitmap(await source.content(), budget, use);
	} catch (thrown) {
		return { path: source.path, reason: skipReasonOf(thrown) };
	}
}

export class Preview {
	/** Or why there is none. */
	readonly #samples = new Map<Source, Sample | Skipped>();

	constructor(
		private readonly sources: readonly Source[],
		private readonly budget: PixelBudget,
		private readonly inFlight: number,
	) {}

	/** Up to `count` pictures; `undefined` if the signal was aborted. */
	async show(
		settings: PictureSettings,
		count: number,
		signal: AbortSignal,
	): Promise<(Pictures & { detected: PictureTraits | undefined }) | undefined> {
		const chosen = evenSample(this.sources, count);
		await forEachInFlight(chosen, this.inFlight, signal, (source) => this.#take(source, settings, signal));
		if (signal.aborted) return undefined;
		const samples = chosen.flatMap((source) => {
			const sample = this.#samples.get(source);
			return sample && "look" in sample ? [{ ...sample, path: source.path }] : [];
		});
		return {
			shape: [settings.height, settings.width, settings.channels],
			bytes: joinPictures(samples.map(({ reduced }) => finish(reduced, settings))),
			names: samples.map(({ path }) => path),
			skipped: [...this.#samples.values()].filter((sample) => "reason" in sample),
			detected: samples.length > 0 ? detect(samples.map((sample) => sample.look)) : undefined,
		};
	}

	/** What comes after the call was aborted is dropped: a later one may ask for another size. */
	async #take(source: Source, settings: PictureSettings, signal: AbortSignal): Promise<void> {
		const known = this.#samples.get(source);
		const geometry = keyOf(settings);
		if (known && (!("look" in known) || known.geometry === geometry)) return;
		const sample = await decoded(source, this.budget, (bitmap, { orientation }) => ({
			look: known?.look ?? look(bitmap, orientation),
			geometry,
			reduced: reduce(bitmap, settings),
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
