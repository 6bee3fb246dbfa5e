/** Arithmetic with codes: A − B + C, by the selected model and by a plain autoencoder. */

import { useEffect } from "preact/hooks";
import type { ModelId } from "../../engine/protocol";
import { callModels, dataSetLacksModel } from "../../state/engine";
import { imageSource } from "../../state/imageSource";
import { latentStatsOf } from "../../state/latentStats";
import { syncLatest } from "../../state/syncLatest";
import { joinSentences } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { SaveButton } from "../../widgets/SaveButton";
import { useFocusFallback } from "../../widgets/useFocusFallback";
import { modelTexts } from "../modelTexts";
import { focusMap } from "./focusMap";
import { LatentPointPicker } from "./LatentPointPicker";
import { type CodeSources, computePointCode } from "./latentPointCode";
import { NothingToDecode } from "./NothingToDecode";
import { PLAIN_MODEL } from "./path";
import css from "./paths.module.css";
import { selectedModelResult } from "./selectedModelResult";
import { chooseModel, goToCode, model, sumTerms } from "./state";
import { texts } from "./texts";

interface Sum {
	code: Float32Array;
	image: Float32Array;
	/** the decoded codes of the terms a, b and c */
	termImages: Float32Array[];
}

const sums = selectedModelResult<{ selected: Sum; plain: Sum }>();
const termNames = ["a", "b", "c"] as const;

async function computeSum(id: ModelId, sources: CodeSources): Promise<Sum | undefined> {
	const codes: Float32Array[] = [];
	for (const name of termNames) {
		const code = await computePointCode(sumTerms[name].current.peek(), id, sources);
		if (!code) return undefined;
		codes.push(code);
	}
	const [a, b, c] = codes;
	if (!a || !b || !c) return undefined;
	const termImages: Float32Array[] = [];
	for (const codes of [a, b, c]) termImages.push((await callModels("decode", { model: id, codes })).images);
	return { ...(await callModels("combineCodes", { model: id, a, b, c })), termImages };
}

function syncSums(): () => void {
	return syncLatest(
		() => {
			const points = termNames.map((name) => sumTerms[name].current.value);
			const [selected, plain] = [latentStatsOf(model.value).value, latentStatsOf(PLAIN_MODEL).value];
			const drawing = points.some(({ kind }) => kind === "drawing") ? imageSource.value : imageSource.peek();
			return selected && plain && { id: model.value, selected, plain, drawing };
		},
		async ({ id, selected, plain, drawing }) => ({
			selected: await computeSum(id, { latentStats: selected, imageSource: drawing }),
			plain: await computeSum(PLAIN_MODEL, { latentStats: plain, imageSource: drawing }),
		}),
		({ selected, plain }, { id }) => sums.set(id, selected && plain && { selected, plain }),
	);
}

function Result({ id, sum }: { id: ModelId; sum: Sum | undefined }) {
	const { resultName } = texts.value;
	const { name } = modelTexts(id);
	return (
		<figure class={css.point}>
			<figcaption class={css.endpointName}>{name}</figcaption>
			<span class="picture">
				<PixelImage values={sum?.image} label={resultName(name)} />
			</span>
			{sum && <SaveButton label={resultName(name)} file="sum" values={sum.image} />}
		</figure>
	);
}

function Terms({ sum }: { sum: Sum | undefined }) {
	return (
		<>
			{termNames.map((name, index) => (
				<div key={name} class={css.term}>
					{index > 0 && (
						<span class={css.sign} aria-hidden="true">
							{index === 1 ? "−" : "+"}
						</span>
					)}
					<LatentPointPicker
						label={name.toUpperCase()}
						point={sumTerms[name].current.value}
						image={sum?.termImages[index]}
						onChoose={sumTerms[name].set}
					/>
				</div>
			))}
		</>
	);
}

function Heading() {
	const { arithmeticHeading, arithmeticText, tooFewDimensions, switchToSixteen } = texts.value;
	const isTooSmall = model.value === "variational-2" && !dataSetLacksModel("variational-16");
	return (
		<div class={css.sectionHead}>
			<h2 id="sum-heading" class={css.sectionTitle}>
				{arithmeticHeading}
			</h2>
			<p class={css.sectionText}>{joinSentences(arithmeticText, isTooSmall && tooFewDimensions)}</p>
			{isTooSmall && (
				<div class="tools">
					<button type="button" class="button" onClick={() => chooseModel("variational-16")}>
						{switchToSixteen}
					</button>
				</div>
			)}
		</div>
	);
}

export function Arithmetic() {
	const { goToResult } = texts.value;
	const container = useFocusFallback<HTMLElement>(model.value);
	useEffect(syncSums, []);
	const result = sums.current.value;
	return (
		<section ref={container} class={css.arithmetic} aria-labelledby="sum-heading" tabIndex={-1}>
			<Heading />
			<div class={css.terms}>
				<Terms sum={result?.selected} />
				<div class={css.results}>
					<span class={css.sign} aria-hidden="true">
						=
					</span>
					<Result id={model.value} sum={result?.selected} />
					<Result id={PLAIN_MODEL} sum={result?.plain} />
				</div>
			</div>
			{result ? (
				<button
					type="button"
					class="button"
					onClick={() => {
						goToCode(result.selected.code);
						focusMap();
					}}
				>
					{goToResult}
				</button>
			) : (
				<NothingToDecode />
			)}
		</section>
	);
}
