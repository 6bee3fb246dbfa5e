/** Everything that shows how the models learn. */

import { useEffect } from "preact/hooks";
import { layerSizes } from "../../../engine/config";
import { choosable } from "../../../state/modelSelection";
import {
	evaluatorFailed,
	isOpen,
	phase,
	selectedRun,
	selectRun,
	session,
	snapshot,
	syncDrawingViews,
} from "../../../state/training/session";
import { Segmented } from "../../../widgets/Segmented";
import { DrawPanel } from "../../drawing/DrawPanel";
import { modelTexts } from "../../modelTexts";
import { OpenIn } from "../../ownModels/OpenIn";
import { modelNames } from "../setup/settings";
import { Curves } from "./Curves";
import { LatentUse } from "./LatentUse";
import { LiveMap } from "./LiveMap";
import { Norms } from "./Norms";
import { Pictures } from "./Pictures";
import { syncPca } from "./pca";
import { TestMetrics } from "./TestMetrics";
import { TimeMachine } from "./TimeMachine";
import { texts } from "./texts";
import css from "./Watch.module.css";

function ModelSwitch({ count }: { count: number }) {
	const { inspect: legend, modelName: nameOf } = texts.value;
	const options = modelNames.slice(0, count).map((name, index) => {
		return { value: String(index), name: nameOf(name), content: name };
	});
	const choose = (value: string) => selectRun(Number(value));
	return <Segmented legend={legend} options={options} chosen={String(selectedRun.value)} onChoose={choose} />;
}

/** The settings above may have changed since the training was stopped. */
function Stopped() {
	const configs = session.value?.configs ?? [];
	if (phase.value.kind !== "ended" || configs.length === 0) return null;
	return <p class="small">{texts.value.stopped(configs.map(({ model }) => layerSizes(model)).join(", "))}</p>;
}

/** The model shown here can be used in the other views, too. */
function OpenInOtherViews() {
	const model = choosable.value.find(({ id }) => id === "live");
	return model ? <OpenIn model={model} name={modelTexts("live").name} /> : null;
}

export function Watch() {
	const { heading, inspect: inspectName, evaluatorFailed: evaluatorFailedNote, waiting } = texts.value;
	useEffect(syncDrawingViews, []);
	useEffect(syncPca, []);
	const count = session.value?.configs.length ?? 0;
	if (!snapshot.value) return isOpen.value ? <p class="small">{waiting}</p> : null;
	return (
		<section class={css.watch} aria-labelledby="watch-heading">
			<div class={css.head}>
				<h2 id="watch-heading">{heading}</h2>
				{count > 1 && (
					<div class={css.models}>
						<span aria-hidden="true">{inspectName}</span>
						<ModelSwitch count={count} />
					</div>
				)}
			</div>
			{evaluatorFailed.value && <p class="small">{evaluatorFailedNote}</p>}
			<Stopped />
			<div class={css.main}>
				<div class={css.losses}>
					<Curves />
					<TestMetrics />
				</div>
				<LiveMap />
			</div>
			<TimeMachine />
			<OpenInOtherViews />
			<Pictures />
			<details class="fold">
				<summary>{texts.value.drawOwn}</summary>
				<DrawPanel />
			</details>
			<div class={css.details}>
				<LatentUse />
				<Norms />
			</div>
		</section>
	);
}
