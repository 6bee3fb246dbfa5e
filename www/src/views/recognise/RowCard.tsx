/** What one row says of the input: its nearest training examples with their votes, and the probe's probabilities. */

import { className, imageLength } from "../../state/dataSet";
import { isEmpty } from "../../state/drawing";
import { exampleName, formatNumber, strings } from "../../strings";
import { focusRegion } from "../../widgets/focusRegion";
import { PixelImage } from "../../widgets/PixelImage";
import css from "./Recognise.module.css";
import { nameOf, type RowId } from "./rows";
import { texts } from "./texts";
import { sharesOf, verdictOf } from "./verdict";
import { type Live, worksOf } from "./works";

/** Classes that have a bar. */
const MAX_BARS = 3;

export function RowCard({ row }: { row: RowId }) {
	const { fit, live } = worksOf(row);
	const id = `recognise-${row}`;
	const shown = fit.error.value ? undefined : live.result.value;
	return (
		<li tabIndex={-1} class={css.card} aria-labelledby={id}>
			<h3 id={id} class="label">
				{nameOf(row)}
			</h3>
			{shown ? <Answer shown={shown} /> : <Waiting row={row} />}
		</li>
	);
}

function Waiting({ row }: { row: RowId }) {
	const { fit, live } = worksOf(row);
	const { waiting, learning, failed } = texts.value;
	const error = fit.error.value ?? live.error.value;
	if (error) {
		return (
			<div class={css.failed}>
				<p class="small">{failed(nameOf(row))}</p>
				<button
					type="button"
					class="button"
					onClick={({ currentTarget }) => {
						focusRegion(currentTarget); // the button disappears with the failure
						for (const work of [fit, live]) if (work.error.value) work.retry();
					}}
				>
					{strings.value.retry}
				</button>
			</div>
		);
	}
	const done = fit.done.value;
	if (done === undefined) return <p class="small">{waiting}</p>;
	return <progress class="bar" aria-label={learning(nameOf(row))} value={done} max={1} />;
}

function Answer({ shown: { recognised, images } }: { shown: Live }) {
	if (!recognised || isEmpty.value) return <p class="small">{strings.value.waiting}</p>;
	const { labels, distances, votes, probabilities } = recognised;
	const size = imageLength.value;
	return (
		<>
			<ol class={css.neighbours}>
				{Array.from(labels, (label, at) => (
					<li key={at}>
						<div class="picture">
							<PixelImage
								values={images.subarray(at * size, (at + 1) * size)}
								label={texts.value.neighbour(exampleName(0, label), formatNumber(distances[at] ?? 0, 2))}
							/>
						</div>
						<span class={css.vote}>{className(label)}</span>
					</li>
				))}
			</ol>
			<p class={css.verdict}>{verdictText(votes)}</p>
			<p class="visually-hidden">{texts.value.probeTerm}</p>
			<Bars probabilities={probabilities} />
		</>
	);
}

function verdictText(votes: Uint32Array): string {
	const verdict = verdictOf(votes);
	if (!verdict) return "";
	const { verdicts } = texts.value;
	const name = className(verdict.label);
	const all = votes.reduce((sum, count) => sum + count, 0);
	return verdict.kind === "unanimous"
		? verdicts.unanimous(name, all)
		: verdicts[verdict.kind](name, verdict.votes, all);
}

function Bars({ probabilities }: { probabilities: Float32Array }) {
	const shares = sharesOf(probabilities, MAX_BARS);
	return (
		<dl class={css.bars}>
			{shares.map(({ label, share }) => (
				<div key={label}>
					<dt>{className(label)}</dt>
					<dd>
						<span class={css.bar} aria-hidden="true">
							<span style={{ width: `${100 * share}%` }} />
						</span>
						<span class={css.percent}>{formatNumber(100 * share)}%</span>
					</dd>
				</div>
			))}
		</dl>
	);
}
