/** The answers side by side: the filter and the denoisers, and those that never saw noise. */

import type { ComponentChildren } from "preact";
import type { Method, ModelId } from "../../engine/protocol";
import { engine, loadModel, models } from "../../state/engine";
import { strings } from "../../strings";
import { Notice } from "../../widgets/Notice";
import { PixelImage } from "../../widgets/PixelImage";
import { SaveButton } from "../../widgets/SaveButton";
import { Term } from "../../widgets/Term";
import { answers, best, bystanders, restorers } from "./answers";
import { Figures } from "./Figures";
import { nameOf } from "./names";
import { texts } from "./texts";

export function Answers() {
	const { answers: heading, restorers: made, bystanders: unaware } = texts.value;
	return (
		<section aria-labelledby="answers-heading">
			<h2 id="answers-heading" class="visually-hidden">
				{heading}
			</h2>
			<div class="denoise-groups">
				<Group name={made} methods={restorers} />
				<Group name={unaware} methods={bystanders} />
			</div>
		</section>
	);
}

function Group({ name, methods }: { name: string; methods: readonly Exclude<Method, "noisy">[] }) {
	return (
		<div class="denoise-group">
			<h3 class="label">{name}</h3>
			<div class="denoise-answers">
				{methods.map((method) => (
					<Answer key={method} method={method} />
				))}
			</div>
		</div>
	);
}

function Answer({ method }: { method: Exclude<Method, "noisy"> }) {
	const name = nameOf(method);
	return (
		<figure class="denoise-answer" aria-label={name} tabIndex={-1}>
			<figcaption>{method === "median" ? <MedianName /> : name}</figcaption>
			{method === "median" ? <Restored method={method} /> : <ByModel id={method} />}
		</figure>
	);
}

function MedianName() {
	const { median, medianExplained, medianNote } = texts.value;
	return (
		<>
			<Term name={median} explanation={medianExplained} />
			<span class="small">{medianNote}</span>
		</>
	);
}

function Restored({ method }: { method: Exclude<Method, "noisy"> }) {
	const answer = answers.value[method];
	const name = nameOf(method);
	return (
		<>
			<div class="picture">
				<PixelImage values={answer?.image} label={name} />
			</div>
			<div class="denoise-measured">
				<Figures quality={answer?.quality} best={best.value} />
				{answer && <SaveButton label={name} file={`denoised-${method}`} values={answer.image} />}
			</div>
		</>
	);
}

function Waiting({ children }: { children?: ComponentChildren }) {
	return (
		<div class="picture denoise-waiting">
			<p class="small">{children}</p>
		</div>
	);
}

function ByModel({ id }: { id: ModelId }) {
	const state = models[id].value;
	const { loading, modelFailed, failedUnreachable, failedDamaged, models: names } = strings.value;
	// With the worker lost, the page says so once instead of in every place.
	const isRunning = engine.value.status === "running";
	switch (state.status) {
		case "absent":
		case "loading":
			return <Waiting>{isRunning && loading}</Waiting>;
		case "failed":
			return isRunning ? (
				<Notice
					title={modelFailed(names[id].name)}
					reason={state.error.code === "unreachable" ? failedUnreachable : failedDamaged}
					onRetry={() => void loadModel(id)}
				/>
			) : (
				<Waiting />
			);
		case "ready":
			return <Restored method={id} />;
	}
}
