import "../testing/page";
import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { editCount } from "./drawing";
import { onEdit } from "./onEdit";

test("each edit is followed once, and what is chosen after it stays", () => {
	const chosen = signal<string | undefined>("from a link");
	let calls = 0;
	editCount.value++; // before anything follows
	onEdit(() => {
		calls++;
		chosen.value = undefined;
	});
	expect([calls, chosen.value]).toEqual([0, "from a link"]);
	editCount.value++;
	expect([calls, chosen.value]).toEqual([1, undefined]);
	chosen.value = "by hand";
	expect([calls, chosen.value]).toEqual([1, "by hand"]);
});
