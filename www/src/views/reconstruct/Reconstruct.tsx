/** The view that the page opens with: draw on one side, see the three models answer on the other. */

import { useSignalEffect } from "@preact/signals";
import { variational } from "../../state/reconstruction";
import { strings } from "../../strings";
import { DrawPanel } from "../drawing/DrawPanel";
import { ViewIntro } from "../ViewIntro";
import { LiveStrip } from "./LiveStrip";
import { ModelCard } from "./ModelCard";
import { tell } from "./tell";

export function Reconstruct() {
	const { title, intro, tryThisText, results } = strings.value;
	useSignalEffect(tell);
	return (
		<>
			<ViewIntro title={title} lead={intro} tryText={tryThisText} />
			<div class="bench">
				<DrawPanel>
					<LiveStrip />
				</DrawPanel>
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
