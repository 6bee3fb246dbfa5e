/** A coordinator's worker, and the training examples on their way to it. */

import type { Client } from "../../engine/rpc";
import type { connectCoordinator } from "../../engine/training/client";
import type { CoordinatorContract } from "../../engine/training/contracts";
import type { HeartbeatTimeout } from "../../engine/watchdog";

export interface StarterServices {
	connectCoordinator: typeof connectCoordinator;
	/** The bytes of so many training examples, or all. */
	loadTrainExamples(count: number): Promise<Uint8Array<ArrayBuffer>>;
}

export interface StartedCoordinator {
	readonly client: Client<CoordinatorContract>;
	/** Resolves once it has the examples. */
	readonly examplesLoaded: Promise<unknown>;
	/** For those that replace it, too. */
	readonly heartbeatTimeout: HeartbeatTimeout;
}

/** With so many training examples, or all. That its worker is lost shows in its calls. */
export function startCoordinator(
	{ connectCoordinator, loadTrainExamples }: StarterServices,
	count: number,
	heartbeatTimeout: HeartbeatTimeout,
): StartedCoordinator {
	const client = connectCoordinator(() => {}, heartbeatTimeout);
	const examplesLoaded = loadTrainExamples(count).then((bytes) =>
		client.call("loadExamples", { bytes }, [bytes.buffer]),
	);
	examplesLoaded.catch(() => {}); // the training that awaits them reports the error
	return { client, examplesLoaded, heartbeatTimeout };
}
