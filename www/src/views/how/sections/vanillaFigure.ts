import type { Stage } from "../../reconstruct/inside/stage";

/** Which stages of the vanilla model are explained: the code, whatever its layer is called, and the weights around it. */
export function isInFigure({ role, isCode }: Pick<Stage, "role" | "isCode">): boolean {
	return isCode || role === "inputWeights" || role === "outputWeights";
}
