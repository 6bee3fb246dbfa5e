/** The current step of the tour, in the place of a view's opening words. */

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { endTour, isAtStop, stops } from "../../state/tour";
import { openView } from "../../state/urlState";
import { focusRegion } from "../../widgets/focusRegion";
import { Icon } from "../../widgets/Icon";
import { useFocusFallback } from "../../widgets/useFocusFallback";
import { openStep } from "./openStep";
import { texts } from "./texts";
import css from "./tour.module.css";

export function TourStep({ number }: { number: number }) {
	const { step, steps, goOn, end } = texts.value;
	const { task = "", seen = "" } = steps[number - 1] ?? {};
	const part = useFocusFallback<HTMLElement>(number, isAtStop(number));
	useEffect(() => {
		if (isAtStop(number)) scrollToTourStop();
	}, [number]);
	return (
		<section ref={part} tabIndex={-1} class={css.step} data-tour aria-label={step(number, stops.length)}>
			<div>
				<p>
					<strong>{step(number, stops.length)}</strong> {task}
				</p>
				{isAtStop(number) && <Seen key={number} text={seen} isLast={number === stops.length} />}
			</div>
			<div class={css.tools}>
				{isAtStop(number) ? (
					<BackAndNext number={number} />
				) : (
					<button type="button" class="button button-primary" onClick={() => openStep(number)}>
						{goOn}
					</button>
				)}
				<button type="button" class="button button-quiet" onClick={leave}>
					<Icon name="clear" />
					<span class={css.end}>{end}</span>
				</button>
			</div>
		</section>
	);
}

/** On a phone the step stays at the bottom of the window: scrolls to what it asks for, and what that changes. */
function scrollToTourStop(): void {
	if (!matchMedia("(max-width: 639px)").matches) return;
	// At once, as what is above may still be on its way, and would move the goal of a smooth scroll.
	document.querySelector("[data-tour-scroll-target]")?.scrollIntoView({ block: "start" });
}

/** The button goes with the step; a reader continues at the beginning of the view. */
function leave(): void {
	endTour();
	document.querySelector("main")?.focus({ preventScroll: true });
}

/** Closed at first: it gives the answer, which the visitor is to find by trying. */
function Seen({ text, isLast }: { text: string; isLast: boolean }) {
	const isOpen = useSignal(false);
	return (
		<div class={css.seen} aria-live="polite">
			{/* It is there, unseen: nothing moves when it is opened. */}
			<p class={isOpen.value ? undefined : css.closed}>
				{text} {isLast && <TrainOwn />}
			</p>
			{!isOpen.value && (
				<button
					type="button"
					class={css.link}
					onClick={({ currentTarget }) => {
						focusRegion(currentTarget); // the button disappears
						isOpen.value = true;
					}}
				>
					{texts.value.seen}
				</button>
			)}
		</div>
	);
}

/** The tour ends in Train. */
function TrainOwn() {
	return (
		<button
			type="button"
			class={css.link}
			onClick={() => {
				openView("train");
				leave();
			}}
		>
			{texts.value.trainOwn}
		</button>
	);
}

/** Not `disabled` at the first step: a disabled button would lose the focus. */
function BackAndNext({ number }: { number: number }) {
	const { back, next } = texts.value;
	return (
		<>
			<button
				type="button"
				class="button"
				aria-disabled={number === 1}
				onClick={() => number > 1 && openStep(number - 1)}
			>
				{back}
			</button>
			{number < stops.length && (
				<button type="button" class="button button-primary" onClick={() => openStep(number + 1)}>
					{next}
				</button>
			)}
		</>
	);
}
