/** A class of the visitor's own, from drawings to a data set. */

import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { type EngineError, toEngineError } from "../../../engine/error";
import { announce } from "../../../state/announcer";
import { clearPad } from "../../../state/drawing";
import { pixelRatio } from "../../../state/pixelRatio";
import { theme } from "../../../state/preferences";
import { StrokeRasterizer } from "../../../state/rasterize";
import { inkColour } from "../../../widgets/colour";
import { Icon } from "../../../widgets/Icon";
import { Notice } from "../../../widgets/Notice";
import { Segmented } from "../../../widgets/Segmented";
import { useFocusFallback } from "../../../widgets/useFocusFallback";
import { DrawingPad } from "../../drawing/DrawPanel";
import "../../../styles/part.css";
import { createUnseenDataSet, currentContext, showUnlessChanged } from "../newDataSet";
import css from "./DrawnClass.module.css";
import { addDrawing, canAddDrawing, type Drawing, drawings, MIN_DRAWINGS, removeDrawing } from "./drawings";
import { makeDrawnDataSet } from "./drawnDataSet";
import { texts } from "./texts";

const typedName = signal<string | undefined>(undefined);
const includesDigits = signal(true);
const keepInBrowser = signal(true);
/** How much of a data set that is being made is done, in 0…1; undefined while none is made. */
const makingProgress = signal<number | undefined>(undefined);
const error = signal<EngineError | undefined>(undefined);
const unseenDataSet = createUnseenDataSet<{ id: string; dataSetName: string }>();

/** The id of this section's element. */
const SECTION_ID = "drawn-class-part";

function chosenClassName(): string {
	return typedName.value?.trim() || texts.value.defaultName;
}

function addFromPad(): void {
	if (!addDrawing()) return;
	clearPad();
	announce(texts.peek().added(drawings.peek().length));
}

async function makeDataSet(): Promise<void> {
	if (makingProgress.peek() !== undefined || drawings.peek().length < MIN_DRAWINGS) return;
	const className = chosenClassName();
	const dataSetName = includesDigits.peek() ? texts.peek().withDigits(className) : className;
	const options = {
		className,
		includesDigits: includesDigits.peek(),
		dataSetName,
		keepInBrowser: keepInBrowser.peek(),
	};
	const contextBefore = currentContext();
	makingProgress.value = 0;
	error.value = undefined;
	unseenDataSet.set(undefined);
	try {
		const added = await makeDrawnDataSet({ drawings: drawings.peek(), ...options }, (done) => {
			makingProgress.value = done;
		});
		const hadFocus = document.getElementById(SECTION_ID)?.contains(document.activeElement) ?? false;
		const isShown = showUnlessChanged(added.id, contextBefore);
		if (!isShown) unseenDataSet.set({ id: added.id, dataSetName });
		if (hadFocus && isShown)
			requestAnimationFrame(() => document.getElementById(SECTION_ID)?.focus({ preventScroll: true })); // the view begins again
		announce((isShown ? texts.peek().made : texts.peek().ready)(dataSetName));
	} catch (thrown) {
		const failure = toEngineError(thrown);
		if (failure.code !== "closed") error.value = failure; // or else another data set was chosen meanwhile
	} finally {
		makingProgress.value = undefined;
	}
}

export function DrawnClass() {
	const { title, lead, failed, ready } = texts.value;
	const section = useFocusFallback<HTMLElement>(makingProgress.value === undefined, drawings.value);
	return (
		<section class="part" id={SECTION_ID} aria-labelledby="drawn-class" ref={section} tabIndex={-1}>
			<h2 id="drawn-class">{title}</h2>
			<p class="small">{lead(MIN_DRAWINGS)}</p>
			<div class={css.columns}>
				<div class={css.pad}>
					<DrawingPad />
					<AddButton />
				</div>
				<div class={css.made}>
					<Drawings />
					<DataSetOptions />
					<MakeButton />
					{unseenDataSet.unseen.value && <p>{ready(unseenDataSet.unseen.value.dataSetName)}</p>}
					{error.value && <Notice title={failed} detail={error.value.message} />}
				</div>
			</div>
		</section>
	);
}

function AddButton() {
	const { add: label } = texts.value;
	return (
		<button type="button" class="button button-primary" aria-disabled={!canAddDrawing.value} onClick={addFromPad}>
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

/** CSS pixels of a thumbnail per unit of the pad. */
const PIXELS_PER_UNIT = 0.25;

function Thumbnail({ drawing, label }: { drawing: Drawing; label: string }) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const [scale, ink] = [PIXELS_PER_UNIT * pixelRatio.value, inkColour(theme.value)];
	useLayoutEffect(() => {
		if (canvas.current) new StrokeRasterizer(canvas.current, scale).paint(drawing, ink);
	}, [drawing, scale, ink]);
	return <canvas ref={canvas} role="img" aria-label={label} />;
}

function DataSetOptions() {
	const { name: nameLabel, defaultName, trainOn, trainOnOptions, keep: keepLabel } = texts.value;
	const options = (["digits", "alone"] as const).map((value) => ({
		value,
		name: trainOnOptions[value],
		content: trainOnOptions[value],
	}));
	return (
		<>
			<label class={css.named}>
				<span class="label">{nameLabel}</span>
				<input
					type="text"
					maxLength={30}
					placeholder={defaultName}
					value={typedName.value ?? ""}
					onInput={({ currentTarget }) => {
						typedName.value = currentTarget.value;
					}}
				/>
			</label>
			<Segmented
				legend={trainOn}
				options={options}
				chosen={includesDigits.value ? "digits" : "alone"}
				onChoose={(value) => {
					includesDigits.value = value === "digits";
				}}
			/>
			<label class={css.keep}>
				<input
					type="checkbox"
					checked={keepInBrowser.value}
					onChange={({ currentTarget }) => {
						keepInBrowser.value = currentTarget.checked;
					}}
				/>
				{keepLabel}
			</label>
		</>
	);
}

function MakeButton() {
	const { make: label, missing, making: progressName } = texts.value;
	const missingCount = MIN_DRAWINGS - drawings.value.length;
	if (makingProgress.value !== undefined)
		return <progress aria-label={progressName} value={makingProgress.value} max={1} />;
	return (
		<div class="tools">
			<button
				type="button"
				class="button button-primary"
				aria-disabled={missingCount > 0}
				onClick={() => void makeDataSet()}
			>
				{label}
			</button>
			{missingCount > 0 && <span class="small">{missing(missingCount)}</span>}
		</div>
	);
}
