/** The settings of the next training: as they are typed, as they stand in the address, and the recipes that they make. */

import { computed, signal } from "@preact/signals";
import { choice, linked, linkPart } from "../../../state/urlState";
import { hasLevel, levels, type NoiseKind } from "./bounds";
import { type Kind, type ModelSettings, shapes } from "./modelSettings";
import { type PresetId, presetIds, presets, shownModel } from "./presets";
import { MAX_MODELS, type SettingsCodec, settingsCodecs } from "./settingsCodec";
import { readSettings, type Settings } from "./trainConfigs";

const initial: Settings = { ...presets.map, seed: "1" };

export const settings = signal<Settings>(initial);

/** While a part is refused, the address keeps what stood there before. */
function linkSettings(key: string, part: SettingsCodec): void {
	const start = part.write(initial) ?? "";
	let lastValid = start;
	linkPart({
		view: "train",
		key,
		write() {
			lastValid = part.write(settings.value) ?? lastValid;
			return lastValid === start ? undefined : lastValid;
		},
		read(text) {
			const parsed = part.read(text ?? start);
			settings.value = { ...settings.peek(), ...(parsed ?? part.read(start)) };
			return parsed !== undefined;
		},
	});
}

for (const [key, part] of Object.entries(settingsCodecs)) linkSettings(key, part);

const reading = computed(() => readSettings(settings.value));
/** What is refused, and why: of what all lanes share, and of each lane. */
export const refusals = computed(() => ({ shared: reading.value.shared, models: reading.value.models }));
/** One a lane; undefined while anything is refused. */
export const trainConfigs = computed(() => reading.value.configs);

export function setSettings(changed: Partial<Settings>): void {
	settings.value = { ...settings.value, ...changed };
}

export function setModel(index: number, changed: Partial<ModelSettings>): void {
	setSettings({ models: settings.value.models.map((model, at) => (at === index ? { ...model, ...changed } : model)) });
}

/** With the shape that this kind begins with. */
export function setKind(index: number, kind: Kind): void {
	setModel(index, { kind, ...shapes[kind] });
}

/** With the level that this kind begins with. */
export function setNoise(kind: NoiseKind): void {
	setSettings({ noise: kind, level: hasLevel(kind) ? levels[kind].start : "" });
}

export function toggleClass(label: number): void {
	const { excludedClasses } = settings.value;
	const rest = excludedClasses.filter((other) => other !== label);
	setSettings({ excludedClasses: rest.length < excludedClasses.length ? rest : [...excludedClasses, label].sort() });
}

export const modelNames = ["A", "B", "C"] as const;
type ModelName = (typeof modelNames)[number];

const chosenName = linked<ModelName>("train", "model", "A", choice(modelNames));
/** The lane whose fields are shown, from 0 on. */
export const chosenModel = computed(() =>
	Math.min(modelNames.indexOf(chosenName.value), settings.value.models.length - 1),
);

export function chooseModel(index: number): void {
	chosenName.value = modelNames[index] ?? "A";
}

export const canAddModel = computed(() => settings.value.models.length < MAX_MODELS);

/** A rival begins as a copy of the lane that is shown, and is shown itself. */
export function addModel(): void {
	const { models } = settings.value;
	const copied = models[chosenModel.value];
	if (!copied || !canAddModel.value) return;
	setSettings({ models: [...models, copied] });
	chooseModel(models.length);
}

/** The last one stays. */
export function removeModel(index: number): void {
	const { models } = settings.value;
	if (models.length === 1) return;
	setSettings({ models: models.filter((_, at) => at !== index) });
	chooseModel(Math.max(0, index - 1));
}

/** The seed stays: it is the visitor's. */
export function choosePreset(id: PresetId): void {
	setSettings(presets[id]);
	chooseModel(shownModel[id] ?? 0);
}

function matchesPreset(preset: (typeof presets)[PresetId], current: Settings): boolean {
	const other = { ...preset, seed: current.seed };
	return Object.values(settingsCodecs).every((part) => part.write(current) === part.write(other));
}

/** The preset that the settings are as in, if any. */
export const chosenPreset = computed(() =>
	reading.value.configs ? presetIds.find((id) => matchesPreset(presets[id], settings.value)) : undefined,
);
