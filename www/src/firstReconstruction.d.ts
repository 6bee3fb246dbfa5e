/** Computed when the page is built, by firstReconstruction.ts: 32-bit floats in base64, named as in a `ModelResult`. */
declare module "virtual:first-reconstruction" {
	const precomputed: {
		image: string;
		code: string;
		deviation: string;
		output: string;
		error: string;
		/** cross-entropy in nats per pixel, and the lowest that any output has for this image */
		bce: number;
		inputEntropy: number;
	};
	export default precomputed;
}
