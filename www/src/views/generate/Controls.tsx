/** Model, temperature and seed of the samples. */

import { isVariational, ownModelId } from "../../state/modelSelection";
import { formatNumber, strings } from "../../strings";
import { Range } from "../../widgets/Range";
import { SeedField } from "../../widgets/SeedField";
import { Segmented } from "../../widgets/Segmented";
import { OwnModelSelect } from "../ownModels/OwnModelSelect";
import css from "./Generate.module.css";
import {
	areAllModelsMissing,
	defaultGenerator,
	type GeneratorId,
	generatorIds,
	generatorModel,
	latentSizes,
	seed,
	temperature,
	temperatureRange,
	wantedModel,
} from "./state";
import { texts } from "./texts";

function chooseModel(chosen: GeneratorId): void {
	wantedModel.value = chosen;
}

function setTemperature(value: number): void {
	temperature.value = value;
}

function setSeed(value: number): void {
	seed.value = value;
}

function ModelSwitch() {
	const { latentDimensions, latentDimension } = strings.value;
	const options = generatorIds.map((value) => {
		const name = latentDimension(latentSizes[value]);
		return { value, name, content: name };
	});
	return (
		<div class={css.model}>
			<Segmented legend={latentDimensions} options={options} chosen={generatorModel.value} onChoose={chooseModel} />
			<OwnModelSelect
				chosen={ownModelId(generatorModel.value)}
				fits={isVariational}
				onChoose={(id) => chooseModel(id ?? defaultGenerator)}
			/>
		</div>
	);
}

export function Controls() {
	const { settings, temperature: label } = texts.value;
	const { start, ...bounds } = temperatureRange;
	return (
		<section class={css.controls} aria-label={settings} data-tour-scroll-target>
			<ModelSwitch />
			{!areAllModelsMissing.value && (
				<>
					<Range
						label={label}
						{...bounds}
						value={temperature.value}
						text={formatNumber(temperature.value, 2)}
						onInput={setTemperature}
						onReset={() => setTemperature(start)}
					/>
					<SeedField seed={seed} onChange={setSeed} />
				</>
			)}
		</section>
	);
}
