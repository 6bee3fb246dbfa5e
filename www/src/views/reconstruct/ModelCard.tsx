/** One model: its description, and how it encodes and decodes the picture. */

import { useId } from "preact/hooks";
import { codeSize } from "../../engine/config";
import type { ModelId } from "../../engine/protocol";
import { isPadEmpty } from "../../state/drawing";
import { modelState } from "../../state/engine";
import { chooseVariational } from "../../state/reconstruction";
import { modelResult } from "../../state/results";
import { formatNumber, strings } from "../../strings";
import { ModelGate } from "../ModelGate";
import { modelTexts } from "../modelTexts";
import { Architecture } from "./Architecture";
import { bottleneckText } from "./bottleneckText";
import css from "./cards.module.css";
import { DimensionSwitch } from "./DimensionSwitch";
import { Flow } from "./Flow";
import { Score } from "./Score";

export function ModelCard({ id }: { id: ModelId }) {
	const headingId = useId();
	const { name, sentence } = modelTexts(id);
	return (
		<article class={css.card} aria-labelledby={headingId} tabIndex={-1}>
			<header class={css.cardHead}>
				<div class={css.cardTitle}>
					<h3 id={headingId}>{name}</h3>
					{(id === "variational-2" || id === "variational-16") && (
						<DimensionSwitch chosen={id} onChoose={chooseVariational} />
					)}
				</div>
				<p class={css.cardSentence}>{sentence}</p>
				<CardFacts id={id} />
			</header>
			<ModelGate id={id}>
				{(info) => (
					<>
						<Flow id={id} info={info} />
						<ScoreOrHint id={id} />
					</>
				)}
			</ModelGate>
		</article>
	);
}

function CardFacts({ id }: { id: ModelId }) {
	const state = modelState(id).value;
	return (
		<p class={css.cardFacts}>
			{state.status === "ready" && (
				<>
					<Architecture info={state.info} />
					<span>{strings.value.parameters(formatNumber(state.info.parameterCount))}</span>
					<span>{bottleneckText(codeSize(state.info.config))}</span>
				</>
			)}
		</p>
	);
}

function ScoreOrHint({ id }: { id: ModelId }) {
	const result = modelResult(id).value;
	if (isPadEmpty.value) return <p class="placeholder">{strings.value.waiting}</p>;
	return <Score bce={result?.bce} floor={result?.inputEntropy} />;
}
