/** What goes wrong at the threshold: counts, shares and pictures of false alarms and misses. */

import { pickExample } from "../../state/drawing";
import { formatNumber, formatShare } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { Term } from "../../widgets/Term";
import type { ScoredExample } from "./groups";
import css from "./Mistakes.module.css";
import { formatScore, nameOf } from "./names";
import { pictureOf, shownMistakes } from "./pictures";
import { groups, labelOf, outcome } from "./results";
import { texts } from "./texts";

export function Mistakes() {
	const { falseAlarms, falseAlarmsExplained, misses, missesExplained, noFalseAlarms, noMisses, above } = texts.value;
	const [found, shown] = [outcome.value, shownMistakes.value];
	if (!found || !groups.value) return null;
	const { normal, anomalous } = groups.value;
	const hasAnomalous = anomalous.length > 0;
	return (
		<div class={css.mistakes}>
			<Group
				name={hasAnomalous ? falseAlarms : above}
				explanation={falseAlarmsExplained}
				count={found.falseAlarms.length}
				all={normal.length}
				examples={shown.falseAlarms}
				none={noFalseAlarms}
			/>
			{hasAnomalous && (
				<Group
					name={misses}
					explanation={missesExplained}
					count={found.misses.length}
					all={anomalous.length}
					examples={shown.misses}
					none={noMisses}
				/>
			)}
		</div>
	);
}

interface GroupProps {
	name: string;
	explanation: string;
	count: number;
	all: number;
	examples: readonly ScoredExample[];
	none: string;
}

function Group({ name, explanation, count, all, examples, none }: GroupProps) {
	const { ofAll } = texts.value;
	return (
		<section class={css.group} aria-label={name}>
			<p class={css.count}>
				<strong>
					<Term name={name} explanation={explanation} />
				</strong>
				<span>{ofAll(formatNumber(count), formatNumber(all), formatShare(count / all, all))}</span>
			</p>
			{examples.length === 0 ? (
				<p class="small">{none}</p>
			) : (
				<ul class={css.row}>
					{examples.map((example) => (
						<li key={`${example.split} ${example.index}`}>
							<Thumbnail example={example} />
						</li>
					))}
				</ul>
			)}
		</section>
	);
}

/** A test example can be made the input of all views; others are only shown. */
function Thumbnail({ example }: { example: ScoredExample }) {
	const { split, index, score } = example;
	const image = pictureOf(example);
	const name = texts.value.exampleWithScore(nameOf(example), formatScore(score));
	if (split !== "test" || !image) {
		return (
			<span class={css.shown}>
				<PixelImage values={image} label={name} />
			</span>
		);
	}
	return (
		<button
			type="button"
			class="example"
			title={name}
			onClick={() => pickExample(index, labelOf(example), image.slice())}
		>
			<PixelImage values={image} />
		</button>
	);
}
