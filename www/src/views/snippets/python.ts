/** A Python program that runs the exported encoder and decoder with ONNX Runtime. */

import { lines, type SnippetModel, titleOf } from "./model";

export const pythonFileName = "reconstruct.py";

export function pythonSnippet(model: SnippetModel): string {
	const { files, fit, background, channels, height, width, invert, normalise } = model;
	const shape = channels === 1 ? `${height}, ${width}` : `${height}, ${width}, ${channels}`;
	return lines(
		`# ${titleOf(model)}: the code and the reconstruction of picture.png.`,
		"#",
		"#     pip install numpy onnxruntime pillow",
		`#     python ${pythonFileName}`,
		"#",
		`# In the same folder: ${files.onnx_encoder}, ${files.onnx_decoder} and picture.png.`,
		"",
		"import numpy as np",
		"from onnxruntime import InferenceSession",
		"from PIL import Image, ImageOps",
		"",
		`SIZE = ${width}, ${height}  # width and height of the images that the model has learnt from`,
		"",
		"",
		"def run(path, values):",
		"    session = InferenceSession(path)",
		"    return session.run(None, {session.get_inputs()[0].name: values})[0]",
		"",
		"",
		'picture = ImageOps.exif_transpose(Image.open("picture.png")).convert("RGBA")',
		"method = Image.Resampling.BOX  # each pixel becomes the mean of those that it covers",
		fit === "crop"
			? "picture = ImageOps.fit(picture, SIZE, method)"
			: 'picture = ImageOps.pad(picture, SIZE, method, color="#0000")',
		`image = Image.new("RGBA", SIZE, "${background}")`,
		"image.alpha_composite(picture)",
		`pixels = np.asarray(image.convert("RGB"), np.float32)${channels === 1 ? " @ [0.299, 0.587, 0.114]" : ""}`,
		invert && "pixels = 255 - pixels",
		normalise && "factor = 255 / 6 / pixels.std() if pixels.std() >= 0.5 else 0",
		normalise && "pixels = 255 / 2 + factor * (pixels - pixels.mean())",
		`images = np.float32(pixels.round().clip(0, 255) / 255).reshape(1, ${height}, ${width}, ${channels})`,
		"",
		`codes = run("${files.onnx_encoder}", images)`,
		'print("code:", codes.ravel().tolist())',
		"",
		`reconstruction = run("${files.onnx_decoder}", codes)`,
		'print("mean squared error:", np.mean((reconstruction - images) ** 2))',
		`pixels = (255 * reconstruction).round().astype(np.uint8).reshape(${shape})`,
		'Image.fromarray(pixels).save("reconstruction.png")',
	);
}
