/** The worker: owns the wasm module, the models and the digits, and answers one message at a time. */

import init from "autoencoders-start";
import { denoisingHandlers } from "./handlers/denoising";
import { digitHandlers } from "./handlers/digits";
import { latentHandlers } from "./handlers/latent";
import { reconstructionHandlers } from "./handlers/reconstruction";
import type { ModelsContract } from "./protocol";
import { buffersOf, dispatchTo, type Handlers, serve } from "./rpc";

const answers: Handlers<ModelsContract> = {
	async start({ module }) {
		await init({ module_or_path: module });
		return {};
	},
	...reconstructionHandlers,
	...digitHandlers,
	...denoisingHandlers,
	...latentHandlers,
};

serve<ModelsContract>(dispatchTo(answers), buffersOf);
