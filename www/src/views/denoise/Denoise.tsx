/** The view in which examples are corrupted and denoised. */

import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { doesNotExist } from "../../state/engine";
import { isShown } from "../../state/panels";
import { Deferred } from "../../widgets/Deferred";
import { DrawPanel } from "../drawing/DrawPanel";
import { LiveStrip } from "../drawing/LiveStrip";
import { MissingModel } from "../ownModels/MissingModel";
import { ViewIntro } from "../ViewIntro";
import { announceResults } from "./announceResults";
import { BenchmarkTable } from "./BenchmarkTable";
import { Controls } from "./Controls";
import { CleanPictures } from "./clean/CleanPictures";
import { resultOf, syncDenoised } from "./denoised";
import { nameOf } from "./names";
import { Pair } from "./Pair";
import { Answers } from "./Results";
import { wantedOwn } from "./state";
import { texts } from "./texts";
import "../../styles/figures.css";
import css from "./Denoise.module.css";

function dropOwn(): void {
	wantedOwn.value = undefined;
}

/** The noisy picture, and what those make of it that have learnt to denoise. */
const denoisedCopies = () =>
	(["noisy", "denoising-vanilla", "denoising-convolutional"] as const)
		.filter((method) => method === "noisy" || !doesNotExist(method))
		.map((method) => ({
			name: method === "noisy" ? texts.value.noisy : nameOf(method),
			values: resultOf(method)?.image,
		}));

export function Denoise() {
	const { title, lead, tryText } = texts.value;
	useEffect(syncDenoised, []);
	useSignalEffect(announceResults);
	return (
		<>
			<ViewIntro title={title} lead={lead} tryText={tryText} />
			<MissingModel wanted={wantedOwn.value} onDismiss={dropOwn} />
			<div class="bench">
				<DrawPanel>
					<LiveStrip copies={denoisedCopies()} />
				</DrawPanel>
				<div class={css.denoise}>
					<Controls />
					<Pair />
					<Answers />
				</div>
			</div>
			<Deferred>
				{isShown("clean") && <CleanPictures />}
				{isShown("table") && <BenchmarkTable />}
			</Deferred>
		</>
	);
}
