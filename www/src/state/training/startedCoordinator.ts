/** A coordinator's worker, and the training examples on their way to it. */

import type { Client } from "../../engine/rpc";
import type { connectCoordinator } from "../../engine/training/client";
import type { CoordinatorContract } from "../../engine/training/contracts";
import type { HeartbeatTimeout } from "../../engine/watchdog";

export interface StarterServices {
	connectCoordinator: typeof connectCoordinator;
	/** The bytes of so many training examples, or all. */
	trainExamples(count: number): Promise<Uint8Array<ArrayBuffer>>;
}

export interface StartedCoordinator {
	readonly client: Client<CoordinatorContract>;
	/** Resolves once it has the examples. */
	readonly examples: Promise<unknown>;
	/** For those that replace it, too. */
	readonly heartbeatTimeout: HeartbeatTimeout;
}

/** With so many training examples, or all. That its worker is lost shows in its calls. */
export function startCoordinator(
	{ connectCoordinator, trainExamples }: StarterServices,
	count: number,
	heartbeatTimeout: HeartbeatTimeout,
): StartedCoordinator {
	const client = connectCoordinator(() => {}, heartbeatTimeout);
	const examples = trainExamples(count).then((bytes) => client.call("examples", { bytes }, [bytes.buffer]));
	examples.catch(() => {}); // the training that awaits them reports the error
	return { client, examples, heartbeatTimeout };
}
