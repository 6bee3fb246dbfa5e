/** The texts of the loss charts. */

import { defineTexts } from "../../../strings/texts";
import type { XUnit, YScale } from "./state";

interface Texts {
	unit: string;
	units: Record<XUnit, string>;
	scale: string;
	scales: Record<YScale, string>;
	/** Heading of the table's rows, and the position of the pointer. */
	place: Record<XUnit, string>;
	placeAt: Record<XUnit, (x: string) => string>;
	/** What the values in the legend are. */
	latest(place: string): string;
	valuesAt(place: string): string;
	selectedStep: string;
	selectHelp: string;
	selectKeys: string;
	waiting: string;
	table: string;
	tableOf(title: string): string;
	tableNote: Record<XUnit, string>;
	/** The summary of one series. */
	summary(name: string, latest: string, lowest: string, place: string): string;
}

const en: Texts = {
	unit: "Horizontal axis",
	units: { epochs: "Epochs", steps: "Steps" },
	scale: "Vertical axis",
	scales: { linear: "Linear", log: "Log" },
	place: { epochs: "Epoch", steps: "Step" },
	placeAt: { epochs: (at) => `at epoch ${at}`, steps: (at) => `at step ${at}` },
	latest: (place) => `latest values, ${place}:`,
	valuesAt: (place) => `${place}:`,
	selectedStep: "Moment to look back to",
	selectHelp: "Drag in the chart to look back.",
	selectKeys: "By keyboard: the arrow keys lead from checkpoint to checkpoint.",
	waiting: "The losses will be drawn here as the training goes on.",
	table: "As a table",
	tableOf: (title) => `${title}, as a table`,
	tableNote: {
		epochs: "Each row holds the means up to this epoch, from the row before.",
		steps: "Each row holds the means up to this step, from the row before.",
	},
	summary: (name, latest, lowest, place) => `${name}: ${latest} now, lowest ${lowest} ${place}.`,
};

const zh: Texts = {
	unit: "横轴",
	units: { epochs: "轮", steps: "步" },
	scale: "纵轴",
	scales: { linear: "线性", log: "对数" },
	place: { epochs: "轮", steps: "步" },
	placeAt: { epochs: (at) => `第 ${at} 轮`, steps: (at) => `第 ${at} 步` },
	latest: (place) => `最新数值，${place}：`,
	valuesAt: (place) => `${place}：`,
	selectedStep: "回看的时刻",
	selectHelp: "在图中拖动，回看当时的样子。",
	selectKeys: "键盘操作：方向键在检查点之间移动。",
	waiting: "训练进行时，损失会画在这里。",
	table: "以表格显示",
	tableOf: (title) => `${title}（表格）`,
	tableNote: { epochs: "每行是从上一行到这一轮的平均值。", steps: "每行是从上一行到这一步的平均值。" },
	summary: (name, latest, lowest, place) => `${name}：现在 ${latest}，最低 ${lowest}（${place}）。`,
};

export const texts = defineTexts(en, zh);
