/** Starts and stops the measurement; shows its progress and the peak that all figures are compared with. */

import { acceptsRelaxed } from "../../engine/module";
import { cores, currentTask, findings, phase, startMeasuring, stopMeasuring, tasks } from "../../state/measure";
import { formatFigure, formatNumber, strings } from "../../strings";
import { Term } from "../../widgets/Term";
import { CopyResults } from "./CopyResults";
import { limitGflops, nameOf } from "./tables";

export function Panel() {
	return (
		<section class="measure-panel" aria-labelledby="measure-heading">
			<h2 id="measure-heading" class="visually-hidden">
				{strings.value.measure.heading}
			</h2>
			<div class="measure-buttons">
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
	const { start, again, stop } = strings.value.measure;
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
	const { progress, progressValue, done, stopped } = strings.value.measure;
	const task = currentTask.value;
	const count = progressValue(formatNumber(findings.value.length), formatNumber(tasks.length));
	const end = phase.value.status === "done" ? done : phase.value.status === "stopped" ? stopped : "";
	return (
		<div class="measure-progress">
			<progress class="bar" aria-label={progress} max={tasks.length} value={findings.value.length} />
			<p class="measure-progress-text">
				<span>{task ? nameOf(task) : end}</span>
				<span>{count}</span>
			</p>
		</div>
	);
}

function Limit() {
	const { limit, gflops, gflopsExplained } = strings.value.measure;
	const value = limitGflops();
	return (
		<div class="measure-limit">
			<h3 class="label">{limit}</h3>
			<p>
				<span class="measure-limit-value">{value === undefined ? "–" : formatFigure(value)}</span>{" "}
				<Term name={gflops} explanation={gflopsExplained} />
			</p>
		</div>
	);
}

function Facts() {
	const { build, builds, buildExplained, cores: coresName } = strings.value.measure;
	const isKnown = typeof WebAssembly !== "undefined";
	return (
		<dl class="measure-facts">
			<dt>{build}</dt>
			<dd>
				{isKnown ? <Term name={acceptsRelaxed() ? builds.relaxed : builds.plain} explanation={buildExplained} /> : "–"}
			</dd>
			<dt>{coresName}</dt>
			<dd>{formatNumber(cores)}</dd>
		</dl>
	);
}
