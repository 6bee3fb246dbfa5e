/**
 * The colours of pictures in a table of at most 256: exactly if they are no more, otherwise by median cut (P. Heckbert, *Color
 * Image Quantization for Frame Buffer Display*, SIGGRAPH 1982). A pixel is 0xAABBGGRR.
 */

const MAX_COLOURS = 256;
const SHIFTS = [0, 8, 16] as const; // red, green, blue

export interface Palette {
	/** pixels */
	colours: readonly number[];
	/** for each pixel that occurs, its place in the table */
	indexOf: ReadonlyMap<number, number>;
}

interface Counted {
	pixel: number;
	count: number;
}

export function paletteOf(pictures: Iterable<Uint32Array>): Palette {
	const counts = new Map<number, number>();
	for (const picture of pictures) for (const pixel of picture) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
	const all = Array.from(counts, ([pixel, count]): Counted => ({ pixel, count }));
	const boxes = all.length <= MAX_COLOURS ? all.map((one) => [one]) : medianCut(all);
	const indexOf = new Map(boxes.flatMap((box, index) => box.map(({ pixel }) => [pixel, index])));
	return { colours: boxes.map(meanOf), indexOf };
}

const channelOf = (pixel: number, shift: number) => (pixel >>> shift) & 255;

/** The channel in which the colours differ most, and by how much. */
function widestChannel(box: readonly Counted[]): { shift: number; width: number } {
	const channels = SHIFTS.map((shift) => {
		const values = box.map(({ pixel }) => channelOf(pixel, shift));
		const [low, high] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [255, 0]);
		return { shift, width: high - low };
	});
	return channels.reduce((widest, channel) => (channel.width > widest.width ? channel : widest));
}

/** Two boxes with about as many pixels each, neither of them empty. */
function cut(box: readonly Counted[], shift: number): [Counted[], Counted[]] {
	const sorted = [...box].sort((a, b) => channelOf(a.pixel, shift) - channelOf(b.pixel, shift));
	const half = sorted.reduce((sum, { count }) => sum + count, 0) / 2;
	let [at, sum] = [0, 0];
	while (at < sorted.length - 1 && (at === 0 || sum < half)) sum += sorted[at++]?.count ?? 0;
	return [sorted.slice(0, at), sorted.slice(at)];
}

/** Cuts the box that is widest, until there are as many as colours. */
function medianCut(all: readonly Counted[]): (readonly Counted[])[] {
	const boxes = [{ box: all, ...widestChannel(all) }];
	while (boxes.length < MAX_COLOURS) {
		boxes.sort((a, b) => a.width - b.width);
		const widest = boxes.pop();
		if (!widest) break;
		boxes.push(...cut(widest.box, widest.shift).map((box) => ({ box, ...widestChannel(box) })));
	}
	return boxes.map(({ box }) => box);
}

function meanOf(box: readonly Counted[]): number {
	const total = box.reduce((sum, { count }) => sum + count, 0);
	return SHIFTS.reduce<number>((mean, shift) => {
		const sum = box.reduce((sum, { pixel, count }) => sum + count * channelOf(pixel, shift), 0);
		return mean | (Math.round(sum / total) << shift);
	}, 0);
}
