/** The canvas of a chart, and on it the moment that is looked back to: chosen by pointer or by keys, as on a slider. */

import { useEffect, useId, useRef } from "preact/hooks";
import { theme } from "../../../state/preferences";
import { LossPlot, type PlotContent, type PlotForm } from "./plot";
import { nearest } from "./series";
import { texts } from "./texts";

/** Where one may look back to. */
export interface Moments {
	/** ascending */
	stops: readonly number[];
	/** undefined for the latest */
	at: number | undefined;
	onPick(stop: number): void;
	/** A stop in words. */
	text(stop: number): string;
}

interface Props {
	form: PlotForm;
	content: PlotContent;
	moments: Moments | undefined;
	onHover(x: number | undefined): void;
}

/** Keeps a plot of this form on the element, and the content on the plot. */
function usePlot({ form, content, onHover }: Props) {
	const element = useRef<HTMLDivElement>(null);
	const plot = useRef<LossPlot | undefined>(undefined);
	// Its colours are read once, so another theme takes another plot.
	const key = JSON.stringify([form, theme.value]);
	useEffect(() => {
		if (!element.current) return undefined;
		const made = new LossPlot(element.current, form, onHover);
		plot.current = made;
		return () => {
			made.destroy();
			onHover(undefined);
		};
	}, [key]);
	useEffect(() => plot.current?.show(content));
	return { element, plot };
}

/** How many stops a key leads on; undefined for other keys. */
function strideOf(key: string, stops: number): number | undefined {
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
			return -stops;
		case "End":
			return stops;
		default:
			return undefined;
	}
}

type PlotEvent = PointerEvent & { currentTarget: HTMLElement };

/** What makes the plot a slider over the stops. */
function sliderOf({ stops, at, onPick, text }: Moments, valueAt: (clientX: number) => number | undefined) {
	const now = at === undefined ? stops.length - 1 : nearest(stops, at);
	const pick = (index: number) => {
		const stop = stops[Math.min(stops.length - 1, Math.max(0, index))];
		if (stop !== undefined) onPick(stop);
	};
	const follow = ({ clientX, currentTarget, pointerId }: PlotEvent) => {
		const value = currentTarget.hasPointerCapture(pointerId) ? valueAt(clientX) : undefined;
		if (value !== undefined) pick(nearest(stops, value));
	};
	return {
		role: "slider",
		tabIndex: 0,
		"aria-label": texts.value.moment,
		"aria-valuemin": 0,
		"aria-valuemax": stops.length - 1,
		"aria-valuenow": now,
		"aria-valuetext": text(stops[now] ?? 0),
		onPointerDown(event: PlotEvent) {
			if (event.button !== 0) return;
			event.currentTarget.setPointerCapture(event.pointerId);
			follow(event);
		},
		onPointerMove: follow,
		onKeyDown(event: KeyboardEvent) {
			const stride = strideOf(event.key, stops.length);
			if (stride === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
			event.preventDefault();
			pick(now + stride);
		},
	} as const;
}

export function Plot(props: Props) {
	const helpId = useId();
	const { element, plot } = usePlot(props);
	const { moments } = props;
	const slider =
		moments && moments.stops.length > 1
			? sliderOf(moments, (clientX) => plot.current?.valueAt(clientX))
			: ({ "aria-hidden": true } as const);
	const isSlider = "role" in slider;
	return (
		<>
			<div
				ref={element}
				class={isSlider ? "chart-plot chart-plot-moments" : "chart-plot"}
				{...(isSlider ? { "aria-describedby": helpId } : {})}
				{...slider}
			/>
			{isSlider && (
				<p id={helpId} class="small">
					{texts.value.momentHelp}
				</p>
			)}
		</>
	);
}
