/** Some test examples to choose from, one of each class. */

import { dataSet } from "../../state/dataSet";
import { pickExample, subject } from "../../state/drawing";
import { engine } from "../../state/engine";
import { examples, examplesFailed, GROUPS_WITHOUT_CLASSES, otherExamples } from "../../state/examples";
import { exampleName, noun, strings } from "../../strings";
import { Icon } from "../../widgets/Icon";
import { PixelImage } from "../../widgets/PixelImage";
import css from "./ExampleStrip.module.css";
import { ExamplesFailed } from "./ExamplesFailed";

export function ExampleStrip() {
	const { examples: heading, examplesNote, example, otherExamples: othersName } = strings.value;
	// When the worker is lost, one notice for the whole page says so.
	if (engine.value.status === "lost") return null;
	if (examplesFailed.value) return <ExamplesFailed />;
	const offered = examples.value.length || GROUPS_WITHOUT_CLASSES; // so that nothing moves once they are there
	const others = Math.min(offered, dataSet.value.testCount - offered);
	const chosen = subject.value.kind === "example" ? subject.value.index : undefined;
	return (
		<div>
			<div class={css.head}>
				<h3 class="label">{heading(noun.value)}</h3>
				{others > 0 && (
					<button type="button" class="button button-quiet" onClick={() => void otherExamples()}>
						<Icon name="shuffle" />
						{othersName(others)}
					</button>
				)}
			</div>
			<ul class={css.list}>
				{examples.value.map(({ index, label, image }) => (
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
