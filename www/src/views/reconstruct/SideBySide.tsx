/** Several models side by side, or one of them enlarged. */

import { useSignalEffect } from "@preact/signals";
import { doesNotExist } from "../../state/engine";
import { isShown } from "../../state/panels";
import { type Family, ownModel, shownFamilies, shownModels, wantedOwnModel } from "../../state/reconstruction";
import { results } from "../../state/results";
import { strings } from "../../strings";
import { DrawPanel } from "../drawing/DrawPanel";
import { LiveStrip } from "../drawing/LiveStrip";
import { modelTexts } from "../modelTexts";
import { MissingModel } from "../ownModels/MissingModel";
import { OwnChooser } from "../ownModels/OwnChooser";
import { announceResults } from "./announceResults";
import css from "./cards.module.css";
import { Inside } from "./inside/Inside";
import { LayoutSwitch } from "./LayoutSwitch";
import { MissingModels } from "./MissingModels";
import { ModelCard } from "./ModelCard";
import { chooseOwn, modelIdOf } from "./state";

interface Props {
	layout: "all" | Family;
}

export function SideBySide({ layout }: Props) {
	useSignalEffect(announceResults);
	return (
		<>
			<MissingModel wanted={wantedOwnModel.value} onDismiss={() => chooseOwn(undefined)} />
			<div class="bench">
				<DrawPanel>
					<LiveStrip copies={reconstructions()} />
				</DrawPanel>
				<div class={css.results}>
					<Cards layout={layout} />
					{isShown("inside") && !wantedModels(layout).every(doesNotExist) && <Inside />}
				</div>
			</div>
		</>
	);
}

const reconstructions = () =>
	shownModels.value
		.filter((id) => !doesNotExist(id))
		.map((id) => ({ name: modelTexts(id).name, values: results(id).value?.output }));

const wantedModels = (layout: "all" | Family) => (layout === "all" ? shownFamilies.value : [layout]).map(modelIdOf);

function Cards({ layout }: Props) {
	const wanted = wantedModels(layout);
	const shown = wanted.filter((id) => !doesNotExist(id));
	const cards = shown.length === 4 ? `${css.cards} ${css.fourCards}` : css.cards;
	return (
		<section aria-labelledby="results-heading">
			<h2 id="results-heading" class="visually-hidden">
				{strings.value.results}
			</h2>
			<div class={css.arrangement}>
				{isShown("layouts") && <LayoutSwitch />}
				<OwnChooser chosen={ownModel.value} onChoose={chooseOwn} />
			</div>
			<MissingModels of={wanted} />
			<div class={layout === "all" ? cards : css.cardsOne}>
				{shown.map((id) => (
					<ModelCard key={id} id={id} />
				))}
			</div>
		</section>
	);
}
