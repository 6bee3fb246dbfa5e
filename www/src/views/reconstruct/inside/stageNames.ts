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
function lastDimension(stage: Stage | undefined): number {
	return stage?.shape.at(-1) ?? 1;
}

function nameStage(stage: Stage, previousStage: Stage | undefined, info: ModelInfo): NamedStage {
	const { stages, nameOfCode } = texts.value;
	const { role, key, isCode } = stage;
	const activation = info.config.activation ?? "relu";
	// A layer named conv2 has the number 2.
	const facts = {
		number: key.replace(/\D/g, ""),
		count: lastDimension(stage),
		inputs: lastDimension(previousStage),
		activation,
	};
	const plainName = stages[role].name(facts);
	return {
		stage,
		name: isCode && role !== "gaussian" ? nameOfCode(plainName) : plainName,
		sentence: stages[role].sentence(facts),
		shape: role === "gaussian" ? `${facts.count} + ${facts.count}` : stage.shape.join(" × "),
	};
}

/** The stages of a model, in order. */
export function nameStages(stages: readonly Stage[], info: ModelInfo): NamedStage[] {
	return stages.map((stage, index) => nameStage(stage, stages[index - 1], info));
}
