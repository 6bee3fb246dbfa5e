/** A pen for the arrow keys: they move it, Space lowers and lifts it. Two arrows held together move it diagonally. */

import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { announce } from "../state/announcer";
import { beginStroke, extendStroke } from "../state/drawing";
import { PAD_SIDE_UNITS } from "../state/strokes";
import { formatNumber, strings } from "../strings";
import { arrowDirections } from "./arrowKeys";

/** In pad units, per key press; the fine one with Shift. */
const STEP = 7;
const FINE_STEP = 2;
const ANNOUNCE_DELAY_MS = 500;

function clampToPad(value: number): number {
	return Math.min(PAD_SIDE_UNITS, Math.max(0, value));
}

export class KeyboardPen {
	/** in pad units */
	readonly position = signal({ x: PAD_SIDE_UNITS / 2, y: PAD_SIDE_UNITS / 2 });
	readonly isDown = signal(false);
	/** From the first key on, so that users of a mouse never see the cursor. */
	readonly isCursorShown = signal(false);
	readonly #pressedKeys = new Set<string>();
	/** Runs until the position of the pen is announced. */
	#announceTimer: ReturnType<typeof setTimeout> | undefined;

	readonly handlers = {
		onKeyDown: (event: KeyboardEvent) => this.#onKeyDown(event),
		onKeyUp: ({ key }: KeyboardEvent) => void this.#pressedKeys.delete(key),
		onBlur: () => this.#onBlur(),
	};

	lift(): void {
		if (!this.isDown.value) return;
		this.isDown.value = false;
		this.#announce(strings.peek().penUp);
	}

	#lower(): void {
		this.isDown.value = true;
		beginStroke(this.position.value.x, this.position.value.y);
		this.#announce(strings.peek().penDown);
	}

	#announce(text: (place: string) => string): void {
		clearTimeout(this.#announceTimer);
		const [left, top] = [this.position.peek().x, this.position.peek().y].map((coordinate) =>
			formatNumber((100 * coordinate) / PAD_SIDE_UNITS),
		);
		announce(text(strings.peek().penPlace(left ?? "", top ?? "")));
	}

	#move(step: number): void {
		let { x, y } = this.position.value;
		for (const key of this.#pressedKeys) {
			const [dx, dy] = arrowDirections[key] ?? [0, 0];
			x = clampToPad(x + dx * step);
			y = clampToPad(y + dy * step);
		}
		this.position.value = { x, y };
		if (this.isDown.value) extendStroke([x, y]);
		// Announced once the pen rests: while a key is held, each announcement would interrupt the one before.
		clearTimeout(this.#announceTimer);
		this.#announceTimer = setTimeout(() => this.#announce((place) => place), ANNOUNCE_DELAY_MS);
	}

	#onKeyDown(event: KeyboardEvent): void {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		if (event.key !== " " && !arrowDirections[event.key]) return;
		event.preventDefault();
		this.isCursorShown.value = true;
		if (event.key !== " ") {
			this.#pressedKeys.add(event.key);
			this.#move(event.shiftKey ? FINE_STEP : STEP);
		} else if (!event.repeat) {
			if (this.isDown.value) this.lift();
			else this.#lower();
		}
	}

	#onBlur(): void {
		clearTimeout(this.#announceTimer);
		this.#pressedKeys.clear();
		this.isCursorShown.value = false;
		this.lift();
	}
}

export function useKeyboardPen(): KeyboardPen {
	return useMemo(() => new KeyboardPen(), []);
}
