import { expect, test } from "vitest";
import { removeNetworkAccess } from "./removeNetworkAccess";

test("nothing that reaches a network is left, whatever object of the scope's chain has it", () => {
	const scope = Object.create({ fetch() {}, WebSocket: class {}, setTimeout() {} }) as Record<string, unknown>;
	Object.assign(scope, { XMLHttpRequest: class {}, fetch() {}, postMessage() {} });
	removeNetworkAccess(scope);
	for (const name of ["fetch", "WebSocket", "XMLHttpRequest"]) expect(scope[name], name).toBeUndefined();
	for (const name of ["setTimeout", "postMessage"]) expect(scope[name], name).toBeDefined();
});
