/** The worker of the models: owns the wasm module, the models and the digits. */

import init from "autoencoders-start";
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
		...reconstructionHandlers,
		...digitHandlers,
		...denoisingHandlers,
		...latentHandlers,
	},
	buffersIn,
);
