import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { settle } from "../testing/page";

const state = vi.hoisted(() => ({ isOccupied: undefined as unknown as { value: boolean }, keys: [] as string[] }));
const messages: string[] = [];

vi.mock("./training/session", () => ({
	get isOccupied() {
		return state.isOccupied;
	},
}));
vi.mock("./training/locks", () => ({ lockedKeys: async () => new Set(state.keys) }));
vi.mock("@serwist/window", () => ({
	Serwist: class extends EventTarget {
		async register() {
			this.dispatchEvent(new Event("waiting"));
		}
		messageSkipWaiting() {
			messages.push("skip waiting");
		}
	},
}));

/** The page's service worker, of which a newer version waits. */
class FakeContainer extends EventTarget {
	controller: object | null = {};
	readonly ready = Promise.resolve();
	readonly getRegistration = async () => ({ waiting: {} });
}

let container: FakeContainer;
let newVersion: typeof import("./newVersion");
const reload = vi.fn();
beforeEach(async () => {
	vi.useFakeTimers({ toFake: ["setTimeout"] });
	vi.stubEnv("PROD", true);
	[state.isOccupied, state.keys, messages.length, container] = [signal(false), [], 0, new FakeContainer()];
	vi.stubGlobal("navigator", { serviceWorker: container });
	vi.stubGlobal("location", { reload });
	vi.stubGlobal("document", new EventTarget());
	reload.mockClear();
	vi.resetModules();
	newVersion = await import("./newVersion");
	newVersion.startServiceWorker();
	await vi.advanceTimersByTimeAsync(3000);
	await settle();
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
	vi.unstubAllEnvs();
});

function takeOver(): void {
	container.controller = {};
	container.dispatchEvent(new Event("controllerchange"));
}

test("a newer version that is asked for is loaded once it has taken over", async () => {
	expect(newVersion.isOffered.value).toBe(true);
	await newVersion.loadNewer();
	expect([newVersion.loading.value, messages, reload.mock.calls.length]).toEqual(["soon", ["skip waiting"], 0]);
	takeOver();
	expect(reload).toHaveBeenCalledOnce();
});

test("one that is asked for while another tab trains is not loaded", async () => {
	state.keys = ["another"];
	await newVersion.loadNewer();
	expect([newVersion.loading.value, messages]).toEqual(["held back", []]);
});

test("one that takes over late does not interrupt what has been begun in the meantime, and is offered after it", async () => {
	await newVersion.loadNewer();
	state.isOccupied.value = true;
	takeOver();
	expect([reload.mock.calls.length, newVersion.isOffered.value]).toEqual([0, false]);
	state.isOccupied.value = false;
	expect([newVersion.isOffered.value, newVersion.loading.value]).toEqual([true, "not yet"]);
});

test("one that another tab has asked for is offered here", () => {
	takeOver();
	expect([reload.mock.calls.length, newVersion.isOffered.value]).toEqual([0, true]);
});
