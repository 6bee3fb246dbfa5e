/** The texts of Reconstruct that are not part of the first dictionary. */

import { spaced } from "../../strings/chinese";
import { defineTexts } from "../../strings/texts";
import type { FormattedReading } from "./crosshair";

interface Texts {
	layoutName: string;
	sliders: string;
	slidersShort: string;
	sideBySide: string;
	oneEnlarged: string;
	enlargedModel: string;
	large(model: string): string;
	narrower(numbers: string, times: string): string;
	asMany(numbers: string): string;
	more(numbers: string, times: string): string;
	noModelYet(names: string): string;
	readPixels: string;
	readHelp: string;
	readHint: string;
	/** One sentence, for screen readers. */
	reading(pixel: FormattedReading): string;
	/** Short lines, for the eye. */
	readingLines(pixel: FormattedReading): string[];
	inside: string;
	insideLead: string;
	insideModel: string;
	insideFailed: string;
}

const en: Texts = {
	layoutName: "Layout",
	sliders: "One code on sliders",
	slidersShort: "Sliders",
	sideBySide: "Side by side",
	oneEnlarged: "One enlarged",
	enlargedModel: "Model",
	large: (model) => `${model}, large`,
	narrower: (numbers, times) =>
		`${numbers} ${numbers === "1" ? "number" : "numbers"}, ${times} times fewer than in the picture`,
	asMany: (numbers) => `${numbers} ${numbers === "1" ? "number" : "numbers"}, as many as in the picture: no bottleneck`,
	more: (numbers, times) => `${numbers} numbers, ${times} times as many: no bottleneck`,
	noModelYet: (names) => `Not for these pictures yet: ${names}.`,
	readPixels: "read a pixel",
	readHint: "Point at a pixel to read it.",
	readHelp: "The arrow keys move the crosshair by one pixel, with Shift by four. Escape takes it away.",
	reading: ({ row, column, input, output, error }) =>
		`Row ${row}, column ${column}: input ${input}, output ${output}, error ${error}`,
	readingLines: ({ row, column, input, output, error }) => [
		`Row ${row}, column ${column}`,
		`input ${input}, output ${output}`,
		`error ${error}`,
	],
	inside: "Peek inside",
	insideLead: "Follow the picture through a model, layer by layer, while you draw.",
	insideModel: "Model to look into",
	insideFailed: "The inside of the model did not arrive. The connection may be gone.",
};

const zh: Texts = {
	layoutName: "布局",
	sliders: "滑块上的隐编码",
	slidersShort: "滑块",
	sideBySide: "并排",
	oneEnlarged: "单个放大",
	enlargedModel: "模型",
	large: (model) => spaced`放大${model}`,
	narrower: (numbers, times) => `${numbers} 个数值，图像的数值是它的 ${times} 倍`,
	asMany: (numbers) => `${numbers} 个数值，与图像一样多：不是瓶颈`,
	more: (numbers, times) => `${numbers} 个数值，个数是图像的 ${times} 倍：不是瓶颈`,
	noModelYet: (names) => `这些图像还没有以下模型：${names}。`,
	readPixels: "读取像素",
	readHint: "指向一个像素，读出它的值。",
	readHelp: "方向键每次把十字准线移动一个像素，按住 Shift 移动四个。Esc 键将它收起。",
	reading: ({ row, column, input, output, error }) =>
		`第 ${row} 行，第 ${column} 列：输入 ${input}，输出 ${output}，误差 ${error}`,
	readingLines: ({ row, column, input, output, error }) => [
		`第 ${row} 行，第 ${column} 列`,
		`输入 ${input}，输出 ${output}`,
		`误差 ${error}`,
	],
	inside: "看看内部",
	insideLead: "一边画，一边看图像怎样逐层穿过模型。",
	insideModel: "要查看的模型",
	insideFailed: "模型内部的展示未能加载：网络可能已断开。",
};

export const texts = defineTexts(en, zh);
