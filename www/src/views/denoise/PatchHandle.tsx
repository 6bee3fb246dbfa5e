/** The patch on the noisy picture, moved by mouse, finger, pen or arrow keys. */

import { useId, useRef } from "preact/hooks";
import { announce } from "../../state/announcer";
import { imageShape } from "../../state/dataSet";
import { arrowDirections } from "../../widgets/arrowKeys";
import css from "./Denoise.module.css";
import { patch, placePatch } from "./state";
import { texts } from "./texts";

const FAST_STEP = 4;

type PatchEvent = PointerEvent & { currentTarget: HTMLElement };

/** Pointer position in pixels of the picture. */
function pixelUnder({ clientX, clientY, currentTarget }: PatchEvent): [number, number] {
	const { left, top, width, height } = currentTarget.getBoundingClientRect();
	const { width: columns, height: rows } = imageShape.peek();
	return [((clientX - left) * columns) / width, ((clientY - top) * rows) / height];
}

/** Where within the patch the pointer grips it: where it touched, or the centre if it touched outside. */
function gripOf([x, y]: readonly [number, number]): [number, number] {
	const { left, top, size } = patch.value;
	const isInside = x >= left && x < left + size && y >= top && y < top + size;
	return isInside ? [x - left, y - top] : [size / 2, size / 2];
}

function moveByKey(event: KeyboardEvent): void {
	const [dx, dy] = arrowDirections[event.key] ?? [];
	if (dx === undefined || dy === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
	event.preventDefault();
	const step = event.shiftKey ? FAST_STEP : 1;
	placePatch(patch.value.left + dx * step, patch.value.top + dy * step);
	announce(texts.value.patchAt(patch.value.left + 1, patch.value.top + 1));
}

/** Drags the patch with one pointer at a time. */
function useDrag() {
	const drag = useRef<{ pointer: number; grip: readonly [number, number] } | undefined>(undefined);

	function moveDrag(event: PatchEvent) {
		if (event.pointerId !== drag.current?.pointer) return;
		const [x, y] = pixelUnder(event);
		placePatch(x - drag.current.grip[0], y - drag.current.grip[1]);
	}

	function startDrag(event: PatchEvent) {
		if (drag.current || event.button !== 0) return;
		event.currentTarget.setPointerCapture(event.pointerId);
		drag.current = { pointer: event.pointerId, grip: gripOf(pixelUnder(event)) };
		moveDrag(event);
	}

	function endDrag(event: PatchEvent) {
		if (event.pointerId === drag.current?.pointer) drag.current = undefined;
	}

	return { onPointerDown: startDrag, onPointerMove: moveDrag, onPointerUp: endDrag, onPointerCancel: endDrag };
}

export function PatchHandle() {
	const helpId = useId();
	const handlers = useDrag();
	const { patch: label, patchHelp } = texts.value;
	const { left, top, size } = patch.value;
	return (
		<>
			<div
				class={css.patch}
				role="application"
				// biome-ignore lint/a11y/noNoninteractiveTabindex: the role "application" means that it handles the arrow keys
				tabIndex={0}
				aria-label={label}
				aria-describedby={helpId}
				{...handlers}
				onKeyDown={moveByKey}
			>
				<svg
					viewBox={`0 0 ${imageShape.value.width} ${imageShape.value.height}`}
					preserveAspectRatio="none"
					aria-hidden="true"
				>
					<rect x={left} y={top} width={size} height={size} />
				</svg>
			</div>
			<p id={helpId} class="visually-hidden">
				{patchHelp}
			</p>
		</>
	);
}
