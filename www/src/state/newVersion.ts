/** Use without a network, by a service worker; and a newer version of the page, which waits until the visitor asks for it. */

import { computed, signal } from "@preact/signals";
import { Serwist } from "@serwist/window";
import { currentSession } from "./training/currentSession";
import { lockedKeys } from "./training/locks";
import { isTrainingActive } from "./training/session";

/** How long the page waits for a newer version before that is offered again: what is begun later is not interrupted. */
const LONGEST_WAIT_MS = 30_000;
/** By then the page has shown its first pictures, with which the downloads would compete. */
const REGISTER_DELAY_MS = 3000;

/** Whether everything that the page needs is on this device. */
export const isOfflineReady = signal(false);
/** Whether a newer version is on this device, and this page is not of it. */
const hasUpdate = signal(false);
/** Blocked while another tab trains; activating from when it is requested until it takes over, for which the page waits. */
export const updateState = signal<"idle" | "blocked" | "activating">("idle");
/** Nothing is offered while a training is open in this tab, as it would be interrupted. */
export const isUpdateOffered = computed(() => hasUpdate.value && !isTrainingActive.value);

let serviceWorker: Serwist | undefined;

async function register(): Promise<void> {
	serviceWorker = new Serwist("sw.js", { scope: "./" });
	serviceWorker.addEventListener("waiting", () => {
		hasUpdate.value = true;
	});
	await serviceWorker.register({ immediate: true });
	await navigator.serviceWorker.ready;
	isOfflineReady.value = true;
	document.addEventListener("visibilitychange", () => {
		if (!document.hidden) serviceWorker?.update().catch(() => {}); // offline
	});
}

/** From the start, as another tab may ask for a newer version at any time: the files of this one are gone then. */
function watchController(container: ServiceWorkerContainer): void {
	let { controller } = container;
	container.addEventListener("controllerchange", () => {
		const isAskedFor = updateState.peek() === "activating";
		if (isAskedFor && !isTrainingActive.peek()) location.reload();
		else if (isAskedFor || controller) [hasUpdate.value, updateState.value] = [true, "idle"];
		({ controller } = container);
	});
}

/** Downloads what is missing for a visit without a network. Where service workers are refused, the page works all the same. */
export function startServiceWorker(): void {
	if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
	watchController(navigator.serviceWorker);
	setTimeout(() => void register().catch(() => {}), REGISTER_DELAY_MS);
}

/** Loads the newer version, unless another tab is training: its files would be taken away from it. */
export async function loadUpdate(): Promise<void> {
	const ownKey = currentSession.peek()?.lockKey; // of a training that was lost, as none is open here
	const isBlocked = [...(await lockedKeys())].some((key) => key !== ownKey);
	updateState.value = isBlocked ? "blocked" : "activating";
	if (isBlocked) return;
	const registration = await navigator.serviceWorker.getRegistration().catch(() => undefined);
	if (!registration?.waiting) {
		location.reload();
		return;
	}
	registration.waiting.postMessage({ type: "SKIP_WAITING" }); // as Serwist's worker expects it
	setTimeout(() => {
		updateState.value = "idle";
	}, LONGEST_WAIT_MS);
}
