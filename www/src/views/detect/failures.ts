/** What could not be computed for this view, and trying again. */

import { computed } from "@preact/signals";
import { pictureQueries } from "./pictures";
import { scoreError, scoreQueries } from "./results";

const queries = [...scoreQueries, ...pictureQueries];

/** Why something other than the shown score is missing; undefined while that score is missing too, with all that depends on it. */
export const secondaryError = computed(() =>
	scoreError.value ? undefined : queries.map(({ error }) => error.value).find((error) => error !== undefined),
);

/** Computes all that failed once more. */
export function retryFailed(): void {
	for (const query of queries) if (query.error.peek()) query.retry();
}
