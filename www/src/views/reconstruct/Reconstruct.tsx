/** The view that the page opens with: draw on one side, see the three models answer on the other. */

import { variational } from "../../state/engine";
import { strings } from "../../strings";
import { DrawPanel } from "./DrawPanel";
import { ModelCard } from "./ModelCard";

export function Reconstruct() {
	const { title, intro, tryThis, tryThisText, results } = strings.value;
	return (
		<>
			<div class="intro">
				<h1>{title}</h1>
				<p class="lead">{intro}</p>
				<p class="try">
					<strong>{tryThis}</strong> {tryThisText}
				</p>
			</div>
			<div class="bench">
				<DrawPanel />
				<section class="cards" aria-labelledby="results-heading">
					<h2 id="results-heading" class="visually-hidden">
						{results}
					</h2>
					<ModelCard id="vanilla" />
					<ModelCard id="convolutional" />
					<ModelCard id={variational.value} />
				</section>
			</div>
		</>
	);
}
