/** The worker of a replica: its own instance of the wasm module, in which it computes its part of each gradient. */

import { initSync, Replica } from "autoencoders";
import { serve } from "../serve";
import { buffersOf, type ReplicaContract } from "./replicaContract";

let replica: Replica | undefined;

serve<ReplicaContract>(
	{
		start({ module, config, reconstruction }) {
			initSync({ module });
			replica = new Replica(config, reconstruction);
			return {};
		},
		backward({ message }) {
			if (!replica) throw new Error("the replica has not started");
			const { values, input, target, epsilon, batchImageCount, beta } = message;
			return { message, loss: replica.backward(values, input, target, epsilon, batchImageCount, beta) };
		},
	},
	(reply) => ("message" in reply ? buffersOf(reply.message) : []),
);
