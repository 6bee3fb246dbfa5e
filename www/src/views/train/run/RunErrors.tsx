/** What went wrong in a training, with a way to continue. */

import {
	discardInterrupted,
	discardUnreadable,
	findInterrupted,
	interrupted,
	readError,
	resumeInterrupted,
} from "../../../state/training/interrupted";
import type { SaveError } from "../../../state/training/persistence";
import { type SavedTraining, stepOf } from "../../../state/training/savedTraining";
import { isOccupied, phase, saveError, session, snapshot } from "../../../state/training/session";
import { formatFigure, formatNumber, sentenceGap } from "../../../strings";
import { Icon } from "../../../widgets/Icon";
import { Notice } from "../../../widgets/Notice";
import { StorageNotice } from "../../ownModels/StorageNotice";
import { download } from "../save/commands";
import { modelLetters } from "../setup/settings";
import { retry } from "./commands";
import { focusMain } from "./focus";
import css from "./RunBar.module.css";
import { revealTraining } from "./reveal";
import { texts } from "./texts";

export function RunErrors() {
	return (
		<>
			<RunError />
			{saveError.value && <Unsaved why={saveError.value} />}
		</>
	);
}

/** What cannot be saved in this browser can be saved as a file. */
function Unsaved({ why }: { why: SaveError }) {
	const { unsaved, download: downloadName } = texts.value;
	return (
		<p class={`${css.unsaved} small`} role="status">
			{unsaved[why]}{" "}
			{snapshot.value && (
				<button type="button" class="button" onClick={() => void download()}>
					<Icon name="download" />
					{downloadName}
				</button>
			)}
		</p>
	);
}

function RunError() {
	const { ofModel, diverged, gradientDiverged, divergedWhy, failed, lost, lostUnreachable } = texts.value;
	const current = phase.value;
	switch (current.kind) {
		case "diverged": {
			const suffix = (session.value?.configs.length ?? 1) > 1 ? ofModel(modelLetters[current.run] ?? "") : "";
			const [step, { loss }] = [formatNumber(current.step), current];
			const title =
				loss === undefined
					? gradientDiverged(suffix, step)
					: diverged(suffix, step, Number.isNaN(loss) ? "NaN" : formatFigure(loss));
			return (
				<Notice title={title} reason={divergedWhy(session.value?.configs[current.run]?.model.kind === "variational")} />
			);
		}
		case "failed":
			return <Notice title={failed} detail={`${current.code}: ${current.message}`} />;
		case "lost": {
			const { code, message } = current.error;
			const title = code === "unreachable" ? lostUnreachable : lost;
			return <Notice title={title} detail={message} onRetry={() => void retry()} />;
		}
		default:
			return null;
	}
}

/** Trainings that are saved, but open in no tab: the newest, and why another cannot be read. */
export function Interrupted() {
	if (isOccupied.value) return null;
	return (
		<>
			{readError.value && (
				<StorageNotice
					error={readError.value}
					onRetry={() => void findInterrupted()}
					onDelete={() => void discardUnreadable()}
				/>
			)}
			{interrupted.value && <Offer training={interrupted.value.training} />}
		</>
	);
}

function Offer({ training }: { training: SavedTraining }) {
	const { interrupted, interruptedWhy, finished, finishedWhy } = texts.value;
	const { resumeInterrupted: resumeName, discardInterrupted: discardName } = texts.value;
	const [done, isFinished] = [formatNumber(stepOf(training)), stepOf(training) >= training.targetStep];
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
						focusMain();
						void resumeInterrupted();
						revealTraining();
					}}
				>
					{resumeName}
				</button>
				<button
					type="button"
					class="button"
					onClick={() => {
						focusMain();
						void discardInterrupted();
					}}
				>
					{discardName}
				</button>
			</div>
		</div>
	);
}
