/** The texts for selecting own models. */

import { defineTexts } from "../../strings/texts";

export const texts = defineTexts(
	{
		choose: "Your models",
		none: "none",
		ofOther: (model: string, data: string) => `${model} (trained on: ${data})`,
		train: "Train a model of your own",
		missing: "The model chosen here is not in this browser.",
		missingLive: "No model is in training here.",
		interrupted: "A training was interrupted; it can be resumed in Train.",
		missingReason:
			"A model that is trained or loaded is kept in that browser alone; this one may also have been deleted. In its place you see what the page starts with.",
	},
	{
		choose: "你的模型",
		none: "无",
		ofOther: (model, data) => `${model}（训练数据：${data}）`,
		train: "训练一个自己的模型",
		missing: "这里选中的模型不在此浏览器里。",
		missingLive: "这里没有正在训练的模型。",
		interrupted: "有一次训练中断了，可以在“训练”里继续。",
		missingReason: "训练或载入的模型只保存在当时的浏览器里；也可能已被删除。这里换成了页面的初始状态。",
	},
);
