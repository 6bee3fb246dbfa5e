import { connectWith } from "../../../www/src/engine/client";
import { builds } from "../../../www/src/engine/training/builds";
import type { PoolCalls } from "./protocol";

const client = connectWith<PoolCalls>(
	() => new Worker(new URL("./lead.ts", import.meta.url), { type: "module" }),
	builds,
	({ code, message }) => console.error(`the lead was lost: ${code} ${message}`),
);
window.call = client.call;
