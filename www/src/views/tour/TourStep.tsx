/** The current step of the tour, in the place of a view's opening words. */

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { endTour, isStepViewShown, tourViews } from "../../state/tour";
import { openView } from "../../state/urlState";
import { focusRegion } from "../../widgets/focusRegion";
import { Icon } from "../../widgets/Icon";
import { useFocusFallback } from "../../widgets/useFocusFallback";
import { openStep } from "./openStep";
import { texts } from "./texts";
import css from "./tour.module.css";

export function TourStep({ number }: { number: number }) {
	const { step, steps, continueTour, end } = texts.value;
	const { task = "", observation = "" } = steps[number - 1] ?? {};
	const container = useFocusFallback<HTMLElement>(number, isStepViewShown(number));
	useEffect(() => {
		if (isStepViewShown(number)) scrollToTourTarget();
	}, [number]);
	return (
		<section ref={container} tabIndex={-1} class={css.step} data-tour aria-label={step(number, tourViews.length)}>
			<div>
				<p>
					<strong>{step(number, tourViews.length)}</strong> {task}
				</p>
				{isStepViewShown(number) && (
					<Observation key={number} text={observation} isLast={number === tourViews.length} />
				)}
			</div>
			<div class={css.tools}>
				{isStepViewShown(number) ? (
					<BackAndNext number={number} />
				) : (
					<button type="button" class="button button-primary" onClick={() => openStep(number)}>
						{continueTour}
					</button>
				)}
				<button type="button" class="button button-quiet" onClick={leaveTour}>
					<Icon name="clear" />
					<span class={css.end}>{end}</span>
				</button>
			</div>
		</section>
	);
}

/** On a phone the step stays at the bottom of the window: scrolls to what it asks for, and what that changes. */
function scrollToTourTarget(): void {
	if (!matchMedia("(max-width: 639px)").matches) return;
	// At once, as what is above may still be on its way, and would move the goal of a smooth scroll.
	document.querySelector("[data-tour-scroll-target]")?.scrollIntoView({ block: "start" });
}

/** The button disappears with the step: the focus continues at the beginning of the view. */
function leaveTour(): void {
	endTour();
	document.querySelector("main")?.focus({ preventScroll: true });
}

/** What was to be seen; closed at first, as the visitor should find it by trying. */
function Observation({ text, isLast }: { text: string; isLast: boolean }) {
	const isOpen = useSignal(false);
	return (
		<div class={css.seen} aria-live="polite">
			{/* It is there, unseen: nothing moves when it is opened. */}
			<p class={isOpen.value ? undefined : css.closed}>
				{text} {isLast && <TrainOwnButton />}
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
					{texts.value.showObservation}
				</button>
			)}
		</div>
	);
}

/** The tour ends in Train. */
function TrainOwnButton() {
	return (
		<button
			type="button"
			class={css.link}
			onClick={() => {
				openView("train");
				leaveTour();
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
			{number < tourViews.length && (
				<button type="button" class="button button-primary" onClick={() => openStep(number + 1)}>
					{next}
				</button>
			)}
		</>
	);
}
