/** The view in which models are set up, trained, inspected and saved. */

import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { isPanelShown } from "../../state/panels";
import { findInterrupted } from "../../state/training/interrupted";
import { isTrainingActive } from "../../state/training/session";
import { whenLongIdle } from "../../state/whenIdle";
import { OwnModels } from "../ownModels/OwnModels";
import { ViewIntro } from "../ViewIntro";
import { announceProgress } from "./announceProgress";
import { lazyPlot } from "./chart/LoadedPlot";
import { GradientCheckPanel } from "./check/GradientCheckPanel";
import { secondsPerEpoch, syncEstimate } from "./estimate";
import { syncPreparedCoordinator } from "./prepare";
import { RunBar } from "./run/RunBar";
import runCss from "./run/RunBar.module.css";
import { InterruptedNotice } from "./run/RunErrors";
import { TRAINING_ID } from "./run/reveal";
import { isSettingUpNext } from "./run/state";
import { SaveModel } from "./save/SaveModel";
import { Setup } from "./setup/Setup";
import { texts } from "./texts";
import { Watch } from "./watch/Watch";
import "../../styles/figures.css";
import css from "./Train.module.css";

export function Train() {
	const { title, lead, tryText } = texts.value;
	useEffect(() => void findInterrupted(), []);
	useEffect(syncEstimate, []);
	useEffect(syncPreparedCoordinator, []);
	useEffect(() => whenLongIdle(lazyPlot.prepare), []);
	useSignalEffect(announceProgress);
	return (
		<>
			<ViewIntro title={title} lead={lead} tryText={tryText} />
			<InterruptedNotice />
			<div id={TRAINING_ID} class={runCss.training}>
				<RunBar />
				{isSettingUpNext.value && <Setup disabled={false} secondsPerEpoch={secondsPerEpoch.value} />}
				<Watch />
				{isTrainingActive.value && <LockedSettings />}
				<div class={css.after}>
					<SaveModel />
					<GradientCheckPanel />
				</div>
				{isPanelShown("own") && <OwnModels />}
			</div>
		</>
	);
}

/** The locked settings of the current training, folded away. */
function LockedSettings() {
	return (
		<details class={`fold ${css.settings}`}>
			<summary>{texts.value.settings}</summary>
			<Setup disabled secondsPerEpoch={secondsPerEpoch.value} />
		</details>
	);
}
