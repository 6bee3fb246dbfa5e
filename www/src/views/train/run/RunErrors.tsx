/** What went wrong in a training, with a way to continue. */

import {
	discardInterrupted,
	discardUnreadableTrainings,
	findInterrupted,
	interruptedReadError,
	interruptedTraining,
	resumeInterrupted,
} from "../../../state/training/interrupted";
import type { SaveError } from "../../../state/training/persistence";
import { type SavedTraining, savedStepOf } from "../../../state/training/savedTraining";
import {
	isTrainingActive,
	snapshot,
	trainingInfo,
	trainingPhase,
	trainingSaveError,
} from "../../../state/training/session";
import { formatNumber, formatSignificant3, sentenceGap } from "../../../strings";
import { Icon } from "../../../widgets/Icon";
import { Notice } from "../../../widgets/Notice";
import { StorageNotice } from "../../ownModels/StorageNotice";
import { downloadModel } from "../save/commands";
import { modelLetters } from "../setup/settings";
import { retry } from "./commands";
import { focusMainButton } from "./focus";
import css from "./RunBar.module.css";
import { scrollTrainingIntoView } from "./reveal";
import { texts } from "./texts";

export function RunErrors() {
	return (
		<>
			<RunError />
			{trainingSaveError.value && <UnsavedNotice reason={trainingSaveError.value} />}
		</>
	);
}

/** What cannot be saved in this browser can be saved as a file. */
function UnsavedNotice({ reason }: { reason: SaveError }) {
	const { unsaved, download: downloadName } = texts.value;
	return (
		<p class={`${css.unsaved} small`} role="status">
			{unsaved[reason]} {/* once there is a checkpoint to download */}
			{snapshot.value && (
				<button type="button" class="button" onClick={() => void downloadModel()}>
					<Icon name="download" />
					{downloadName}
				</button>
			)}
		</p>
	);
}

function RunError() {
	const { ofModel, diverged, gradientDiverged, divergedWhy, failed, lost, lostUnreachable } = texts.value;
	const current = trainingPhase.value;
	switch (current.kind) {
		case "diverged": {
			const suffix = (trainingInfo.value?.configs.length ?? 1) > 1 ? ofModel(modelLetters[current.run] ?? "") : "";
			const [step, { loss }] = [formatNumber(current.step), current];
			const title =
				loss === undefined
					? gradientDiverged(suffix, step)
					: diverged(suffix, step, Number.isNaN(loss) ? "NaN" : formatSignificant3(loss));
			return (
				<Notice
					title={title}
					reason={divergedWhy(trainingInfo.value?.configs[current.run]?.model.kind === "variational")}
				/>
			);
		}
		case "failed":
			return <Notice title={failed} detail={`${current.code}: ${current.message}`} />;
		// Its worker has ended, or it could not begin; what was saved is intact.
		case "lost": {
			const { code, message } = current.error;
			const title = code === "unreachable" ? lostUnreachable : lost;
			return <Notice title={title} detail={message} onAction={() => void retry()} />;
		}
		default:
			return null;
	}
}

/** Trainings that are saved, but open in no tab: the newest, and why another cannot be read. */
export function InterruptedNotice() {
	if (isTrainingActive.value) return null;
	return (
		<>
			{interruptedReadError.value && (
				<StorageNotice
					error={interruptedReadError.value}
					onRetry={() => void findInterrupted()}
					onDelete={() => void discardUnreadableTrainings()}
				/>
			)}
			{interruptedTraining.value && <ResumeOffer training={interruptedTraining.value.training} />}
		</>
	);
}

function ResumeOffer({ training }: { training: SavedTraining }) {
	const { interrupted, interruptedWhy, finished, finishedWhy } = texts.value;
	const { resumeInterrupted: resumeName, discardInterrupted: discardName } = texts.value;
	const [done, isFinished] = [formatNumber(savedStepOf(training)), savedStepOf(training) >= training.targetStep];
	return (
		<div class={css.interrupted} role="status">
			<p>
				<strong>{isFinished ? finished(done) : interrupted(done)}</strong>
				{sentenceGap.value}
				{isFinished ? finishedWhy : interruptedWhy}
			</p>
			<div class={css.buttons}>
				<button
					type="button"
					class="button button-primary"
					onClick={() => {
						focusMainButton();
						void resumeInterrupted();
						scrollTrainingIntoView();
					}}
				>
					{resumeName}
				</button>
				<button
					type="button"
					class="button"
					onClick={() => {
						focusMainButton();
						void discardInterrupted();
					}}
				>
					{discardName}
				</button>
			</div>
		</div>
	);
}
