import { expect, test, vi } from "vitest";

const engine = vi.hoisted(() => ({ signal: undefined as unknown as { value: object } }));
vi.mock("./engine", async () => {
	const { signal } = await import("@preact/signals");
	engine.signal = signal<object>({ status: "running" });
	return { engineState: engine.signal };
});

test("a value is there until the worker that it came from is replaced, or it is cleared", async () => {
	const { workerScoped } = await import("./workerScoped");
	const { current, set, clear } = workerScoped<number>();
	expect(current.value).toBeUndefined();
	set(5);
	expect(current.value).toBe(5);
	engine.signal.value = { status: "running" };
	expect(current.value).toBeUndefined();
	set(6);
	expect(current.value).toBe(6);
	clear();
	expect(current.value).toBeUndefined();
});
