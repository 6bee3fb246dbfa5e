/** Which part of a training step a function belongs to, by its name in the WebAssembly module: the first that matches. */

const kernel = (names) => new RegExp(`^autoencoders_kernels::(${names})\\b`);

const OTHER = "JavaScript, copies";

export const parts = [
	["matrix products", kernel("gemm|gemv|tile")],
	["sparse products", kernel("sparse_gemm")],
	["transforms, planes", kernel("winograd|conv2d|pad|crop")],
	["loss", kernel("loss")],
	["Adam", kernel("elementwise::adam")],
	["activations, pooling", kernel("activations|max_pool|up_sample")],
	["column sums", kernel("elementwise::add_column_sums")],
	[OTHER, /(?:)/],
];

export const partOf = (name) => parts.find(([, pattern]) => pattern.test(name))[0];
