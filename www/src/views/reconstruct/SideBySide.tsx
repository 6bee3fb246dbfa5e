/** Several models side by side, or one of them enlarged. */

import { useSignalEffect } from "@preact/signals";
import { dataSetLacksModel } from "../../state/engine";
import { isPanelShown } from "../../state/panels";
import { type ModelFamily, ownModel, shownFamilies, shownModels, wantedOwnModel } from "../../state/reconstruction";
import { modelResult } from "../../state/results";
import { strings } from "../../strings";
import { DrawPanel } from "../drawing/DrawPanel";
import { LiveStrip } from "../drawing/LiveStrip";
import { modelTexts } from "../modelTexts";
import { MissingModel } from "../ownModels/MissingModel";
import { OwnModelSelect } from "../ownModels/OwnModelSelect";
import { announceResults } from "./announceResults";
import css from "./cards.module.css";
import { Inside } from "./inside/Inside";
import { LayoutSwitch } from "./LayoutSwitch";
import { MissingModels } from "./MissingModels";
import { ModelCard } from "./ModelCard";
import { chooseOwnModel, modelIdOf } from "./state";

interface Props {
	layout: "all" | ModelFamily;
}

export function SideBySide({ layout }: Props) {
	useSignalEffect(announceResults);
	return (
		<>
			<MissingModel wanted={wantedOwnModel.value} onDismiss={() => chooseOwnModel(undefined)} />
			<div class="bench">
				<DrawPanel>
					<LiveStrip images={reconstructions()} />
				</DrawPanel>
				<div class={css.results}>
					<Cards layout={layout} />
					{isPanelShown("inside") && !wantedModels(layout).every(dataSetLacksModel) && <Inside />}
				</div>
			</div>
		</>
	);
}

const reconstructions = () =>
	shownModels.value
		.filter((id) => !dataSetLacksModel(id))
		.map((id) => ({ name: modelTexts(id).name, values: modelResult(id).value?.output }));

const wantedModels = (layout: "all" | ModelFamily) =>
	(layout === "all" ? shownFamilies.value : [layout]).map(modelIdOf);

function Cards({ layout }: Props) {
	const wanted = wantedModels(layout);
	const shown = wanted.filter((id) => !dataSetLacksModel(id));
	const cards = shown.length === 4 ? `${css.cards} ${css.fourCards}` : css.cards;
	return (
		<section aria-labelledby="results-heading">
			<h2 id="results-heading" class="visually-hidden">
				{strings.value.results}
			</h2>
			<div class={css.arrangement}>
				{isPanelShown("layouts") && <LayoutSwitch />}
				<OwnModelSelect chosen={ownModel.value} onChoose={chooseOwnModel} />
			</div>
			<MissingModels models={wanted} />
			<div class={layout === "all" ? cards : css.cardsOne}>
				{shown.map((id) => (
					<ModelCard key={id} id={id} />
				))}
			</div>
		</section>
	);
}
