import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { settle } from "../testing/page";

const state = vi.hoisted(() => ({
	isTrainingActive: undefined as unknown as { value: boolean },
	keys: [] as string[],
}));
const messages: unknown[] = [];
/** Whether there is a newer version when the page asks for one. */
let isWaiting = true;

vi.mock("./training/session", () => ({
	get isTrainingActive() {
		return state.isTrainingActive;
	},
}));
vi.mock("./training/locks", () => ({ lockedKeys: async () => new Set(state.keys) }));
vi.mock("@serwist/window", () => ({
	Serwist: class extends EventTarget {
		async register() {
			if (isWaiting) this.dispatchEvent(new Event("waiting"));
		}
	},
}));

/** The page's service worker, of which a newer version waits. */
class FakeContainer extends EventTarget {
	controller: object | null = {};
	readonly ready = Promise.resolve();
	readonly getRegistration = async () => ({ waiting: { postMessage: (message: unknown) => messages.push(message) } });
}

let container: FakeContainer;
let newVersion: typeof import("./newVersion");
const reload = vi.fn();

/** The page has been open for a while. */
async function openPage(): Promise<void> {
	vi.resetModules();
	newVersion = await import("./newVersion");
	newVersion.startServiceWorker();
	await vi.advanceTimersByTimeAsync(3000);
	await settle();
}

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ["setTimeout"] });
	vi.stubEnv("PROD", true);
	[state.isTrainingActive, state.keys, messages.length, container] = [signal(false), [], 0, new FakeContainer()];
	vi.stubGlobal("navigator", { serviceWorker: container });
	vi.stubGlobal("location", { reload });
	vi.stubGlobal("document", new EventTarget());
	reload.mockClear();
	isWaiting = true;
	await openPage();
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

test("a newer version that is requested is loaded once it has taken over", async () => {
	expect(newVersion.isUpdateOffered.value).toBe(true);
	await newVersion.loadUpdate();
	expect([newVersion.updateState.value, messages, reload.mock.calls.length]).toEqual([
		"activating",
		[{ type: "SKIP_WAITING" }],
		0,
	]);
	takeOver();
	expect(reload).toHaveBeenCalledOnce();
});

test("one that is requested while another tab trains is not loaded", async () => {
	state.keys = ["another"];
	await newVersion.loadUpdate();
	expect([newVersion.updateState.value, messages]).toEqual(["blocked", []]);
});

test("one that takes over late does not interrupt what has been begun in the meantime, and is offered after it", async () => {
	await newVersion.loadUpdate();
	state.isTrainingActive.value = true;
	takeOver();
	expect([reload.mock.calls.length, newVersion.isUpdateOffered.value]).toEqual([0, false]);
	state.isTrainingActive.value = false;
	expect([newVersion.isUpdateOffered.value, newVersion.updateState.value]).toEqual([true, "idle"]);
});

test("one that takes over much later is offered again, as other things have been begun by then", async () => {
	await newVersion.loadUpdate();
	await vi.advanceTimersByTimeAsync(30_000);
	expect([newVersion.updateState.value, newVersion.isUpdateOffered.value]).toEqual(["idle", true]);
	takeOver();
	expect(reload).not.toHaveBeenCalled();
});

test("one that another tab has asked for is offered here", async () => {
	isWaiting = false;
	await openPage();
	expect(newVersion.isUpdateOffered.value).toBe(false);
	takeOver();
	expect([reload.mock.calls.length, newVersion.isUpdateOffered.value]).toEqual([0, true]);
});

test("the first version that takes over is no newer one", async () => {
	[isWaiting, container.controller] = [false, null];
	await openPage();
	takeOver();
	expect(newVersion.isUpdateOffered.value).toBe(false);
});
