/** jax-js on its WebAssembly backend; whole steps compiled by jit. `.ref` keeps an array that a call would release. */

import { defaultDevice, init, jit, nn, numpy as np, random, valueAndGrad } from "@jax-js/jax";

await init("wasm");
defaultDevice("wasm");

const dense = (x, { weight, bias }) => np.dot(x, weight).add(bias);

function initialLayer(inputs, outputs) {
	const limit = Math.sqrt(6 / (inputs + outputs));
	const values = Float32Array.from({ length: inputs * outputs }, () => limit * (2 * Math.random() - 1));
	return { weight: np.array(values).reshape([inputs, outputs]), bias: np.zeros([outputs]) };
}

/** Of logits, per pixel: max(l, 0) − l·x + log(1 + exp(−|l|)). */
function crossEntropy(logits, x) {
	const tail = np.log(np.exp(np.negative(np.abs(logits.ref))).add(1));
	return nn.relu(logits.ref).sub(logits.mul(x)).add(tail);
}

const plain = {
	sizes: [
		[784, 128],
		[128, 784],
	],
	logits: ([encoder, decoder], x) => dense(nn.relu(dense(x, encoder)), decoder),
	loss: (parameters, x, key) => {
		key.dispose();
		return np.mean(crossEntropy(plain.logits(parameters, x.ref), x));
	},
};

const variational = {
	sizes: [
		[784, 256],
		[256, 2],
		[256, 2],
		[2, 256],
		[256, 784],
	],
	loss: ([down, toMean, toLogVar, up, out], x, key) => {
		const batch = x.shape[0];
		const hidden = nn.relu(dense(x.ref, down));
		const [mean, logVar] = [dense(hidden.ref, toMean), dense(hidden, toLogVar)];
		const deviation = np.exp(logVar.ref.mul(0.5));
		const z = mean.ref.add(deviation.mul(random.normal(key, [batch, 2])));
		const kl = np.sum(mean.ref.mul(mean).add(np.exp(logVar.ref)).sub(logVar).sub(1)).mul(0.5);
		const logits = dense(nn.relu(dense(z, up)), out);
		return np.sum(crossEntropy(logits, x)).add(kl).div(batch);
	},
};

const mapTensors = (layers, f) =>
	layers.map(({ weight, bias }, i) => ({ weight: f(weight, i, "weight"), bias: f(bias, i, "bias") }));

/** `rate` is the learning rate with the corrections for the moments' bias. */
function adam([parameters, means, squares], gradients, rate) {
	const newMeans = mapTensors(means, (m, i, name) => m.mul(0.9).add(gradients[i][name].ref.mul(0.1)));
	const newSquares = mapTensors(squares, (v, i, name) => v.mul(0.999).add(np.square(gradients[i][name]).mul(0.001)));
	const newParameters = mapTensors(parameters, (p, i, name) => {
		const step = newMeans[i][name].ref.div(np.sqrt(newSquares[i][name].ref).add(1e-8));
		return p.sub(step.mul(rate.ref));
	});
	rate.dispose();
	return [newParameters, newMeans, newSquares];
}

/** Not the convolutional one: a step takes it minutes. */
export async function trainer(kind, batch) {
	if (kind === "convolutional") {
		return undefined;
	}
	const { sizes, loss } = kind === "variational" ? variational : plain;
	const layers = sizes.map(([from, to]) => initialLayer(from, to));
	const zeros = () => mapTensors(layers, (tensor) => np.zeros(tensor.shape));
	let [state, steps] = [[layers, zeros(), zeros()], 0];
	const jitted = jit((state, x, key, rate) => {
		const [value, gradients] = valueAndGrad(loss)(
			mapTensors(state[0], (tensor) => tensor.ref),
			x,
			key,
		);
		return [adam(state, gradients, rate), value];
	});
	return {
		step(images) {
			steps += 1;
			const rate = (1e-3 * Math.sqrt(1 - 0.999 ** steps)) / (1 - 0.9 ** steps);
			const x = np.array(images).reshape([batch, 784]);
			const [next, value] = jitted(state, x, random.key(steps), np.array(rate));
			state = next;
			return value.dataSync()[0];
		},
		free() {
			for (const { weight, bias } of state.flat()) {
				weight.dispose();
				bias.dispose();
			}
			jitted.dispose();
		},
	};
}

function conv(from, to) {
	const { weight, bias } = initialLayer(9 * from, to);
	return { weight: weight.reshape([to, from, 3, 3]), bias: bias.reshape([1, to, 1, 1]) };
}

/** Nine shifted copies and one product: under jit many times as fast as lax.conv. */
function convSame(x, { weight, bias }) {
	const [[, channels, height, width], to] = [x.shape, weight.shape[0]];
	const border = [1, 1];
	const padded = np.pad(x, [[0, 0], [0, 0], border, border]);
	const shifts = Array.from({ length: 9 }, (_, tap) => [Math.floor(tap / 3), tap % 3]);
	const taps = shifts.map(([i, j]) => padded.ref.slice([], [], [i, i + height], [j, j + width]));
	padded.dispose();
	const columns = np.stack(taps, 2).reshape([9 * channels, height * width]);
	const rows = weight.reshape([to, 9 * channels]);
	return np.dot(rows, columns).reshape([1, to, height, width]).add(bias);
}

function pool(x) {
	const [n, channels, height, width] = x.shape;
	return np.max(x.reshape([n, channels, height / 2, 2, width / 2, 2]), [3, 5]);
}

const up = (x) => np.repeat(np.repeat(x, 2, 2), 2, 3);

function convolutionalLogits([conv1, conv2, conv3, conv4, conv5], x) {
	const code = pool(nn.relu(convSame(pool(nn.relu(convSame(x.reshape([1, 1, 28, 28]), conv1))), conv2)));
	const hidden = nn.relu(convSame(up(nn.relu(convSame(up(code), conv3))), conv4));
	return convSame(hidden, conv5).reshape([1, 784]);
}

const inference = {
	dense: { layers: () => plain.sizes.map(([from, to]) => initialLayer(from, to)), logits: plain.logits },
	convolutional: {
		layers: () => [conv(1, 32), conv(32, 64), conv(64, 64), conv(64, 32), conv(32, 1)],
		logits: convolutionalLogits,
	},
};

export async function reconstructor(kind) {
	const { layers, logits } = inference[kind];
	const parameters = layers();
	const jitted = jit((parameters, x) => nn.sigmoid(logits(parameters, x)));
	return {
		reconstruct(image) {
			const own = mapTensors(parameters, (tensor) => tensor.ref);
			return jitted(own, np.array(image).reshape([1, 784])).dataSync();
		},
	};
}
