/** A pen for the arrow keys: they move it, Space lowers and lifts it. Two arrows held together move it aslant. */

import { useSignal } from "@preact/signals";
import { useCallback, useRef } from "preact/hooks";
import { announce } from "../state/announcer";
import { beginStroke, extendStroke } from "../state/drawing";
import { PAD } from "../state/strokes";
import { strings } from "../strings";
import { directions } from "./arrowKeys";

const STEP = 7;
const FINE_STEP = 2;

function clampToPad(value: number): number {
	return Math.min(PAD, Math.max(0, value));
}

export function useKeyboardPen() {
	const position = useSignal({ x: PAD / 2, y: PAD / 2 });
	const isDown = useSignal(false);
	/** The cursor shows from the first key on, so that a mouse user never sees it. */
	const isShown = useSignal(false);
	const pressedKeys = useRef(new Set<string>());

	const lift = useCallback(() => {
		if (!isDown.value) return;
		isDown.value = false;
		announce(strings.value.penUp);
	}, [isDown]);

	function toggle() {
		if (isDown.value) return lift();
		isDown.value = true;
		beginStroke(position.value.x, position.value.y);
		announce(strings.value.penDown);
	}

	function move(step: number) {
		let { x, y } = position.value;
		for (const key of pressedKeys.current) {
			const [dx, dy] = directions[key] ?? [0, 0];
			x = clampToPad(x + dx * step);
			y = clampToPad(y + dy * step);
		}
		position.value = { x, y };
		if (isDown.value) extendStroke([x, y]);
	}

	function onKeyDown(event: KeyboardEvent) {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		if (event.key === " ") {
			if (!event.repeat) toggle();
		} else if (directions[event.key]) {
			pressedKeys.current.add(event.key);
			move(event.shiftKey ? FINE_STEP : STEP);
		} else {
			return;
		}
		isShown.value = true;
		event.preventDefault();
	}

	function onKeyUp(event: KeyboardEvent) {
		pressedKeys.current.delete(event.key);
	}

	function onBlur() {
		pressedKeys.current.clear();
		isShown.value = false;
		lift();
	}

	return { position, isDown, isShown, lift, handlers: { onKeyDown, onKeyUp, onBlur } };
}
