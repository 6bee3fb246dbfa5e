/** The KL divergence of each latent dimension, and how many dimensions are active. */

import { selectedRun, snapshot } from "../../../state/training/session";
import { formatNumber, strings } from "../../../strings";
import { Term } from "../../../widgets/Term";
import { texts } from "./texts";
import css from "./Watch.module.css";

/** In nats; the threshold that Burda et al., "Importance Weighted Autoencoders", 2016, use for a variance. */
const ACTIVE_KL = 0.01;

function Bar({ index, kl, max }: { index: number; kl: number; max: number }) {
	return (
		<tr class={kl > ACTIVE_KL ? undefined : css.inactive}>
			<th scope="row">{strings.value.latentAxis(index + 1)}</th>
			<td>
				<span class={css.bar} aria-hidden="true">
					<span style={{ width: Number.isFinite(kl) ? `${(100 * kl) / max}%` : "100%" }} />
				</span>
				<span>{texts.value.nats(Number.isFinite(kl) ? formatNumber(kl, 2) : "∞")}</span>
			</td>
		</tr>
	);
}

export function LatentUse() {
	const { latentUse, latentUseNote, active, activeExplained, collapsed, dimension, kl: klName, beta } = texts.value;
	const kl = snapshot.value?.runs[selectedRun.value]?.latentStats?.kl;
	if (!kl) return null;
	const activeCount = kl.filter((value) => value > ACTIVE_KL).length;
	const max = Math.max(ACTIVE_KL, ...kl.filter(Number.isFinite));
	const currentBeta = snapshot.value?.checkpoint.runs[selectedRun.value]?.beta ?? 1;
	return (
		<section>
			<table class={css.bars}>
				<caption>
					<span class="figures-caption">{latentUse}</span>
					<span class="small">
						{latentUseNote}
						{beta(formatNumber(currentBeta, currentBeta < 10 ? 2 : 0))}
					</span>
				</caption>
				<thead class="visually-hidden">
					<tr>
						<th scope="col">{dimension}</th>
						<th scope="col">{klName}</th>
					</tr>
				</thead>
				<tbody>
					{Array.from(kl, (value, index) => (
						<Bar key={strings.value.latentAxis(index + 1)} index={index} kl={value} max={max} />
					))}
				</tbody>
			</table>
			<p>
				<Term name={active(String(activeCount), String(kl.length))} explanation={activeExplained} />
			</p>
			{activeCount === 0 && <p class={css.collapsed}>{collapsed}</p>}
		</section>
	);
}
