/** The view in which models are set up, trained, inspected and saved. */

import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { findInterrupted } from "../../state/training/interrupted";
import { isTaken } from "../../state/training/session";
import { OwnModels } from "../keep/OwnModels";
import { ViewIntro } from "../ViewIntro";
import { announceProgress } from "./announceProgress";
import { Check } from "./check/Check";
import { secondsPerEpoch, syncEstimate } from "./estimate";
import { Keep } from "./keep/Keep";
import { RunBar } from "./run/RunBar";
import { Interrupted } from "./run/RunErrors";
import { Setup } from "./setup/Setup";
import { texts } from "./texts";
import { Watch } from "./watch/Watch";
import "../../styles/figures.css";
import css from "./Train.module.css";

export function Train() {
	const { title, lead, tryText } = texts.value;
	useEffect(() => void findInterrupted(), []);
	useEffect(syncEstimate, []);
	useSignalEffect(announceProgress);
	return (
		<>
			<ViewIntro title={title} lead={lead} tryText={tryText} />
			<Interrupted />
			<RunBar />
			{isTaken.value ? <Folded /> : <Setup disabled={false} secondsPerEpoch={secondsPerEpoch.value} />}
			<Watch />
			<div class={css.after}>
				<Keep />
				<Check />
			</div>
			<OwnModels />
		</>
	);
}

/** The locked settings of the current training, folded away. */
function Folded() {
	return (
		<details class="fold">
			<summary>{texts.value.settings}</summary>
			<Setup disabled secondsPerEpoch={secondsPerEpoch.value} />
		</details>
	);
}
