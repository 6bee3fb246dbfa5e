/** The page's side of the workers that train and that judge. `onLost` is called once, when one has ended. */

import type { Client } from "../bridge";
import { connectWith } from "../client";
import type { EngineError } from "../error";
import { builds } from "./builds";
import type { JudgeCalls, LeadCalls } from "./calls";

type OnLost = (error: EngineError) => void;

export function connectLead(onLost: OnLost): Client<LeadCalls> {
	return connectWith(() => new Worker(new URL("./lead.ts", import.meta.url), { type: "module" }), builds, onLost);
}

export function connectJudge(onLost: OnLost): Client<JudgeCalls> {
	return connectWith(() => new Worker(new URL("./judge.ts", import.meta.url), { type: "module" }), builds, onLost);
}
