/** The settings of the next training: as typed, in the address, and as training configurations. */

import { MAX_RUNS } from "../../../engine/training/limits";
import "../../../state/dataSetInUrl";
import { computed, effect, signal } from "@preact/signals";
import type { TrainConfig } from "../../../engine/training/trainConfig";
import { dataSet, trainCount } from "../../../state/dataSet";
import { originDataSets } from "../../../state/originDataSets";
import { originsOf } from "../../../state/pretrainedModels";
import { addUrlPart, choiceCodec, urlSignal } from "../../../state/urlState";
import { areSettingsFixed } from "../run/state";
import { hasNoiseLevel, type NoiseKind, noiseLevels } from "./bounds";
import { epochs, setEpochs } from "./epochs";
import { initialShape, type ModelKind, type ModelSettings } from "./modelSettings";
import { initialModelIndex, type PresetId, presetIds, presetsFor } from "./presets";
import { type SettingsCodec, settingsCodecs } from "./settingsCodec";
import { parseSettings, type Settings } from "./trainConfigs";

const presets = computed(() => presetsFor(trainCount.value));
const initialSettings = computed<Settings>(() => ({ ...presets.value.map.settings, seed: "1" }));

export const settings = signal<Settings>(initialSettings.peek());

/** Back to the initial settings where the data set has changed: those of one need not fit another. */
function resetForNewDataSet(): void {
	if (shownDataSet === dataSet.value) return;
	shownDataSet = dataSet.value;
	settings.value = { ...initialSettings.value, seed: settings.peek().seed };
}

let shownDataSet = dataSet.peek();
effect(resetForNewDataSet);

/** While a setting is invalid, the address keeps its last valid value. */
function linkSettings(key: string, codec: SettingsCodec): void {
	const initialText = () => codec.write(initialSettings.value) ?? "";
	let lastValid = initialText();
	addUrlPart({
		view: "train",
		key,
		write() {
			lastValid = codec.write(settings.value) ?? lastValid;
			return lastValid === initialText() ? undefined : lastValid;
		},
		read(text) {
			resetForNewDataSet(); // where the link leads to another data set, too
			const parsed = codec.read(text ?? initialText());
			settings.value = { ...settings.peek(), ...(parsed ?? codec.read(initialText())) };
			return parsed !== undefined;
		},
		isFixed: () => areSettingsFixed.peek(),
	});
}

for (const [key, codec] of Object.entries(settingsCodecs)) linkSettings(key, codec);

/** With the learning rate's decay, where the model has one, over all epochs of the next training. */
function withDecay(config: TrainConfig, index: number): TrainConfig {
	const decays = settings.value.models[index]?.schedule === "cosine";
	return decays ? { ...config, decay: epochs.value } : config;
}

const parsed = computed(() => parseSettings(settings.value));
/** The errors of the invalid fields: the shared ones, and those of each model. */
export const validationErrors = computed(() => ({ shared: parsed.value.shared, models: parsed.value.models }));
/** One per model; undefined while any setting is invalid. */
export const validConfigs = computed(() => parsed.value.configs?.map(withDecay));

/** The pretrained models with whose weights the models begin; undefined if all begin with random weights. */
export const origins = computed(() => {
	const originDataSet = originDataSets.value.find(({ id }) => id === settings.value.originDataSetId);
	return originsOf(validConfigs.value ?? [], originDataSet?.id);
});

export function setSettings(changed: Partial<Settings>): void {
	settings.value = { ...settings.value, ...changed };
}

export function setModel(index: number, changed: Partial<ModelSettings>): void {
	setSettings({
		models: settings.value.models.map((model, other) => (other === index ? { ...model, ...changed } : model)),
	});
}

/** Resets the shape to the initial one of this kind. */
export function setKind(index: number, kind: ModelKind): void {
	setModel(index, { kind, ...initialShape(kind) });
}

/** Resets the level to the initial one of this kind. */
export function setNoise(kind: NoiseKind): void {
	setSettings({ noise: kind, level: hasNoiseLevel(kind) ? noiseLevels[kind].initial : "" });
}

export function toggleClass(label: number): void {
	const { excludedClasses } = settings.value;
	const others = excludedClasses.filter((other) => other !== label);
	setSettings({
		excludedClasses:
			others.length < excludedClasses.length ? others : [...excludedClasses, label].sort((a, b) => a - b),
	});
}

export const modelLetters = ["A", "B", "C", "D"] as const;
type ModelLetter = (typeof modelLetters)[number];

const chosenLetter = urlSignal<ModelLetter>("train", "model", "A", choiceCodec(modelLetters));
/** Index of the model whose fields are shown. */
export const selectedModelIndex = computed(() =>
	Math.min(modelLetters.indexOf(chosenLetter.value), settings.value.models.length - 1),
);

export function chooseModel(index: number): void {
	chosenLetter.value = modelLetters[index] ?? "A";
}

export const canAddModel = computed(() => settings.value.models.length < MAX_RUNS);

/** The new model starts as a copy of the one that is shown, and is then shown itself. */
export function addModel(): void {
	const { models } = settings.value;
	const copied = models[selectedModelIndex.value];
	if (!copied || !canAddModel.value) return;
	setSettings({ models: [...models, copied] });
	chooseModel(models.length);
}

/** The last model cannot be removed. */
export function removeModel(index: number): void {
	const { models } = settings.value;
	if (models.length === 1) return;
	setSettings({ models: models.filter((_, other) => other !== index) });
	chooseModel(Math.max(0, index - 1));
}

/** Keeps the visitor's seed. */
export function choosePreset(id: PresetId): void {
	const preset = presets.peek()[id];
	setSettings(preset.settings);
	setEpochs(preset.epochs);
	chooseModel(initialModelIndex[id] ?? 0);
}

function matchesPreset(id: PresetId, current: Settings): boolean {
	const preset = { ...presets.value[id].settings, seed: current.seed };
	return Object.values(settingsCodecs).every((codec) => codec.write(current) === codec.write(preset));
}

/** The preset that the settings match, if any. */
export const chosenPreset = computed(() =>
	parsed.value.configs ? presetIds.find((id) => matchesPreset(id, settings.value)) : undefined,
);
