/** The fields of one model: its kind, its shape, its loss; the finer ones folded away. */

import { Segmented } from "../../../widgets/Segmented";
import { bounds } from "./bounds";
import { Field } from "./Field";
import { Finer } from "./Finer";
import { activations, kinds, type Lane, type LaneField, losses } from "./lane";
import { chosenLane, refusals, setKind, setLane, settings } from "./settings";
import { texts } from "./texts";

function set(changed: Partial<Lane>): void {
	setLane(chosenLane.value, changed);
}

function LaneInput({ of: field, lane }: { of: LaneField; lane: Lane }) {
	return (
		<Field
			{...texts.value.fields[field]}
			value={lane[field]}
			refusal={refusals.value.lanes[chosenLane.value]?.[field]}
			{...(field === "hidden" ? { isWide: true } : { step: bounds[field].step })}
			onInput={(text) => set({ [field]: text })}
		/>
	);
}

function ShapeFields({ lane }: { lane: Lane }) {
	const fields: readonly LaneField[] = lane.kind === "convolutional" ? ["filters1", "filters2"] : ["hidden", "code"];
	return fields.map((field) => <LaneInput key={field} of={field} lane={lane} />);
}

function LossSwitch({ chosen }: { chosen: Lane["loss"] }) {
	const { loss, losses: names } = texts.value;
	const options = losses.map((value) => ({ value, ...names[value] }));
	return <Choice name={loss} options={options} chosen={chosen} onChoose={(loss) => set({ loss })} />;
}

function ActivationSwitch({ chosen }: { chosen: Lane["activation"] }) {
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

export function LaneFields({ disabled }: { disabled: boolean }) {
	const { kind: legend, kinds: names, model } = texts.value;
	const lane = settings.value.lanes[chosenLane.value];
	if (!lane) return null;
	const options = kinds.map((value) => ({ value, name: names[value], face: names[value] }));
	const isVariational = lane.kind === "variational";
	const refused = refusals.value.lanes[chosenLane.value];
	return (
		<fieldset class="setup-fields" disabled={disabled} aria-label={model}>
			<Segmented
				legend={legend}
				options={options}
				chosen={lane.kind}
				onChoose={(kind) => setKind(chosenLane.value, kind)}
			/>
			<div class="field-grid">
				<ShapeFields lane={lane} />
				{isVariational && <LaneInput of="beta" lane={lane} />}
			</div>
			<Finer
				name={texts.value.finerModel}
				isRefused={refused?.learningRate !== undefined || refused?.warmUp !== undefined}
			>
				<LossSwitch chosen={lane.loss} />
				<ActivationSwitch chosen={lane.activation} />
				<LaneInput of="learningRate" lane={lane} />
				{isVariational && <LaneInput of="warmUp" lane={lane} />}
			</Finer>
		</fieldset>
	);
}
