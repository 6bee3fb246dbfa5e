import { expect, test, vi } from "vitest";

const engine = vi.hoisted(() => ({ signal: undefined as unknown as { value: object } }));
vi.mock("./engine", async () => {
	const { signal } = await import("@preact/signals");
	engine.signal = signal<object>({ status: "running" });
	return { engine: engine.signal };
});

test("a value is there until the worker that it came from is replaced, or it is cleared", async () => {
	const { workerScoped } = await import("./workerScoped");
	const { shown, set, clear } = workerScoped<number>();
	expect(shown.value).toBeUndefined();
	set(5);
	expect(shown.value).toBe(5);
	engine.signal.value = { status: "running" };
	expect(shown.value).toBeUndefined();
	set(6);
	expect(shown.value).toBe(6);
	clear();
	expect(shown.value).toBeUndefined();
});
