/** Computed when the page is built, by firstReconstruction.ts: 32-bit floats in base64, named as in a `ModelResult`. */
declare module "virtual:first-reconstruction" {
	const precomputed: {
		image: string;
		code: string;
		deviation: string;
		output: string;
		error: string;
		bce: number;
		floor: number;
	};
	export default precomputed;
}
