/** The globals of a worker that can reach a network. */
const networkApis = [
	"fetch",
	"XMLHttpRequest",
	"WebSocket",
	"WebSocketStream",
	"WebTransport",
	"EventSource",
	"caches",
	"importScripts",
];

/**
 * Removes what can reach a network from the global scope of a worker, which is sent all that it needs: the policy in the page's HTML
 * holds for the page only, and not every host can send it with the workers' files.
 */
export function removeNetworkAccess(scope: object): void {
	for (let owner: object | null = scope; owner !== null; owner = Object.getPrototypeOf(owner)) {
		for (const name of networkApis) Reflect.deleteProperty(owner, name);
	}
}
