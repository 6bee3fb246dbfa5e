/** The view in which examples are corrupted and denoised. */

import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { dataSetLacksModel } from "../../state/engine";
import { isPanelShown } from "../../state/panels";
import { Deferred } from "../../widgets/Deferred";
import { DrawPanel } from "../drawing/DrawPanel";
import { LiveStrip } from "../drawing/LiveStrip";
import { MissingModel } from "../ownModels/MissingModel";
import { ViewIntro } from "../ViewIntro";
import { announceResults } from "./announceResults";
import { BenchmarkTable } from "./BenchmarkTable";
import { CleanNoisyPair } from "./CleanNoisyPair";
import { Controls } from "./Controls";
import { CleanPictures } from "./clean/CleanPictures";
import { denoisedBy, syncDenoised } from "./denoised";
import { methodName } from "./names";
import { DenoiseResults } from "./Results";
import { wantedOwnModel } from "./state";
import { texts } from "./texts";
import "../../styles/figures.css";
import css from "./Denoise.module.css";

function clearOwnModel(): void {
	wantedOwnModel.value = undefined;
}

/** The noisy picture, and the outputs of the models that have learnt to denoise. */
const denoisedCopies = () =>
	(["noisy", "denoising-vanilla", "denoising-convolutional"] as const)
		.filter((method) => method === "noisy" || !dataSetLacksModel(method))
		.map((method) => ({
			name: method === "noisy" ? texts.value.noisy : methodName(method),
			values: denoisedBy(method)?.image,
		}));

export function Denoise() {
	const { title, lead, tryText } = texts.value;
	useEffect(syncDenoised, []);
	useSignalEffect(announceResults);
	return (
		<>
			<ViewIntro title={title} lead={lead} tryText={tryText} />
			<MissingModel wanted={wantedOwnModel.value} onDismiss={clearOwnModel} />
			<div class="bench">
				<DrawPanel>
					<LiveStrip images={denoisedCopies()} />
				</DrawPanel>
				<div class={css.denoise}>
					<Controls />
					<CleanNoisyPair />
					<DenoiseResults />
				</div>
			</div>
			<Deferred>
				{isPanelShown("clean") && <CleanPictures />}
				{isPanelShown("table") && <BenchmarkTable />}
			</Deferred>
		</>
	);
}
