/** What only real workers can show of a pool: that a replica really traps, and that all of them really end. */

import type { Page } from "@playwright/test";
import { deepUrl } from "./playwright.config";
import { expect, test } from "./support/test";
import { button, fingerprintAt, smallAddress, train } from "./support/training";

/** Run before a replica's code: the third gradient that its module computes traps. */
function trapAtThirdGradient(): void {
	// biome-ignore format: one section a line
	const trapping = new Uint8Array([
		0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
		0x01, 0x04, 0x01, 0x60, 0x00, 0x00,
		0x03, 0x02, 0x01, 0x00,
		0x07, 0x08, 0x01, 0x04, 0x74, 0x72, 0x61, 0x70, 0x00, 0x00, // exported as "trap"
		0x0a, 0x05, 0x01, 0x03, 0x00, 0x00, 0x0b, // unreachable
	]);
	const { Instance } = WebAssembly;
	const { trap } = new Instance(new WebAssembly.Module(trapping)).exports as { trap(): void };
	let calls = 0;
	function withTrap(module: WebAssembly.Module, imports: WebAssembly.Imports) {
		const { exports } = new Instance(module, imports);
		const backward = exports.replica_backward as (...given: unknown[]) => unknown;
		const replica_backward = (...given: unknown[]) => (++calls === 3 ? trap() : backward(...given));
		return { exports: { ...exports, replica_backward } };
	}
	Object.assign(WebAssembly, { Instance: withTrap });
}

/** Run before the coordinator's code: the first worker that it starts runs `prelude` before its own. */
function breakFirstReplica(prelude: string): void {
	const HonestWorker = self.Worker;
	const fileOf = (code: string) => URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
	let started = 0;
	self.Worker = class extends HonestWorker {
		constructor(url: string | URL, options?: WorkerOptions) {
			super(started++ === 0 ? fileOf(`import "${fileOf(prelude)}"; import "${url}";`) : url, options);
		}
	};
}

/** The requests of the replicas themselves are those of a worker, which a test cannot answer. */
async function breakReplica(page: Page): Promise<void> {
	const prelude = `(${breakFirstReplica})(${JSON.stringify(`(${trapAtThirdGradient})()`)});`;
	await page.route(/\/coordinator-[^/]*\.js$/, async (route) => {
		const response = await route.fetch();
		await route.fulfill({ response, body: prelude + (await response.text()) });
	});
}

/** Those that the page has now: a coordinator and its replicas. */
function trainersOf(page: Page) {
	return page.workers().filter((worker) => /\/(coordinator|replica)-[^/]*\.js$/.test(worker.url()));
}

const query = `models=variational_16-2&${smallAddress}&workers=2`;

test.describe("on a host that sends no policy, which would refuse the code that breaks it", () => {
	test.use({ baseURL: deepUrl });

	test("a replica that traps is replaced, and the weights are the same to the bit; stopped, all of them end", {
		tag: "@long",
	}, async ({ page, context }) => {
		await train(page, query, 1);
		const undisturbed = await fingerprintAt(page, 20);
		const other = await context.newPage();
		await breakReplica(other);
		const started: string[] = [];
		other.on("worker", (worker) => started.push(worker.url()));
		await train(other, query, 1);
		expect(await fingerprintAt(other, 20)).toBe(undisturbed);
		expect(started.filter((url) => url.startsWith("blob:")).length).toBe(1);
		expect(started.filter((url) => /\/replica-[^/]*\.js$/.test(url)).length).toBe(2);

		await test.step("a training that is stopped ends its coordinator and every replica", async () => {
			for (const tab of [page, other]) {
				await expect.poll(() => trainersOf(tab).length).toBe(3);
				await button(tab, "Stop").click();
				await expect.poll(() => trainersOf(tab).length).toBe(0);
			}
		});
	});
});
