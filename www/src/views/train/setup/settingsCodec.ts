/** How the settings stand in the address, one part a key: only what will do is written, and only that is read. */

import { bounds, levels, type NoiseKind, noiseKinds } from "./bounds";
import { parseModel, writeModel } from "./configCodec";
import type { ModelSettings } from "./modelSettings";
import { readNumber } from "./refusal";
import { readNoise, type Settings } from "./trainConfigs";

export interface SettingsPart {
	/** undefined while it is refused */
	write(settings: Settings): string | undefined;
	read(text: string): Partial<Settings> | undefined;
}

/** Lanes that race at most. */
export const MAX_MODELS = 3;

function numberPart(key: "digits" | "batch" | "seed"): SettingsPart {
	const write = (text: string) => {
		const reading = readNumber(text, bounds[key]);
		return "value" in reading ? String(reading.value) : undefined;
	};
	return {
		write: (settings) => write(settings[key]),
		read: (text) => (write(text) === undefined ? undefined : { [key]: text }),
	};
}

/** As `038`; `none` stands for none, since a part of the address is never empty. */
const excludedClasses: SettingsPart = {
	write: ({ excludedClasses }) => (excludedClasses.length === 10 ? undefined : excludedClasses.join("") || "none"),
	read(text) {
		if (text === "none") return { excludedClasses: [] };
		if (!/^\d{1,9}$/.test(text)) return undefined;
		return { excludedClasses: [...new Set(text)].map(Number).sort() };
	},
};

const names: Record<NoiseKind, string> = {
	none: "none",
	mixed: "mixed",
	gaussian: "gaussian",
	salt_and_pepper: "pepper",
	patch: "patch",
};

/** As `gaussian-0.5`. */
const noise: SettingsPart = {
	write(settings) {
		if ("refusal" in readNoise(settings)) return undefined;
		const { noise: kind, level } = settings;
		return kind in levels ? `${names[kind]}-${Number(level)}` : names[kind];
	},
	read(text) {
		const [name, level = ""] = text.split("-", 2);
		const kind = noiseKinds.find((kind) => names[kind] === name);
		const isGood = kind && "value" in readNoise({ noise: kind, level }) && kind in levels === (level !== "");
		return isGood ? { noise: kind, level } : undefined;
	},
};

/** With a space between two, which an address writes as `+`. */
const lanes: SettingsPart = {
	write({ lanes }) {
		const texts = lanes.map(writeModel);
		return texts.includes(undefined) ? undefined : texts.join(" ");
	},
	read(text) {
		const parts = text.split(" ");
		const found = parts.map(parseModel).filter((lane): lane is ModelSettings => lane !== undefined);
		return found.length === parts.length && found.length <= MAX_MODELS ? { lanes: found } : undefined;
	},
};

/** By their keys in the address. */
export const settingsParts: Readonly<Record<string, SettingsPart>> = {
	models: lanes,
	digits: numberPart("digits"),
	without: excludedClasses,
	batch: numberPart("batch"),
	noise,
	seed: numberPart("seed"),
};

/** The address of these settings with one of the lanes alone. */
export function withModelAlone(link: string, index: number): string {
	const [view, query] = link.split("?");
	const entries = new URLSearchParams(query);
	const { lanes: all = [] } = lanes.read(entries.get("models") ?? "") ?? {};
	const alone = all[index] && writeModel(all[index]);
	if (alone) entries.set("models", alone);
	entries.delete("lane");
	return `${view}?${entries}`;
}
