/** How the settings are stored in the address, one key each. Only valid values are written or read. */

import { MAX_RUNS } from "../../../engine/training/limits";
import { classLabels } from "../../../state/dataSet";
import { builtInDataSets } from "../../../state/dataSets";
import { parseDecimal } from "../../../state/decimal";
import { bounds, type NoiseKind, noiseKinds, noiseLevels } from "./bounds";
import { parseModel, writeModel } from "./configCodec";
import { parseNoise, type Settings } from "./trainConfigs";
import { parseNumber } from "./validation";

export interface SettingsCodec {
	/** undefined while it is invalid */
	write(settings: Settings): string | undefined;
	read(text: string): Partial<Settings> | undefined;
}

function numberCodec(key: "examples" | "batch" | "seed"): SettingsCodec {
	const write = (text: string) => {
		const reading = parseNumber(text, bounds[key]);
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
		const isAll = excludedClasses.length > 0 && excludedClasses.length === classLabels.value.length;
		return isAll ? undefined : excludedClasses.join(separator()) || "none";
	},
	read(text) {
		if (text === "none") return { excludedClasses: [] };
		const parts = text.split(separator());
		const classes = classLabels.value.filter((label) => parts.includes(String(label)));
		const isValid = classes.length === parts.length && classes.length < classLabels.value.length;
		return isValid ? { excludedClasses: classes } : undefined;
	},
};

function separator(): string {
	return classLabels.value.length > 10 ? "-" : "";
}

const noiseNames: Record<NoiseKind, string> = {
	none: "none",
	mixed: "mixed",
	gaussian: "gaussian",
	salt_and_pepper: "pepper",
	patch: "patch",
};

/** As in `gaussian-0.5`. */
const noise: SettingsCodec = {
	write(settings) {
		if ("error" in parseNoise(settings)) return undefined;
		const { noise: kind, level } = settings;
		return kind in noiseLevels ? `${noiseNames[kind]}-${parseDecimal(level)}` : noiseNames[kind];
	},
	read(text) {
		const [name, level = "", ...rest] = text.split("-");
		const kind = noiseKinds.find((kind) => noiseNames[kind] === name);
		const isValid = kind && "value" in parseNoise({ noise: kind, level }) && kind in noiseLevels === (level !== "");
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
const originDataSetId: SettingsCodec = {
	write: ({ originDataSetId }) => originDataSetId ?? "random",
	read(text) {
		const known = builtInDataSets.some(({ id, pretrainedFolder }) => id === text && pretrainedFolder !== undefined);
		return known || text === "random" ? { originDataSetId: known ? text : undefined } : undefined;
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
	from: originDataSetId,
};

/** A link to these settings with only one of the models. */
export function withSingleModel(link: string, index: number): string {
	const [view, query] = link.split("?");
	const parameters = new URLSearchParams(query);
	const { models: all = [] } = models.read(parameters.get("models") ?? "") ?? {};
	const text = all[index] && writeModel(all[index]);
	if (text) parameters.set("models", text);
	parameters.delete("model");
	return `${view}?${parameters}`;
}
