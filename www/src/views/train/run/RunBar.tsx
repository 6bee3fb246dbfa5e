/** The buttons that control a training, and its progress. */

import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { isTrainingStarting, trainingInfo, trainingPhase } from "../../../state/training/session";
import { Icon } from "../../../widgets/Icon";
import { validConfigs } from "../setup/settings";
import { useBarHeight } from "./barHeight";
import {
	canUndoReset,
	epochsOfNextRun,
	isEnding,
	pauseTraining,
	reset,
	resume,
	resumeFromStop,
	start,
	stop,
	trainOneEpoch,
	trainOneStep,
	undoReset,
} from "./commands";
import { Estimate } from "./Estimate";
import { focusMainButton } from "./focus";
import { Progress } from "./Progress";
import css from "./RunBar.module.css";
import { RunErrors } from "./RunErrors";
import { RunSettings } from "./RunSettings";
import { scrollTrainingIntoView } from "./reveal";
import { isSettingUpNext, isStopped, setUpNewTraining } from "./state";
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

interface MainAction {
	name: string;
	icon: "play" | "pause";
	onPress(): unknown;
	isDisabled?: boolean;
}

function startNew(): void {
	void start();
	scrollTrainingIntoView();
}

function currentMainAction(): MainAction {
	const { start: startName, trainAgain, starting, pause, resume: resumeName, trainMore } = texts.value;
	const { kind } = trainingPhase.value;
	if (isSettingUpNext.value) {
		const name = kind === "lost" && trainingInfo.value ? trainAgain : startName;
		return { name, icon: "play", onPress: startNew, isDisabled: validConfigs.value === undefined };
	}
	const resumeOrMore = epochsOfNextRun.value === undefined ? resumeName : trainMore(epochsOfNextRun.value);
	if (isStopped.value) return { name: resumeOrMore, icon: "play", onPress: () => void resumeFromStop() };
	if (kind === "running") return { name: pause, icon: "pause", onPress: pauseTraining };
	if (kind === "opening" || isTrainingStarting.value)
		return { name: starting, icon: "play", onPress: resume, isDisabled: true };
	return { name: resumeOrMore, icon: "play", onPress: resume, isDisabled: isEnding.value };
}

/** One button to start, pause and resume, so that the focus stays on it. */
function MainButton() {
	const { name, icon, onPress, isDisabled = false } = currentMainAction();
	return (
		<button
			type="button"
			id="run-main"
			class={`button button-primary ${css.main}`}
			aria-disabled={isDisabled}
			onClick={() => {
				if (!isDisabled) void onPress();
			}}
		>
			<Icon name={icon} />
			{name}
		</button>
	);
}

function TrainingControls() {
	const { oneStep, oneEpoch, stop: stopName } = texts.value;
	const { kind } = trainingPhase.value;
	const isPaused = kind === "paused" || kind === "diverged" || kind === "failed";
	const canStep = isPaused && !isEnding.value;
	return (
		<>
			<Button onPress={trainOneStep} isDisabled={!canStep}>
				<Icon name="forward" />
				{oneStep}
			</Button>
			<Button onPress={trainOneEpoch} isDisabled={!canStep}>
				<Icon name="forwardAll" />
				{oneEpoch}
			</Button>
			<ResetButton isDisabled={!canStep && (kind !== "running" || isEnding.value)} />
			<Button
				onPress={() => {
					focusMainButton();
					return stop();
				}}
			>
				<Icon name="clear" />
				{stopName}
			</Button>
		</>
	);
}

/** Resets the training; until the next step it undoes the reset. */
function ResetButton({ isDisabled }: { isDisabled: boolean }) {
	const { reset: resetName, resetNote, undoReset: undoName, undoResetNote } = texts.value;
	const [name, note, onPress] = canUndoReset.value
		? [undoName, undoResetNote, undoReset]
		: [resetName, resetNote, reset];
	return (
		<Button onPress={onPress} isDisabled={isDisabled} title={note}>
			<Icon name="reset" />
			{name}
		</Button>
	);
}

/** Leaves the results where they are, and shows the settings above them. */
function NewTraining() {
	return (
		<Button
			onPress={() => {
				focusMainButton();
				setUpNewTraining();
				scrollTrainingIntoView();
			}}
		>
			<Icon name="plus" />
			{texts.value.newTraining}
		</Button>
	);
}

export function RunBar() {
	const isSettingUp = isSettingUpNext.value;
	const bar = useRef<HTMLElement>(null);
	useBarHeight(bar);
	return (
		<section ref={bar} id="run" class={css.run} aria-labelledby="run-heading">
			<h2 id="run-heading" class="visually-hidden">
				{texts.value.heading}
			</h2>
			<div class={css.row}>
				<div class={isSettingUp ? css.buttons : `${css.buttons} ${css.controls}`}>
					<MainButton />
					{isStopped.value ? <NewTraining /> : !isSettingUp && <TrainingControls />}
				</div>
				{isSettingUp ? <RunSettings /> : <Progress />}
			</div>
			{isSettingUp && <Estimate />}
			<RunErrors />
		</section>
	);
}
