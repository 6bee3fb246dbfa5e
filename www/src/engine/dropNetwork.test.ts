import { expect, test } from "vitest";
import { dropNetwork } from "./dropNetwork";

test("nothing that reaches a network is left, whatever object of the scope's chain has it", () => {
	const scope = Object.create({ fetch() {}, WebSocket: class {}, setTimeout() {} }) as Record<string, unknown>;
	Object.assign(scope, { XMLHttpRequest: class {}, fetch() {}, postMessage() {} });
	dropNetwork(scope);
	for (const name of ["fetch", "WebSocket", "XMLHttpRequest"]) expect(scope[name], name).toBeUndefined();
	for (const name of ["setTimeout", "postMessage"]) expect(scope[name], name).toBeDefined();
});
