import fc from "fast-check";
import { expect, test } from "vitest";
import { toCsv } from "../../widgets/csv";
import { mapToCsv } from "./csv";

/** A reader of its own: character by character, as RFC 4180 describes it. */
function parse(text: string): string[][] {
	const rows: string[][] = [];
	let [row, field, isQuoted]: [string[], string, boolean] = [[], "", false];
	for (let at = 0; at < text.length; at++) {
		const letter = text[at] ?? "";
		if (isQuoted && letter === '"' && text[at + 1] === '"') {
			field += letter;
			at++;
		} else if (letter === '"') isQuoted = !isQuoted;
		else if (!isQuoted && letter === ",") {
			row.push(field);
			field = "";
		} else if (!isQuoted && letter === "\r") {
			rows.push([...row, field]);
			[row, field] = [[], ""];
			at++;
		} else field += letter;
	}
	return rows;
}

test("whatever is in the fields, they are read back the same", () => {
	const text = fc.string({ unit: fc.constantFrom('"', ",", "\r", "\n", "a", "鞋", " ", "=") });
	fc.assert(
		fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
			expect(parse(toCsv(rows))).toEqual(rows);
		}),
	);
});

test("a map is a row for each example, with its class where it has one", () => {
	const rows = [
		{ split: "test", index: 0, file: undefined, label: 1, name: 'coat, "long"', x: 1, y: -2 },
		{ split: "test", index: 7, file: undefined, x: 0.5, y: 4 },
	];
	expect(mapToCsv(rows)).toBe('part,index,label,class,x,y\r\ntest,0,1,"coat, ""long""",1,-2\r\ntest,7,,,0.5,4\r\n');
});

test("where the examples are files, each row names its own", () => {
	const rows = [
		{ split: "test", index: 2, file: "dogs/2.png", x: 1, y: -2 },
		{ split: "train", index: 0, file: "cats/a, b.png", x: 0.5, y: 4 },
	];
	expect(mapToCsv(rows)).toBe(
		'part,index,file,label,class,x,y\r\ntest,2,dogs/2.png,,,1,-2\r\ntrain,0,"cats/a, b.png",,,0.5,4\r\n',
	);
});
