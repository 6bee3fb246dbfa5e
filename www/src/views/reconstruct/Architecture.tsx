/** A model's layer sizes in one line, with the code emphasised: 784 → 128 → 784. */

import type { ModelInfo } from "../../engine/protocol";
import css from "./Architecture.module.css";

/** Sizes of the encoder's layers, the code, and the decoder's layers. */
function layerSizesOf({ config, codeShape }: ModelInfo): {
	before: (string | number)[];
	code: string;
	after: (string | number)[];
} {
	const code = codeShape.join("×");
	switch (config.kind) {
		case "vanilla":
			return { before: [config.input, ...config.encoder.slice(0, -1)], code, after: [...config.decoder, config.input] };
		case "convolutional": {
			const picture = `${config.height}×${config.width}×${config.channels}`;
			return { before: [picture], code, after: [picture] };
		}
		case "variational":
			return { before: [config.input, ...config.encoder], code, after: [...config.decoder, config.input] };
	}
}

export function Architecture({ info }: { info: ModelInfo }) {
	const { before, code, after } = layerSizesOf(info);
	return (
		<span class={css.architecture}>
			{before.join(" → ")} → <strong>{code}</strong> → {after.join(" → ")}
		</span>
	);
}
