/** The worker of a replica: its own instance of the wasm module, in which it computes its part of each gradient. */

import { initSync, Replica } from "autoencoders";
import { type ReplyBody, type RequestBody, serve } from "../rpc";
import { buffersOf, type Loss, type ReplicaContract, type StepMessage } from "./replicaContract";

let replica: Replica | undefined;

function start({ module, config, reconstruction }: ReplicaContract["start"]["request"]) {
	initSync({ module });
	replica = new Replica(config, reconstruction);
	return {};
}

function backward(parcel: StepMessage) {
	if (!replica) throw new Error("the replica has not started");
	const { values, input, target, epsilon, total, beta } = parcel;
	const loss: Loss = replica.backward(values, input, target, epsilon, total, beta);
	return { parcel, loss };
}

function answer(body: RequestBody<ReplicaContract>): ReplyBody<ReplicaContract> {
	switch (body.type) {
		case "start":
			return start(body);
		case "backward":
			return backward(body.parcel);
	}
}

serve<ReplicaContract>(answer, (reply) => ("parcel" in reply ? buffersOf(reply.parcel) : []));
