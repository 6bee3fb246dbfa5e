/** The view in which examples are decoded from random codes. */

import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { dataSetLacksModel } from "../../state/engine";
import { syncTrainExamples } from "../../state/trainExamples";
import { Deferred } from "../../widgets/Deferred";
import { MissingModel } from "../ownModels/MissingModel";
import { MissingModels } from "../reconstruct/MissingModels";
import { ViewIntro } from "../ViewIntro";
import { announceResults } from "./announceResults";
import { ChosenSample } from "./ChosenSample";
import { Controls } from "./Controls";
import { syncNeighbours } from "./neighbours";
import { PlainModels } from "./PlainModels";
import { SampleGrid } from "./SampleGrid";
import { syncSamples } from "./samples";
import { defaultGenerator, generatorModel, pretrainedPlainIds, wantedModel, wantedOwnPlain } from "./state";
import { syncTestBaseline } from "./testBaseline";
import { texts } from "./texts";
import "../../styles/figures.css";
import css from "./Generate.module.css";

function resetGenerator(): void {
	wantedModel.value = defaultGenerator;
}

function clearOwnPlain(): void {
	wantedOwnPlain.value = undefined;
}

export function Generate() {
	const { title, lead, tryText } = texts.value;
	useEffect(syncSamples, []);
	useEffect(syncTrainExamples, []);
	useEffect(syncNeighbours, []);
	useEffect(syncTestBaseline, []);
	useSignalEffect(announceResults);
	return (
		<>
			<ViewIntro title={title} lead={lead} tryText={tryText} />
			<MissingModel wanted={wantedModel.value} onDismiss={resetGenerator} />
			<MissingModel wanted={wantedOwnPlain.value} onDismiss={clearOwnPlain} />
			<Controls />
			{dataSetLacksModel(generatorModel.value) ? (
				<MissingModels models={[generatorModel.value, ...pretrainedPlainIds]} />
			) : (
				<div class={css.main}>
					<SampleGrid />
					<ChosenSample />
				</div>
			)}
			<Deferred>
				<PlainModels />
			</Deferred>
		</>
	);
}
