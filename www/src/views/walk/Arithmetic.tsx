/** Arithmetic with codes: A − B + C, by the selected model and by a plain autoencoder. */

import { useEffect } from "preact/hooks";
import type { ModelId } from "../../engine/protocol";
import { callModels, doesNotExist } from "../../state/engine";
import { imageSource } from "../../state/imageSource";
import { latentStatsOf } from "../../state/latentStats";
import { syncLatest } from "../../state/syncLatest";
import { joinSentences } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { SaveButton } from "../../widgets/SaveButton";
import { useFocusFallback } from "../../widgets/useFocusFallback";
import { modelTexts } from "../modelTexts";
import { LatentPointPicker } from "./LatentPointPicker";
import { type CodeSources, codeOf } from "./latentPointCode";
import { NothingToDecode } from "./NothingToDecode";
import { ofSelectedModel } from "./ofSelectedModel";
import { PLAIN_MODEL } from "./path";
import css from "./paths.module.css";
import { showMap } from "./showMap";
import { chooseModel, goTo, model, terms } from "./state";
import { texts } from "./texts";

interface Sum {
	code: Float32Array;
	image: Float32Array;
	/** the decoded codes of a, b and c */
	terms: Float32Array[];
}

const sums = ofSelectedModel<{ selected: Sum; plain: Sum }>();
const names = ["a", "b", "c"] as const;

async function computeSum(id: ModelId, sources: CodeSources): Promise<Sum | undefined> {
	const codes: Float32Array[] = [];
	for (const name of names) {
		const code = await codeOf(terms[name].shown.peek(), id, sources);
		if (!code) return undefined;
		codes.push(code);
	}
	const [a, b, c] = codes;
	if (!a || !b || !c) return undefined;
	const decoded: Float32Array[] = [];
	for (const codes of [a, b, c]) decoded.push((await callModels("decode", { model: id, codes })).images);
	return { ...(await callModels("combine", { model: id, a, b, c })), terms: decoded };
}

function syncSums(): () => void {
	return syncLatest(
		() => {
			const chosen = names.map((name) => terms[name].shown.value);
			const [selected, plain] = [latentStatsOf(model.value).value, latentStatsOf(PLAIN_MODEL).value];
			const drawing = chosen.some(({ kind }) => kind === "drawing") ? imageSource.value : imageSource.peek();
			return selected && plain && { id: model.value, selected, plain, drawing };
		},
		async ({ id, selected, plain, drawing }) => ({
			selected: await computeSum(id, { latentStats: selected, source: drawing }),
			plain: await computeSum(PLAIN_MODEL, { latentStats: plain, source: drawing }),
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
			{names.map((name, index) => (
				<div key={name} class={css.term}>
					{index > 0 && (
						<span class={css.sign} aria-hidden="true">
							{index === 1 ? "−" : "+"}
						</span>
					)}
					<LatentPointPicker
						label={name.toUpperCase()}
						point={terms[name].shown.value}
						image={sum?.terms[index]}
						onChoose={terms[name].set}
					/>
				</div>
			))}
		</>
	);
}

function Head() {
	const { arithmeticHeading, arithmeticText, twoAreFew, switchToSixteen } = texts.value;
	const isTooSmall = model.value === "variational-2" && !doesNotExist("variational-16");
	return (
		<div class={css.sectionHead}>
			<h2 id="sum-heading" class={css.sectionTitle}>
				{arithmeticHeading}
			</h2>
			<p class={css.sectionText}>{joinSentences(arithmeticText, isTooSmall && twoAreFew)}</p>
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
	const part = useFocusFallback<HTMLElement>(model.value);
	useEffect(syncSums, []);
	const result = sums.shown.value;
	return (
		<section ref={part} class={css.arithmetic} aria-labelledby="sum-heading" tabIndex={-1}>
			<Head />
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
						goTo(result.selected.code);
						showMap();
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
