/** A slider for each number of the code, those first that say most about the digits. */

import { formatNumber, strings } from "../../strings";
import { Range } from "../../widgets/Range";
import { Term } from "../../widgets/Term";
import { survey } from "./answers";
import { goTo, goToDrawing, here, isAtDrawing, setDimension } from "./state";
import { texts } from "./texts";

const END = 4;
const STEP = 0.05;

/** By their KL, largest first; in their own order until it is known. */
function orderOf(kl: Float32Array | undefined, length: number): number[] {
	const indices = Array.from({ length }, (_, index) => index);
	return kl ? indices.sort((a, b) => (kl[b] ?? 0) - (kl[a] ?? 0)) : indices;
}

function Importance({ kl, most }: { kl: number; most: number }) {
	const text = texts.value.nats(formatNumber(kl, 2));
	return (
		<span class="importance" role="img" aria-label={text} title={text}>
			<span class="importance-value" style={{ width: `${(100 * kl) / most}%` }} />
		</span>
	);
}

function Tools() {
	const { toMiddle, toDrawing } = texts.value;
	return (
		<div class="tools">
			<button type="button" class="button" aria-disabled={isAtDrawing.value} onClick={goToDrawing}>
				{toDrawing}
			</button>
			<button type="button" class="button" onClick={() => goTo(new Float32Array(here.value.length))}>
				{toMiddle}
			</button>
		</div>
	);
}

export function Dimensions() {
	const { latentAxis } = strings.value;
	const { slidersHeading, klTerm, klExplained } = texts.value;
	const kl = survey.value?.kl;
	const most = Math.max(...(kl ?? [1]));
	return (
		<section class="dimensions" aria-labelledby="dimensions-heading">
			<div class="dimensions-head">
				<h2 id="dimensions-heading" class="label">
					{slidersHeading}
				</h2>
				<span class="small">
					<Term name={klTerm} explanation={klExplained} />
				</span>
			</div>
			<div class={here.value.length > 2 ? "dimensions-list dimensions-many" : "dimensions-list"}>
				{orderOf(kl, here.value.length).map((index) => {
					const value = here.value[index] ?? 0;
					const amount = kl?.[index];
					return (
						<Range
							key={index}
							label={latentAxis(index + 1)}
							aside={amount === undefined ? undefined : <Importance kl={amount} most={most} />}
							min={-END}
							max={END}
							step={STEP}
							value={value}
							text={formatNumber(value, 2)}
							onInput={(next) => setDimension(index, next)}
							onReset={() => setDimension(index, 0)}
						/>
					);
				})}
			</div>
			<Tools />
		</section>
	);
}
