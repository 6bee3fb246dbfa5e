/** The settings of a training by one click, as a link to Train. */

/** More would take longer than one waits for one click. */
const MAX_EPOCHS = 400;
/** Fewer do not show how the losses fall. */
const MIN_EPOCHS = 5;

interface TrainingLength {
	/** About so many, in whole epochs. */
	steps: number;
	/** Images of a batch, as far as there are so many. */
	batch: number;
}

/** `examples`: how many there are to learn from. `settings` as Train's link writes them. */
export function trainLink(
	examples: number,
	{ steps, batch }: TrainingLength,
	settings: Record<string, string>,
): string {
	const images = Math.max(1, Math.min(batch, examples));
	const epochs = Math.ceil((steps * images) / Math.max(1, examples));
	const entries = new URLSearchParams({
		batch: String(images),
		epochs: String(Math.min(MAX_EPOCHS, Math.max(MIN_EPOCHS, epochs))),
		...settings,
	});
	return `#/train?${entries}`;
}
