/** The texts of the menu of file formats. */

import type { FileFormat } from "../../state/modelFile";
import { spaced } from "../../strings/chinese";
import { defineTexts } from "../../strings/texts";

const en: Record<FileFormat, string> = {
	safetensors: "This page’s file (safetensors)",
	training: "This page’s file with its training, to be resumed elsewhere",
	onnx: "ONNX, image to reconstruction",
	onnx_encoder: "ONNX, encoder",
	onnx_decoder: "ONNX, decoder",
	torch: "PyTorch weights (safetensors)",
	keras: "Keras weights (safetensors)",
	python: "Python project that trains it further (zip)",
};

const zh: Record<FileFormat, string> = {
	safetensors: "本页的文件（safetensors）",
	training: "本页的文件，附带训练状态，可在别处继续",
	onnx: "ONNX，图像到重建",
	onnx_encoder: "ONNX，编码器",
	onnx_decoder: "ONNX，解码器",
	torch: "PyTorch 权重（safetensors）",
	keras: "Keras 权重（safetensors）",
	python: "可继续训练的 Python 项目（zip）",
};

export const texts = defineTexts(
	{
		downloadAs: "Download as",
		downloadModelAs: (model: string) => `Download ${model} as`,
		formats: en,
		done: (file: string) => `${file} is downloaded.`,
		failed: "The file could not be made.",
		pretrained: (data: string) => `The models that come with ${data}`,
	},
	{
		downloadAs: "下载为",
		downloadModelAs: (model) => spaced`将${model}下载为`,
		formats: zh,
		done: (file) => `已下载“${file}”。`,
		failed: "文件生成失败。",
		pretrained: (data) => `“${data}”自带的模型`,
	},
);
