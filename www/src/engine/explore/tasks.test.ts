import { beforeEach, describe, expect, test, vi } from "vitest";
import { type ReportProgress, reportRange, Tasks } from "./tasks";

/** Milliseconds that the clock shows. */
let now = 0;

beforeEach(() => {
	now = 0;
	vi.spyOn(performance, "now").mockImplementation(() => now);
});

/** Ten parts of 20 ms each; tells of each. */
async function tenParts(report: ReportProgress, done: (part: number) => void = () => {}): Promise<string> {
	for (let part = 1; part <= 10; part++) {
		now += 20;
		done(part);
		await report(part / 10);
	}
	return "all";
}

describe("a task", () => {
	test("gives its result, and lets messages in every few hundredths of a second", async () => {
		const tasks = new Tasks();
		const heard: (number | undefined)[] = [];
		const listen = () => {
			heard.push(tasks.progressOf(1));
			if (heard.length < 5) setTimeout(listen);
		};
		setTimeout(listen);
		expect(await tasks.run(1, (report) => tenParts(report))).toBe("all");
		expect(heard).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
		expect(tasks.progressOf(1)).toBeUndefined();
	});

	test("that is given up ends at its next break, and no other does", async () => {
		const tasks = new Tasks();
		const parts: number[] = [];
		const [first, second] = [
			tasks.run(1, (report) => tenParts(report, (part) => parts.push(part))),
			tasks.run(2, (report) => tenParts(report)),
		];
		const rejection = expect(first).rejects.toMatchObject({ code: "aborted" });
		setTimeout(() => tasks.abort(1));
		await rejection;
		expect(parts.length).toBeLessThan(10);
		expect(await second).toBe("all");
	});

	test("all are given up at once, and those that come later are not", async () => {
		const tasks = new Tasks();
		const rejections = [1, 2].map((id) =>
			expect(tasks.run(id, (report) => tenParts(report))).rejects.toMatchObject({ code: "aborted" }),
		);
		tasks.abortAll();
		const later = tasks.run(3, (report) => tenParts(report));
		await Promise.all(rejections);
		expect(await later).toBe("all");
	});

	test("and what it may use is freed once no task runs any more", async () => {
		const tasks = new Tasks();
		const resource = { free: vi.fn() };
		const [first, second] = [tasks.run(1, (report) => report(1)), tasks.run(2, (report) => tenParts(report))];
		tasks.freeWhenIdle(resource);
		await first;
		expect(resource.free).not.toHaveBeenCalled();
		await second;
		expect(resource.free).toHaveBeenCalledTimes(1);
		tasks.freeWhenIdle(resource); // nothing runs
		expect(resource.free).toHaveBeenCalledTimes(2);
	});

	test("that fails rejects with its error, and is forgotten", async () => {
		const tasks = new Tasks();
		const fail = async () => {
			throw new Error("no room");
		};
		await expect(tasks.run(1, fail)).rejects.toThrow("no room");
		expect(tasks.progressOf(1)).toBeUndefined();
		tasks.abort(1); // of what is over
	});
});

test("the parts of a task go from one share of it to the next", async () => {
	const seen: number[] = [];
	const whole: ReportProgress = async (done) => void seen.push(done);
	for (const report of [reportRange(whole, 0, 0.5), reportRange(whole, 0.5, 1)])
		for (const done of [0.5, 1]) await report(done);
	expect(seen).toEqual([0.25, 0.5, 0.75, 1]);
});
