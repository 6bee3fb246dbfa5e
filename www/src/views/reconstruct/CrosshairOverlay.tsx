/** The crosshair on a card's picture, moved by mouse, finger, pen or arrow keys. */

import { useId } from "preact/hooks";
import { announce } from "../../state/announcer";
import { imageShape } from "../../state/dataSet";
import { strings } from "../../strings";
import css from "./CrosshairOverlay.module.css";
import {
	crosshair,
	formatReading,
	hideCrosshair,
	hideCrosshairByPointer,
	moveCrosshairByKey,
	moveCrosshairByPointer,
	type PixelReading,
	restoreCrosshair,
} from "./crosshair";
import { texts } from "./texts";

const pointerHandlers = {
	onPointerDown: moveCrosshairByPointer,
	onPointerMove: moveCrosshairByPointer,
	onPointerLeave: hideCrosshairByPointer,
};

function Crosshair() {
	if (!crosshair.value) return null;
	const { row, column } = crosshair.value;
	const { height, width } = imageShape.value;
	return (
		<svg class={css.crosshair} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
			<path d={`M0 ${row + 0.5}H${column}M${column + 1} ${row + 0.5}H${width}`} />
			<path d={`M${column + 0.5} 0V${row}M${column + 0.5} ${row + 1}V${height}`} />
			<rect x={column} y={row} width="1" height="1" />
		</svg>
	);
}

export function CrosshairOverlay() {
	return (
		<div class={css.overlay} aria-hidden="true" {...pointerHandlers}>
			<Crosshair />
		</div>
	);
}

/** The picture of a card that the keyboard can reach. `readPixel` returns the values under the crosshair. */
export function KeyboardCrosshair({ model, readPixel }: { model: string; readPixel: () => PixelReading | undefined }) {
	const helpId = useId();
	const { readPixels, readHelp, reading } = texts.value;

	function announcePixel() {
		const pixel = readPixel();
		if (pixel) announce(strings.value.labelled(model, reading(formatReading(pixel))));
	}

	function onKeyDown(event: KeyboardEvent) {
		if (event.key === "Escape") hideCrosshair();
		else if (moveCrosshairByKey(event)) announcePixel();
	}

	return (
		<>
			<div
				class={css.overlay}
				role="application"
				// biome-ignore lint/a11y/noNoninteractiveTabindex: the role "application" means that it handles the arrow keys
				tabIndex={0}
				aria-label={strings.value.labelled(model, readPixels)}
				aria-describedby={helpId}
				onFocus={({ currentTarget }) => {
					// A click has already moved the crosshair.
					if (currentTarget.matches(":focus-visible")) restoreCrosshair();
				}}
				onBlur={hideCrosshair}
				onKeyDown={onKeyDown}
				{...pointerHandlers}
			>
				<Crosshair />
			</div>
			<p id={helpId} class="visually-hidden">
				{readHelp}
			</p>
		</>
	);
}
