/** The name and the sentence of each stage of a model. */

import type { ModelInfo } from "../../../engine/protocol";
import type { Stage } from "./stage";
import { texts } from "./texts";

export interface NamedStage {
	stage: Stage;
	name: string;
	sentence: string;
	/** as shown below the name */
	shape: string;
}

/** The last dimension: units, channels or filters. */
function countOf(stage: Stage | undefined): number {
	return stage?.shape.at(-1) ?? 1;
}

function named(stage: Stage, before: Stage | undefined, info: ModelInfo): NamedStage {
	const { stages, nameOfCode } = texts.value;
	const { role, key, isCode } = stage;
	const activation = info.config.activation ?? "relu";
	const facts = { number: key.replace(/\D/g, ""), count: countOf(stage), inputs: countOf(before), activation };
	const plain = stages[role].name(facts);
	return {
		stage,
		name: isCode && role !== "gaussian" ? nameOfCode(plain) : plain,
		sentence: stages[role].sentence(facts),
		shape: role === "gaussian" ? `${facts.count} + ${facts.count}` : stage.shape.join(" × "),
	};
}

/** The stages of a model, in order. */
export function nameStages(stages: readonly Stage[], info: ModelInfo): NamedStage[] {
	return stages.map((stage, at) => named(stage, stages[at - 1], info));
}
