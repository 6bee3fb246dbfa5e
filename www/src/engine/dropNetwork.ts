/** Whatever of a worker's global scope reaches a network. */
const names = [
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
 * Removes what reaches a network from the scope of a worker, which is given all that it needs: the policy in the page's HTML
 * holds for the page only, and not every host can send it with the workers' files.
 */
export function dropNetwork(scope: object): void {
	for (let owner: object | null = scope; owner !== null; owner = Object.getPrototypeOf(owner)) {
		for (const name of names) Reflect.deleteProperty(owner, name);
	}
}
