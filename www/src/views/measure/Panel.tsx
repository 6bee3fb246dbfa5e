/** Starts and stops the measurement; shows its progress and the peak that all figures are compared with. */

import { supportsRelaxedSimd } from "../../engine/module";
import { cores, currentTask, findings, phase, startMeasuring, stopMeasuring, tasks } from "../../state/measure";
import { formatFigure, formatNumber } from "../../strings";
import { Term } from "../../widgets/Term";
import { CopyResults } from "./CopyResults";
import css from "./Measure.module.css";
import { limitGflops, nameOf } from "./tables";
import { texts } from "./texts";

export function Panel() {
	return (
		<section class={css.panel} aria-labelledby="measure-heading">
			<h2 id="measure-heading" class="visually-hidden">
				{texts.value.heading}
			</h2>
			<div class={css.buttons}>
				<StartStop />
				<CopyResults />
			</div>
			<Progress />
			<Limit />
			<Facts />
		</section>
	);
}

/** One button for both, so that the focus stays on it. */
function StartStop() {
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
	const count = progressValue(formatNumber(findings.value.length), formatNumber(tasks.length));
	const end = phase.value.status === "done" ? done : phase.value.status === "stopped" ? stopped : "";
	return (
		<div class={css.progress}>
			<progress class="bar" aria-label={progress} max={tasks.length} value={findings.value.length} />
			<p class={css.progressText}>
				<span>{task ? nameOf(task) : end}</span>
				<span>{count}</span>
			</p>
		</div>
	);
}

function Limit() {
	const { limit, gflops, gflopsExplained } = texts.value;
	const value = limitGflops();
	return (
		<div class={css.limit}>
			<h3 class="label">{limit}</h3>
			<p>
				<span class={css.limitValue}>{value === undefined ? "–" : formatFigure(value)}</span>{" "}
				<Term name={gflops} explanation={gflopsExplained} />
			</p>
		</div>
	);
}

function Facts() {
	const { build, builds, buildExplained, cores: coresName } = texts.value;
	const isKnown = typeof WebAssembly !== "undefined";
	return (
		<dl class={css.facts}>
			<dt>{build}</dt>
			<dd>
				{isKnown ? (
					<Term name={supportsRelaxedSimd() ? builds.relaxed : builds.plain} explanation={buildExplained} />
				) : (
					"–"
				)}
			</dd>
			<dt>{coresName}</dt>
			<dd>{formatNumber(cores)}</dd>
		</dl>
	);
}
