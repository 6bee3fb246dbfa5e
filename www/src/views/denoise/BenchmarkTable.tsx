/** A table of methods by kinds of noise: PSNR and SSIM over some of the test examples. */

import { useEffect, useRef } from "preact/hooks";
import type { DenoiseMethod } from "../../engine/protocol";
import { announce } from "../../state/announcer";
import { formatNumber, strings } from "../../strings";
import { useReached } from "../../widgets/useReached";
import { ExamplesFailed } from "../drawing/ExamplesFailed";
import { areExamplesMissing } from "../drawing/examplesMissing";
import css from "./Benchmark.module.css";
import {
	type BenchmarkId,
	benchmarkIds,
	benchmarkMethods,
	isComplete,
	isUnavailable,
	plannedCount,
	progress,
	resultOf,
	syncBenchmark,
} from "./benchmark";
import { bestOf, formatPsnr, formatSsim, type Measures } from "./best";
import { nameOf } from "./names";
import { BestMarked } from "./QualityMeasures";
import { Summary } from "./Summary";
import { texts } from "./texts";

export function BenchmarkTable() {
	const { table, tableNote, method: methodHead, columns, scribbleNote, allExamples } = texts.value;
	const section = useReached<HTMLElement>(syncBenchmark);
	return (
		<section class={css.benchmark} ref={section} aria-labelledby="benchmark-heading">
			<div class={css.head}>
				<h2 id="benchmark-heading" class="figures-caption">
					{table}
				</h2>
				<p class="figures-note">{tableNote(formatNumber(plannedCount.value))}</p>
				<Progress />
			</div>
			<table class="figures" aria-labelledby="benchmark-heading">
				<thead>
					<tr>
						<th scope="col">{methodHead}</th>
						{benchmarkIds.map((id) => (
							<th key={id} scope="col">
								{columns[id].name}
								<span class={`figures-detail ${css.level}`}>{columns[id].level}</span>
							</th>
						))}
					</tr>
				</thead>
				<Body />
			</table>
			<div class={css.summary}>
				<Summary />
				<p class="figures-note">{scribbleNote}</p>
				<p class="figures-note">{allExamples}</p>
			</div>
		</section>
	);
}

function Progress() {
	const { progress: label, progressValue, done: doneText } = texts.value;
	const { done, all } = progress.value;
	const isDone = isComplete.value;
	const wasDone = useRef(isDone);
	useEffect(() => {
		if (isDone && !wasDone.current) announce(doneText);
		wasDone.current = isDone;
	}, [isDone, doneText]);
	if (isDone) return <p class={`${css.progress} small`}>{doneText}</p>;
	if (areExamplesMissing.value) return <ExamplesFailed />;
	if (all === 0) return <p class={`${css.progress} small`}>{strings.value.loading}</p>;
	return (
		<p class={`${css.progress} small`}>
			<progress aria-label={label} value={done} max={all} /> {progressValue(formatNumber(done), formatNumber(all))}
		</p>
	);
}

function Body() {
	const best = Object.fromEntries(
		benchmarkIds.map((id) => [id, bestOf(benchmarkMethods.value.flatMap((method) => resultOf(id, method) ?? []))]),
	) as Record<BenchmarkId, Measures>;
	return (
		<tbody>
			{benchmarkMethods.value.map((method) => (
				<tr key={method}>
					<th scope="row">{nameOf(method)}</th>
					{benchmarkIds.map((id) => (
						<Cell key={id} quality={resultOf(id, method)} best={best[id]} method={method} />
					))}
				</tr>
			))}
		</tbody>
	);
}

function Cell({ quality, best, method }: { quality: Measures | undefined; best: Measures; method: DenoiseMethod }) {
	const { pending, failed } = texts.value;
	if (quality) {
		return (
			<td>
				<span class="figures-value">
					<BestMarked text={formatPsnr(quality.psnr)} isBest={quality.psnr === best.psnr} />
				</span>
				<span class="figures-detail">
					<BestMarked text={formatSsim(quality.ssim)} isBest={quality.ssim === best.ssim} />
				</span>
			</td>
		);
	}
	if (isUnavailable(method)) return <td class="figures-pending">{failed}</td>;
	return (
		<td class="figures-pending">
			<span aria-hidden="true">…</span>
			<span class="visually-hidden">{pending}</span>
		</td>
	);
}
