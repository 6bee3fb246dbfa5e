/** The chart's canvas; it works as a slider for selecting a checkpoint, by pointer or keyboard. */

import { useEffect, useId, useRef } from "preact/hooks";
import { theme } from "../../../state/preferences";
import { sentenceGap } from "../../../strings";
import css from "./chart.module.css";
import { LossPlot, type PlotContent, type PlotSettings } from "./lossPlot";
import { nearestIndex } from "./series";
import { texts } from "./texts";

/** Positions on the x axis, those of the checkpoints, of which one can be selected. */
export interface SelectablePositions {
	/** ascending, in units of the x axis */
	positions: readonly number[];
	/** undefined for the latest */
	selected: number | undefined;
	onPick(x: number): void;
	/** The accessible text of a position. */
	format(x: number): string;
}

interface Props {
	settings: PlotSettings;
	content: PlotContent;
	selectable: SelectablePositions | undefined;
	onHover(x: number | undefined): void;
}

/** Creates a plot with these settings on the element, and passes it the content. */
function usePlot({ settings, content, onHover }: Props) {
	const element = useRef<HTMLDivElement>(null);
	const plot = useRef<LossPlot | undefined>(undefined);
	// The plot reads the theme's colours when it is created, so a new theme needs a new plot.
	const key = JSON.stringify([settings, theme.value]);
	useEffect(() => {
		if (!element.current) return undefined;
		const created = new LossPlot(element.current, settings, onHover);
		plot.current = created;
		return () => {
			created.destroy();
			onHover(undefined);
		};
	}, [key]);
	useEffect(() => plot.current?.show(content));
	return { element, plot };
}

/** By how many positions a key moves the selection; undefined for other keys. */
function strideForKey(key: string, positionCount: number): number | undefined {
	switch (key) {
		case "ArrowLeft":
		case "ArrowDown":
			return -1;
		case "ArrowRight":
		case "ArrowUp":
			return 1;
		case "PageDown":
			return -5;
		case "PageUp":
			return 5;
		case "Home":
			return -positionCount;
		case "End":
			return positionCount;
		default:
			return undefined;
	}
}

type PlotEvent = PointerEvent & { currentTarget: HTMLElement };

/** The attributes and handlers that make the plot a slider. */
function sliderOf(
	{ positions, selected, onPick, format }: SelectablePositions,
	valueAt: (clientX: number) => number | undefined,
) {
	const current = selected === undefined ? positions.length - 1 : nearestIndex(positions, selected);
	const pick = (index: number) => {
		const x = positions[Math.min(positions.length - 1, Math.max(0, index))];
		if (x !== undefined) onPick(x);
	};
	const selectUnderPointer = ({ clientX, currentTarget, pointerId }: PlotEvent) => {
		const x = currentTarget.hasPointerCapture(pointerId) ? valueAt(clientX) : undefined;
		if (x !== undefined) pick(nearestIndex(positions, x));
	};
	return {
		role: "slider",
		tabIndex: 0,
		"aria-label": texts.value.selectedStep,
		"aria-valuemin": 0,
		"aria-valuemax": positions.length - 1,
		"aria-valuenow": current,
		"aria-valuetext": format(positions[current] ?? 0),
		onPointerDown(event: PlotEvent) {
			if (event.button !== 0) return;
			event.currentTarget.setPointerCapture(event.pointerId);
			selectUnderPointer(event);
		},
		onPointerMove: selectUnderPointer,
		onKeyDown(event: KeyboardEvent) {
			const stride = strideForKey(event.key, positions.length);
			if (stride === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
			event.preventDefault();
			pick(current + stride);
		},
	} as const;
}

export function Plot(props: Props) {
	const helpId = useId();
	const { element, plot } = usePlot(props);
	const { selectable } = props;
	const slider =
		selectable && selectable.positions.length > 1
			? sliderOf(selectable, (clientX) => plot.current?.valueAt(clientX))
			: ({ "aria-hidden": true } as const);
	const isSlider = "role" in slider;
	return (
		<>
			<div
				ref={element}
				class={isSlider ? `${css.plot} ${css.selectable}` : css.plot}
				{...(isSlider ? { "aria-describedby": helpId } : {})}
				{...slider}
			/>
			{isSlider && (
				<p id={helpId} class="small">
					{texts.value.selectHelp}
					{sentenceGap.value}
					<span class="keyboard-hint">{texts.value.selectKeys}</span>
				</p>
			)}
		</>
	);
}
