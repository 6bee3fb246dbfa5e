/** The settings of a training by one click, as a link to Train. */

/** More would take longer than one waits for one click. */
const MAX_EPOCHS = 400;
/** Fewer do not show how the losses fall. */
const MIN_EPOCHS = 5;

interface TrainingSize {
	/** About so many optimiser steps, rounded to whole epochs. */
	steps: number;
	/** Images of a batch, fewer where there are fewer. */
	batchSize: number;
}

/** `examples`: how many there are to learn from. `settings` as Train's link writes them. */
export function trainLink(
	examples: number,
	{ steps, batchSize }: TrainingSize,
	settings: Record<string, string>,
): string {
	const images = Math.max(1, Math.min(batchSize, examples));
	const epochs = Math.ceil((steps * images) / Math.max(1, examples));
	const entries = new URLSearchParams({
		batch: String(images),
		epochs: String(Math.min(MAX_EPOCHS, Math.max(MIN_EPOCHS, epochs))),
		...settings,
	});
	return `#/train?${entries}`;
}
