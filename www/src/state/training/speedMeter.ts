/** Steps per second, over the last seconds of training. */

const SPAN_MS = 4000;

interface Sample {
	step: number;
	/** milliseconds of training, without its pauses */
	elapsed: number;
}

export class SpeedMeter {
	#recent: Sample[] = [];

	/** undefined until there are two samples. */
	add(sample: Sample): number | undefined {
		// A worker that takes the place of another one begins with fewer steps, or with less time.
		const isRecent = ({ step, elapsed }: Sample) =>
			step < sample.step && elapsed < sample.elapsed && sample.elapsed - elapsed < SPAN_MS;
		this.#recent = [...this.#recent.filter(isRecent), sample];
		const first = this.#recent[0] ?? sample;
		const elapsed = sample.elapsed - first.elapsed;
		return elapsed > 0 ? (1000 * (sample.step - first.step)) / elapsed : undefined;
	}
}
