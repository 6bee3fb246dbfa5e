/** TensorFlow.js on its WebAssembly backend, with fused layers, and every tensor of a step released by tidy. */

import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";

setWasmPaths("./");
await tf.setBackend("wasm");
tf.enableProdMode();

const glorot = (shape, fanIn, fanOut) => {
	const limit = Math.sqrt(6 / (fanIn + fanOut));
	return tf.variable(tf.randomUniform(shape, -limit, limit));
};

const dense = (from, to, activation) => {
	const [weight, bias] = [glorot([from, to], from, to), tf.variable(tf.zeros([to]))];
	return (a) => tf.fused.matMul({ a, b: weight, bias, activation });
};

const conv = (from, to, activation) => {
	const [filter, bias] = [glorot([3, 3, from, to], 9 * from, 9 * to), tf.variable(tf.zeros([to]))];
	return (x) => tf.fused.conv2d({ x, filter, bias, strides: 1, pad: "same", activation });
};

const pool = (x) => tf.maxPool(x, 2, 2, "same");
const up = (x) => tf.image.resizeNearestNeighbor(x, [x.shape[1] * 2, x.shape[2] * 2]);
const chain = (layers) => (x) => layers.reduce((y, layer) => layer(y), x);

function convolutional() {
	const down = [conv(1, 32, "relu"), pool, conv(32, 64, "relu"), pool];
	const layers = chain([...down, up, conv(64, 64, "relu"), up, conv(64, 32, "relu"), conv(32, 1, "linear")]);
	return (x) => layers(x.reshape([-1, 28, 28, 1])).reshape([-1, 784]);
}

const plain = {
	dense: () => chain([dense(784, 128, "relu"), dense(128, 784, "linear")]),
	convolutional,
};

function plainLoss() {
	const logits = plain.dense();
	return (x) => tf.losses.sigmoidCrossEntropy(x, logits(x));
}

function variationalLoss(batch) {
	const [hidden, mean, logVar] = [dense(784, 256, "relu"), dense(256, 2, "linear"), dense(256, 2, "linear")];
	const logits = chain([dense(2, 256, "relu"), dense(256, 784, "linear")]);
	return (x) => {
		const h = hidden(x);
		const [mu, lv] = [mean(h), logVar(h)];
		const z = mu.add(
			lv
				.mul(0.5)
				.exp()
				.mul(tf.randomNormal([batch, 2])),
		);
		const cross = tf.losses.sigmoidCrossEntropy(x, logits(z), undefined, 0, tf.Reduction.SUM);
		const kl = mu.square().add(lv.exp()).sub(lv).sub(1).sum().mul(0.5);
		return cross.add(kl).div(batch);
	};
}

/** Not the convolutional one: Conv2DBackpropFilter is missing from the backend. */
export async function trainer(kind, batch) {
	if (kind === "convolutional") {
		return undefined;
	}
	const loss = kind === "variational" ? variationalLoss(batch) : plainLoss();
	const adam = tf.train.adam(1e-3);
	return {
		step: (images) => tf.tidy(() => adam.minimize(() => loss(tf.tensor2d(images, [batch, 784])), true).dataSync()[0]),
		free() {
			adam.dispose();
			tf.disposeVariables();
		},
	};
}

export async function reconstructor(kind) {
	const logits = plain[kind]();
	return {
		reconstruct: (image) =>
			tf.tidy(() =>
				logits(tf.tensor2d(image, [1, 784]))
					.sigmoid()
					.dataSync(),
			),
	};
}
