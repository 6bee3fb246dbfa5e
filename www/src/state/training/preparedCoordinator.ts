/**
 * A coordinator that gets its examples while a training is still being set up: to download and unpack them takes longer than all
 * else that comes before the first step.
 */

import { connectCoordinator } from "../../engine/training/client";
import { HeartbeatTimeout } from "../../engine/watchdog";
import { dataSet } from "../dataSet";
import { availableTrainCount, type DataSet } from "../dataSets";
import { type StartedCoordinator, startCoordinator } from "./startedCoordinator";

interface Prepared extends StartedCoordinator {
	data: DataSet;
	/** of its examples */
	count: number;
}

let prepared: Prepared | undefined;
/** Of all that are prepared, one after the other. */
const heartbeatTimeout = new HeartbeatTimeout();

function isPreparedFor({ data, count }: Prepared, examples: number): boolean {
	return data === dataSet.peek() && count === availableTrainCount(data, examples);
}

/** Starts one for a training on so many examples, in the place of any that is for another. */
export function prepareCoordinator(examples: number): void {
	if (prepared && !prepared.client.lostError && isPreparedFor(prepared, examples)) return;
	dropPreparedCoordinator();
	const data = dataSet.peek();
	const services = { connectCoordinator, loadTrainExamples: (count: number) => data.loadIdx("train", count) };
	const started = startCoordinator(services, examples, heartbeatTimeout);
	const own = { ...started, data, count: availableTrainCount(data, examples) };
	prepared = own;
	started.examplesLoaded.catch(() => prepared === own && dropPreparedCoordinator()); // the training tries again, and reports it
}

/** Hands it over to a training on so many examples; undefined where there is none for it. */
export function takePreparedCoordinator(examples: number): StartedCoordinator | undefined {
	if (!prepared || prepared.client.lostError || !isPreparedFor(prepared, examples)) return undefined;
	const taken = prepared;
	prepared = undefined;
	return taken;
}

/** Ends it, if there is one that no training has taken. */
export function dropPreparedCoordinator(): void {
	prepared?.client.close();
	prepared = undefined;
}
