import { afterEach, expect, test, vi } from "vitest";
import { type Answer, FakeWorker } from "../../testing/fakeWorker";
import { encodeGif } from "./client";

const frame = { width: 1, height: 1, data: new Uint8ClampedArray(4) } as ImageData;

function encode(answer: Answer) {
	const worker = new FakeWorker(answer);
	return { worker, gif: encodeGif([frame], 10, () => worker) };
}

afterEach(() => {
	vi.useRealTimers();
});

test("gives what the worker has encoded, and ends it", async () => {
	const { worker, gif } = encode(() => ({ gif: new Blob(["GIF"]) }));
	expect(await (await gif).text()).toBe("GIF");
	expect(worker.received).toEqual([{ type: "encodeAnimation", frames: [frame], scale: 8, delayMs: 10 }]);
	expect(worker.isTerminated).toBe(true);
});

test("an error of the encoder rejects, and the worker is ended", async () => {
	const { worker, gif } = encode(() => {
		throw new Error("no colours");
	});
	await expect(gif).rejects.toMatchObject({ message: "no colours" });
	expect(worker.isTerminated).toBe(true);
});

test("a worker whose file does not arrive rejects", async () => {
	const { worker, gif } = encode(() => new Promise(() => {}));
	worker.fail();
	await expect(gif).rejects.toMatchObject({ code: "unreachable" });
});

test("a worker that hangs is given up after a minute", async () => {
	vi.useFakeTimers();
	const { worker, gif } = encode(() => new Promise(() => {}));
	worker.deliver({ lifetimeLock: undefined });
	worker.isBlocked = true;
	const rejection = expect(gif).rejects.toMatchObject({ code: "silent" });
	await vi.advanceTimersByTimeAsync(59_000);
	expect(worker.isTerminated).toBe(false);
	await vi.advanceTimersByTimeAsync(1_000);
	await rejection;
	expect(worker.isTerminated).toBe(true);
});
