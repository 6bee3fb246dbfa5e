/** The calls from the page to the lead of a training, the worker that owns the models and the digits they learn. */

import type { Start } from "../client";
import type { Loss } from "./protocol";
import type { Recipe } from "./recipe";

/** All that a training needs, beside its recipe, to go on as if it had never stopped. */
export interface Position {
	/** steps done */
	step: number;
	parameters: Float32Array;
	/** Adam's: the means, then the variances */
	moments: Float32Array;
}

/** The L2 norms of a tensor and of its gradient in the last step. */
export interface Norm {
	name: string;
	weight: number;
	gradient: number;
}

export type Status =
	| { kind: "running" }
	| { kind: "paused" }
	/** The loss of a lane is no number any more, or has grown out of all bounds; all lanes are back where they were well. */
	| { kind: "diverged"; lane: number; at: number; loss: number }
	/** A step could not be done; the models are as they were before it. */
	| { kind: "failed"; code: string; message: string };

/** What has happened since the last news. */
export interface News {
	status: Status;
	/** steps done */
	step: number;
	/** the step of the first loss below */
	from: number;
	/** for each lane, one loss a step */
	losses: Loss[][];
	/** milliseconds of training since it was opened, without its pauses */
	elapsed: number;
}

export interface LeadCalls {
	start: Start;
	/** The training digits, gzipped, that every lane learns from. */
	digits: { request: { bytes: Uint8Array }; reply: { count: number } };
	/** Sets up one training or several, which take each step on the same batch; what was there before is closed. */
	open: {
		request: { recipes: readonly Recipe[]; workers: number; positions: readonly Position[] | undefined };
		reply: { stepsPerEpoch: number };
	};
	/** Trains until so many steps are done in all. */
	run: { request: { goal: number }; reply: Record<never, never> };
	/** At once: a step under way is not counted, and done when it goes on. */
	pause: { request: Record<never, never>; reply: { step: number } };
	/** Answers when there is something to tell. */
	news: { request: Record<never, never>; reply: News };
	/** Each lane's model, as a file, and what its layers' norms are. */
	models: {
		request: Record<never, never>;
		reply: { step: number; lanes: { bytes: Uint8Array; norms: Norm[]; beta: number }[] };
	};
	/** Where each lane stands. */
	positions: { request: Record<never, never>; reply: { positions: Position[] } };
	/** Ends the training and its replicas. */
	close: { request: Record<never, never>; reply: Record<never, never> };
	/** Sets every lane to where it stood; it is paused then. */
	restore: { request: { positions: readonly Position[] }; reply: Record<never, never> };
}
