/** The texts of the part in which a class is drawn. */

import { formatNumber } from "../../../strings";
import { spaced } from "../../../strings/chinese";
import { defineTexts } from "../../../strings/texts";

export const texts = defineTexts(
	{
		title: "Draw a class of your own",
		lead: (least: number) =>
			`A letter, a sign, a little face: draw it at least ${least} times, better ten or more, varying it as you naturally would. Many variants are made of each drawing: turned, stretched, shifted, with a thinner or thicker pen. Models learn what yours have in common.`,
		name: "What is it?",
		defaultName: "My sign",
		add: "Add this drawing",
		added: (count: number) => (count === 1 ? "1 drawing" : `${formatNumber(count)} drawings`),
		none: "The drawings appear here.",
		remove: (number: number) => `Remove drawing ${number}`,
		drawing: (number: number) => `Drawing ${number}`,
		removed: (number: number) => `Drawing ${number} removed.`,
		trainOn: "Train on",
		trainOnOptions: { digits: "Digits and drawings", alone: "Drawings alone" },
		withDigits: (name: string) => `Digits and ${name}`,
		keep: "Keep in this browser",
		make: "Make the data set",
		missing: (count: number) => (count === 1 ? "Draw one more." : `Draw ${count} more.`),
		making: "Making variants of the drawings",
		made: (name: string) => `${name} is in use.`,
		ready: (name: string) => `“${name}” has become a data set, which can be chosen from the list of data sets.`,
		failed: "The data set could not be made.",
	},
	{
		title: "自己画一个新类别",
		lead: (least) =>
			`一个字、一个符号、一张小脸：至少画 ${least} 次，最好十次以上，每次像平时那样略有不同。每幅画都会生成变体（旋转、拉伸、平移、改变笔画粗细），让模型学习它们的共同之处。`,
		name: "这是什么？",
		defaultName: "我的符号",
		add: "添加这幅画",
		added: (count) => `${formatNumber(count)} 幅画`,
		none: "画好的图会出现在这里。",
		remove: (number) => `删除第 ${number} 幅画`,
		drawing: (number) => `第 ${number} 幅画`,
		removed: (number) => `已删除第 ${number} 幅画。`,
		trainOn: "训练内容",
		trainOnOptions: { digits: "与数字一起", alone: "仅我的画" },
		withDigits: (name) => spaced`数字和${name}`,
		keep: "保存在此浏览器中",
		make: "生成数据集",
		missing: (count) => `再画 ${count} 幅。`,
		making: "正在生成变体",
		made: (name) => `正在使用“${name}”。`,
		ready: (name) => `“${name}”已成为数据集，可以在数据集列表中选择。`,
		failed: "数据集生成失败。",
	},
);
