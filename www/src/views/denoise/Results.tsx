/** The denoised pictures side by side: the filter and the denoising models, then models trained on clean examples only. */

import type { ComponentChildren } from "preact";
import type { DenoiseMethod, ModelId, OwnModelId } from "../../engine/protocol";
import { dataSetLacksModel, engineState, modelState } from "../../state/engine";
import { strings } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { SaveButton } from "../../widgets/SaveButton";
import { Term } from "../../widgets/Term";
import { ModelFailed } from "../ModelFailed";
import { OwnModelSelect } from "../ownModels/OwnModelSelect";
import { MissingModels } from "../reconstruct/MissingModels";
import { bestQuality, denoisedBy, denoisers, plainModels } from "./denoised";
import { methodName } from "./names";
import { QualityMeasures } from "./QualityMeasures";
import css from "./Results.module.css";
import { ownModel, wantedOwnModel } from "./state";
import { texts } from "./texts";

export function DenoiseResults() {
	const { results: heading, denoisersHeading: denoisersName, plainModelsHeading: plainModelsName } = texts.value;
	return (
		<section aria-labelledby="results-heading">
			<h2 id="results-heading" class="visually-hidden">
				{heading}
			</h2>
			<div class={css.groups}>
				<Group name={denoisersName} methods={denoisers} />
				<Group name={plainModelsName} methods={plainModels} />
				<OwnModelResult />
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
	const shown = methods.filter((method) => method === "median" || !dataSetLacksModel(method));
	return (
		<div class={css.group}>
			<h3 class="label">{name}</h3>
			{shown.length > 0 && (
				<div class={css.results}>
					{shown.map((method) => (
						<MethodResult key={method} method={method} />
					))}
				</div>
			)}
			<MissingModels models={models} />
		</div>
	);
}

function chooseOwn(id: OwnModelId | undefined): void {
	wantedOwnModel.value = id;
}

/** The visitor's own model. */
function OwnModelResult() {
	return (
		<div class={`${css.group} ${css.ownGroup}`}>
			<OwnModelSelect chosen={ownModel.value} onChoose={chooseOwn} />
			{ownModel.value && (
				<div class={css.results}>
					<MethodResult method={ownModel.value} />
				</div>
			)}
		</div>
	);
}

function MethodResult({ method }: { method: Exclude<DenoiseMethod, "noisy"> }) {
	const name = methodName(method);
	return (
		<figure class={css.answer} aria-label={name} tabIndex={-1}>
			<figcaption>{method === "median" ? <MedianName /> : name}</figcaption>
			{method === "median" ? <DenoisedPicture method={method} /> : <ModelResult id={method} />}
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

function DenoisedPicture({ method }: { method: Exclude<DenoiseMethod, "noisy"> }) {
	const result = denoisedBy(method);
	const name = methodName(method);
	return (
		<>
			<div class="picture">
				<PixelImage values={result?.image} label={name} />
			</div>
			<div class={css.measured}>
				<QualityMeasures quality={result?.quality} best={bestQuality.value} />
				{result && <SaveButton label={name} file={`denoised-${method}`} values={result.image} />}
			</div>
		</>
	);
}

function PicturePlaceholder({ children }: { children?: ComponentChildren }) {
	return (
		<div class={`picture ${css.waiting}`}>
			<p class="small">{children}</p>
		</div>
	);
}

function ModelResult({ id }: { id: ModelId }) {
	switch (modelState(id).value.status) {
		case "absent":
		case "loading":
			return <PicturePlaceholder>{engineState.value.status === "running" && strings.value.loading}</PicturePlaceholder>;
		case "failed":
			return engineState.value.status === "running" ? <ModelFailed id={id} /> : <PicturePlaceholder />;
		case "ready":
			return <DenoisedPicture method={id} />;
	}
}
