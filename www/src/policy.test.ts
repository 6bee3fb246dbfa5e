import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), "utf8");

test("the pages and the headers have one policy, which allows nothing of another host", () => {
	const inHtml = ["index.html", "bench.html"].map(
		(file) => /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(read(file))?.[1],
	);
	const [policy] = inHtml;
	expect(policy).toContain("default-src 'self'");
	expect(policy).not.toMatch(/https?:|\*|unsafe-inline|'unsafe-eval'/);
	expect(new Set(inHtml).size).toBe(1);
	expect(/Content-Security-Policy: (.+)/.exec(read("public/_headers"))?.[1]).toBe(policy);
});
