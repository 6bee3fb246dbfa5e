import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const engineState = vi.hoisted(() => ({}) as { value: unknown });
vi.mock("./engine", () => ({ engineState }));

const running = () => ({ status: "running" });
const lost = (code: string) => ({ status: "lost", error: { code } });

let start: ReturnType<typeof vi.fn<() => void>>;
let stop: () => void;
beforeEach(async () => {
	vi.useFakeTimers({ toFake: ["performance"] });
	const state = signal<unknown>(running());
	Object.defineProperty(engineState, "value", {
		get: () => state.value,
		set: (value) => {
			state.value = value;
		},
		configurable: true,
	});
	start = vi.fn(() => {
		engineState.value = running();
	});
	stop = (await import("./replaceDeadEngines")).replaceDeadEngines(start);
});
afterEach(() => {
	stop();
	vi.useRealTimers();
});

test("twenty workers that die over time are all replaced", () => {
	for (let death = 0; death < 20; death++) {
		engineState.value = lost(["worker", "silent", "trap"][death % 3] ?? "");
		vi.advanceTimersByTime(20_001);
	}
	expect(start).toHaveBeenCalledTimes(20);
	expect(engineState.value).toEqual(running());
});

test("of workers that die one after another the fourth is not replaced, but one that dies a minute later is", () => {
	for (let death = 0; death < 4; death++) engineState.value = lost("trap");
	expect(start).toHaveBeenCalledTimes(3);
	expect(engineState.value).toEqual(lost("trap"));
	engineState.value = running(); // the visitor has started it
	vi.advanceTimersByTime(60_001);
	engineState.value = lost("trap");
	expect(start).toHaveBeenCalledTimes(4);
});

test("what did not arrive, or cannot run here, is not asked for again by itself", () => {
	for (const code of ["unreachable", "unsupported"]) engineState.value = lost(code);
	expect(start).not.toHaveBeenCalled();
});
