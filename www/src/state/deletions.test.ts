import { describe, expect, test } from "vitest";
import { createDeletions } from "./deletions";

describe("deletions", () => {
	test("are listed with the newest first, and brought back once", () => {
		const deletions = createDeletions<string>();
		deletions.add("first");
		deletions.add("second");
		expect(deletions.list.value).toEqual(["second", "first"]);

		expect(deletions.take("first")).toBe(true);
		expect(deletions.take("first")).toBe(false);
		expect(deletions.list.value).toEqual(["second"]);

		deletions.clear();
		expect(deletions.take("second")).toBe(false);
	});
});
