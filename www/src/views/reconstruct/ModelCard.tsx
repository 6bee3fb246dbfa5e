/** One model: what it is, and the way of the picture through it and back. */

import { useId } from "preact/hooks";
import type { ModelId, ModelInfo } from "../../engine/protocol";
import { isEmpty } from "../../state/drawing";
import { engine, loadModel, models } from "../../state/engine";
import { modelInput, results } from "../../state/results";
import { formatNumber, strings } from "../../strings";
import { Legend } from "../../widgets/Legend";
import { Notice } from "../../widgets/Notice";
import { PixelImage } from "../../widgets/PixelImage";
import { Term } from "../../widgets/Term";
import { Architecture } from "./Architecture";
import { CodeSizeSwitch } from "./CodeSizeSwitch";
import { CodeView, codePictureOf } from "./CodeView";
import { Score } from "./Score";
import { Step } from "./Step";

/** Where the colours of the error map end. Half the span of a pixel: good copies would look perfect otherwise. */
const ERROR_END = 0.5;

export function ModelCard({ id }: { id: ModelId }) {
	const headingId = useId();
	const { name, sentence } = strings.value.models[id];
	return (
		<article class="card" aria-labelledby={headingId} tabIndex={-1}>
			<header class="card-head">
				<div class="card-title">
					<h3 id={headingId}>{name}</h3>
					{(id === "variational-2" || id === "variational-16") && <CodeSizeSwitch chosen={id} />}
				</div>
				<p class="card-sentence">{sentence}</p>
				<CardFacts id={id} />
			</header>
			<CardBody id={id} />
		</article>
	);
}

function CardFacts({ id }: { id: ModelId }) {
	const state = models[id].value;
	return (
		<p class="card-facts">
			{state.status === "ready" && (
				<>
					<Architecture info={state.info} />
					<span>{strings.value.parameters(formatNumber(state.info.parameterCount))}</span>
				</>
			)}
		</p>
	);
}

function CardBody({ id }: { id: ModelId }) {
	const state = models[id].value;
	const { loading, modelFailed, failedUnreachable, failedDamaged, models: texts } = strings.value;
	switch (state.status) {
		case "absent":
		case "loading":
			return engine.value.status === "running" ? <p class="card-wait">{loading}</p> : null;
		case "failed":
			// With the worker lost, the page says so once instead of three times here.
			return engine.value.status === "running" ? (
				<Notice
					title={modelFailed(texts[id].name)}
					reason={state.error.code === "unreachable" ? failedUnreachable : failedDamaged}
					detail={state.error.message}
					onRetry={() => void loadModel(id)}
				/>
			) : null;
		case "ready":
			return <Flow id={id} info={state.info} />;
	}
}

/** Input → code ↓ reconstruction, and between input and reconstruction what sets them apart. */
function Flow({ id, info }: { id: ModelId; info: ModelInfo }) {
	const texts = strings.value;
	const model = texts.models[id].name;
	const result = results[id].value;
	return (
		<>
			<div class="flow">
				<Step name={texts.input} area="input">
					<div class="picture">
						<PixelImage values={modelInput.value} label={texts.pictureOf(model, texts.input)} />
					</div>
				</Step>
				<FlowArrow area="encode" name={texts.encode} />
				<Step name={<Term name={texts.code} explanation={texts.codeExplained[codePictureOf(info)]} />} area="code">
					<CodeView info={info} result={result} model={model} />
				</Step>
				<FlowArrow area="decode" name={texts.decode} />
				<Step name={texts.reconstruction} area="output">
					<div class="picture">
						<PixelImage values={result?.output} label={texts.pictureOf(model, texts.reconstruction)} />
					</div>
				</Step>
				<Step name={<Term name={texts.error} explanation={texts.errorExplained} />} area="error">
					<div class="picture">
						<PixelImage
							values={result?.error}
							map="signed"
							range={[-ERROR_END, ERROR_END]}
							label={texts.pictureOf(model, texts.error)}
						/>
					</div>
					<Legend map="signed" low={formatNumber(-ERROR_END, 1)} high={formatNumber(ERROR_END, 1)} />
				</Step>
			</div>
			{isEmpty.value ? <p class="card-wait">{texts.waiting}</p> : <Score bce={result?.bce} floor={result?.floor} />}
		</>
	);
}

function FlowArrow({ area, name }: { area: "encode" | "decode"; name: string }) {
	return (
		<div class={`flow-arrow flow-${area}`} aria-hidden="true">
			<span>{name}</span>
			<svg viewBox="0 0 24 10" aria-hidden="true">
				<path d="M0 5h23M19 1l4 4-4 4" />
			</svg>
		</div>
	);
}
