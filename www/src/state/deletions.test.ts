import { describe, expect, test } from "vitest";
import "../testing/page";
import { createDeletions } from "./deletions";
import { view } from "./urlState";

describe("deletions", () => {
	test("are listed with the newest first, and brought back once", () => {
		view.value = "data";
		const deletions = createDeletions<string>("data");
		deletions.add("first");
		deletions.add("second");
		expect(deletions.list.value).toEqual(["second", "first"]);

		expect(deletions.remove("first")).toBe(true);
		expect(deletions.remove("first")).toBe(false);
		expect(deletions.list.value).toEqual(["second"]);
	});

	test("are forgotten once another view is open, also those that end only then", () => {
		view.value = "data";
		const deletions = createDeletions<string>("data");
		deletions.add("first");
		view.value = "train";
		expect(deletions.remove("first")).toBe(false);

		deletions.add("late");
		expect(deletions.remove("late")).toBe(false);
	});
});
