/** A class of the visitor's own, from drawings to a data set. */

import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { type EngineError, toEngineError } from "../../../engine/error";
import { announce } from "../../../state/announcer";
import { clear } from "../../../state/drawing";
import { pixelRatio } from "../../../state/pixelRatio";
import { theme } from "../../../state/preferences";
import { StrokeRasterizer } from "../../../state/rasterize";
import { inkOf } from "../../../widgets/colour";
import { Icon } from "../../../widgets/Icon";
import { Notice } from "../../../widgets/Notice";
import { Segmented } from "../../../widgets/Segmented";
import { useFocusFallback } from "../../../widgets/useFocusFallback";
import { Pad } from "../../drawing/DrawPanel";
import "../../../styles/part.css";
import { createUnshown, showUnlessMoved, whereabouts } from "../newDataSet";
import css from "./DrawnClass.module.css";
import { addDrawing, canAdd, type Drawing, drawings, LEAST, removeDrawing } from "./drawings";
import { makeDrawnDataSet } from "./drawnDataSet";
import { texts } from "./texts";

const name = signal<string | undefined>(undefined);
const withDigits = signal(true);
const keep = signal(true);
/** What is done of a data set that is being made, in 0…1. */
const making = signal<number | undefined>(undefined);
const error = signal<EngineError | undefined>(undefined);
const unshown = createUnshown<{ id: string; title: string }>();

/** The id of this part of the view. */
const PART = "drawn-class-part";

function nameOfClass(): string {
	return name.value?.trim() || texts.value.defaultName;
}

function add(): void {
	if (!addDrawing()) return;
	clear();
	announce(texts.peek().added(drawings.peek().length));
}

async function make(): Promise<void> {
	if (making.peek() !== undefined || drawings.peek().length < LEAST) return;
	const [className, isWithDigits] = [nameOfClass(), withDigits.peek()];
	const title = isWithDigits ? texts.peek().withDigits(className) : className;
	const described = { name: className, withDigits: isWithDigits, title, keep: keep.peek() };
	const origin = whereabouts();
	making.value = 0;
	error.value = undefined;
	unshown.note(undefined);
	try {
		const added = await makeDrawnDataSet({ drawings: drawings.peek(), ...described }, (done) => {
			making.value = done;
		});
		const hadFocus = document.getElementById(PART)?.contains(document.activeElement) ?? false;
		const isShown = showUnlessMoved(added.id, origin);
		if (!isShown) unshown.note({ id: added.id, title });
		if (hadFocus && isShown) requestAnimationFrame(() => document.getElementById(PART)?.focus({ preventScroll: true })); // the view begins again
		announce((isShown ? texts.peek().made : texts.peek().ready)(title));
	} catch (thrown) {
		const failure = toEngineError(thrown);
		if (failure.code !== "closed") error.value = failure; // or else another data set was chosen meanwhile
	} finally {
		making.value = undefined;
	}
}

export function DrawnClass() {
	const { title, lead, failed, ready } = texts.value;
	const part = useFocusFallback<HTMLElement>(making.value === undefined, drawings.value);
	return (
		<section class="part" id={PART} aria-labelledby="drawn-class" ref={part} tabIndex={-1}>
			<h2 id="drawn-class">{title}</h2>
			<p class="small">{lead(LEAST)}</p>
			<div class={css.columns}>
				<div class={css.pad}>
					<Pad />
					<AddButton />
				</div>
				<div class={css.made}>
					<Drawings />
					<Choices />
					<Make />
					{unshown.shown.value && <p>{ready(unshown.shown.value.title)}</p>}
					{error.value && <Notice title={failed} detail={error.value.message} />}
				</div>
			</div>
		</section>
	);
}

function AddButton() {
	const { add: label } = texts.value;
	return (
		<button type="button" class="button button-primary" aria-disabled={!canAdd.value} onClick={add}>
			<Icon name="plus" />
			{label}
		</button>
	);
}

function Drawings() {
	const { added, none, remove, removed } = texts.value;
	const all = drawings.value;
	if (all.length === 0) return <p class="small">{none}</p>;
	return (
		<div>
			<h3 class="label">{added(all.length)}</h3>
			<ul class={css.drawings}>
				{all.map((drawing, index) => (
					<li key={index}>
						<Thumbnail drawing={drawing} label={texts.value.drawing(index + 1)} />
						<button
							type="button"
							class={css.remove}
							title={remove(index + 1)}
							onClick={() => {
								removeDrawing(index);
								announce(removed(index + 1));
							}}
						>
							<Icon name="clear" />
						</button>
					</li>
				))}
			</ul>
		</div>
	);
}

/** Pixels per unit of the pad. */
const SCALE = 0.25;

function Thumbnail({ drawing, label }: { drawing: Drawing; label: string }) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const [scale, ink] = [SCALE * pixelRatio.value, inkOf(theme.value)];
	useLayoutEffect(() => {
		if (canvas.current) new StrokeRasterizer(canvas.current, scale).paint(drawing, ink);
	}, [drawing, scale, ink]);
	return <canvas ref={canvas} role="img" aria-label={label} />;
}

function Choices() {
	const { name: nameLabel, defaultName, with: withLabel, withs, keep: keepLabel } = texts.value;
	const options = (["digits", "alone"] as const).map((value) => ({ value, name: withs[value], content: withs[value] }));
	return (
		<>
			<label class={css.named}>
				<span class="label">{nameLabel}</span>
				<input
					type="text"
					maxLength={30}
					placeholder={defaultName}
					value={name.value ?? ""}
					onInput={({ currentTarget }) => {
						name.value = currentTarget.value;
					}}
				/>
			</label>
			<Segmented
				legend={withLabel}
				options={options}
				chosen={withDigits.value ? "digits" : "alone"}
				onChoose={(value) => {
					withDigits.value = value === "digits";
				}}
			/>
			<label class={css.keep}>
				<input
					type="checkbox"
					checked={keep.value}
					onChange={({ currentTarget }) => {
						keep.value = currentTarget.checked;
					}}
				/>
				{keepLabel}
			</label>
		</>
	);
}

function Make() {
	const { make: label, missing, making: progressName } = texts.value;
	const left = LEAST - drawings.value.length;
	if (making.value !== undefined) return <progress aria-label={progressName} value={making.value} max={1} />;
	return (
		<div class="tools">
			<button type="button" class="button button-primary" aria-disabled={left > 0} onClick={() => void make()}>
				{label}
			</button>
			{left > 0 && <span class="small">{missing(left)}</span>}
		</div>
	);
}
