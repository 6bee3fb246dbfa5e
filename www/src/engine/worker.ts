/** The worker: owns the wasm module, the models and the digits, and answers one message at a time. */

import init from "autoencoders-start";
import { denoisingAnswers } from "./answers/denoising";
import { digitAnswers } from "./answers/digits";
import { latentAnswers } from "./answers/latent";
import { reconstructionAnswers } from "./answers/reconstruction";
import { type Answers, allBuffers, answerWith, serve } from "./bridge";
import type { Calls } from "./protocol";

const answers: Answers<Calls> = {
	async start({ module }) {
		await init({ module_or_path: module });
		return {};
	},
	...reconstructionAnswers,
	...digitAnswers,
	...denoisingAnswers,
	...latentAnswers,
};

serve<Calls>(answerWith(answers), allBuffers);
