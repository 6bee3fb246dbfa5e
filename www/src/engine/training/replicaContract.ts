/** The calls from the coordinator of a training, which owns the model, to its replicas, which compute gradients. */

import type { Loss, Objective } from "autoencoders";
import type { ModelConfig } from "../protocol";

/** The losses of the shards of a batch add up. */
export type { Loss, Objective };

/** One replica's shard of a step. Its buffers are transferred to the replica and back, then reused. */
export interface StepMessage {
	/** On the way out the parameters, on the way back the gradient. */
	values: Float32Array;
	input: Float32Array;
	/** What the model should output, if not the input. */
	target: Float32Array | undefined;
	epsilon: Float32Array;
	/** Images in the whole batch. */
	batchImageCount: number;
	/** The weight of the KL divergence in this step. */
	beta: number;
}

export interface ReplicaContract {
	start: {
		request: { module: WebAssembly.Module; config: ModelConfig; reconstruction: Objective["reconstruction"] };
		reply: Record<never, never>;
	};
	backward: { request: { message: StepMessage }; reply: { message: StepMessage; loss: Loss } };
}

export function buffersOf({ values, input, target, epsilon }: StepMessage): ArrayBuffer[] {
	return [values, input, target, epsilon].flatMap((array) => (array ? [array.buffer as ArrayBuffer] : []));
}
