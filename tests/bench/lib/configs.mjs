/** The measured models as our crate takes them. */

export const configs = {
	dense: { kind: "vanilla", input: 784, encoder: [128], decoder: [] },
	variational: { kind: "variational", input: 784, encoder: [256], latent: 2, decoder: [256] },
	convolutional: {
		kind: "convolutional",
		height: 28,
		width: 28,
		channels: 1,
		filters: [32, 64, 64, 32],
		padding: "same",
	},
};
