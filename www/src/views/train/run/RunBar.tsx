/** The buttons that control a training, and its progress. */

import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { isStarting, phase, session } from "../../../state/training/session";
import { Icon } from "../../../widgets/Icon";
import { validConfigs } from "../setup/settings";
import { useBarHeight } from "./barHeight";
import {
	canUndoReset,
	isEnding,
	moreEpochs,
	oneEpoch,
	oneStep,
	pauseTraining,
	reset,
	resume,
	resumeFromStop,
	start,
	stop,
	undoReset,
} from "./commands";
import { Estimate } from "./Estimate";
import { focusMain } from "./focus";
import { Progress } from "./Progress";
import css from "./RunBar.module.css";
import { RunErrors } from "./RunErrors";
import { RunSettings } from "./RunSettings";
import { revealTraining } from "./reveal";
import { isSettingUpNext, isStopped, setUpNew } from "./state";
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

interface Main {
	name: string;
	icon: "play" | "pause";
	onPress(): unknown;
	isDisabled?: boolean;
}

function startNew(): void {
	void start();
	revealTraining();
}

function currentMain(): Main {
	const { start: first, trainAgain, starting, pause, resume: resumeName, trainMore } = texts.value;
	const { kind } = phase.value;
	if (isSettingUpNext.value) {
		const name = kind === "lost" && session.value ? trainAgain : first;
		return { name, icon: "play", onPress: startNew, isDisabled: validConfigs.value === undefined };
	}
	const resumeOrMore = moreEpochs.value === undefined ? resumeName : trainMore(moreEpochs.value);
	if (isStopped.value) return { name: resumeOrMore, icon: "play", onPress: () => void resumeFromStop() };
	if (kind === "running") return { name: pause, icon: "pause", onPress: pauseTraining };
	if (kind === "opening" || isStarting.value)
		return { name: starting, icon: "play", onPress: resume, isDisabled: true };
	return { name: resumeOrMore, icon: "play", onPress: resume, isDisabled: isEnding.value };
}

/** One button for all of these, so that the focus stays on it. */
function MainButton() {
	const { name, icon, onPress, isDisabled = false } = currentMain();
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

function Steps() {
	const { oneStep: step, oneEpoch: epoch, stop: end } = texts.value;
	const { kind } = phase.value;
	const isPaused = kind === "paused" || kind === "diverged" || kind === "failed";
	const canStep = isPaused && !isEnding.value;
	return (
		<>
			<Button onPress={oneStep} isDisabled={!canStep}>
				<Icon name="forward" />
				{step}
			</Button>
			<Button onPress={oneEpoch} isDisabled={!canStep}>
				<Icon name="forwardAll" />
				{epoch}
			</Button>
			<ResetButton isDisabled={!canStep && (kind !== "running" || isEnding.value)} />
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

/** Leaves the results where they are, and shows the settings above them. */
function NewTraining() {
	return (
		<Button
			onPress={() => {
				focusMain();
				setUpNew();
				revealTraining();
			}}
		>
			<Icon name="plus" />
			{texts.value.newTraining}
		</Button>
	);
}

export function RunBar() {
	const isOfNext = isSettingUpNext.value;
	const bar = useRef<HTMLElement>(null);
	useBarHeight(bar);
	return (
		<section ref={bar} id="run" class={css.run} aria-labelledby="run-heading">
			<h2 id="run-heading" class="visually-hidden">
				{texts.value.heading}
			</h2>
			<div class={css.row}>
				<div class={isOfNext ? css.buttons : `${css.buttons} ${css.controls}`}>
					<MainButton />
					{isStopped.value ? <NewTraining /> : !isOfNext && <Steps />}
				</div>
				{isOfNext ? <RunSettings /> : <Progress />}
			</div>
			{isOfNext && <Estimate />}
			<RunErrors />
		</section>
	);
}
