/** The words of the drill-down: how one value of a layer is computed. */

import type { Activation } from "../../../../engine/protocol";
import { spaced } from "../../../../strings/chinese";
import { defineTexts } from "../../../../strings/texts";

interface Texts {
	hint: string;
	hintTouch: string;
	choose(stage: string): string;
	help: string;
	heading: string;
	close: string;
	step: Record<"left" | "up" | "down" | "right", string>;
	pixel(row: number, column: number): string;
	map(number: number): string;
	pixelOfMap(map: string, pixel: string): string;
	unit(number: number): string;
	announce(place: string, sum: string, value: string): string;

	drawing: string;
	sees(rows: number, columns: number): string;
	seesAll: string;
	mapOf(number: number, layer: string): string;
	inputs: string;
	weights: string;
	products: string;
	patch: string;
	kernel: string;
	enlarged: string;
	others(count: number): string;
	allZero: string;
	bias: string;
	sum: string;
	activation: Record<Activation, string>;
	largest: string;
	copied: string;
	formula: string;
	deviation: string;
	noise: string;
	noiseNote: string;
}

const en: Texts = {
	hint: "Point at a value in any picture to see how it is computed. A click holds it.",
	hintTouch: "Tap a value in any picture to see how it is computed.",
	choose: (stage) => `${stage}: choose a value`,
	help: "The arrow keys move to the next value, with Shift four further. Escape closes the explanation.",
	heading: "How this value is computed",
	close: "Close",
	step: { left: "One to the left", up: "One up", down: "One down", right: "One to the right" },
	pixel: (row, column) => `row ${row}, column ${column}`,
	map: (number) => `map ${number}`,
	pixelOfMap: (map, pixel) => `${map}, ${pixel}`,
	unit: (number) => `unit ${number}`,
	announce: (place, sum, value) => `${place}: sum ${sum}, value ${value}`,

	drawing: "Picture",
	sees: (rows, columns) => `It sees ${rows} × ${columns} pixels of the drawing.`,
	seesAll: "It sees the whole drawing.",
	mapOf: (number, layer) => `Map ${number} of ${layer}`,
	inputs: "inputs x",
	weights: "weights w",
	products: "w · x",
	patch: "values",
	kernel: "kernel",
	enlarged: "The labels at the edge are rows and columns before up-sampling.",
	others: (count) => (count === 1 ? "… 1 other" : `… ${count} others`),
	allZero: "All products are 0.",
	bias: "bias b",
	sum: "sum",
	activation: { relu: "ReLU: max(0, sum)", tanh: "tanh(sum)", sigmoid: "sigmoid: 1 / (1 + exp(−sum))" },
	largest: "Only the largest of four values goes on.",
	copied: "A copy of one value.",
	formula: "z = μ + exp(½ · log σ²) · ε",
	deviation: "σ = exp(½ · log σ²)",
	noise: "noise ε",
	noiseNote: "The reconstruction uses ε = 0. In training, ε is random each time.",
};

const zh: Texts = {
	hint: "指向任一图像中的一个值，看它是怎样算出来的；点击可固定。",
	hintTouch: "点按任一图像中的一个值，看它是怎样算出来的。",
	choose: (stage) => `${stage}：选择一个值`,
	help: "方向键移到相邻的值，按住 Shift 移动四个。Esc 键关闭说明。",
	heading: "这个值是怎样算出来的",
	close: "关闭",
	step: { left: "向左一个", up: "向上一个", down: "向下一个", right: "向右一个" },
	pixel: (row, column) => `第 ${row} 行，第 ${column} 列`,
	map: (number) => `特征图 ${number}`,
	pixelOfMap: (map, pixel) => `${map}，${pixel}`,
	unit: (number) => `单元 ${number}`,
	announce: (place, sum, value) => `${place}：总和 ${sum}，值 ${value}`,

	drawing: "图像",
	sees: (rows, columns) => `它看到图像中的 ${rows} × ${columns} 个像素。`,
	seesAll: "它看到整幅图像。",
	mapOf: (number, layer) => spaced`${layer}的特征图 ${number}`,
	inputs: "输入 x",
	weights: "权重 w",
	products: "w · x",
	patch: "数值",
	kernel: "卷积核",
	enlarged: "边上的编号：上采样之前的行和列。",
	others: (count) => `…… 其余 ${count} 项`,
	allZero: "所有乘积都是 0。",
	bias: "偏置 b",
	sum: "总和",
	activation: { relu: "ReLU：max(0, 总和)", tanh: "tanh(总和)", sigmoid: "Sigmoid：1 / (1 + exp(−总和))" },
	largest: "四个值中只有最大的留下。",
	copied: "复制一个值。",
	formula: "z = μ + exp(½ · log σ²) · ε",
	deviation: "σ = exp(½ · log σ²)",
	noise: "噪声 ε",
	noiseNote: "重建时 ε = 0；训练时每次随机抽取 ε。",
};

export const texts = defineTexts(en, zh);
