import { expect, test } from "vitest";
import { errorDetails } from "./errorDetails";

const environment = { href: "https://example.org/#/walk", userAgent: "Firefox/157.0" };

function errorWith(stack: string, options?: ErrorOptions): Error {
	return Object.assign(new Error("broken", options), { stack });
}

test("details hold the message, the stack, the address and the browser", () => {
	const chromium = errorWith("Error: broken\n    at Walk (walk.js:1:2)");
	const firefox = errorWith("Walk@walk.js:1:2\n");
	expect(errorDetails(chromium, environment)).toBe(
		"Error: broken\n    at Walk (walk.js:1:2)\n\nhttps://example.org/#/walk\n\nFirefox/157.0",
	);
	expect(errorDetails(firefox, environment)).toMatch(/^Error: broken\nWalk@walk\.js:1:2\n\n/);
});

test("details name the causes of an error, and what was thrown if it is no error", () => {
	const error = errorWith("Error: broken", { cause: "the disk is full" });
	expect(errorDetails(error, environment)).toMatch(/^Error: broken\n\nthe disk is full\n\n/);
	expect(errorDetails(undefined, environment)).toMatch(/^undefined\n\n/);
});
