/** The settings of the next training: as they are typed, as they stand in the address, and the recipes that they make. */

import { computed, signal } from "@preact/signals";
import { choice, linked, linkPart } from "../../../state/urlState";
import { hasLevel, levels, type NoiseKind } from "./bounds";
import { type Kind, type ModelSettings, shapes } from "./modelSettings";
import { lookedAt, type PresetId, presetIds, presets } from "./presets";
import { MAX_MODELS, type SettingsPart, settingsParts } from "./settingsCodec";
import { readSettings, type Settings } from "./trainConfigs";

const initial: Settings = { ...presets.map, seed: "1" };

export const settings = signal<Settings>(initial);

/** While a part is refused, the address keeps what stood there before. */
function linkSettings(key: string, part: SettingsPart): void {
	const start = part.write(initial) ?? "";
	let good = start;
	linkPart({
		view: "train",
		key,
		write() {
			good = part.write(settings.value) ?? good;
			return good === start ? undefined : good;
		},
		read(text) {
			const found = part.read(text ?? start);
			settings.value = { ...settings.peek(), ...(found ?? part.read(start)) };
			return found !== undefined;
		},
	});
}

for (const [key, part] of Object.entries(settingsParts)) linkSettings(key, part);

const reading = computed(() => readSettings(settings.value));
/** What is refused, and why: of what all lanes share, and of each lane. */
export const refusals = computed(() => ({ shared: reading.value.shared, lanes: reading.value.lanes }));
/** One a lane; undefined while anything is refused. */
export const trainConfigs = computed(() => reading.value.recipes);

export function setSettings(changed: Partial<Settings>): void {
	settings.value = { ...settings.value, ...changed };
}

export function setModel(index: number, changed: Partial<ModelSettings>): void {
	setSettings({ lanes: settings.value.lanes.map((lane, at) => (at === index ? { ...lane, ...changed } : lane)) });
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
type LaneName = (typeof modelNames)[number];

const chosenName = linked<LaneName>("train", "lane", "A", choice(modelNames));
/** The lane whose fields are shown, from 0 on. */
export const chosenModel = computed(() =>
	Math.min(modelNames.indexOf(chosenName.value), settings.value.lanes.length - 1),
);

export function chooseModel(index: number): void {
	chosenName.value = modelNames[index] ?? "A";
}

export const hasRoom = computed(() => settings.value.lanes.length < MAX_MODELS);

/** A rival begins as a copy of the lane that is shown, and is shown itself. */
export function addModel(): void {
	const { lanes } = settings.value;
	const copied = lanes[chosenModel.value];
	if (!copied || !hasRoom.value) return;
	setSettings({ lanes: [...lanes, copied] });
	chooseModel(lanes.length);
}

/** The last one stays. */
export function removeModel(index: number): void {
	const { lanes } = settings.value;
	if (lanes.length === 1) return;
	setSettings({ lanes: lanes.filter((_, at) => at !== index) });
	chooseModel(Math.max(0, index - 1));
}

/** The seed stays: it is the visitor's. */
export function choosePreset(id: PresetId): void {
	setSettings(presets[id]);
	chooseModel(lookedAt[id] ?? 0);
}

function isAsIn(preset: (typeof presets)[PresetId], now: Settings): boolean {
	const other = { ...preset, seed: now.seed };
	return Object.values(settingsParts).every((part) => part.write(now) === part.write(other));
}

/** The preset that the settings are as in, if any. */
export const chosenPreset = computed(() =>
	reading.value.recipes ? presetIds.find((id) => isAsIn(presets[id], settings.value)) : undefined,
);
