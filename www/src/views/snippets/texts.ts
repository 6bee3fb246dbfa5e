/** The texts of the programs that use a model outside the page. */

import { spaced } from "../../strings/chinese";
import { defineTexts } from "../../strings/texts";

export const texts = defineTexts(
	{
		useInCode: "Use in code",
		named: (model: string) => `Use ${model} in code`,
		language: "Language",
		needs: "It reads",
		copy: "Copy",
		copied: "Copied",
		byHand: "This browser does not let the page copy: select the code and copy it by hand.",
		failed: "The file could not be made.",
		size: (width: number, height: number) =>
			`It encodes picture.png, prints the code, and saves or shows the reconstruction with its error. A picture of ${width} × ${height} pixels gives the same numbers in each language; pictures of other sizes are scaled by each language’s own means.`,
	},
	{
		useInCode: "在代码中使用",
		named: (model) => spaced`在代码中使用${model}`,
		language: "语言",
		needs: "所读取的文件",
		copy: "复制",
		copied: "已复制",
		byHand: "此浏览器不允许网页复制：请选中代码手动复制。",
		failed: "文件生成失败。",
		size: (width, height) =>
			`程序对 picture.png 编码，打印隐编码，并保存或显示重建结果及其误差。${width} × ${height} 像素的图像在三种语言中得到相同的数值；其他尺寸由各语言自带的方法缩放。`,
	},
);
