/** What one recogniser says of the input: its nearest training examples with their votes, and the probe's probabilities. */

import { imageLength, nameOfClass } from "../../state/dataSet";
import { isPadEmpty } from "../../state/drawing";
import { exampleName, formatNumber, strings } from "../../strings";
import { focusRegion } from "../../widgets/focusRegion";
import { PixelImage } from "../../widgets/PixelImage";
import { classifyByVotes, largestShares } from "./classification";
import { type LiveResult, queriesOf } from "./queries";
import css from "./Recognise.module.css";
import { nameOf, type RecogniserId } from "./recognisers";
import { texts } from "./texts";

/** Classes that have a bar. */
const MAX_BARS = 3;

export function RecogniserCard({ recogniser }: { recogniser: RecogniserId }) {
	const { fit, live } = queriesOf(recogniser);
	const id = `recognise-${recogniser}`;
	const shown = fit.error.value ? undefined : live.result.value;
	return (
		<li tabIndex={-1} class={css.card} aria-labelledby={id}>
			<h3 id={id} class="label">
				{nameOf(recogniser)}
			</h3>
			{shown ? <RecogniserResult shown={shown} /> : <Waiting recogniser={recogniser} />}
		</li>
	);
}

function Waiting({ recogniser }: { recogniser: RecogniserId }) {
	const { fit, live } = queriesOf(recogniser);
	const { waiting, learning, failed } = texts.value;
	const error = fit.error.value ?? live.error.value;
	if (error) {
		return (
			<div class={css.failed}>
				<p class="small">{failed(nameOf(recogniser))}</p>
				<button
					type="button"
					class="button"
					onClick={({ currentTarget }) => {
						focusRegion(currentTarget); // the button disappears with the failure
						for (const query of [fit, live]) if (query.error.value) query.retry();
					}}
				>
					{strings.value.retry}
				</button>
			</div>
		);
	}
	const done = fit.progress.value;
	if (done === undefined) return <p class="small">{waiting}</p>;
	return <progress class="bar" aria-label={learning(nameOf(recogniser))} value={done} max={1} />;
}

function RecogniserResult({ shown: { recognised, images } }: { shown: LiveResult }) {
	if (!recognised || isPadEmpty.value) return <p class="small">{strings.value.waiting}</p>;
	const { labels, distances, votes, probabilities } = recognised;
	const size = imageLength.value;
	return (
		<>
			<ol class={css.neighbours}>
				{Array.from(labels, (label, index) => (
					<li key={index}>
						<div class="picture">
							<PixelImage
								values={images.subarray(index * size, (index + 1) * size)}
								label={texts.value.neighbour(exampleName(0, label), formatNumber(distances[index] ?? 0, 2))}
							/>
						</div>
						<span class={css.vote}>{nameOfClass(label)}</span>
					</li>
				))}
			</ol>
			<p class={css.voteResult}>{resultText(votes)}</p>
			<p class="visually-hidden">{texts.value.probeTerm}</p>
			<Bars probabilities={probabilities} />
		</>
	);
}

function resultText(votes: Uint32Array): string {
	const result = classifyByVotes(votes);
	if (!result) return "";
	const { voteResults } = texts.value;
	const name = nameOfClass(result.label);
	const total = votes.reduce((sum, count) => sum + count, 0);
	return result.kind === "unanimous"
		? voteResults.unanimous(name, total)
		: voteResults[result.kind](name, result.votes, total);
}

function Bars({ probabilities }: { probabilities: Float32Array }) {
	const shares = largestShares(probabilities, MAX_BARS);
	return (
		<dl class={css.bars}>
			{shares.map(({ label, share }) => (
				<div key={label}>
					<dt>{nameOfClass(label)}</dt>
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
