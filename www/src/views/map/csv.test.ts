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
	const map = { indices: [0, 7], points: Float32Array.of(1, -2, 0.5, 4) };
	const name = (label: number) => ["shirt", 'coat, "long"'][label] ?? "";
	expect(mapToCsv({ ...map, labels: [1, 0, 0, 0, 0, 0, 0, 0] }, name, [])).toBe(
		'index,label,class,x,y\r\n0,1,"coat, ""long""",1,-2\r\n7,0,shirt,0.5,4\r\n',
	);
	expect(mapToCsv({ ...map, labels: [] }, name, [])).toBe("index,label,class,x,y\r\n0,,,1,-2\r\n7,,,0.5,4\r\n");
});

test("where the examples are files, each row names its own", () => {
	const map = { indices: [2, 0], points: Float32Array.of(1, -2, 0.5, 4), labels: [] };
	expect(mapToCsv(map, String, ["cats/a, b.png", "cats/1.png", "dogs/2.png"])).toBe(
		'index,file,label,class,x,y\r\n2,dogs/2.png,,,1,-2\r\n0,"cats/a, b.png",,,0.5,4\r\n',
	);
});
