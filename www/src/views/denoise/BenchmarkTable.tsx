/** A table of methods by kinds of noise: PSNR and SSIM over some of the test examples. */

import { useEffect, useRef } from "preact/hooks";
import type { DenoiseMethod } from "../../engine/protocol";
import { announce } from "../../state/announcer";
import { formatNumber, strings } from "../../strings";
import { useWhenNear } from "../../widgets/useWhenNear";
import { ExamplesFailed } from "../drawing/ExamplesFailed";
import { areExamplesMissing } from "../drawing/examplesMissing";
import css from "./Benchmark.module.css";
import {
	type BenchmarkNoiseId,
	benchmarkMethods,
	benchmarkNoiseIds,
	isComplete,
	isUnavailable,
	meanQualityOf,
	plannedCount,
	progress,
	syncBenchmark,
} from "./benchmark";
import { bestOf, formatPsnr, formatSsim, type Measures } from "./best";
import { methodName } from "./names";
import { BestMarked } from "./QualityMeasures";
import { Summary } from "./Summary";
import { texts } from "./texts";

export function BenchmarkTable() {
	const { table, tableNote, method: methodHead, columns, scribbleNote, allExamples } = texts.value;
	const section = useWhenNear<HTMLElement>(syncBenchmark);
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
						{benchmarkNoiseIds.map((id) => (
							<th key={id} scope="col">
								{columns[id].name}
								<span class={`figures-detail ${css.level}`}>{columns[id].level}</span>
							</th>
						))}
					</tr>
				</thead>
				<TableBody />
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
	const { done, total } = progress.value;
	const isDone = isComplete.value;
	const wasDone = useRef(isDone);
	useEffect(() => {
		if (isDone && !wasDone.current) announce(doneText);
		wasDone.current = isDone;
	}, [isDone, doneText]);
	if (isDone) return <p class={`${css.progress} small`}>{doneText}</p>;
	if (areExamplesMissing.value) return <ExamplesFailed />;
	if (total === 0) return <p class={`${css.progress} small`}>{strings.value.loading}</p>;
	return (
		<p class={`${css.progress} small`}>
			<progress aria-label={label} value={done} max={total} /> {progressValue(formatNumber(done), formatNumber(total))}
		</p>
	);
}

function TableBody() {
	const best = Object.fromEntries(
		benchmarkNoiseIds.map((id) => [
			id,
			bestOf(benchmarkMethods.value.flatMap((method) => meanQualityOf(id, method) ?? [])),
		]),
	) as Record<BenchmarkNoiseId, Measures>;
	return (
		<tbody>
			{benchmarkMethods.value.map((method) => (
				<tr key={method}>
					<th scope="row">{methodName(method)}</th>
					{benchmarkNoiseIds.map((id) => (
						<QualityCell key={id} quality={meanQualityOf(id, method)} best={best[id]} method={method} />
					))}
				</tr>
			))}
		</tbody>
	);
}

function QualityCell({
	quality,
	best,
	method,
}: {
	quality: Measures | undefined;
	best: Measures;
	method: DenoiseMethod;
}) {
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
