/** How the settings are stored in the address, one key each. Only valid values are written or read. */

import { parseDecimal } from "../../../state/decimal";
import { bounds, levels, type NoiseKind, noiseKinds } from "./bounds";
import { parseModel, writeModel } from "./configCodec";
import { readNoise, type Settings } from "./trainConfigs";
import { readNumber } from "./validation";

export interface SettingsCodec {
	/** undefined while it is invalid */
	write(settings: Settings): string | undefined;
	read(text: string): Partial<Settings> | undefined;
}

/** Models trained side by side. */
export const MAX_MODELS = 3;

function numberCodec(key: "digits" | "batch" | "seed"): SettingsCodec {
	const write = (text: string) => {
		const reading = readNumber(text, bounds[key]);
		return "value" in reading ? String(reading.value) : undefined;
	};
	return {
		write: (settings) => write(settings[key]),
		read: (text) => (write(text) === undefined ? undefined : { [key]: text }),
	};
}

/** As in `038`, or `none`, since a value in the address is never empty. */
const excludedClasses: SettingsCodec = {
	write: ({ excludedClasses }) => (excludedClasses.length === 10 ? undefined : excludedClasses.join("") || "none"),
	read(text) {
		if (text === "none") return { excludedClasses: [] };
		const classes = new Set(text);
		if (!/^\d{1,9}$/.test(text) || classes.size < text.length) return undefined;
		return { excludedClasses: [...classes].map(Number).sort() };
	},
};

const names: Record<NoiseKind, string> = {
	none: "none",
	mixed: "mixed",
	gaussian: "gaussian",
	salt_and_pepper: "pepper",
	patch: "patch",
};

/** As in `gaussian-0.5`. */
const noise: SettingsCodec = {
	write(settings) {
		if ("error" in readNoise(settings)) return undefined;
		const { noise: kind, level } = settings;
		return kind in levels ? `${names[kind]}-${parseDecimal(level)}` : names[kind];
	},
	read(text) {
		const [name, level = "", ...rest] = text.split("-");
		const kind = noiseKinds.find((kind) => names[kind] === name);
		const isValid = kind && "value" in readNoise({ noise: kind, level }) && kind in levels === (level !== "");
		return isValid && rest.length === 0 ? { noise: kind, level } : undefined;
	},
};

/** Separated by spaces, which an address writes as `+`. */
const models: SettingsCodec = {
	write({ models }) {
		const texts = models.map(writeModel);
		return texts.includes(undefined) ? undefined : texts.join(" ");
	},
	read(text) {
		const parts = text.split(" ");
		const parsed = parts.map(parseModel).filter((model) => model !== undefined);
		return parsed.length === parts.length && parsed.length <= MAX_MODELS ? { models: parsed } : undefined;
	},
};

/** Codecs by their key in the address. */
export const settingsCodecs: Readonly<Record<string, SettingsCodec>> = {
	models,
	digits: numberCodec("digits"),
	without: excludedClasses,
	batch: numberCodec("batch"),
	noise,
	seed: numberCodec("seed"),
};

/** The address of these settings with only one of the models. */
export function withModelAlone(link: string, index: number): string {
	const [view, query] = link.split("?");
	const entries = new URLSearchParams(query);
	const { models: all = [] } = models.read(entries.get("models") ?? "") ?? {};
	const text = all[index] && writeModel(all[index]);
	if (text) entries.set("models", text);
	entries.delete("model");
	return `${view}?${entries}`;
}
