/** The settings of one model: kind, shape, loss; less common ones are folded away. */

import { paddedSize } from "../../../engine/config";
import { imageShape } from "../../../state/dataSet";
import { Segmented } from "../../../widgets/Segmented";
import { Advanced } from "./Advanced";
import { bounds } from "./bounds";
import { Field } from "./Field";
import css from "./fields.module.css";
import { activations, losses, type ModelField, type ModelSettings, modelKinds, schedules } from "./modelSettings";
import setupCss from "./Setup.module.css";
import { selectedModelIndex, setKind, setModel, settings, validationErrors } from "./settings";
import { texts } from "./texts";

function updateModel(changed: Partial<ModelSettings>): void {
	setModel(selectedModelIndex.value, changed);
}

function ModelInput({ field, model }: { field: ModelField; model: ModelSettings }) {
	return (
		<Field
			{...texts.value.fields[field]}
			value={model[field]}
			error={validationErrors.value.models[selectedModelIndex.value]?.[field]}
			{...(field === "hidden" ? { isWide: true } : { step: bounds[field].step })}
			onInput={(text) => updateModel({ [field]: text })}
		/>
	);
}

function ShapeFields({ model }: { model: ModelSettings }) {
	const fields: readonly ModelField[] = model.kind === "convolutional" ? ["filters1", "filters2"] : ["hidden", "code"];
	return fields.map((field) => <ModelInput key={field} field={field} model={model} />);
}

function LossSwitch({ chosen }: { chosen: ModelSettings["loss"] }) {
	const { loss, losses: names } = texts.value;
	const options = losses.map((value) => ({ value, ...names[value] }));
	return (
		<LabelledSegmented
			name={loss}
			options={options}
			chosen={chosen}
			onChoose={(chosen) => updateModel({ loss: chosen })}
		/>
	);
}

function ScheduleSwitch({ chosen }: { chosen: ModelSettings["schedule"] }) {
	const { schedule, schedules: names } = texts.value;
	const options = schedules.map((value) => ({ value, ...names[value] }));
	return (
		<LabelledSegmented
			name={schedule}
			options={options}
			chosen={chosen}
			onChoose={(chosen) => updateModel({ schedule: chosen })}
		/>
	);
}

function ActivationSwitch({ chosen }: { chosen: ModelSettings["activation"] }) {
	const { activation, activations: names } = texts.value;
	const options = activations.map((value) => ({ value, name: names[value], content: names[value] }));
	return (
		<LabelledSegmented
			name={activation}
			options={options}
			chosen={chosen}
			onChoose={(chosen) => updateModel({ activation: chosen })}
		/>
	);
}

/** A segmented control with a visible label above it. */
function LabelledSegmented<T extends string>({
	name,
	...rest
}: { name: string } & Omit<Parameters<typeof Segmented<T>>[0], "legend">) {
	return (
		<div class={css.field}>
			<span class={css.name} aria-hidden="true">
				{name}
			</span>
			<Segmented legend={name} {...rest} />
		</div>
	);
}

/** That the images of the data set are padded inside a convolutional model, where they are. */
function PaddingNote() {
	const { height, width } = imageShape.value;
	const padded = paddedSize({ height, width, padding: "same" });
	if (padded[0] === height && padded[1] === width) return null;
	return <p class="small">{texts.value.padded(padded.join(" × "))}</p>;
}

export function ModelFields({ disabled }: { disabled: boolean }) {
	const { kind: legend, kinds: names, model: heading } = texts.value;
	const model = settings.value.models[selectedModelIndex.value];
	if (!model) return null;
	const options = modelKinds.map((value) => ({ value, name: names[value], content: names[value] }));
	const isVariational = model.kind === "variational";
	const errors = validationErrors.value.models[selectedModelIndex.value];
	return (
		<fieldset class={setupCss.fields} disabled={disabled} aria-label={heading}>
			<Segmented
				legend={legend}
				options={options}
				chosen={model.kind}
				onChoose={(kind) => setKind(selectedModelIndex.value, kind)}
			/>
			<div class={css.grid}>
				<ShapeFields model={model} />
				{isVariational && <ModelInput field="beta" model={model} />}
			</div>
			{model.kind === "convolutional" && <PaddingNote />}
			<Advanced
				name={texts.value.advancedModel}
				isInvalid={errors?.learningRate !== undefined || errors?.warmUp !== undefined}
			>
				<LossSwitch chosen={model.loss} />
				<ActivationSwitch chosen={model.activation} />
				<ModelInput field="learningRate" model={model} />
				<ScheduleSwitch chosen={model.schedule} />
				{isVariational && <ModelInput field="warmUp" model={model} />}
			</Advanced>
		</fieldset>
	);
}
