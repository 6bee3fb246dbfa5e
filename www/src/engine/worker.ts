/** The worker of the models: owns the wasm module, the models and the examples. */

import init, { freshSeed } from "autoencoders-start";
import { baselineHandlers } from "./handlers/baseline";
import { contributionHandlers } from "./handlers/contributions";
import { denoisingHandlers } from "./handlers/denoising";
import { exampleHandlers } from "./handlers/examples";
import { latentHandlers } from "./handlers/latent";
import { setDataSpec } from "./handlers/loaded";
import { reconstructionHandlers } from "./handlers/reconstruction";
import type { ModelsContract } from "./protocol";
import { collectTransferables, serve } from "./serve";

serve<ModelsContract>(
	{
		async start({ module, dataSpec }) {
			setDataSpec(dataSpec);
			await init({ module_or_path: module });
			return {};
		},
		freshSeed: () => ({ seed: freshSeed() }),
		...reconstructionHandlers,
		...contributionHandlers,
		...exampleHandlers,
		...baselineHandlers,
		...denoisingHandlers,
		...latentHandlers,
	},
	collectTransferables,
);
