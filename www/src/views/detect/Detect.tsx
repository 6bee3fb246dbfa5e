/** The view in which a model's errors tell what is anomalous. */

import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { isMnist } from "../../state/dataSet";
import { modelInput } from "../../state/results";
import { Deferred } from "../../widgets/Deferred";
import { DrawPanel } from "../drawing/DrawPanel";
import { MissingModel } from "../ownModels/MissingModel";
import { ViewIntro } from "../ViewIntro";
import css from "./Detect.module.css";
import { announceVerdict, DrawingVerdict } from "./DrawingVerdict";
import { Mistakes } from "./Mistakes";
import { Quality } from "./Quality";
import { Ranked } from "./Ranked";
import { ScoreChart } from "./ScoreChart";
import { Setup, TrainOffer } from "./Setup";
import { syncShown } from "./shown";
import { chooseModel, wantedModel } from "./state";
import { texts } from "./texts";
import { drawn, syncDetection, syncInput } from "./works";
import "../../styles/figures.css";

export function Detect() {
	const { title, lead, tryText, tryOther } = texts.value;
	useEffect(syncDetection, []);
	useEffect(syncShown, []);
	useEffect(syncInput, []);
	useSignalEffect(() => {
		if (drawn.value) modelInput.value = drawn.value.scored?.image;
	});
	useSignalEffect(announceVerdict);
	return (
		<>
			<ViewIntro title={title} lead={lead} tryText={isMnist.value ? tryText : tryOther} />
			<MissingModel wanted={wantedModel.value} onDismiss={() => chooseModel("variational-16")} />
			<div class={css.layout}>
				<div class={css.main}>
					<Setup />
					<ScoreChart />
					<Mistakes />
					<TrainOffer />
				</div>
				<DrawPanel>
					<DrawingVerdict />
				</DrawPanel>
			</div>
			<Deferred>
				<Quality />
				<Ranked />
			</Deferred>
		</>
	);
}
