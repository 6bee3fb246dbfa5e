/** The strangest examples, with what the model makes of them. */

import { pickExample } from "../../state/drawing";
import { testLabels } from "../../state/examples";
import { openView } from "../../state/urlState";
import { symmetricExtent } from "../../widgets/colour";
import { PixelImage } from "../../widgets/PixelImage";
import { formatScore, nameOf } from "./names";
import css from "./Ranked.module.css";
import { against, CLASSES, excluded } from "./state";
import { texts } from "./texts";
import { strangestExamples } from "./works";

type Strange = (typeof strangestExamples.value)[number];

export function Ranked() {
	const { ranked, rankedNote } = texts.value;
	if (strangestExamples.value.length === 0) return null;
	return (
		<section class={css.ranked} aria-labelledby="ranked-heading">
			<h2 id="ranked-heading" class="figures-caption">
				{ranked}
			</h2>
			<p class="figures-note">{rankedNote}</p>
			<ol>
				{strangestExamples.value.map((example) => (
					<li key={`${example.part} ${example.index}`}>
						<Row example={example} />
					</li>
				))}
			</ol>
		</section>
	);
}

function isAnomalous({ part, index }: Strange): boolean {
	if (part === "other") return true;
	return against.value === CLASSES && excluded.value.includes(testLabels.value[index] ?? -1);
}

function Row({ example }: { example: Strange }) {
	const { input, reconstruction, error, open, anomalousMark, normalMark } = texts.value;
	const { part, index, score, image, output, error: values } = example;
	const name = nameOf(example);
	const openExample = () => {
		if (image) pickExample(index, testLabels.peek()[index], image.slice());
		openView("reconstruct");
	};
	const pictures = (
		<span class={css.triple}>
			<PixelImage values={image} label={`${name}: ${input}`} />
			<PixelImage values={output} label={`${name}: ${reconstruction}`} />
			<PixelImage
				values={values}
				map="signed"
				range={values ? symmetricExtent(values) : [-1, 1]}
				label={`${name}: ${error}`}
			/>
		</span>
	);
	return (
		<>
			{part === "other" ? (
				pictures
			) : (
				<button type="button" class={css.open} aria-label={open(name, formatScore(score))} onClick={openExample}>
					{pictures}
				</button>
			)}
			<p class={css.rankedName}>
				<span>{name}</span>
				<span class="small">
					{formatScore(score)} · {isAnomalous(example) ? anomalousMark : normalMark}
				</span>
			</p>
		</>
	);
}
