/** The page's side of the lead. */

import type { Client } from "../bridge";
import { connectWith } from "../client";
import type { EngineError } from "../error";
import type { LeadCalls } from "./calls";

/** Starts the worker that trains. `onLost` is called once, when it has ended and every open call was rejected. */
export function connectLead(onLost: (error: EngineError) => void): Client<LeadCalls> {
	return connectWith(() => new Worker(new URL("./lead.ts", import.meta.url), { type: "module" }), onLost);
}
