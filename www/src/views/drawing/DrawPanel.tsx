/** The input: sketch pad and tools, the picture as the models receive it, and test examples to choose from. */

import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { nameOfClass } from "../../state/dataSet";
import {
	canRedo,
	canUndo,
	clearPad,
	isPadEmpty,
	padContent,
	penWidth,
	penWidths,
	redo,
	undo,
} from "../../state/drawing";
import { testCount } from "../../state/examples";
import { isPanelShown } from "../../state/panels";
import { isCanvasFalsified } from "../../state/rasterize";
import { modelInput } from "../../state/results";
import { exampleNoun, formatNumber, strings } from "../../strings";
import { Icon } from "../../widgets/Icon";
import { PixelImage } from "../../widgets/PixelImage";
import { SketchPad } from "../../widgets/SketchPad";
import css from "./DrawPanel.module.css";
import { ExampleStrip } from "./ExampleStrip";

/** `children` are placed between the pad and the rest. */
export function DrawPanel({ children }: { children?: ComponentChildren }) {
	return (
		<section class={css.draw} aria-labelledby="draw-heading" tabIndex={-1}>
			<DrawHeading />
			<DrawingPad />
			{children}
			<InputPreviewAndExamples />
		</section>
	);
}

export function DrawHeading() {
	return (
		<h2 id="draw-heading" class="visually-hidden">
			{strings.value.padHeading}
		</h2>
	);
}

/** The sketch pad with its tools. */
export function DrawingPad() {
	return (
		<div class={css.pad}>
			<SketchPad />
			<PadTools />
			<FalsifiedPixelsNote />
		</div>
	);
}

/** The picture as the models receive it, and test examples to choose from. */
export function InputPreviewAndExamples() {
	return (
		<div class={css.aside}>
			<ModelInputPreview />
			{isPanelShown("digits") && <ExampleStrip />}
		</div>
	);
}

const arePixelsFalsified = signal(false);

/** For browsers that change the pixels read from a canvas, against fingerprinting: the models do not get the drawing as it is. */
function FalsifiedPixelsNote() {
	useEffect(() => {
		arePixelsFalsified.value = isCanvasFalsified();
	}, []);
	if (!arePixelsFalsified.value) return null;
	return <p class="small">{strings.value.drawingFalsified}</p>;
}

interface HistoryButtonProps {
	icon: "undo" | "redo";
	isPossible: boolean;
	onClick: () => void;
}

/** Not `disabled` where there is nothing to do: a disabled button would lose the focus when it is pressed. */
function HistoryButton({ icon, isPossible, onClick }: HistoryButtonProps) {
	const name = strings.value[icon];
	return (
		<button type="button" class={`button ${css.history}`} title={name} aria-disabled={!isPossible} onClick={onClick}>
			<Icon name={icon} />
		</button>
	);
}

function PadTools() {
	const texts = strings.value;
	return (
		<div class="tools">
			<HistoryButton icon="undo" isPossible={canUndo.value} onClick={undo} />
			<HistoryButton icon="redo" isPossible={canRedo.value} onClick={redo} />
			<button type="button" class="button" aria-disabled={isPadEmpty.value} onClick={clearPad}>
				<Icon name="clear" />
				{texts.clear}
			</button>
			<label class={css.pen} title={texts.penWidth}>
				<span class="visually-hidden">{texts.penWidth}</span>
				<span class={`${css.penDot} ${css.penDotSmall}`} aria-hidden="true" />
				<input
					type="range"
					min={penWidths.min}
					max={penWidths.max}
					step="2"
					value={penWidth.value}
					aria-valuetext={texts.penWidthValue(penWidth.value)}
					onInput={(event) => {
						penWidth.value = event.currentTarget.valueAsNumber;
					}}
				/>
				<span class={css.penDot} aria-hidden="true" />
			</label>
		</div>
	);
}

function inputText(): string {
	const { modelInputDrawing, modelInputExample, modelInputEmpty } = strings.value;
	const value = padContent.value;
	if (value.kind === "example") {
		const name = value.label === undefined ? undefined : nameOfClass(value.label);
		return modelInputExample(formatNumber(testCount.value), exampleNoun.value, name);
	}
	return isPadEmpty.value ? modelInputEmpty : modelInputDrawing;
}

function ModelInputPreview() {
	const label = strings.value.modelInput;
	return (
		<div class={css.preview}>
			<div class="picture">
				<PixelImage values={modelInput.value} label={label} />
			</div>
			<div>
				<h3 class="label">{label}</h3>
				<p class="small">{inputText()}</p>
			</div>
		</div>
	);
}
