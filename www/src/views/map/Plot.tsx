/** The canvas of a map, with what is pointed at, chosen and brushed drawn over it. */

import { useSignal } from "@preact/signals";
import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import { exampleImages } from "../../state/exampleImages";
import { pixelRatio } from "../../state/pixelRatio";
import { theme } from "../../state/preferences";
import { useWidth } from "../../widgets/useWidth";
import { type Point, toUnitSquare } from "../../widgets/viewport";
import { boundingSquare, brushEdges } from "./brush";
import { brushedExamples } from "./brushed";
import { holdMapPictures, paintMap } from "./canvas";
import { MapGestures } from "./gestures";
import css from "./Map.module.css";
import type { PlacedExamples } from "./maps";
import { chosenExample, hiddenClasses, type MapKind, mapStyle, pointedExample } from "./state";
import { texts } from "./texts";

interface Props {
	kind: MapKind;
	map: PlacedExamples;
	label: string;
}

const percent = (value: number) => `${(100 * value).toFixed(2)}%`;

/** Painted in the next animation frame, once for all changes since the last one. */
function Canvas({ map, side }: { map: PlacedExamples; side: number }) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const [ratio, shownTheme] = [pixelRatio.value, theme.value];
	const dependencies = [map, side, ratio, shownTheme, mapStyle.value, hiddenClasses.value];
	useEffect(() => holdMapPictures(map, side), dependencies);
	useEffect(() => {
		const frame = requestAnimationFrame(() => {
			if (canvas.current && side > 0) paintMap(canvas.current, map, side, ratio, shownTheme);
		});
		return () => cancelAnimationFrame(frame);
	}, [...dependencies, brushedExamples.value?.exampleNumbers, mapStyle.value === "pictures" && exampleImages.value]);
	return <canvas ref={canvas} class={css.canvas} />;
}

export function Plot({ kind, map, label }: Props) {
	const frame = useRef<HTMLDivElement>(null);
	const side = useWidth(frame);
	const keyboardCursor = useSignal<Point | undefined>(undefined);
	const helpId = useId();
	const gestures = useMemo(
		() =>
			new MapGestures(kind, map, (position) => {
				keyboardCursor.value = position;
			}),
		[kind, map],
	);
	return (
		<>
			<div
				ref={frame}
				class={css.frame}
				role="application"
				// biome-ignore lint/a11y/noNoninteractiveTabindex: the role "application" means that it handles the arrow keys
				tabIndex={0}
				aria-label={label}
				aria-describedby={helpId}
				{...gestures.handlers}
			>
				<Canvas map={map} side={side.value} />
				<Overlay kind={kind} map={map} keyboardCursor={keyboardCursor.value} />
			</div>
			<p id={helpId} class="visually-hidden">
				{texts.value.plotHelp}
			</p>
		</>
	);
}

function Overlay({ kind, map, keyboardCursor }: Omit<Props, "label"> & { keyboardCursor: Point | undefined }) {
	return (
		<svg class={css.overlay} aria-hidden="true">
			<Rectangle kind={kind} />
			{keyboardCursor && (
				<g class={css.cursor}>
					<line x1={percent(keyboardCursor[0])} x2={percent(keyboardCursor[0])} y1="0" y2="100%" />
					<line x1="0" x2="100%" y1={percent(keyboardCursor[1])} y2={percent(keyboardCursor[1])} />
				</g>
			)}
			<Ring map={map} number={chosenExample.value} ringClass={css.chosen} />
			<Ring map={map} number={pointedExample.value} ringClass={css.pointed} />
		</svg>
	);
}

function Rectangle({ kind }: { kind: MapKind }) {
	if (brushedExamples.value?.kind !== kind) return null;
	const { left, right, top, bottom } = brushEdges(brushedExamples.value.brush);
	return (
		<rect
			class={css.brush}
			x={percent(left)}
			y={percent(top)}
			width={percent(right - left)}
			height={percent(bottom - top)}
		/>
	);
}

interface RingProps {
	map: PlacedExamples;
	number: number | undefined;
	ringClass: string | undefined;
}

function Ring({ map, number, ringClass }: RingProps) {
	const index = number === undefined ? -1 : map.exampleNumbers.indexOf(number);
	if (index < 0) return null;
	const point = [map.points[2 * index] ?? 0, map.points[2 * index + 1] ?? 0] as const;
	const [u, v] = toUnitSquare(boundingSquare(map.points), point);
	return <circle class={ringClass} cx={percent(u)} cy={percent(v)} r="8" />;
}
