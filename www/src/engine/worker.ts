/** The worker of the models: owns the wasm module, the models and the digits. */

import init, { freshSeed } from "autoencoders-start";
import { baselineHandlers } from "./handlers/baseline";
import { contributionHandlers } from "./handlers/contributions";
import { denoisingHandlers } from "./handlers/denoising";
import { digitHandlers } from "./handlers/digits";
import { latentHandlers } from "./handlers/latent";
import { reconstructionHandlers } from "./handlers/reconstruction";
import type { ModelsContract } from "./protocol";
import { buffersIn, serve } from "./serve";

serve<ModelsContract>(
	{
		async start({ module }) {
			await init({ module_or_path: module });
			return {};
		},
		freshSeed: () => ({ seed: freshSeed() }),
		...reconstructionHandlers,
		...contributionHandlers,
		...digitHandlers,
		...baselineHandlers,
		...denoisingHandlers,
		...latentHandlers,
	},
	buffersIn,
);
