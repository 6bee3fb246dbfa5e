/** A Python program that runs the exported encoder and decoder with ONNX Runtime. */

import { fileStem, joinLines, type SnippetModel } from "./model";

export const pythonFileName = "reconstruct.py";

/** Scales all of the picture to fit; `round` would take halves to even numbers. */
const containLines = [
	"scale = min(WIDTH / picture.width, HEIGHT / picture.height)",
	"width, height = (max(1, int(scale * side + 0.5)) for side in picture.size)",
	"picture = picture.resize((width, height), method)",
];

export function pythonSnippet(model: SnippetModel): string {
	const { files, cropsPictures, background, channels, height, width, invert, normalisesContrast } = model;
	const shape = channels === 1 ? `${height}, ${width}` : `${height}, ${width}, ${channels}`;
	return joinLines(
		`# ${fileStem(model)}: the code and the reconstruction of picture.png.`,
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
		`WIDTH, HEIGHT = ${width}, ${height}  # of the images that the model has learnt from`,
		"",
		"",
		"def run(path, values):",
		"    session = InferenceSession(path)",
		"    return session.run(None, {session.get_inputs()[0].name: values})[0]",
		"",
		"",
		'picture = ImageOps.exif_transpose(Image.open("picture.png"))',
		'if picture.mode.startswith("I"):  # grey with 16 bits, which convert would clip',
		"    picture = Image.fromarray((np.asarray(picture) >> 8).astype(np.uint8))",
		'picture = picture.convert("RGBA")',
		"method = Image.Resampling.BOX  # each pixel becomes the mean of those that it covers",
		...(cropsPictures ? ["picture = ImageOps.fit(picture, (WIDTH, HEIGHT), method)"] : containLines),
		`image = Image.new("RGBA", (WIDTH, HEIGHT), "${background}")`,
		`image.alpha_composite(picture${cropsPictures ? "" : ", ((WIDTH - width) // 2, (HEIGHT - height) // 2)"})`,
		`pixels = np.asarray(image.convert("RGB"), np.float32)${channels === 1 ? " @ [0.299, 0.587, 0.114]" : ""}`,
		invert && "pixels = 255 - pixels",
		normalisesContrast && "mean, deviation = pixels.mean(), pixels.std()",
		normalisesContrast && "factor = 255 / 6 / deviation if deviation >= 0.5 else 0",
		normalisesContrast && "pixels = 255 / 2 + factor * (pixels - mean)",
		`images = np.float32(pixels.round().clip(0, 255) / 255).reshape(1, ${height}, ${width}, ${channels})`,
		"",
		`codes = run("${files.onnx_encoder}", images)`,
		'print("code:", codes.ravel().tolist())',
		"",
		`reconstruction = run("${files.onnx_decoder}", codes)`,
		'print("mean squared error:", np.mean((reconstruction - images) ** 2))',
		`pixels = 255 * reconstruction.reshape(${shape})${invert || normalisesContrast ? "  # and back to the picture's own tones" : ""}`,
		normalisesContrast && "pixels = mean + (pixels - 255 / 2) / (factor or np.inf)",
		invert && "pixels = 255 - pixels",
		`Image.fromarray(pixels.round()${normalisesContrast ? ".clip(0, 255)" : ""}.astype(np.uint8)).save("reconstruction.png")`,
	);
}
