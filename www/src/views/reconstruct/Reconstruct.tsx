/** The view that the page opens with: draw on one side, see the models answer on the other. */

import { useSignalEffect } from "@preact/signals";
import { strings } from "../../strings";
import { DrawPanel } from "../drawing/DrawPanel";
import { ViewIntro } from "../ViewIntro";
import { Inside } from "./inside/Inside";
import { LayoutSwitch } from "./LayoutSwitch";
import { LiveStrip } from "./LiveStrip";
import { ModelCard } from "./ModelCard";
import { families, idOf, layout } from "./state";
import { tell } from "./tell";

export function Reconstruct() {
	const { title, intro, tryThisText } = strings.value;
	useSignalEffect(tell);
	return (
		<>
			<ViewIntro title={title} lead={intro} tryText={tryThisText} />
			<div class="bench">
				<DrawPanel>
					<LiveStrip />
				</DrawPanel>
				<div class="answers">
					<Cards />
					<Inside />
				</div>
			</div>
		</>
	);
}

function Cards() {
	const shown = layout.value === "all" ? families : [layout.value];
	return (
		<section aria-labelledby="results-heading">
			<h2 id="results-heading" class="visually-hidden">
				{strings.value.results}
			</h2>
			<div class="arrangement">
				<LayoutSwitch />
			</div>
			<div class={layout.value === "all" ? "cards" : "cards-one"}>
				{shown.map((family) => (
					<ModelCard key={family} id={idOf(family)} />
				))}
			</div>
		</section>
	);
}
