/** Starts and stops the measurement; shows its progress and the peak that all figures are compared with. */

import { supportsRelaxedSimd } from "../../engine/module";
import { coreCount, currentTask, measurements, phase, startMeasuring, stopMeasuring, tasks } from "../../state/measure";
import { formatNumber, formatSignificant3 } from "../../strings";
import { Term } from "../../widgets/Term";
import { CopyResults } from "./CopyResults";
import css from "./Measure.module.css";
import { peakGflops, taskName } from "./tables";
import { texts } from "./texts";

export function Panel() {
	return (
		<section class={css.panel} aria-labelledby="measure-heading">
			<h2 id="measure-heading" class="visually-hidden">
				{texts.value.heading}
			</h2>
			<div class={css.buttons}>
				<StartStopButton />
				<CopyResults />
			</div>
			<Progress />
			<PeakRate />
			<DeviceFacts />
		</section>
	);
}

/** One button for both, so that the focus stays on it. */
function StartStopButton() {
	const { start, again, stop } = texts.value;
	const isRunning = phase.value.status === "running";
	const text = phase.value.status === "idle" ? start : again;
	return (
		<button
			type="button"
			id="start"
			class={isRunning ? "button" : "button button-primary"}
			onClick={() => (isRunning ? stopMeasuring() : void startMeasuring())}
		>
			{isRunning ? stop : text}
		</button>
	);
}

function Progress() {
	const { progress, progressValue, done, stopped } = texts.value;
	const task = currentTask.value;
	const count = progressValue(formatNumber(measurements.value.length), formatNumber(tasks.length));
	const endText = phase.value.status === "done" ? done : phase.value.status === "stopped" ? stopped : "";
	return (
		<div class={css.progress}>
			<progress class="bar" aria-label={progress} max={tasks.length} value={measurements.value.length} />
			<p class={css.progressText}>
				<span>{task ? taskName(task) : endText}</span>
				<span>{count}</span>
			</p>
		</div>
	);
}

function PeakRate() {
	const { limit, gflops, gflopsExplained } = texts.value;
	const value = peakGflops();
	return (
		<div class={css.limit}>
			<h3 class="label">{limit}</h3>
			<p>
				<span class={css.limitValue}>{value === undefined ? "–" : formatSignificant3(value)}</span>{" "}
				<Term name={gflops} explanation={gflopsExplained} />
			</p>
		</div>
	);
}

function DeviceFacts() {
	const { build, builds, buildExplained, cores: coresName } = texts.value;
	const hasWebAssembly = typeof WebAssembly !== "undefined";
	return (
		<dl class={css.facts}>
			<dt>{build}</dt>
			<dd>
				{hasWebAssembly ? (
					<Term name={supportsRelaxedSimd() ? builds.relaxed : builds.plain} explanation={buildExplained} />
				) : (
					"–"
				)}
			</dd>
			<dt>{coresName}</dt>
			<dd>{formatNumber(coreCount)}</dd>
		</dl>
	);
}
