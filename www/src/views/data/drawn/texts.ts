/** The texts of the part in which a class is drawn. */

import { formatNumber } from "../../../strings";
import { defineTexts } from "../../../strings/texts";

export const texts = defineTexts(
	{
		title: "Draw a class of your own",
		lead: (least: number) =>
			`A letter, a sign, a little face: draw it ten times or more, as differently as you usually would (at least ${least} times). Each drawing is varied (turned, stretched, moved, with another pen), and models learn what yours have in common.`,
		name: "What is it?",
		defaultName: "My sign",
		add: "Add this drawing",
		added: (count: number) => (count === 1 ? "1 drawing" : `${formatNumber(count)} drawings`),
		none: "The drawings appear here.",
		remove: (number: number) => `Remove drawing ${number}`,
		drawing: (number: number) => `Drawing ${number}`,
		removed: (number: number) => `Drawing ${number} removed.`,
		with: "To be learnt",
		withs: { digits: "Together with the digits", alone: "Alone" },
		withDigits: (name: string) => `Digits and ${name}`,
		keep: "Keep in this browser",
		make: "Make a data set of them",
		missing: (count: number) => (count === 1 ? "Draw one more." : `Draw ${count} more.`),
		making: "Varying the drawings",
		made: (name: string) => `${name} is in use.`,
		failed: "The data set could not be made.",
	},
	{
		title: "画一个你自己的类别",
		lead: (least) =>
			`一个字、一个符号、一张小脸：画十次以上，像平时那样每次略有不同（至少 ${least} 次）。每张画都会生成变体（旋转、拉伸、移动、换笔），让模型学习它们的共同之处。`,
		name: "这是什么？",
		defaultName: "我的符号",
		add: "加入这张画",
		added: (count) => `${formatNumber(count)} 张画`,
		none: "画好的图会出现在这里。",
		remove: (number) => `移除第 ${number} 张画`,
		drawing: (number) => `第 ${number} 张画`,
		removed: (number) => `已移除第 ${number} 张画。`,
		with: "学习方式",
		withs: { digits: "与数字一起", alone: "单独" },
		withDigits: (name) => `数字和${name}`,
		keep: "保存在此浏览器中",
		make: "生成数据集",
		missing: (count) => `再画 ${count} 张。`,
		making: "正在生成变体",
		made: (name) => `正在使用${name}。`,
		failed: "数据集生成失败。",
	},
);
