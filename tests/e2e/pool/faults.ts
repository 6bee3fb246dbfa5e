/** Lets replicas go wrong in the ways in which they can: in the lead, where workers are started. */

import brokenUrl from "./broken?worker&url";
import type { Fault } from "./protocol";

/** The lead's clock then runs faster, so that nobody has to wait for the end of its patience. */
const HASTE = 20;
const [HonestWorker, honestTimeout] = [self.Worker, self.setTimeout];

let started = 0;
let faults: Record<number, Fault> = {};

class FaultyWorker extends HonestWorker {
	constructor(url: string | URL, options: WorkerOptions = {}) {
		const fault = faults[started++];
		if (!fault) super(url, options);
		else if (fault.kind === "never comes") super("missing.js", options);
		else super(brokenUrl, { ...options, name: JSON.stringify(fault) });
		if (fault?.kind === "is garbled") this.#garble(fault.step);
	}

	/** Heard before the pool hears it. The first answer is that to the start. */
	#garble(step: number) {
		let answers = 0;
		this.addEventListener("message", (event) => {
			if (answers++ <= step) return;
			event.stopImmediatePropagation();
			this.dispatchEvent(new MessageEvent("messageerror"));
		});
	}
}

export function breakReplicas(planned: Record<number, Fault>): void {
	[started, faults] = [0, planned];
	const isSilent = Object.values(planned).some(({ kind }) => kind === "falls silent");
	const hasty = (handler: () => void, ms = 0) => honestTimeout(handler, ms / HASTE);
	Object.assign(self, { Worker: FaultyWorker, setTimeout: isSilent ? hasty : honestTimeout });
}

export const startedReplicas = () => started;
