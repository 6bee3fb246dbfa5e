/** A pen for the arrow keys: they move it, Space lowers and lifts it. Two arrows held together move it diagonally. */

import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { announce } from "../state/announcer";
import { beginStroke, extendStroke } from "../state/drawing";
import { PAD_SIDE } from "../state/strokes";
import { formatNumber, strings } from "../strings";
import { directions } from "./arrowKeys";

const STEP = 7;
const FINE_STEP = 2;
const REST_MS = 500;

function clampToPad(value: number): number {
	return Math.min(PAD_SIDE, Math.max(0, value));
}

export class KeyboardPen {
	/** in pad units */
	readonly position = signal({ x: PAD_SIDE / 2, y: PAD_SIDE / 2 });
	readonly isDown = signal(false);
	/** The cursor shows from the first key on, so that a mouse user never sees it. */
	readonly isShown = signal(false);
	readonly #pressedKeys = new Set<string>();
	/** Until its place is announced. */
	#moved: ReturnType<typeof setTimeout> | undefined;

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
		clearTimeout(this.#moved);
		const [left, top] = [this.position.peek().x, this.position.peek().y].map((at) =>
			formatNumber((100 * at) / PAD_SIDE),
		);
		announce(text(strings.peek().penPlace(left ?? "", top ?? "")));
	}

	#move(step: number): void {
		let { x, y } = this.position.value;
		for (const key of this.#pressedKeys) {
			const [dx, dy] = directions[key] ?? [0, 0];
			x = clampToPad(x + dx * step);
			y = clampToPad(y + dy * step);
		}
		this.position.value = { x, y };
		if (this.isDown.value) extendStroke([x, y]);
		// Once it rests: a held key would be talked over.
		clearTimeout(this.#moved);
		this.#moved = setTimeout(() => this.#announce((place) => place), REST_MS);
	}

	#onKeyDown(event: KeyboardEvent): void {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		if (event.key !== " " && !directions[event.key]) return;
		event.preventDefault();
		this.isShown.value = true;
		if (event.key !== " ") {
			this.#pressedKeys.add(event.key);
			this.#move(event.shiftKey ? FINE_STEP : STEP);
		} else if (!event.repeat) {
			if (this.isDown.value) this.lift();
			else this.#lower();
		}
	}

	#onBlur(): void {
		clearTimeout(this.#moved);
		this.#pressedKeys.clear();
		this.isShown.value = false;
		this.lift();
	}
}

export function useKeyboardPen(): KeyboardPen {
	return useMemo(() => new KeyboardPen(), []);
}
