/** The buttons that control a training, and its progress. */

import type { ComponentChildren } from "preact";
import { isStarting, phase, session } from "../../../state/training/session";
import { Icon } from "../../../widgets/Icon";
import { trainConfigs } from "../setup/settings";
import { canUndoReset, oneEpoch, oneStep, pauseTraining, reset, resume, start, stop, undoReset } from "./commands";
import { Estimate } from "./Estimate";
import { focusMain } from "./focus";
import { Progress } from "./Progress";
import css from "./RunBar.module.css";
import { RunErrors } from "./RunErrors";
import { RunSettings } from "./RunSettings";
import { texts } from "./texts";

interface ButtonProps {
	onPress(): unknown;
	isDisabled?: boolean;
	title?: string;
	children: ComponentChildren;
}

/** Not `disabled`: a disabled button would lose the focus when it is pressed. */
function Button({ onPress, isDisabled = false, title, children }: ButtonProps) {
	return (
		<button
			type="button"
			class="button"
			aria-disabled={isDisabled}
			title={title}
			onClick={() => {
				if (!isDisabled) void onPress();
			}}
		>
			{children}
		</button>
	);
}

/** One button for all of these, so that the focus stays on it. */
function MainButton() {
	const { start: first, trainAgain, starting, pause, resume: resumeName } = texts.value;
	const { kind } = phase.value;
	const isInvalid = trainConfigs.value === undefined;
	const [name, icon, press, isDisabled] =
		kind === "none" || (kind === "lost" && !session.value)
			? ([first, "play", start, isInvalid] as const)
			: kind === "ended" || kind === "lost"
				? ([trainAgain, "play", start, isInvalid] as const)
				: kind === "running"
					? ([pause, "pause", pauseTraining, false] as const)
					: kind === "opening" || isStarting.value
						? ([starting, "play", resume, true] as const)
						: ([resumeName, "play", resume, false] as const);
	return (
		<button
			type="button"
			id="run-main"
			class={`button button-primary ${css.main}`}
			aria-disabled={isDisabled}
			onClick={() => {
				if (!isDisabled) void press();
			}}
		>
			<Icon name={icon} />
			{name}
		</button>
	);
}

function Steps() {
	const { oneStep: step, oneEpoch: epoch, stop: end } = texts.value;
	const { kind } = phase.value;
	const isPaused = kind === "paused" || kind === "diverged" || kind === "failed";
	return (
		<>
			<Button onPress={oneStep} isDisabled={!isPaused}>
				<Icon name="forward" />
				{step}
			</Button>
			<Button onPress={oneEpoch} isDisabled={!isPaused}>
				{epoch}
			</Button>
			<ResetButton isDisabled={!isPaused && kind !== "running"} />
			<Button
				onPress={() => {
					focusMain();
					return stop();
				}}
			>
				<Icon name="clear" />
				{end}
			</Button>
		</>
	);
}

/** Resets the training; until the next step it undoes the reset. */
function ResetButton({ isDisabled }: { isDisabled: boolean }) {
	const { reset: back, resetNote, undoReset: undo, undoResetNote } = texts.value;
	const [name, note, press] = canUndoReset.value ? [undo, undoResetNote, undoReset] : [back, resetNote, reset];
	return (
		<Button onPress={press} isDisabled={isDisabled} title={note}>
			<Icon name="reset" />
			{name}
		</Button>
	);
}

export function RunBar() {
	const { kind } = phase.value;
	const hasSteps = kind !== "none" && kind !== "ended" && kind !== "lost";
	return (
		<section id="run" class={css.run} aria-labelledby="run-heading">
			<h2 id="run-heading" class="visually-hidden">
				{texts.value.heading}
			</h2>
			<div class={css.row}>
				<div class={css.buttons}>
					<MainButton />
					{hasSteps && <Steps />}
				</div>
				{hasSteps ? <Progress /> : <RunSettings />}
			</div>
			{!hasSteps && <Estimate />}
			<RunErrors />
		</section>
	);
}
