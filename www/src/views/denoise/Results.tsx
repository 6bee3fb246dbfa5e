/** The denoised pictures side by side: the filter and the denoising models, then models trained on clean examples only. */

import type { ComponentChildren } from "preact";
import type { DenoiseMethod, ModelId, OwnModelId } from "../../engine/protocol";
import { doesNotExist, engine, modelState } from "../../state/engine";
import { strings } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { SaveButton } from "../../widgets/SaveButton";
import { Term } from "../../widgets/Term";
import { ModelFailed } from "../ModelFailed";
import { OwnChooser } from "../ownModels/OwnChooser";
import { MissingModels } from "../reconstruct/MissingModels";
import { best, denoisers, plainModels, resultOf } from "./denoised";
import { nameOf } from "./names";
import { QualityMeasures } from "./QualityMeasures";
import css from "./Results.module.css";
import { own, wantedOwn } from "./state";
import { texts } from "./texts";

export function Answers() {
	const { results: heading, denoisersHeading: denoisersName, plainModelsHeading: plainModelsName } = texts.value;
	return (
		<section aria-labelledby="results-heading">
			<h2 id="results-heading" class="visually-hidden">
				{heading}
			</h2>
			<div class={css.groups}>
				<Group name={denoisersName} methods={denoisers} />
				<Group name={plainModelsName} methods={plainModels} />
				<Own />
			</div>
		</section>
	);
}

interface GroupProps {
	name: string;
	methods: readonly Exclude<DenoiseMethod, "noisy">[];
}

function Group({ name, methods }: GroupProps) {
	const models = methods.filter((method) => method !== "median");
	const shown = methods.filter((method) => method === "median" || !doesNotExist(method));
	return (
		<div class={css.group}>
			<h3 class="label">{name}</h3>
			{shown.length > 0 && (
				<div class={css.results}>
					{shown.map((method) => (
						<Answer key={method} method={method} />
					))}
				</div>
			)}
			<MissingModels of={models} />
		</div>
	);
}

function chooseOwn(id: OwnModelId | undefined): void {
	wantedOwn.value = id;
}

/** The visitor's own model. */
function Own() {
	return (
		<div class={`${css.group} ${css.ownGroup}`}>
			<OwnChooser chosen={own.value} onChoose={chooseOwn} />
			{own.value && (
				<div class={css.results}>
					<Answer method={own.value} />
				</div>
			)}
		</div>
	);
}

function Answer({ method }: { method: Exclude<DenoiseMethod, "noisy"> }) {
	const name = nameOf(method);
	return (
		<figure class={css.answer} aria-label={name} tabIndex={-1}>
			<figcaption>{method === "median" ? <MedianName /> : name}</figcaption>
			{method === "median" ? <Denoised method={method} /> : <ModelAnswer id={method} />}
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

function Denoised({ method }: { method: Exclude<DenoiseMethod, "noisy"> }) {
	const answer = resultOf(method);
	const name = nameOf(method);
	return (
		<>
			<div class="picture">
				<PixelImage values={answer?.image} label={name} />
			</div>
			<div class={css.measured}>
				<QualityMeasures quality={answer?.quality} best={best.value} />
				{answer && <SaveButton label={name} file={`denoised-${method}`} values={answer.image} />}
			</div>
		</>
	);
}

function Waiting({ children }: { children?: ComponentChildren }) {
	return (
		<div class={`picture ${css.waiting}`}>
			<p class="small">{children}</p>
		</div>
	);
}

function ModelAnswer({ id }: { id: ModelId }) {
	switch (modelState(id).value.status) {
		case "absent":
		case "loading":
			return <Waiting>{engine.value.status === "running" && strings.value.loading}</Waiting>;
		case "failed":
			return engine.value.status === "running" ? <ModelFailed id={id} /> : <Waiting />;
		case "ready":
			return <Denoised method={id} />;
	}
}
