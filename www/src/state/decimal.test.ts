import { expect, test } from "vitest";
import { parseDecimal } from "./decimal";

test("numbers are read as people write them", () => {
	const numbers = {
		"128": 128,
		" 0.5 ": 0.5,
		".5": 0.5,
		"5.": 5,
		"-3": -3,
		"+3": 3,
		"1e-3": 0.001,
		"1E3": 1000,
		"１２８": 128,
	};
	for (const [text, value] of Object.entries(numbers)) expect(parseDecimal(text), text).toBe(value);
});

test("number literals of programming languages are not numbers", () => {
	for (const text of [
		"",
		" ",
		"0x10",
		"0b1",
		"0o7",
		"1_2",
		"1,5",
		"1 000",
		"Infinity",
		"NaN",
		"e3",
		".",
		"1e",
		"--1",
	]) {
		expect(parseDecimal(text), text).toBeNaN();
	}
});
