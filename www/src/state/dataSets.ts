/** The data sets that come with the page. */

import { fetchExamples } from "../engine/client";
import type { DataSpec } from "../engine/dataSpec";
import type { Split } from "../engine/protocol";
import type { Language } from "./language";

export interface DataSet extends DataSpec {
	readonly id: string;
	readonly name: Readonly<Record<Language, string>>;
	/** What the texts call its examples. */
	readonly kind: "digits" | "pictures";
	/** What each label means, in the order of the labels; empty without labels. */
	readonly classNames: Readonly<Record<Language, readonly string[]>>;
	/** Number of test examples: no model is trained on them. */
	readonly testCount: number;
	/** The numbers of training examples that can be downloaded, ascending: the smaller file arrives sooner. */
	readonly trainCounts: readonly number[];
	/** Number of training examples of each label; empty without labels. */
	readonly trainCountsByClass: readonly number[];
	/** How its images are coloured: dark ink on the theme's paper colour, or light on black as photographs are. */
	readonly displayStyle: "ink" | "light";
	/** How pictures became its images, as `formatSettings` writes it; undefined for the built-in ones. */
	readonly preparation?: string;
	/** The folder of its pretrained models, below `models/`; undefined where it has none. */
	readonly pretrainedFolder: string | undefined;
	/** Who made it, when, under which licence. */
	readonly attribution: string | undefined;
	/** The bytes of one split, as IDX files; of the training split at least `count` examples, or all. */
	loadIdx(split: Split, count?: number): Promise<Uint8Array<ArrayBuffer>>;
	/** The paths of the picture files that the examples of one split were made of; undefined where there are none. */
	picturePaths?(split: Split): Promise<readonly string[]>;
}

/** What the workers have to know of it. */
export function dataSpecOf({ shape, drawingPlacement, classCount }: DataSpec): DataSpec {
	return { shape, drawingPlacement, classCount };
}

/** Whether the examples were made of picture files of the visitor. */
export function hasPictureFiles(data: DataSet): boolean {
	return data.picturePaths !== undefined;
}

/** The smallest available number of training examples that is at least `count`, or else all. */
export function availableTrainCount({ trainCounts }: DataSet, count: number): number {
	return trainCounts.find((available) => available >= count) ?? trainCounts.at(-1) ?? 0;
}

type BuiltIn = Omit<DataSet, "loadIdx"> & {
	/** path of its files below `data/`, with `PART` for the split and its number of examples */
	fileTemplate: string;
};

function createBuiltIn({ fileTemplate, ...rest }: BuiltIn): DataSet {
	const url = (split: Split, count: number) => `data/${fileTemplate.replace("PART", `${split}-${count}`)}`;
	const dataSet: DataSet = {
		...rest,
		loadIdx(split, count = Number.POSITIVE_INFINITY) {
			return fetchExamples(url(split, split === "test" ? rest.testCount : availableTrainCount(dataSet, count)));
		},
	};
	return dataSet;
}

const digitNames = Array.from({ length: 10 }, (_, digit) => String(digit));

export const mnist = createBuiltIn({
	id: "mnist",
	name: { en: "Digits", zh: "数字" },
	kind: "digits",
	shape: { height: 28, width: 28, channels: 1 },
	drawingPlacement: "mnist",
	classCount: 10,
	classNames: { en: digitNames, zh: digitNames },
	testCount: 1000,
	trainCounts: [4000, 60_000],
	trainCountsByClass: [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949],
	displayStyle: "ink",
	pretrainedFolder: "",
	attribution: "MNIST: Y. LeCun, C. Cortes, C. Burges; CC BY-SA 3.0",
	fileTemplate: "PART.digits",
});

const fashion = createBuiltIn({
	id: "fashion",
	name: { en: "Clothes", zh: "服饰" },
	kind: "pictures",
	shape: { height: 28, width: 28, channels: 1 },
	drawingPlacement: "whole",
	classCount: 10,
	classNames: {
		en: ["T-shirt", "Trousers", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
		zh: ["T 恤", "裤子", "套头衫", "连衣裙", "外套", "凉鞋", "衬衫", "运动鞋", "包", "短靴"],
	},
	testCount: 1000,
	trainCounts: [5000],
	trainCountsByClass: Array.from({ length: 10 }, () => 500),
	displayStyle: "ink",
	pretrainedFolder: "fashion/",
	attribution: "Fashion-MNIST: H. Xiao, K. Rasul, R. Vollgraf (2017); Zalando SE, MIT",
	fileTemplate: "fashion/PART.idx",
});

const digits8 = createBuiltIn({
	id: "digits8",
	name: { en: "Small digits", zh: "小数字" },
	kind: "digits",
	shape: { height: 8, width: 8, channels: 1 },
	drawingPlacement: "nist",
	classCount: 10,
	classNames: { en: digitNames, zh: digitNames },
	testCount: 364,
	trainCounts: [1433],
	trainCountsByClass: [142, 145, 141, 146, 144, 145, 144, 143, 139, 144],
	displayStyle: "ink",
	pretrainedFolder: "digits8/",
	attribution: "Optical Recognition of Handwritten Digits: E. Alpaydin, C. Kaynak (UCI, 1998); CC BY 4.0",
	fileTemplate: "digits8/PART.idx",
});

export const builtInDataSets: readonly DataSet[] = [mnist, fashion, digits8];
