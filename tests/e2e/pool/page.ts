import { connectWith } from "../../../www/src/engine/client";
import type { PoolCalls } from "./protocol";

const client = connectWith<PoolCalls>(
	() => new Worker(new URL("./lead.ts", import.meta.url), { type: "module" }),
	({ code, message }) => console.error(`the lead was lost: ${code} ${message}`),
);
window.call = client.call;
