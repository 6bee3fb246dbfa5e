/** What is shown of the scored examples: pictures of the mistakes, and the ranked list with what the model makes of each. */

import { computed } from "@preact/signals";
import { runTask } from "../../engine/explore/runTask";
import { dataSet } from "../../state/dataSet";
import { explorer } from "../../state/explore";
import { type ExploreQuery, exploreQuery } from "../../state/exploreQuery";
import { loadPicturePaths, picturePathsOf } from "../../state/picturePaths";
import { signalScopedTo } from "../../state/scoped";
import { rankByScore, type ScoredExample } from "./groups";
import { groups, outcome, trainNeedsOf, weightsVersion } from "./results";
import { model, otherDataSetId } from "./state";

/** Pictures of each kind of mistake: false alarms, and misses. */
const MAX_MISTAKES = 10;
/** How many examples are added to the ranked list at a time. */
const RANKED_PAGE_SIZE = 10;

export const shownMistakes = computed(() => {
	const { falseAlarms = [], misses = [] } = outcome.value ?? {};
	return { falseAlarms: falseAlarms.slice(0, MAX_MISTAKES), misses: misses.slice(0, MAX_MISTAKES) };
});

/** A picture by its split and index. */
const keyOf = ({ split, index }: ScoredExample) => `${split} ${index}`;

function indicesBySplit(examples: readonly ScoredExample[]) {
	return (["test", "train", "other"] as const).flatMap((split) => {
		const indices = Uint32Array.from(examples.filter((scored) => scored.split === split).map(({ index }) => index));
		return indices.length > 0 ? [{ split, indices }] : [];
	});
}

/** Splits concatenated images into entries of a map by the key of their example. */
function splitByExample(
	split: ScoredExample["split"],
	indices: Uint32Array,
	values: Float32Array,
): [string, Float32Array][] {
	const length = values.length / indices.length;
	return Array.from(indices, (index, position) => [
		keyOf({ split, index, score: 0 }),
		values.subarray(position * length, (position + 1) * length),
	]);
}

const rankedCount = signalScopedTo<number>(dataSet);
/** All that are scored, the strangest first. */
export const allRanked = computed(() => (groups.value ? rankByScore(groups.value) : []));
const shownRanked = computed(() => allRanked.value.slice(0, rankedCount.current.value ?? RANKED_PAGE_SIZE));

/** How many more there are to show, of those that are added at a time. */
export const moreCount = computed(() => Math.min(RANKED_PAGE_SIZE, allRanked.value.length - shownRanked.value.length));

export function showMore(): void {
	rankedCount.set(shownRanked.peek().length + RANKED_PAGE_SIZE);
}

/** The path of the file that an example was made of; undefined until it is known, and where there is no file. */
export function pathOf({ split, index }: Pick<ScoredExample, "split" | "index">): string | undefined {
	return split === "other" ? undefined : picturePathsOf(split)[index];
}

const imageQuery = exploreQuery(
	() => {
		const { falseAlarms, misses } = shownMistakes.value;
		const shown = [...falseAlarms, ...misses, ...shownRanked.value];
		return shown.length > 0 ? { shown, otherDataSetId: otherDataSetId.value } : undefined;
	},
	({ shown, otherDataSetId }) =>
		explorer.use({ test: true, otherDataSetId, ...trainNeedsOf([]) }, async ({ client }) => {
			const found = await Promise.all(
				indicesBySplit(shown).map(async ({ split, indices }) => {
					return splitByExample(split, indices, (await client.call("readImages", { split, indices })).images);
				}),
			);
			return new Map(found.flat());
		}),
	{ finishesBeforeNext: true },
);

/** The image of an example; undefined until it is loaded. */
export function pictureOf(scored: ScoredExample): Float32Array | undefined {
	return imageQuery.result.value?.get(keyOf(scored));
}

/** The strangest examples with what the model makes of them. */
const errorMapQuery = exploreQuery(
	() => {
		const [id, shown] = [model.value, shownRanked.value];
		return id !== undefined && shown.length > 0
			? { id, weightsVersion: weightsVersion.value, shown, otherDataSetId: otherDataSetId.value }
			: undefined;
	},
	({ id, shown, otherDataSetId }, { signal }) =>
		explorer.use({ test: true, otherDataSetId, models: [id], ...trainNeedsOf([]) }, async ({ client }) => {
			const found = await Promise.all(
				indicesBySplit(shown).map(async ({ split, indices }) => {
					const { outputs, errors } = await runTask(
						client,
						"computeErrorMaps",
						{ model: id, split, indices },
						{ signal },
					);
					return { outputs: splitByExample(split, indices, outputs), errors: splitByExample(split, indices, errors) };
				}),
			);
			return {
				outputs: new Map(found.flatMap(({ outputs }) => outputs)),
				errors: new Map(found.flatMap(({ errors }) => errors)),
			};
		}),
);

export const rankedExamples = computed(() =>
	shownRanked.value.map((scored) => ({
		...scored,
		image: pictureOf(scored),
		output: errorMapQuery.result.value?.outputs.get(keyOf(scored)),
		error: errorMapQuery.result.value?.errors.get(keyOf(scored)),
	})),
);

export const pictureQueries: readonly ExploreQuery<unknown>[] = [imageQuery, errorMapQuery];

/** Keeps the pictures up to date while the view is shown. Returns a function that ends that. */
export function syncPictures(): () => void {
	void loadPicturePaths();
	const ends = pictureQueries.map((query) => query.sync());
	return () => {
		for (const end of ends) end();
	};
}
