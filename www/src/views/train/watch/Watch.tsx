/** Everything that shows how the models learn. */

import { computed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { layerSizes } from "../../../engine/config";
import { choosable } from "../../../state/modelSelection";
import {
	evaluatorFailed,
	histories,
	isOccupied,
	phase,
	progressCount,
	selectedRun,
	selectRun,
	session,
	snapshot,
	syncDrawingViews,
} from "../../../state/training/session";
import { joinSentences, strings } from "../../../strings";
import { Segmented } from "../../../widgets/Segmented";
import { DrawPanel } from "../../drawing/DrawPanel";
import { modelTexts } from "../../modelTexts";
import { OpenIn } from "../../ownModels/OpenIn";
import { RESULTS_ID } from "../run/reveal";
import { isSettingUp } from "../run/state";
import { modelNames } from "../setup/settings";
import { Curves } from "./Curves";
import { LatentUse } from "./LatentUse";
import { hasMap, LiveMap, NoMap } from "./LiveMap";
import { Norms } from "./Norms";
import { PanelSwitch, panel } from "./PanelSwitch";
import { Pictures } from "./Pictures";
import { syncPca } from "./pca";
import { TestMetrics } from "./TestMetrics";
import { TimeMachine } from "./TimeMachine";
import { texts } from "./texts";
import css from "./Watch.module.css";

/** A training has losses to show before its models are looked at for the first time. */
const hasResults = computed(() => {
	void progressCount.value; // the histories grow with it
	return snapshot.value !== undefined || histories.value.some(({ steps }) => steps > 1);
});

function ModelSwitch({ count }: { count: number }) {
	const { inspect: legend, modelName: nameOf } = texts.value;
	const options = modelNames.slice(0, count).map((name, index) => {
		return { value: String(index), name: nameOf(name), content: name };
	});
	const choose = (value: string) => selectRun(Number(value));
	return <Segmented legend={legend} options={options} chosen={String(selectedRun.value)} onChoose={choose} />;
}

/** The settings above may not be those of what is shown. */
function Stopped() {
	const configs = session.value?.configs ?? [];
	if (!isSettingUp.value || phase.value.kind !== "ended" || configs.length === 0) return null;
	return <p class="small">{texts.value.stopped(strings.value.names(configs.map(({ model }) => layerSizes(model))))}</p>;
}

/** The model shown here can be used in the other views, too. */
function OpenInOtherViews() {
	const model = choosable.value.find(({ id }) => id === "live");
	return model ? <OpenIn model={model} name={modelTexts("live").name} /> : null;
}

function isMapped(): boolean {
	return hasMap(session.value?.configs[selectedRun.value]);
}

function Head() {
	const { heading, inspect } = texts.value;
	const count = session.value?.configs.length ?? 0;
	return (
		<div class={isMapped() ? `${css.head} ${css.switching}` : css.head}>
			<h2 id="watch-heading">{heading}</h2>
			{hasResults.value && isMapped() && (
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
	const withMap = isMapped();
	const chosen = panel.value === "map" ? css.showsMap : css.showsCurves;
	return (
		<div id={RESULTS_ID} class={withMap ? `${css.results} ${css.withMap} ${chosen}` : css.results}>
			<Curves />
			<Pictures />
			{withMap && <LiveMap />}
		</div>
	);
}

/** All else of what it has learnt. */
function Details() {
	const { drawOwn, picturesNote, inputNote } = texts.value;
	return (
		<div class={css.more}>
			<TimeMachine />
			<OpenInOtherViews />
			<details class="fold">
				<summary>{drawOwn}</summary>
				<p class="small">{joinSentences(picturesNote, session.value?.configs[0]?.noise ? inputNote : undefined)}</p>
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
	useEffect(syncDrawingViews, []);
	useEffect(syncPca, []);
	if (!snapshot.value && !isOccupied.value) return null;
	return (
		<section class={css.watch} aria-labelledby="watch-heading">
			<Head />
			{evaluatorFailed.value && <p class="small">{evaluatorFailedNote}</p>}
			<Stopped />
			{hasResults.value ? (
				<div class={snapshot.value ? undefined : css.waiting}>
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
