/** The fields of one model: its kind, its shape, its loss; the finer ones folded away. */

import { Segmented } from "../../../widgets/Segmented";
import { Advanced } from "./Advanced";
import { bounds } from "./bounds";
import { Field } from "./Field";
import { activations, kinds, losses, type ModelField, type ModelSettings } from "./modelSettings";
import { chosenModel, refusals, setKind, setModel, settings } from "./settings";
import { texts } from "./texts";

function set(changed: Partial<ModelSettings>): void {
	setModel(chosenModel.value, changed);
}

function LaneInput({ of: field, lane }: { of: ModelField; lane: ModelSettings }) {
	return (
		<Field
			{...texts.value.fields[field]}
			value={lane[field]}
			refusal={refusals.value.lanes[chosenModel.value]?.[field]}
			{...(field === "hidden" ? { isWide: true } : { step: bounds[field].step })}
			onInput={(text) => set({ [field]: text })}
		/>
	);
}

function ShapeFields({ lane }: { lane: ModelSettings }) {
	const fields: readonly ModelField[] = lane.kind === "convolutional" ? ["filters1", "filters2"] : ["hidden", "code"];
	return fields.map((field) => <LaneInput key={field} of={field} lane={lane} />);
}

function LossSwitch({ chosen }: { chosen: ModelSettings["loss"] }) {
	const { loss, losses: names } = texts.value;
	const options = losses.map((value) => ({ value, ...names[value] }));
	return <Choice name={loss} options={options} chosen={chosen} onChoose={(loss) => set({ loss })} />;
}

function ActivationSwitch({ chosen }: { chosen: ModelSettings["activation"] }) {
	const { activation, activations: names } = texts.value;
	const options = activations.map((value) => ({ value, name: names[value], face: names[value] }));
	return <Choice name={activation} options={options} chosen={chosen} onChoose={(activation) => set({ activation })} />;
}

/** A switch below its name, as a field is. */
function Choice<T extends string>({
	name,
	...rest
}: { name: string } & Omit<Parameters<typeof Segmented<T>>[0], "legend">) {
	return (
		<div class="field">
			<span class="field-name" aria-hidden="true">
				{name}
			</span>
			<Segmented legend={name} {...rest} />
		</div>
	);
}

export function ModelFields({ disabled }: { disabled: boolean }) {
	const { kind: legend, kinds: names, model } = texts.value;
	const lane = settings.value.lanes[chosenModel.value];
	if (!lane) return null;
	const options = kinds.map((value) => ({ value, name: names[value], face: names[value] }));
	const isVariational = lane.kind === "variational";
	const refused = refusals.value.lanes[chosenModel.value];
	return (
		<fieldset class="setup-fields" disabled={disabled} aria-label={model}>
			<Segmented
				legend={legend}
				options={options}
				chosen={lane.kind}
				onChoose={(kind) => setKind(chosenModel.value, kind)}
			/>
			<div class="field-grid">
				<ShapeFields lane={lane} />
				{isVariational && <LaneInput of="beta" lane={lane} />}
			</div>
			<Advanced
				name={texts.value.finerModel}
				isRefused={refused?.learningRate !== undefined || refused?.warmUp !== undefined}
			>
				<LossSwitch chosen={lane.loss} />
				<ActivationSwitch chosen={lane.activation} />
				<LaneInput of="learningRate" lane={lane} />
				{isVariational && <LaneInput of="warmUp" lane={lane} />}
			</Advanced>
		</fieldset>
	);
}
