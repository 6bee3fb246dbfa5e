/** Arithmetic with codes: A − B + C, for the variational model and for a plain one. */

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ModelId } from "../../engine/protocol";
import { currentClient } from "../../state/engine";
import { latentStatsOf } from "../../state/latentStats";
import { source } from "../../state/source";
import { syncLatest } from "../../state/syncLatest";
import { PixelImage } from "../../widgets/PixelImage";
import { SaveButton } from "../../widgets/SaveButton";
import { modelTexts } from "../modelTexts";
import { EndpointPicker } from "./EndpointPicker";
import { codeOf, type Ground } from "./endpoints";
import { PLAIN } from "./path";
import { goTo, model, terms } from "./state";
import { texts } from "./texts";

interface Sum {
	code: Float32Array;
	image: Float32Array;
	/** of a, b and c: what they decode to */
	terms: Float32Array[];
}

const sums = signal<{ own: Sum; plain: Sum } | undefined>(undefined);
const names = ["a", "b", "c"] as const;

async function sumOf(id: ModelId, ground: Ground): Promise<Sum | undefined> {
	const codes: Float32Array[] = [];
	for (const name of names) {
		const code = await codeOf(terms[name].peek(), id, ground);
		if (!code) return undefined;
		codes.push(code);
	}
	const [a, b, c] = codes;
	if (!a || !b || !c) return undefined;
	const client = currentClient();
	const decoded: Float32Array[] = [];
	for (const codes of [a, b, c]) decoded.push((await client.call("decode", { model: id, codes })).images);
	return { ...(await client.call("combine", { model: id, a, b, c })), terms: decoded };
}

function keepSummed(): () => void {
	return syncLatest(
		() => {
			const chosen = names.map((name) => terms[name].value);
			const [own, plain] = [latentStatsOf(model.value).value, latentStatsOf(PLAIN).value];
			const drawing = chosen.some(({ kind }) => kind === "drawing") ? source.value : source.peek();
			return own && plain && { id: model.value, own, plain, drawing };
		},
		async ({ id, own, plain, drawing }) => ({
			own: await sumOf(id, { survey: own, source: drawing }),
			plain: await sumOf(PLAIN, { survey: plain, source: drawing }),
		}),
		({ own, plain }) => {
			sums.value = own && plain && { own, plain };
		},
	);
}

function Result({ id, sum }: { id: ModelId; sum: Sum | undefined }) {
	const { resultName } = texts.value;
	const { name } = modelTexts(id);
	return (
		<figure class="spot">
			<figcaption class="spot-name">{name}</figcaption>
			<span class="picture">
				<PixelImage values={sum?.image} label={resultName(name)} />
			</span>
			{sum && <SaveButton label={resultName(name)} file="sum" values={sum.image} />}
		</figure>
	);
}

export function Arithmetic() {
	const { sumHeading, sumText, sumGo, noRoute } = texts.value;
	useEffect(keepSummed, []);
	const found = sums.value;
	return (
		<section class="sum" aria-labelledby="sum-heading">
			<div class="section-head">
				<h2 id="sum-heading" class="section-title">
					{sumHeading}
				</h2>
				<p class="section-text">{sumText}</p>
			</div>
			<div class="sum-row">
				{names.map((name, at) => (
					<div key={name} class="sum-term">
						{at > 0 && (
							<span class="sum-sign" aria-hidden="true">
								{at === 1 ? "−" : "+"}
							</span>
						)}
						<EndpointPicker
							label={name.toUpperCase()}
							spot={terms[name].value}
							image={found?.own.terms[at]}
							onChoose={(spot) => {
								terms[name].value = spot;
							}}
						/>
					</div>
				))}
				<div class="sum-results">
					<span class="sum-sign" aria-hidden="true">
						=
					</span>
					<Result id={model.value} sum={found?.own} />
					<Result id={PLAIN} sum={found?.plain} />
				</div>
			</div>
			{found ? (
				<button type="button" class="button" onClick={() => goTo(found.own.code)}>
					{sumGo}
				</button>
			) : (
				<p class="card-wait">{noRoute}</p>
			)}
		</section>
	);
}
