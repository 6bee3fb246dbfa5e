/** Some test examples to choose from, one of each class. */

import { dataSet } from "../../state/dataSet";
import { padContent, pickExample } from "../../state/drawing";
import { engineState } from "../../state/engine";
import { GROUPS_WITHOUT_CLASSES, offeredExamples, offerOtherExamples, testExamplesFailed } from "../../state/examples";
import { exampleName, exampleNoun, strings } from "../../strings";
import { Icon } from "../../widgets/Icon";
import { PixelImage } from "../../widgets/PixelImage";
import css from "./ExampleStrip.module.css";
import { ExamplesFailed } from "./ExamplesFailed";

export function ExampleStrip() {
	const { examples: heading, examplesNote, example, otherExamples: othersName } = strings.value;
	// When the worker is lost, one notice for the whole page says so.
	if (engineState.value.status === "lost") return null;
	if (testExamplesFailed.value) return <ExamplesFailed />;
	const shownCount = offeredExamples.value.length || GROUPS_WITHOUT_CLASSES; // so that nothing moves once they are there
	const otherCount = Math.min(shownCount, dataSet.value.testCount - shownCount);
	const chosen = padContent.value.kind === "example" ? padContent.value.index : undefined;
	return (
		<div>
			<div class={css.head}>
				<h3 class="label">{heading(exampleNoun.value)}</h3>
				{otherCount > 0 && (
					<button type="button" class="button button-quiet" onClick={() => void offerOtherExamples()}>
						<Icon name="shuffle" />
						{othersName(otherCount)}
					</button>
				)}
			</div>
			<ul class={css.list}>
				{offeredExamples.value.map(({ index, label, image }) => (
					<li key={index}>
						<button
							type="button"
							class="example"
							aria-label={example(exampleName(index, label))}
							aria-pressed={index === chosen}
							onClick={() => pickExample(index, label, image)}
						>
							<PixelImage values={image} />
						</button>
					</li>
				))}
			</ul>
			<p class="small">{examplesNote}</p>
		</div>
	);
}
