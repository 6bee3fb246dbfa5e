/** What to request again once there is a connection. */

/** A connection may be announced before it carries anything. */
const DELAYS_MS = [0, 1000, 4000];

/** Calls back when the connection is back, and twice more soon after it, for as long as the page lives. */
export function onReconnect(tryAgain: () => void): void {
	addEventListener("online", () => {
		for (const milliseconds of DELAYS_MS) setTimeout(tryAgain, milliseconds);
	});
}
