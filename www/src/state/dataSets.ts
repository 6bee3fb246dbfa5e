/** The data sets that come with the page. */

import { fetchExamples } from "../engine/client";
import type { DataForm } from "../engine/dataForm";
import type { Part } from "../engine/protocol";
import type { Language } from "./language";

export interface DataSet extends DataForm {
	readonly id: string;
	readonly name: Readonly<Record<Language, string>>;
	/** What its examples are called. */
	readonly kind: "digits" | "pictures";
	/** What each label means, in the order of the labels; empty without labels. */
	readonly classNames: Readonly<Record<Language, readonly string[]>>;
	/** Number of test examples: no model is trained on them. */
	readonly testCount: number;
	/** The numbers of training examples that can be had, ascending: the first few are there sooner than all. */
	readonly trainCounts: readonly number[];
	/** Number of training examples of each label; empty without labels. */
	readonly classCounts: readonly number[];
	/** How its images are drawn: as ink on the paper of the theme, or light on black as photographs are. */
	readonly look: "ink" | "light";
	/** How its images were made of a visitor's pictures, as `readSettings` reads it; undefined where they were not. */
	readonly preparation?: string;
	/** The folder of the models that come with it; undefined where there are none. */
	readonly models: string | undefined;
	/** Who made it, when, under which terms. */
	readonly origin: string | undefined;
	/** The bytes of one part, as IDX files; of the training part at least `count` examples, or all. */
	bytesOf(part: Part, count?: number): Promise<Uint8Array<ArrayBuffer>>;
	/** The paths of the files that the examples of one part were made of; undefined where there are none. */
	pathsOf?(part: Part): Promise<readonly string[]>;
}

/** What the workers have to know of it. */
export function dataFormOf({ shape, placement, classes }: DataForm): DataForm {
	return { shape, placement, classes };
}

/** Whether the examples were made of files, which the visitor has brought. */
export function areFiles(data: DataSet): boolean {
	return data.pathsOf !== undefined;
}

/** The smallest number of training examples that can be had and is enough, or all. */
export function availableCount({ trainCounts }: DataSet, count: number): number {
	return trainCounts.find((available) => available >= count) ?? trainCounts.at(-1) ?? 0;
}

type BuiltIn = Omit<DataSet, "bytesOf"> & {
	/** of its files, with the place of the number of examples */ file: string;
};

function builtIn({ file, ...rest }: BuiltIn): DataSet {
	const url = (part: Part, count: number) => `data/${file.replace("PART", `${part}-${count}`)}`;
	const dataSet: DataSet = {
		...rest,
		bytesOf(part, count = Number.POSITIVE_INFINITY) {
			return fetchExamples(url(part, part === "test" ? rest.testCount : availableCount(dataSet, count)));
		},
	};
	return dataSet;
}

const digitNames = Array.from({ length: 10 }, (_, digit) => String(digit));

export const mnist = builtIn({
	id: "mnist",
	name: { en: "Digits", zh: "数字" },
	kind: "digits",
	shape: { height: 28, width: 28, channels: 1 },
	placement: "mnist",
	classes: 10,
	classNames: { en: digitNames, zh: digitNames },
	testCount: 1000,
	trainCounts: [4000, 60_000],
	classCounts: [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949],
	look: "ink",
	models: "",
	origin: "MNIST: Y. LeCun, C. Cortes, C. Burges; CC BY-SA 3.0",
	file: "PART.digits",
});

const fashion = builtIn({
	id: "fashion",
	name: { en: "Clothes", zh: "服饰" },
	kind: "pictures",
	shape: { height: 28, width: 28, channels: 1 },
	placement: "whole",
	classes: 10,
	classNames: {
		en: ["T-shirt", "Trousers", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
		zh: ["T 恤", "裤子", "套头衫", "连衣裙", "外套", "凉鞋", "衬衫", "运动鞋", "包", "短靴"],
	},
	testCount: 1000,
	trainCounts: [5000],
	classCounts: Array.from({ length: 10 }, () => 500),
	look: "ink",
	models: "fashion/",
	origin: "Fashion-MNIST: H. Xiao, K. Rasul, R. Vollgraf (2017); Zalando SE, MIT",
	file: "fashion/PART.idx",
});

const digits8 = builtIn({
	id: "digits8",
	name: { en: "Small digits", zh: "小数字" },
	kind: "digits",
	shape: { height: 8, width: 8, channels: 1 },
	placement: "nist",
	classes: 10,
	classNames: { en: digitNames, zh: digitNames },
	testCount: 364,
	trainCounts: [1433],
	classCounts: [142, 145, 141, 146, 144, 145, 144, 143, 139, 144],
	look: "ink",
	models: "digits8/",
	origin: "Optical Recognition of Handwritten Digits: E. Alpaydin, C. Kaynak (UCI, 1998); CC BY 4.0",
	file: "digits8/PART.idx",
});

export const builtIns: readonly DataSet[] = [mnist, fashion, digits8];
