/** The examples with the highest scores, each with its reconstruction and error. */

import { nameOfClass } from "../../state/dataSet";
import { pickTestExample } from "../../state/examples";
import { enlargeModel } from "../../state/reconstruction";
import { openView } from "../../state/urlState";
import { formatNumber, joinSentences, strings } from "../../strings";
import { symmetricExtent } from "../../widgets/colour";
import { csvFile, toCsv } from "../../widgets/csv";
import { download } from "../../widgets/download";
import { Icon } from "../../widgets/Icon";
import { PixelImage } from "../../widgets/PixelImage";
import { useFocusFallback } from "../../widgets/useFocusFallback";
import { isAlarm, type ScoredExample } from "./groups";
import { formatScore, nameOf } from "./names";
import { allRanked, moreCount, pathOf, rankedExamples, showMore } from "./pictures";
import css from "./Ranked.module.css";
import { labelOf, threshold } from "./results";
import { anomalySource, EXCLUDED_CLASSES, excludedClasses, model, ONLY_DRAWING, scoreKind } from "./state";
import { texts } from "./texts";

type RankedExample = (typeof rankedExamples.value)[number];

export function Ranked() {
	const { ranked, rankedNote, rankedOwn } = texts.value;
	const section = useFocusFallback<HTMLElement>(moreCount.value);
	const count = allRanked.value.length;
	const ranksAll = allRanked.value.some(({ split }) => split === "train");
	if (rankedExamples.value.length === 0) return null;
	return (
		<section ref={section} tabIndex={-1} class={css.ranked} aria-labelledby="ranked-heading">
			<h2 id="ranked-heading" class="figures-caption">
				{ranked}
			</h2>
			<p class="figures-note">{joinSentences(rankedNote, ranksAll && rankedOwn(formatNumber(count)))}</p>
			<ol>
				{rankedExamples.value.map((example) => (
					<li key={`${example.split} ${example.index}`}>
						<Row example={example} />
					</li>
				))}
			</ol>
			<RankedButtons />
		</section>
	);
}

function RankedButtons() {
	const { more, saveCsv } = texts.value;
	return (
		<div class={css.more}>
			{moreCount.value > 0 && (
				<button type="button" class="button" onClick={showMore}>
					{more(moreCount.value)}
				</button>
			)}
			<button type="button" class="button" onClick={downloadCsv}>
				<Icon name="table" />
				{saveCsv}
			</button>
		</div>
	);
}

/** Downloads a row for each ranked example, shown or not. */
function downloadCsv(): void {
	const rows = allRanked.value.map((scored, rank) => {
		const label = labelOf(scored);
		const [path, className] = [pathOf(scored) ?? "", label === undefined ? "" : nameOfClass(label)];
		const flags = [isAlarm(scored.score, threshold.value), isAnomalous(scored)].map(Number);
		return [rank + 1, scored.score, ...flags, scored.split, scored.index, className, path];
	});
	const head = ["rank", scoreKind.value, "alarm", "anomalous", "part", "index", "class", "file"];
	download("ranked.csv", csvFile(toCsv([head, ...rows])));
}

function isAnomalous(scored: ScoredExample): boolean {
	if (scored.split === "other") return true;
	return anomalySource.value === EXCLUDED_CLASSES && excludedClasses.value.includes(labelOf(scored) ?? -1);
}

/** Empty where only the drawing is anomalous: then examples are neither normal nor anomalous. */
function groupNameOf(example: RankedExample): string {
	const { anomalousMark, normalMark, learntMark } = texts.value;
	if (isAnomalous(example)) return anomalousMark;
	if (example.split === "train") return learntMark;
	return anomalySource.value === ONLY_DRAWING ? "" : normalMark;
}

function Row({ example }: { example: RankedExample }) {
	const { input, reconstruction, error, open } = texts.value;
	const { labelled } = strings.value;
	const { split, index, score, image, output, error: values } = example;
	const name = nameOf(example);
	const openExample = () => {
		void pickTestExample(index);
		if (model.value !== undefined) enlargeModel(model.value);
		openView("reconstruct");
	};
	const pictures = (
		<span class={css.triple}>
			<PixelImage values={image} label={labelled(name, input)} />
			<PixelImage values={output} label={labelled(name, reconstruction)} />
			<PixelImage
				values={values}
				colourMap="signed"
				range={values ? symmetricExtent(values) : [-1, 1]}
				label={labelled(name, error)}
			/>
		</span>
	);
	return (
		<>
			{split !== "test" ? (
				pictures
			) : (
				<button type="button" class={css.open} aria-label={open(name, formatScore(score))} onClick={openExample}>
					{pictures}
				</button>
			)}
			<p class={css.rankedName}>
				<span>{name}</span>
				<span class="small">{[formatScore(score), groupNameOf(example)].filter(Boolean).join(" · ")}</span>
			</p>
		</>
	);
}
