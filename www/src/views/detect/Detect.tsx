/** Anomaly detection: by how badly a model reconstructs what it has not learnt, and other scores. */

import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { isMnist } from "../../state/dataSet";
import { modelInput } from "../../state/results";
import { Deferred } from "../../widgets/Deferred";
import { Notice } from "../../widgets/Notice";
import { DrawPanel } from "../drawing/DrawPanel";
import { MissingModel } from "../ownModels/MissingModel";
import { ViewIntro } from "../ViewIntro";
import css from "./Detect.module.css";
import { announceDrawingResult, DrawingResult } from "./DrawingResult";
import { retryFailed, secondaryError } from "./failures";
import { Mistakes } from "./Mistakes";
import { syncPictures } from "./pictures";
import { Quality } from "./Quality";
import { Ranked } from "./Ranked";
import { drawingScore, syncInputWithoutScore, syncScores } from "./results";
import { ScoreChart } from "./ScoreChart";
import { Setup, TrainOffer } from "./Setup";
import { chooseModel, defaultModel, wantedModel } from "./state";
import { texts } from "./texts";
import "../../styles/figures.css";

export function Detect() {
	const { title, lead, tryText, tryOther } = texts.value;
	useEffect(syncScores, []);
	useEffect(syncPictures, []);
	useEffect(syncInputWithoutScore, []);
	// The drawing panel shows the input as the model got it: the last one while a new score is computed. `syncInputWithoutScore` does so
	// where the drawing has no score.
	useSignalEffect(() => {
		if (drawingScore.value) modelInput.value = drawingScore.value.scored?.image;
	});
	useSignalEffect(announceDrawingResult);
	return (
		<>
			<ViewIntro title={title} lead={lead} tryText={isMnist.value ? tryText : tryOther} />
			<MissingModel wanted={wantedModel.value} onDismiss={() => chooseModel(defaultModel)} />
			<div class={css.layout}>
				<div class={css.main}>
					<Setup />
					<ScoreChart />
					<Mistakes />
					<TrainOffer />
				</div>
				<DrawPanel>
					<DrawingResult />
				</DrawPanel>
			</div>
			<SecondaryErrorNotice />
			<Deferred>
				<Quality />
				<Ranked />
			</Deferred>
		</>
	);
}

/** For everything but the score that is shown, whose error stands in its chart. */
function SecondaryErrorNotice() {
	const why = secondaryError.value;
	return why ? <Notice title={texts.value.secondaryFailed} detail={why.message} onAction={retryFailed} /> : null;
}
