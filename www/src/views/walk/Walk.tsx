/** The view for exploring the latent space. */

import { useEffect } from "preact/hooks";
import { dataSetLacksModel } from "../../state/engine";
import { isWalkable, ownModelId } from "../../state/modelSelection";
import { isPanelShown } from "../../state/panels";
import { strings } from "../../strings";
import { Deferred } from "../../widgets/Deferred";
import { Segmented } from "../../widgets/Segmented";
import { DrawPanel } from "../drawing/DrawPanel";
import { ModelFailed } from "../ModelFailed";
import { MissingModel } from "../ownModels/MissingModel";
import { OwnModelSelect } from "../ownModels/OwnModelSelect";
import { MissingModels } from "../reconstruct/MissingModels";
import { ViewIntro } from "../ViewIntro";
import { Arithmetic } from "./Arithmetic";
import { Decoded } from "./Decoded";
import { Dimensions } from "./Dimensions";
import { Interpolation } from "./Interpolation";
import { LatentMap } from "./LatentMap";
import { MapTools } from "./MapTools";
import { PLAIN_MODEL, syncPath } from "./path";
import { chooseModel, model, pretrainedWalkIds, wantedModel } from "./state";
import { texts } from "./texts";
import css from "./Walk.module.css";
import { syncWorkerResults } from "./workerResults";

function ModelSwitch() {
	const { latentDimensions, latentDimension } = strings.value;
	const options = pretrainedWalkIds.map((value) => {
		const size = value === "variational-2" ? "2" : "16";
		return { value, content: latentDimension(size), name: latentDimension(size) };
	});
	return (
		<div class={css.model}>
			<span aria-hidden="true">{latentDimensions}</span>
			<Segmented legend={latentDimensions} options={options} chosen={model.value} onChoose={chooseModel} />
			<OwnModelSelect
				chosen={ownModelId(model.value)}
				fits={isWalkable}
				onChoose={(id) => chooseModel(id ?? pretrainedWalkIds[0])}
			/>
		</div>
	);
}

export function Walk() {
	const { title, lead, tryText, position, drawOrPick } = texts.value;
	useEffect(syncWorkerResults, []);
	useEffect(syncPath, []);
	return (
		<>
			<ViewIntro title={title} lead={lead} tryText={tryText} />
			<MissingModel wanted={wantedModel.value} onDismiss={() => chooseModel(pretrainedWalkIds[0])} />
			<MissingModels models={[model.value, PLAIN_MODEL]} />
			{[model.value, PLAIN_MODEL].map((id) => !dataSetLacksModel(id) && <ModelFailed key={id} id={id} />)}
			{dataSetLacksModel(model.value) ? (
				<section class={css.walk} aria-label={position}>
					<div class={css.head}>
						<ModelSwitch />
					</div>
				</section>
			) : (
				<>
					<section class={css.walk} aria-label={position}>
						<div class={css.head}>
							<ModelSwitch />
							<Decoded />
						</div>
						<div class={css.map} data-tour-scroll-target>
							<LatentMap />
							<MapTools />
						</div>
						<Dimensions />
						<details class={`fold ${css.draw}`}>
							<summary>{drawOrPick}</summary>
							<DrawPanel />
						</details>
					</section>
					<Deferred>{isPanelShown("path") && <Interpolation />}</Deferred>
					<Deferred>{isPanelShown("arithmetic") && <Arithmetic />}</Deferred>
				</>
			)}
		</>
	);
}
