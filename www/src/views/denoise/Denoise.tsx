/** The view in which digits are spoilt and mended. */

import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { DrawPanel } from "../drawing/DrawPanel";
import { ViewIntro } from "../ViewIntro";
import { Answers } from "./Answers";
import { Controls } from "./Controls";
import { keepDenoised } from "./denoised";
import { Pair } from "./Pair";
import { TrialTable } from "./TrialTable";
import { tell } from "./tell";
import { texts } from "./texts";
import "../../styles/figures.css";
import "../../styles/denoise.css";

export function Denoise() {
	const { title, lead, tryText } = texts.value;
	useEffect(keepDenoised, []);
	useSignalEffect(tell);
	return (
		<>
			<ViewIntro title={title} lead={lead} tryText={tryText} />
			<div class="bench">
				<DrawPanel />
				<div class="denoise">
					<Controls />
					<Pair />
					<Answers />
				</div>
			</div>
			<TrialTable />
		</>
	);
}
