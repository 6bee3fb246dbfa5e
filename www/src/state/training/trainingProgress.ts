/** How far a training has come: its steps, its losses and its speed. */

import { signal } from "@preact/signals";
import type { EvalMetrics, Progress } from "../../engine/training/contracts";
import type { LossHistory } from "./lossHistory";
import { SpeedMeter } from "./speedMeter";

export class TrainingProgress {
	/** Steps done. */
	readonly step = signal(0);
	/** Steps requested in all; a single step or epoch more does not change it. */
	readonly targetStep = signal(0);
	/** The step to which it trains now, or did last. */
	readonly runTargetStep = signal(0);
	/** One for each run; they grow, and `revision` counts how often. */
	readonly histories = signal<readonly LossHistory[]>([]);
	readonly revision = signal(0);
	/** Steps per second, while it trains. */
	readonly stepsPerSecond = signal<number | undefined>(undefined);
	readonly #speedMeter = new SpeedMeter();

	/** Reports arrive in order, regardless of which call requested them. */
	apply({ step, stepsBeforeLosses, losses, elapsedMs }: Progress): void {
		for (const [run, history] of this.histories.peek().entries()) history.add(stepsBeforeLosses, losses[run] ?? []);
		this.step.value = step;
		this.stepsPerSecond.value = this.#speedMeter.add({ step, elapsed: elapsedMs }) ?? this.stepsPerSecond.peek();
		this.revision.value++;
	}

	addEvaluation(run: number, step: number, metrics: EvalMetrics): void {
		this.histories.peek()[run]?.addEvaluation(step, metrics);
		this.revision.value++;
	}
}
