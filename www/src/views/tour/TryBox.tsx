/** Beside a view's opening: something to try, or the current step of the tour. */

import { useId } from "preact/hooks";
import { announce } from "../../state/announcer";
import { endTour, goToStep, isAtStop, stops, tourStep } from "../../state/tour";
import { view } from "../../state/urlState";
import { strings } from "../../strings";
import { Icon } from "../../widgets/Icon";
import css from "./TryBox.module.css";
import { texts } from "./texts";

export function TryBox({ text }: { text: string }) {
	const step = tourStep.value;
	return step === undefined ? <TryThis text={text} /> : <Step number={step} />;
}

function TryThis({ text }: { text: string }) {
	return (
		<p class="try">
			<strong>{strings.value.tryThis}</strong> {text}{" "}
			{view.value === "reconstruct" && (
				<button type="button" class={css.link} onClick={() => open(1)}>
					{texts.value.start}
				</button>
			)}
		</p>
	);
}

function open(step: number): void {
	goToStep(step);
	announce(texts.peek().steps[step - 1]?.task ?? "");
}

function Step({ number }: { number: number }) {
	const { step, steps, goOn } = texts.value;
	const { task = "", seen = "" } = steps[number - 1] ?? {};
	return (
		<section class={`try ${css.step}`} aria-label={step(number, stops.length)}>
			<p>
				<strong>{step(number, stops.length)}</strong> {task} {isAtStop(number) && <Seen text={seen} />}
			</p>
			<div class={css.tools}>
				{isAtStop(number) ? (
					<BackAndNext number={number} />
				) : (
					<button type="button" class="button button-primary" onClick={() => open(number)}>
						{goOn}
					</button>
				)}
				<button type="button" class="button button-quiet" onClick={endTour}>
					<Icon name="clear" />
					{texts.value.end}
				</button>
			</div>
		</section>
	);
}

/** Opened when the visitor has tried it: reading it first would spoil it. */
function Seen({ text }: { text: string }) {
	const id = useId();
	return (
		<>
			<button type="button" class={css.link} popovertarget={id}>
				{texts.value.seen}
			</button>
			<span id={id} class={`term-text ${css.seen}`} popover="auto" role="note">
				{text}
			</span>
		</>
	);
}

/** Not `disabled` at the first step: a disabled button would lose the focus. */
function BackAndNext({ number }: { number: number }) {
	const { back, next } = texts.value;
	return (
		<>
			<button type="button" class="button" aria-disabled={number === 1} onClick={() => number > 1 && open(number - 1)}>
				{back}
			</button>
			{number < stops.length && (
				<button type="button" class="button button-primary" onClick={() => open(number + 1)}>
					{next}
				</button>
			)}
		</>
	);
}
