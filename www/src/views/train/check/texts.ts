/** The texts of the gradient check. */

import { defineTexts } from "../../../strings/texts";

interface Texts {
	heading: string;
	lead: string;
	start: string;
	checking: string;
	tensor: string;
	entries: string;
	error: string;
	errorExplained: string;
	right: string;
	wrong: string;
	/** in the row of a tensor of which no entry could be compared */
	none: string;
	allRight: string;
	/** as `allRight`, but some tensors could not be measured */
	measuredRight: string;
	someWrong: string;
	noneMeasured: string;
	failed: string;
}

export const texts = defineTexts<Texts>(
	{
		heading: "Check the gradients",
		lead: "Backpropagation says how the loss changes with each weight. This checks it against finite differences: it moves some weights of every layer a little up and a little down, and compares how the loss changes with what backpropagation says.",
		start: "Check backpropagation",
		checking: "Checking…",
		tensor: "Tensor",
		entries: "Weights tried",
		error: "Relative error",
		errorExplained:
			"The length of the difference between the two gradients, divided by the sum of their lengths: 0 if they agree, 1 if they point in opposite directions or only one of them is 0. Rounding to 32 bits and the kinks of ReLU cause about a thousandth.",
		right: "agrees",
		wrong: "differs",
		none: "nothing that could be measured",
		allRight: "Every layer’s gradient agrees with finite differences.",
		measuredRight: "Every gradient that could be measured agrees with finite differences.",
		someWrong: "Not every layer’s gradient agrees with finite differences.",
		noneMeasured: "No layer’s gradient could be measured.",
		failed: "The check could not be made.",
	},
	{
		heading: "检验梯度",
		lead: "反向传播算出损失随每个权重如何变化。这里用有限差分来检验：把每一层的一些权重略微调高、调低，看损失的实际变化是否与反向传播的结果一致。",
		start: "检验反向传播",
		checking: "正在检验……",
		tensor: "张量",
		entries: "试过的权重",
		error: "相对误差",
		errorExplained:
			"两个梯度之差的长度，除以两者长度之和：完全一致为 0；方向相反或其中一个为零时为 1。32 位浮点数和 ReLU 的折点会留下千分之一左右。",
		right: "一致",
		wrong: "不一致",
		none: "没有可测量的项",
		allRight: "每一层的梯度都与有限差分一致。",
		measuredRight: "所有可测量的梯度都与有限差分一致。",
		someWrong: "并非每一层的梯度都与有限差分一致。",
		noneMeasured: "没有一层的梯度可以测量。",
		failed: "无法进行检验。",
	},
);
