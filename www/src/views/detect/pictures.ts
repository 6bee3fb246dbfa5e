/** What is shown of the scored examples: pictures of the mistakes, and the ranked list with what the model makes of each. */

import { computed } from "@preact/signals";
import { runTask } from "../../engine/explore/runTask";
import { dataSet } from "../../state/dataSet";
import { explorer } from "../../state/explore";
import { exploreWork, type Work } from "../../state/exploreWork";
import { needPaths, pathsOf } from "../../state/paths";
import { scopedTo } from "../../state/scoped";
import { ranked, type Scored } from "./groups";
import { groups, outcome, trainFor, weights } from "./results";
import { model, rival } from "./state";

/** Pictures of each kind of error, and of the ranked list. */
const SHOWN_ERRORS = 10;
/** What is added to the ranked list at a time. */
const SHOWN_RANKED = 10;

export const shownErrors = computed(() => {
	const { falseAlarms = [], misses = [] } = outcome.value ?? {};
	return { falseAlarms: falseAlarms.slice(0, SHOWN_ERRORS), misses: misses.slice(0, SHOWN_ERRORS) };
});

/** A picture by its part and index. */
const keyOf = ({ part, index }: Scored) => `${part} ${index}`;

function byPart(of: readonly Scored[]) {
	return (["test", "train", "other"] as const).flatMap((part) => {
		const indices = Uint32Array.from(of.filter((scored) => scored.part === part).map(({ index }) => index));
		return indices.length > 0 ? [{ part, indices }] : [];
	});
}

/** Cuts what is concatenated, and names each by its example. */
function namedOf(part: Scored["part"], indices: Uint32Array, values: Float32Array): [string, Float32Array][] {
	const length = values.length / indices.length;
	return Array.from(indices, (index, at) => [
		keyOf({ part, index, score: 0 }),
		values.subarray(at * length, (at + 1) * length),
	]);
}

const shownCount = scopedTo<number>(dataSet);
/** All that are scored, the strangest first. */
export const allRanked = computed(() => (groups.value ? ranked(groups.value) : []));
const strangest = computed(() => allRanked.value.slice(0, shownCount.shown.value ?? SHOWN_RANKED));

/** How many more there are to show, of those that are added at a time. */
export const moreCount = computed(() => Math.min(SHOWN_RANKED, allRanked.value.length - strangest.value.length));

export function showMore(): void {
	shownCount.set(strangest.peek().length + SHOWN_RANKED);
}

/** undefined until it is known, and for what was made of no file */
export function pathOf({ part, index }: Pick<Scored, "part" | "index">): string | undefined {
	return part === "other" ? undefined : pathsOf(part)[index];
}

const pictureWork = exploreWork(
	() => {
		const { falseAlarms, misses } = shownErrors.value;
		const shown = [...falseAlarms, ...misses, ...strangest.value];
		return shown.length > 0 ? { shown, other: rival.value } : undefined;
	},
	({ shown, other }) =>
		explorer.use({ test: true, other, ...trainFor([]) }, async ({ client }) => {
			const found = await Promise.all(
				byPart(shown).map(async ({ part, indices }) => {
					return namedOf(part, indices, (await client.call("images", { part, indices })).images);
				}),
			);
			return new Map(found.flat());
		}),
	{ isShort: true },
);

/** undefined until it is there */
export function pictureOf(scored: Scored): Float32Array | undefined {
	return pictureWork.result.value?.get(keyOf(scored));
}

/** The strangest examples with what the model makes of them. */
const rankedWork = exploreWork(
	() => {
		const [id, shown] = [model.value, strangest.value];
		return id !== undefined && shown.length > 0 ? { id, weights: weights.value, shown, other: rival.value } : undefined;
	},
	({ id, shown, other }, { signal }) =>
		explorer.use({ test: true, other, models: [id], ...trainFor([]) }, async ({ client }) => {
			const found = await Promise.all(
				byPart(shown).map(async ({ part, indices }) => {
					const { outputs, errors } = await runTask(client, "errorMaps", { model: id, part, indices }, { signal });
					return { outputs: namedOf(part, indices, outputs), errors: namedOf(part, indices, errors) };
				}),
			);
			return {
				outputs: new Map(found.flatMap(({ outputs }) => outputs)),
				errors: new Map(found.flatMap(({ errors }) => errors)),
			};
		}),
);

export const strangestExamples = computed(() =>
	strangest.value.map((scored) => ({
		...scored,
		image: pictureOf(scored),
		output: rankedWork.result.value?.outputs.get(keyOf(scored)),
		error: rankedWork.result.value?.errors.get(keyOf(scored)),
	})),
);

export const pictureWorks: readonly Work<unknown>[] = [pictureWork, rankedWork];

/** Keeps the pictures up to date while the view is shown. Returns a function that ends that. */
export function syncPictures(): () => void {
	void needPaths();
	const ends = pictureWorks.map((work) => work.sync());
	return () => {
		for (const end of ends) end();
	};
}
