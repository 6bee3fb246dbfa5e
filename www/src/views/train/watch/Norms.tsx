/** The L2 norms of each layer's weights and gradients. */

import { normsByLayer } from "../../../state/training/derivedMetrics";
import { selectedRun, snapshot } from "../../../state/training/session";
import { formatSignificant3 } from "../../../strings";
import { texts } from "./texts";
import css from "./Watch.module.css";

export function Norms() {
	const { norms: heading, normsNote, layer, weight, gradient, noGradient } = texts.value;
	const checkpoint = snapshot.value?.checkpoint;
	const norms = checkpoint?.runs[selectedRun.value]?.norms;
	if (!checkpoint || !norms) return null;
	// There is no gradient before the first step, nor right after a training was resumed.
	const hasGradient = norms.some(({ gradient }) => gradient > 0);
	return (
		<table class={`figures ${css.norms}`}>
			<caption>
				<span class="figures-caption">{heading}</span>
				<span class="small">{normsNote}</span>
			</caption>
			<thead>
				<tr>
					<th scope="col">{layer}</th>
					<th scope="col">{weight}</th>
					<th scope="col">{gradient}</th>
				</tr>
			</thead>
			<tbody>
				{normsByLayer(norms).map((norm) => (
					<tr key={norm.name}>
						<th scope="row">
							<code>{norm.name}</code>
						</th>
						<td>{formatSignificant3(norm.weight)}</td>
						<td>{hasGradient ? formatSignificant3(norm.gradient) : noGradient}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
