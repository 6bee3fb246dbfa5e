/** The worker: owns the wasm module, the models and the digits, and answers one message at a time. */

import init from "autoencoders-start";
import { denoisingAnswers } from "./answers/denoising";
import { digitAnswers } from "./answers/digits";
import { latentAnswers } from "./answers/latent";
import { reconstructionAnswers } from "./answers/reconstruction";
import { type Answers, answerWith, serve } from "./bridge";
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

/** The buffers of a reply, to be moved instead of copied: every reply is made afresh, and nothing here looks at it again. */
function buffersOf(reply: unknown): ArrayBufferLike[] {
	if (ArrayBuffer.isView(reply)) return [reply.buffer];
	return typeof reply === "object" && reply !== null ? Object.values(reply).flatMap(buffersOf) : [];
}

serve<Calls>(answerWith(answers), (reply) => [...new Set(buffersOf(reply))]);
