/** The worker of a replica: its own instance of the wasm module, in which it computes its part of each gradient. */

import { initSync, Replica } from "autoencoders";
import { type ReplyBody, type RequestBody, serve } from "../bridge";
import { buffersOf, type Loss, type Parcel, type ReplicaCalls } from "./protocol";

let replica: Replica | undefined;

function start({ module, config, reconstruction }: ReplicaCalls["start"]["request"]) {
	initSync({ module });
	replica = new Replica(config, reconstruction);
	return {};
}

function backward(parcel: Parcel) {
	if (!replica) throw new Error("the replica has not started");
	const { values, input, target, epsilon, total, beta } = parcel;
	const loss: Loss = replica.backward(values, input, target, epsilon, total, beta);
	return { parcel, loss };
}

function answer(body: RequestBody<ReplicaCalls>): ReplyBody<ReplicaCalls> {
	switch (body.type) {
		case "start":
			return start(body);
		case "backward":
			return backward(body.parcel);
	}
}

serve<ReplicaCalls>(answer, (reply) => ("parcel" in reply ? buffersOf(reply.parcel) : []));
