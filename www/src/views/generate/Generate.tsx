/** The view in which digits come from codes drawn by chance. */

import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { keepTrainDigits } from "../../state/trainDigits";
import { MissingModel } from "../keep/MissingModel";
import { ViewIntro } from "../ViewIntro";
import { Chosen } from "./Chosen";
import { Controls } from "./Controls";
import { keepSearched } from "./neighbours";
import { PlainModels } from "./PlainModels";
import { SampleGrid } from "./SampleGrid";
import { keepAllSampled } from "./samples";
import { firstGenerator, wantedModel, wantedPlain } from "./state";
import { tell } from "./tell";
import { texts } from "./texts";
import { keepMeasuring } from "./yardstick";
import "../../styles/figures.css";
import "../../styles/generate.css";
import "../../styles/generate-chosen.css";

function dropGenerator(): void {
	wantedModel.value = firstGenerator;
}

function dropPlain(): void {
	wantedPlain.value = undefined;
}

export function Generate() {
	const { title, lead, tryText } = texts.value;
	useEffect(keepAllSampled, []);
	useEffect(keepTrainDigits, []);
	useEffect(keepSearched, []);
	useEffect(keepMeasuring, []);
	useSignalEffect(tell);
	return (
		<>
			<ViewIntro title={title} lead={lead} tryText={tryText} />
			<MissingModel wanted={wantedModel.value} onDismiss={dropGenerator} />
			<MissingModel wanted={wantedPlain.value} onDismiss={dropPlain} />
			<Controls />
			<div class="generate-main">
				<SampleGrid />
				<Chosen />
			</div>
			<PlainModels />
		</>
	);
}
