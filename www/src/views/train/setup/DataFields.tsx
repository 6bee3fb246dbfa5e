/** The training data: number of examples, excluded classes, batch size, noise, seed. */

import { useId } from "preact/hooks";
import { layerSizesText } from "../../../engine/config";
import { classLabels, nameOfClass, trainCount } from "../../../state/dataSet";
import { takeFreshSeed } from "../../../state/freshSeed";
import { language } from "../../../state/language";
import { originDataSets } from "../../../state/originDataSets";
import { pretrainedConfigs } from "../../../state/pretrainedModels";
import { formatNumber, strings } from "../../../strings";
import { Icon } from "../../../widgets/Icon";
import { Segmented } from "../../../widgets/Segmented";
import { isSettingUpNext } from "../run/state";
import { Advanced } from "./Advanced";
import { bounds, hasNoiseLevel, noiseKinds, noiseLevels } from "./bounds";
import { Field, Reason } from "./Field";
import css from "./fields.module.css";
import setupCss from "./Setup.module.css";
import { modelLetters, origins, setNoise, setSettings, settings, toggleClass, validationErrors } from "./settings";
import { texts } from "./texts";

const offeredCounts = [1000, 4000, 10_000, 30_000];

/** Numbers of training examples to choose from: some, and all. */
function exampleCounts(): string[] {
	const all = trainCount.value;
	return [...offeredCounts.filter((count) => count < all), all].map(String);
}

function DataInput({ field }: { field: "examples" | "batch" | "seed" }) {
	return (
		<Field
			{...texts.value.fields[field]}
			value={settings.value[field]}
			error={validationErrors.value.shared[field]}
			step={bounds[field].step}
			isWide={field === "examples"}
			onInput={(text) => setSettings({ [field]: text })}
		>
			{field === "examples" && <ExampleCounts />}
			{field === "seed" && <FreshSeed />}
		</Field>
	);
}

function FreshSeed() {
	const { freshSeed: name } = texts.value;
	const setFreshSeed = () => {
		const setSeed = (seed: number) => {
			if (isSettingUpNext.peek()) setSettings({ seed: String(seed) });
		};
		void takeFreshSeed(() => Number(settings.peek().seed), setSeed);
	};
	return (
		<button type="button" class="button-icon" title={name} onClick={setFreshSeed}>
			<Icon name="shuffle" />
		</button>
	);
}

function ExampleCounts() {
	const options = exampleCounts().map((value) => {
		const name = formatNumber(Number(value));
		return { value, name, content: name };
	});
	return (
		<Segmented
			legend={texts.value.exampleCounts}
			options={options}
			chosen={settings.value.examples}
			onChoose={(examples) => setSettings({ examples })}
		/>
	);
}

function NoiseFields() {
	const { noise: legend, noises, mixedNote, levels: names } = texts.value;
	const { noise, level } = settings.value;
	const options = noiseKinds.map((value) => ({ value, name: noises[value], content: noises[value] }));
	return (
		<div class={css.field}>
			<span class={css.name} aria-hidden="true">
				{legend}
			</span>
			<Segmented legend={legend} options={options} chosen={noise} onChoose={setNoise} />
			{noise === "mixed" && <p class={css.hint}>{mixedNote}</p>}
			{hasNoiseLevel(noise) && (
				<Field
					{...names[noise]}
					value={level}
					error={validationErrors.value.shared.level}
					step={noiseLevels[noise].step}
					onInput={(level) => setSettings({ level })}
				/>
			)}
		</div>
	);
}

function ExcludedClasses() {
	const id = useId();
	const { fields, excludedNote, excludedFineTuned, excludeClass, validationError } = texts.value;
	const error = validationErrors.value.shared.excludedClasses;
	return (
		<fieldset class={`${css.field} ${css.wide}`} aria-describedby={error ? `${id} ${id}-reason` : id}>
			<legend class={css.name}>{fields.excludedClasses.name}</legend>
			<div class={setupCss.classes}>
				{classLabels.value.map((label) => (
					<button
						key={label}
						type="button"
						class={setupCss.class}
						aria-pressed={settings.value.excludedClasses.includes(label)}
						aria-label={excludeClass(nameOfClass(label))}
						onClick={() => toggleClass(label)}
					>
						{nameOfClass(label)}
					</button>
				))}
			</div>
			<p id={id} class={css.hint}>
				{origins.value ? excludedFineTuned : excludedNote}
			</p>
			{error && <Reason id={`${id}-reason`} text={validationError(error)} />}
		</fieldset>
	);
}

/** The layer sizes of the models that come with a data set. */
function layersOf(dataSetId: string): string {
	const sizes = Object.values(pretrainedConfigs[dataSetId] ?? {}).map(layerSizesText);
	return strings.value.joinNames([...new Set(sizes)]);
}

/** Whether models begin with random weights, or with those of the pretrained models of another data set, to be fine-tuned. */
function InitialWeights() {
	const { from: legend, random, modelsOf, beginsWith, noneBegins } = texts.value;
	const { originDataSetId } = settings.value;
	const sources = originDataSets.value;
	if (sources.length === 0) return null;
	const options = [
		{ value: "", name: random, content: random },
		...sources.map(({ id, name }) => {
			const content = modelsOf(name[language.value]);
			return { value: id, name: content, content };
		}),
	];
	const fineTunedModels = modelLetters.filter((_, index) => origins.value?.[index]);
	return (
		<div class={css.field}>
			<span class={css.name} aria-hidden="true">
				{legend}
			</span>
			<Segmented
				legend={legend}
				options={options}
				chosen={originDataSetId ?? ""}
				onChoose={(id) => setSettings({ originDataSetId: id === "" ? undefined : id })}
			/>
			{originDataSetId !== undefined && (
				<p class={css.hint}>
					{fineTunedModels.length > 0
						? beginsWith(strings.value.joinNames(fineTunedModels))
						: noneBegins(layersOf(originDataSetId))}
				</p>
			)}
		</div>
	);
}

export function DataFields({ disabled }: { disabled: boolean }) {
	const { shared } = validationErrors.value;
	return (
		<fieldset class={setupCss.fields} disabled={disabled} aria-label={texts.value.data}>
			<div class={css.grid}>
				<DataInput field="examples" />
				<DataInput field="batch" />
			</div>
			<NoiseFields />
			<InitialWeights />
			<Advanced
				name={texts.value.advancedData(classLabels.value.length > 0)}
				isInvalid={shared.excludedClasses !== undefined || shared.seed !== undefined}
			>
				{classLabels.value.length > 0 && <ExcludedClasses />}
				<DataInput field="seed" />
			</Advanced>
		</fieldset>
	);
}
