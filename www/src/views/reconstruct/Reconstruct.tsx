/** The first view: draw on one side, see the models' reconstructions on the other. */

import { useSignalEffect } from "@preact/signals";
import { own, wantedOwn } from "../../state/reconstruction";
import { strings } from "../../strings";
import { DrawPanel } from "../drawing/DrawPanel";
import { MissingModel } from "../ownModels/MissingModel";
import { OwnChooser } from "../ownModels/OwnChooser";
import { ViewIntro } from "../ViewIntro";
import { announceResults } from "./announceResults";
import css from "./cards.module.css";
import { Inside } from "./inside/Inside";
import { LayoutSwitch } from "./LayoutSwitch";
import { LiveStrip } from "./LiveStrip";
import { ModelCard } from "./ModelCard";
import { chooseOwn, idOf, layout, shownFamilies } from "./state";

export function Reconstruct() {
	const { title, intro, tryThisText } = strings.value;
	useSignalEffect(announceResults);
	return (
		<>
			<ViewIntro title={title} lead={intro} tryText={tryThisText} />
			<MissingModel wanted={wantedOwn.value} onDismiss={() => chooseOwn(undefined)} />
			<div class="bench">
				<DrawPanel>
					<LiveStrip />
				</DrawPanel>
				<div class={css.results}>
					<Cards />
					<Inside />
				</div>
			</div>
		</>
	);
}

function Cards() {
	const cards = shownFamilies.value.length === 4 ? `${css.cards} ${css.fourCards}` : css.cards;
	const shown = layout.value === "all" ? shownFamilies.value : [layout.value];
	return (
		<section aria-labelledby="results-heading">
			<h2 id="results-heading" class="visually-hidden">
				{strings.value.results}
			</h2>
			<div class={css.arrangement}>
				<LayoutSwitch />
				<OwnChooser chosen={own.value} onChoose={chooseOwn} />
			</div>
			<div class={layout.value === "all" ? cards : css.cardsOne}>
				{shown.map((family) => (
					<ModelCard key={family} id={idOf(family)} />
				))}
			</div>
		</section>
	);
}
