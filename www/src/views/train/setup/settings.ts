/** The settings of the next training: as typed, in the address, and as training configurations. */

import { MAX_RUNS } from "../../../engine/training/limits";
import "../../../state/dataSetLink";
import { computed, effect, signal } from "@preact/signals";
import type { TrainConfig } from "../../../engine/training/trainConfig";
import { dataSet, trainCount } from "../../../state/dataSet";
import { originDataSets } from "../../../state/originDataSets";
import { originsOf } from "../../../state/shippedModels";
import { choice, linked, linkPart } from "../../../state/urlState";
import { areSettingsFixed } from "../run/state";
import { hasLevel, levels, type NoiseKind } from "./bounds";
import { epochs, setEpochs } from "./epochs";
import { initialShape, type Kind, type ModelSettings } from "./modelSettings";
import { type PresetId, presetIds, presetsOf, shownModel } from "./presets";
import { type SettingsCodec, settingsCodecs } from "./settingsCodec";
import { readSettings, type Settings } from "./trainConfigs";

const presets = computed(() => presetsOf(trainCount.value));
const initial = computed<Settings>(() => ({ ...presets.value.map.settings, seed: "1" }));

export const settings = signal<Settings>(initial.peek());

/** The settings of one data set need not fit another. */
function startAgain(): void {
	if (shownDataSet === dataSet.value) return;
	shownDataSet = dataSet.value;
	settings.value = { ...initial.value, seed: settings.peek().seed };
}

let shownDataSet = dataSet.peek();
effect(startAgain);

/** While a setting is invalid, the address keeps its last valid value. */
function linkSettings(key: string, part: SettingsCodec): void {
	const start = () => part.write(initial.value) ?? "";
	let lastValid = start();
	linkPart({
		view: "train",
		key,
		write() {
			lastValid = part.write(settings.value) ?? lastValid;
			return lastValid === start() ? undefined : lastValid;
		},
		read(text) {
			startAgain(); // where the link leads to another data set, too
			const parsed = part.read(text ?? start());
			settings.value = { ...settings.peek(), ...(parsed ?? part.read(start())) };
			return parsed !== undefined;
		},
		isFixed: () => areSettingsFixed.peek(),
	});
}

for (const [key, part] of Object.entries(settingsCodecs)) linkSettings(key, part);

/** Over all epochs of the next training. */
function withDecay(config: TrainConfig, index: number): TrainConfig {
	const decays = settings.value.models[index]?.schedule === "cosine";
	return decays ? { ...config, decay: epochs.value } : config;
}

const reading = computed(() => readSettings(settings.value));
/** The errors of the invalid fields: the shared ones, and those of each model. */
export const validationErrors = computed(() => ({ shared: reading.value.shared, models: reading.value.models }));
/** One per model; undefined while any setting is invalid. */
export const validConfigs = computed(() => reading.value.configs?.map(withDecay));

/** What each of the models begins with; undefined if all begin with random weights. */
export const origins = computed(() => {
	const from = originDataSets.value.find(({ id }) => id === settings.value.from);
	return originsOf(validConfigs.value ?? [], from?.id);
});

export function setSettings(changed: Partial<Settings>): void {
	settings.value = { ...settings.value, ...changed };
}

export function setModel(index: number, changed: Partial<ModelSettings>): void {
	setSettings({ models: settings.value.models.map((model, at) => (at === index ? { ...model, ...changed } : model)) });
}

/** Resets the shape to the initial one of this kind. */
export function setKind(index: number, kind: Kind): void {
	setModel(index, { kind, ...initialShape(kind) });
}

/** Resets the level to the initial one of this kind. */
export function setNoise(kind: NoiseKind): void {
	setSettings({ noise: kind, level: hasLevel(kind) ? levels[kind].start : "" });
}

export function toggleClass(label: number): void {
	const { excludedClasses } = settings.value;
	const rest = excludedClasses.filter((other) => other !== label);
	setSettings({
		excludedClasses: rest.length < excludedClasses.length ? rest : [...excludedClasses, label].sort((a, b) => a - b),
	});
}

export const modelLetters = ["A", "B", "C", "D"] as const;
type ModelLetter = (typeof modelLetters)[number];

const chosenLetter = linked<ModelLetter>("train", "model", "A", choice(modelLetters));
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
	setSettings({ models: models.filter((_, at) => at !== index) });
	chooseModel(Math.max(0, index - 1));
}

/** Keeps the visitor's seed. */
export function choosePreset(id: PresetId): void {
	const preset = presets.peek()[id];
	setSettings(preset.settings);
	setEpochs(preset.epochs);
	chooseModel(shownModel[id] ?? 0);
}

function matchesPreset(id: PresetId, current: Settings): boolean {
	const other = { ...presets.value[id].settings, seed: current.seed };
	return Object.values(settingsCodecs).every((part) => part.write(current) === part.write(other));
}

/** The preset that the settings match, if any. */
export const chosenPreset = computed(() =>
	reading.value.configs ? presetIds.find((id) => matchesPreset(id, settings.value)) : undefined,
);
