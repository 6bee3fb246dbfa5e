/** What is said where a training is one click away. */

import { defineTexts } from "../../strings/texts";

export const texts = defineTexts(
	{ busy: "A training is under way: let it end, or stop it in Train." },
	{ busy: "有训练正在进行：请等它结束，或在“训练”中停止它。" },
);
