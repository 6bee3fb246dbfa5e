/** How the settings are stored in the address, one key each. Only valid values are written or read. */

import { MAX_RUNS } from "../../../engine/training/limits";
import { labels } from "../../../state/dataSet";
import { builtIns } from "../../../state/dataSets";
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

function numberCodec(key: "examples" | "batch" | "seed"): SettingsCodec {
	const write = (text: string) => {
		const reading = readNumber(text, bounds[key]);
		return "value" in reading ? String(reading.value) : undefined;
	};
	return {
		write: (settings) => write(settings[key]),
		read: (text) => (write(text) === undefined ? undefined : { [key]: text }),
	};
}

/** As in `038`, or `0-3-12` where there are more than ten classes; `none`, since a value in the address is never empty. */
const excludedClasses: SettingsCodec = {
	write({ excludedClasses }) {
		const isAll = excludedClasses.length > 0 && excludedClasses.length === labels.value.length;
		return isAll ? undefined : excludedClasses.join(separator()) || "none";
	},
	read(text) {
		if (text === "none") return { excludedClasses: [] };
		const parts = text.split(separator());
		const classes = labels.value.filter((label) => parts.includes(String(label)));
		const isRead = classes.length === parts.length && classes.length < labels.value.length;
		return isRead ? { excludedClasses: classes } : undefined;
	},
};

function separator(): string {
	return labels.value.length > 10 ? "-" : "";
}

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
		return parsed.length === parts.length && parsed.length <= MAX_RUNS ? { models: parsed } : undefined;
	},
};

/** The id of a data set with models, or `random`. */
const from: SettingsCodec = {
	write: ({ from }) => from ?? "random",
	read(text) {
		const known = builtIns.some(({ id, models }) => id === text && models !== undefined);
		return known || text === "random" ? { from: known ? text : undefined } : undefined;
	},
};

/** Codecs by their key in the address. */
export const settingsCodecs: Readonly<Record<string, SettingsCodec>> = {
	models,
	digits: numberCodec("examples"),
	without: excludedClasses,
	batch: numberCodec("batch"),
	noise,
	seed: numberCodec("seed"),
	from,
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
