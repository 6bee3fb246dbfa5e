/** The view in which digits come from codes drawn by chance. */

import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { keepTrainDigits } from "../../state/trainDigits";
import { ViewIntro } from "../ViewIntro";
import { Chosen } from "./Chosen";
import { Controls } from "./Controls";
import { keepSearched } from "./neighbours";
import { PlainModels } from "./PlainModels";
import { SampleGrid } from "./SampleGrid";
import { keepAllSampled } from "./samples";
import { tell } from "./tell";
import { texts } from "./texts";
import { keepMeasuring } from "./yardstick";
import "../../styles/figures.css";
import "../../styles/generate.css";

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
			<Controls />
			<div class="generate-main">
				<SampleGrid />
				<Chosen />
			</div>
			<PlainModels />
		</>
	);
}
