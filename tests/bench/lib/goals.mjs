/** How many times as fast as others our training steps, relaxed SIMD, are to be. */

const OURS = "ours-relaxed";
const NATIVE = ["pytorch-1"];
const BROWSER = ["burn", "jax", "tfjs"];

const goals = [
	{ shortTitle: "dense", rivals: NATIVE, comparedWith: "native PyTorch, one thread", wantedSpeedUp: 1 },
	{ shortTitle: "variational", rivals: NATIVE, comparedWith: "native PyTorch, one thread", wantedSpeedUp: 1 },
	{ shortTitle: "convolutional 32/64", rivals: NATIVE, comparedWith: "native PyTorch, one thread", wantedSpeedUp: 1 },
	{ shortTitle: "convolutional 8/16", rivals: NATIVE, comparedWith: "native PyTorch, one thread", wantedSpeedUp: 1 },
	{ shortTitle: "dense", rivals: BROWSER, comparedWith: "the fastest peer in the browser", wantedSpeedUp: 2.5 },
	{ shortTitle: "convolutional 32/64", rivals: ["burn"], comparedWith: "Burn", wantedSpeedUp: 8 },
];

/** How many times as fast as the fastest of the rivals, by 10th percentiles; undefined where there is nothing to compare. */
function speedUp(rows, rivals) {
	const times = rivals.filter((id) => rows[id]).map((id) => rows[id].p10);
	return rows[OURS] && times.length > 0 ? Math.min(...times) / rows[OURS].p10 : undefined;
}

/** Each goal with what was reached in the first steps and in late ones. */
export function reachedGoals(cases) {
	return goals.map((goal) => {
		const { rows, late } = cases.find(({ task, shortTitle }) => task === "train" && shortTitle === goal.shortTitle);
		return { ...goal, early: speedUp(rows, goal.rivals), late: speedUp(late, goal.rivals) };
	});
}
