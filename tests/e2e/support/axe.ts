import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Nothing on the page as it stands keeps anybody from using it, as far as axe can tell. */
export async function expectNoViolations(page: Page): Promise<void> {
	// The legacy mode only leaves out frames of other origins, of which there are none, and takes half the time.
	const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
	const { violations } = await axe.analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
}
