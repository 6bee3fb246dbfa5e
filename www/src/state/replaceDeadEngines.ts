/** The models' worker is replaced when it dies, unless it dies again and again. */

import { effect } from "@preact/signals";
import { isPermanent } from "../engine/error";
import { engine } from "./engine";

/** What kills each worker must not go on for ever: after so many deaths within so long, the visitor is asked. */
const MAX_REPLACED = 3;
const SPAN_MS = 60_000;

/** Returns a function that ends it. */
export function replaceDeadEngines(start: () => void): () => void {
	let deaths: number[] = [];
	return effect(() => {
		if (engine.value.status !== "lost" || isPermanent(engine.value.error)) return;
		const now = performance.now();
		deaths = [...deaths.filter((time) => now - time < SPAN_MS), now];
		if (deaths.length <= MAX_REPLACED) start();
	});
}
