/** Seeds that nobody has chosen, from the browser's source of randomness by way of the worker of the models. */

import { callModels } from "./engine";

/** Seeds are 1 to this: four digits are enough variety, and short enough to pass on. */
export const MAX_SEED = 9999;

/** Another seed than the one before. */
export async function freshSeed(before: number): Promise<number> {
	const { seed } = await callModels("freshSeed", {});
	const other = 1 + (seed % (MAX_SEED - 1));
	return other < before ? other : other + 1;
}
