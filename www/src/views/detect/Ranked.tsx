/** The strangest examples, with what the model makes of them. */

import { className } from "../../state/dataSet";
import { pickTestExample } from "../../state/examples";
import { enlarge } from "../../state/reconstruction";
import { openView } from "../../state/urlState";
import { formatNumber, joinSentences, strings } from "../../strings";
import { symmetricExtent } from "../../widgets/colour";
import { csvFile, toCsv } from "../../widgets/csv";
import { download } from "../../widgets/download";
import { Icon } from "../../widgets/Icon";
import { PixelImage } from "../../widgets/PixelImage";
import { useFocusFallback } from "../../widgets/useFocusFallback";
import { isAlarm, type Scored } from "./groups";
import { formatScore, nameOf } from "./names";
import { allRanked, moreCount, pathOf, showMore, strangestExamples } from "./pictures";
import css from "./Ranked.module.css";
import { labelOf, threshold } from "./results";
import { against, CLASSES, DRAWING, excluded, model, score as shownScore } from "./state";
import { texts } from "./texts";

type Strange = (typeof strangestExamples.value)[number];

export function Ranked() {
	const { ranked, rankedNote, rankedOwn } = texts.value;
	const part = useFocusFallback<HTMLElement>(moreCount.value);
	const count = allRanked.value.length;
	const ranksAll = allRanked.value.some(({ part }) => part === "train");
	if (strangestExamples.value.length === 0) return null;
	return (
		<section ref={part} tabIndex={-1} class={css.ranked} aria-labelledby="ranked-heading">
			<h2 id="ranked-heading" class="figures-caption">
				{ranked}
			</h2>
			<p class="figures-note">{joinSentences(rankedNote, ranksAll && rankedOwn(formatNumber(count)))}</p>
			<ol>
				{strangestExamples.value.map((example) => (
					<li key={`${example.part} ${example.index}`}>
						<Row example={example} />
					</li>
				))}
			</ol>
			<More />
		</section>
	);
}

function More() {
	const { more, saveCsv } = texts.value;
	return (
		<div class={css.more}>
			{moreCount.value > 0 && (
				<button type="button" class="button" onClick={showMore}>
					{more(moreCount.value)}
				</button>
			)}
			<button type="button" class="button" onClick={save}>
				<Icon name="table" />
				{saveCsv}
			</button>
		</div>
	);
}

/** All that are ranked, a row for each. */
function save(): void {
	const rows = allRanked.value.map((scored, rank) => {
		const label = labelOf(scored);
		const [name, of] = [pathOf(scored) ?? "", label === undefined ? "" : className(label)];
		const flags = [isAlarm(scored.score, threshold.value), isAnomalous(scored)].map(Number);
		return [rank + 1, scored.score, ...flags, scored.part, scored.index, of, name];
	});
	const head = ["rank", shownScore.value, "alarm", "anomalous", "part", "index", "class", "file"];
	download("ranked.csv", csvFile(toCsv([head, ...rows])));
}

function isAnomalous(scored: Scored): boolean {
	if (scored.part === "other") return true;
	return against.value === CLASSES && excluded.value.includes(labelOf(scored) ?? -1);
}

/** Where nothing is said to be anomalous, nothing is normal either. */
function markOf(example: Strange): string {
	const { anomalousMark, normalMark, learntMark } = texts.value;
	if (isAnomalous(example)) return anomalousMark;
	if (example.part === "train") return learntMark;
	return against.value === DRAWING ? "" : normalMark;
}

function Row({ example }: { example: Strange }) {
	const { input, reconstruction, error, open } = texts.value;
	const { labelled } = strings.value;
	const { part, index, score, image, output, error: values } = example;
	const name = nameOf(example);
	const openExample = () => {
		void pickTestExample(index);
		if (model.value !== undefined) enlarge(model.value);
		openView("reconstruct");
	};
	const pictures = (
		<span class={css.triple}>
			<PixelImage values={image} label={labelled(name, input)} />
			<PixelImage values={output} label={labelled(name, reconstruction)} />
			<PixelImage
				values={values}
				map="signed"
				range={values ? symmetricExtent(values) : [-1, 1]}
				label={labelled(name, error)}
			/>
		</span>
	);
	return (
		<>
			{part !== "test" ? (
				pictures
			) : (
				<button type="button" class={css.open} aria-label={open(name, formatScore(score))} onClick={openExample}>
					{pictures}
				</button>
			)}
			<p class={css.rankedName}>
				<span>{name}</span>
				<span class="small">{[formatScore(score), markOf(example)].filter(Boolean).join(" · ")}</span>
			</p>
		</>
	);
}
