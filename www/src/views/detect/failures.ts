/** What could not be computed for this view, and trying again. */

import { computed } from "@preact/signals";
import { pictureWorks } from "./pictures";
import { failure, scoreWorks } from "./results";

const works = [...scoreWorks, ...pictureWorks];

/** Why something other than the shown score is missing: what depends on that one is missing with it. */
export const otherFailure = computed(() =>
	failure.value ? undefined : works.map(({ error }) => error.value).find((error) => error !== undefined),
);

/** Computes all that failed once more. */
export function retry(): void {
	for (const work of works) if (work.error.peek()) work.retry();
}
