import { expect, test } from "vitest";
import { csvFile } from "./csv";

const bytesOf = async (table: string) => new Uint8Array(await csvFile(table).arrayBuffer());

test("a table with names that are not ASCII says that it is UTF-8; another is left as programs read it", async () => {
	expect([...(await bytesOf("猫\r\n"))].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
	expect([...(await bytesOf("a,1\r\n"))]).toEqual([...new TextEncoder().encode("a,1\r\n")]);
});
