/**
 * A model's settings in the address: kind, shape and every non-default setting, as in `variational_256-2_tanh_beta4`.
 * Only valid settings are written or read.
 */

import {
	activations,
	defaultsOf,
	type ModelSettings,
	type ModelTrainConfig,
	modelKinds,
	parseModelSettings,
} from "./modelSettings";

/** The defaults of the settings below are the same for all kinds of models. */
const DEFAULTS = defaultsOf("vanilla");
/** Settings that are numbers, with what precedes the number in the address. */
const prefixes = { beta: "beta", warmUp: "warm", learningRate: "rate" } as const;
type PrefixedSetting = keyof typeof prefixes;
const prefixedSettings = Object.keys(prefixes) as PrefixedSetting[];

/** undefined if any setting is invalid */
export function writeModel(settings: ModelSettings): string | undefined {
	const { config } = parseModelSettings(settings);
	if (!config) return undefined;
	return [settings.kind, shapeText(config), ...optionTexts(settings, config)].join("_");
}

function shapeText({ model }: ModelTrainConfig): string {
	switch (model.kind) {
		case "vanilla":
			return model.encoder.join("-");
		case "convolutional":
			return model.filters.slice(0, 2).join("-");
		case "variational":
			return [...model.encoder, model.latent].join("-");
	}
}

function optionTexts({ activation, loss, schedule }: ModelSettings, config: ModelTrainConfig): string[] {
	const values: Record<PrefixedSetting, number> = { ...config, beta: config.objective.beta };
	return [
		...(activation === DEFAULTS.activation ? [] : [activation]),
		...(loss === DEFAULTS.loss ? [] : ["mse"]),
		...(schedule === DEFAULTS.schedule ? [] : [schedule]),
		...prefixedSettings
			.filter((key) => values[key] !== Number(DEFAULTS[key]))
			.map((key) => prefixes[key] + values[key]),
	];
}

export function parseModel(text: string): ModelSettings | undefined {
	const [kindText, shape, ...options] = text.split("_");
	const kind = modelKinds.find((kind) => kind === kindText);
	if (!kind || shape === undefined) return undefined;
	let settings: ModelSettings = { ...defaultsOf(kind), ...parseShape(kind, shape.split("-")) };
	const givenKeys = new Set<string>();
	for (const option of options) {
		const found = parseOption(option, kind);
		if (!found) return undefined;
		settings = { ...settings, ...found };
		givenKeys.add(Object.keys(found).join());
	}
	return givenKeys.size === options.length && parseModelSettings(settings).config ? settings : undefined; // none is given twice
}

function parseShape(kind: ModelSettings["kind"], numbers: readonly string[]): Partial<ModelSettings> {
	if (kind === "convolutional") return { filters1: numbers[0] ?? "", filters2: numbers.slice(1).join("-") };
	return { hidden: numbers.slice(0, -1).join(", "), code: numbers.at(-1) ?? "" };
}

function parseOption(option: string, kind: ModelSettings["kind"]): Partial<ModelSettings> | undefined {
	if (option === "mse") return { loss: "mean_squared_error" };
	if (option === "cosine") return { schedule: option };
	const activation = activations.find((name) => name === option);
	if (activation) return { activation };
	const allowed = kind === "variational" ? prefixedSettings : (["learningRate"] as const);
	const key = allowed.find((key) => option.startsWith(prefixes[key]));
	return key && { [key]: option.slice(prefixes[key].length) };
}
