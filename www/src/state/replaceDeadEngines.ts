/** The models' worker is replaced when it dies, unless it dies again and again. */

import { effect } from "@preact/signals";
import { isPermanent } from "../engine/error";
import { engineState } from "./engine";

/** What kills each worker must not go on for ever: after so many deaths within so long, the visitor is asked. */
const MAX_REPLACEMENTS = 3;
const DEATH_WINDOW_MS = 60_000;

/** Returns a function that ends it. */
export function replaceDeadEngines(start: () => void): () => void {
	let deaths: number[] = [];
	return effect(() => {
		if (engineState.value.status !== "lost" || isPermanent(engineState.value.error)) return;
		const now = performance.now();
		deaths = [...deaths.filter((time) => now - time < DEATH_WINDOW_MS), now];
		if (deaths.length <= MAX_REPLACEMENTS) start();
	});
}
