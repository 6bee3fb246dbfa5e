import { expect, test, vi } from "vitest";

const engine = vi.hoisted(() => ({ signal: undefined as unknown as { value: object } }));
vi.mock("./engine", async () => {
	const { signal } = await import("@preact/signals");
	engine.signal = signal<object>({ status: "running" });
	return { engine: engine.signal };
});

test("a value is there until the worker that it came from is replaced, or it is forgotten", async () => {
	const { workerScoped } = await import("./workerScoped");
	const { shown, keep, forget } = workerScoped<number>();
	expect(shown.value).toBeUndefined();
	keep(5);
	expect(shown.value).toBe(5);
	engine.signal.value = { status: "running" };
	expect(shown.value).toBeUndefined();
	keep(6);
	expect(shown.value).toBe(6);
	forget();
	expect(shown.value).toBeUndefined();
});
