/** Everything that shows how the models learn. */

import { computed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { layerSizesText } from "../../../engine/config";
import { compatibleOwnModels } from "../../../state/modelSelection";
import {
	evaluatorFailed,
	historyRevision,
	isTrainingActive,
	lossHistories,
	selectedRun,
	selectRun,
	snapshot,
	syncDrawingReconstructions,
	trainingInfo,
	trainingPhase,
} from "../../../state/training/session";
import { joinSentences, strings } from "../../../strings";
import { Segmented } from "../../../widgets/Segmented";
import { DrawPanel } from "../../drawing/DrawPanel";
import { modelTexts } from "../../modelTexts";
import { OpenIn } from "../../ownModels/OpenIn";
import { RESULTS_ID } from "../run/reveal";
import { isSettingUpNext } from "../run/state";
import { modelLetters } from "../setup/settings";
import { CheckpointSlider } from "./CheckpointSlider";
import { Curves } from "./Curves";
import { LatentUse } from "./LatentUse";
import { hasMap, LiveMap, NoMap } from "./LiveMap";
import { Norms } from "./Norms";
import { PanelSwitch, visiblePanel } from "./PanelSwitch";
import { Pictures } from "./Pictures";
import { syncPcaErrors } from "./pcaErrors";
import { TestMetrics } from "./TestMetrics";
import { texts } from "./texts";
import css from "./Watch.module.css";

/** A training has losses to show before its models are evaluated for the first time; a curve needs two of them. */
const hasResults = computed(() => {
	void historyRevision.value; // the histories grow with it
	return snapshot.value !== undefined || lossHistories.value.some(({ steps }) => steps > 1);
});

function ModelSwitch({ count }: { count: number }) {
	const { inspect: legend, modelName: nameOf } = texts.value;
	const options = modelLetters.slice(0, count).map((name, index) => {
		return { value: String(index), name: nameOf(name), content: name };
	});
	const choose = (value: string) => selectRun(Number(value));
	return <Segmented legend={legend} options={options} chosen={String(selectedRun.value)} onChoose={choose} />;
}

/** Names the models of the last training, whose results are still shown while the next one is set up. */
function PreviousTrainingNote() {
	const configs = trainingInfo.value?.configs ?? [];
	if (!isSettingUpNext.value || trainingPhase.value.kind !== "ended" || configs.length === 0) return null;
	return (
		<p class="small">
			{texts.value.stopped(strings.value.joinNames(configs.map(({ model }) => layerSizesText(model))))}
		</p>
	);
}

/** The model shown here can be used in the other views, too. */
function OpenInOtherViews() {
	const model = compatibleOwnModels.value.find(({ id }) => id === "live");
	return model ? <OpenIn model={model} name={modelTexts("live").name} /> : null;
}

function hasSelectedRunMap(): boolean {
	return hasMap(trainingInfo.value?.configs[selectedRun.value]);
}

function Head() {
	const { heading, inspect } = texts.value;
	const count = trainingInfo.value?.configs.length ?? 0;
	return (
		<div class={hasSelectedRunMap() ? `${css.head} ${css.switching}` : css.head}>
			<h2 id="watch-heading">{heading}</h2>
			{hasResults.value && hasSelectedRunMap() && (
				<div class={css.panels}>
					<PanelSwitch />
				</div>
			)}
			{count > 1 && (
				<div class={css.models}>
					<span aria-hidden="true">{inspect}</span>
					<ModelSwitch count={count} />
				</div>
			)}
		</div>
	);
}

/** What is in view while it trains. */
function Results() {
	const withMap = hasSelectedRunMap();
	const chosen = visiblePanel.value === "map" ? css.showsMap : css.showsCurves;
	return (
		<div id={RESULTS_ID} class={withMap ? `${css.results} ${css.withMap} ${chosen}` : css.results}>
			<Curves />
			<Pictures />
			{withMap && <LiveMap />}
		</div>
	);
}

/** What else can be seen of the models in training. */
function Details() {
	const { drawOwn, picturesNote, inputNote } = texts.value;
	return (
		<div class={css.more}>
			<CheckpointSlider />
			<OpenInOtherViews />
			<details class="fold">
				<summary>{drawOwn}</summary>
				<p class="small">
					{joinSentences(picturesNote, trainingInfo.value?.configs[0]?.noise ? inputNote : undefined)}
				</p>
				<DrawPanel />
			</details>
			<TestMetrics />
			<div class={css.details}>
				<LatentUse />
				<Norms />
			</div>
			<NoMap />
		</div>
	);
}

export function Watch() {
	const { evaluatorFailed: evaluatorFailedNote, waiting } = texts.value;
	useEffect(syncDrawingReconstructions, []);
	useEffect(syncPcaErrors, []);
	if (!hasResults.value && !isTrainingActive.value) return null;
	return (
		<section class={css.watch} aria-labelledby="watch-heading">
			<Head />
			{evaluatorFailed.value && <p class="small">{evaluatorFailedNote}</p>}
			<PreviousTrainingNote />
			{hasResults.value ? (
				<div class={snapshot.value || !isTrainingActive.value ? undefined : css.waiting}>
					<Results />
				</div>
			) : (
				<p id={RESULTS_ID} class={`placeholder ${css.waiting}`}>
					{waiting}
				</p>
			)}
			{snapshot.value && <Details />}
		</section>
	);
}
