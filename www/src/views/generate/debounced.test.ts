import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isBusy } from "../../state/busy";
import { syncDebounced } from "./debounced";

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

test("the first value is copied at once, and of a quick succession only the last, for which the page is busy", async () => {
	const [source, debounced] = [signal<number | undefined>(undefined), signal<number | undefined>(undefined)];
	const stop = syncDebounced(source, debounced);
	source.value = 1;
	expect(debounced.value).toBe(1);
	for (const value of [2, 3, 4]) {
		vi.advanceTimersByTime(100);
		source.value = value;
	}
	expect([debounced.value, isBusy.value]).toEqual([1, true]);
	await vi.advanceTimersByTimeAsync(200);
	expect([debounced.value, isBusy.value]).toEqual([4, false]);
	source.value = 5;
	expect(debounced.value, "after a while without changes").toBe(5);
	stop();
	source.value = 6;
	vi.advanceTimersByTime(200);
	expect(debounced.value).toBe(5);
	expect(vi.getTimerCount()).toBe(0);
});

test("that there is no value any more is copied at once, and so is the next one", () => {
	const [source, debounced] = [signal<number | undefined>(1), signal<number | undefined>(undefined)];
	const stop = syncDebounced(source, debounced);
	source.value = undefined;
	expect(debounced.value).toBeUndefined();
	source.value = 2;
	expect(debounced.value).toBe(2);
	stop();
});
