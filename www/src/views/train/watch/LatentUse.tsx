/** The KL divergence of each latent dimension, and how many dimensions are active. */

import { selectedRun, snapshot } from "../../../state/training/session";
import { formatNumber, sentenceGap, strings } from "../../../strings";
import { Term } from "../../../widgets/Term";
import { activeDimensions, barLengths } from "./activeDimensions";
import { texts } from "./texts";
import css from "./Watch.module.css";

interface BarProps {
	index: number;
	kl: number;
	/** 0 to 1 */
	length: number;
	isActive: boolean;
}

function Bar({ index, kl, length, isActive }: BarProps) {
	return (
		<tr class={isActive ? undefined : css.inactive}>
			<th scope="row">{strings.value.latentAxis(index + 1)}</th>
			<td>
				<span class={css.bar} aria-hidden="true">
					<span style={{ width: `${100 * length}%` }} />
				</span>
				<span>{texts.value.nats(Number.isFinite(kl) ? formatNumber(kl, 2) : "∞")}</span>
			</td>
		</tr>
	);
}

export function LatentUse() {
	const { latentUse, latentUseNote, active, activeExplained, collapsed, dimension, kl: klName } = texts.value;
	const { beta, betaExplained } = texts.value;
	const stats = snapshot.value?.runs[selectedRun.value]?.latentStats;
	const kl = stats?.kl;
	if (!kl) return null;
	const [isActive, lengths] = [activeDimensions(stats), barLengths(kl)]; // for each dimension
	const canJudgeActivity = stats.points.length > 2; // more than one example: a single code does not vary
	const activeCount = isActive.filter(Boolean).length;
	const currentBeta = snapshot.value?.checkpoint.runs[selectedRun.value]?.beta ?? 1;
	return (
		<section class="explained">
			<table class={css.bars}>
				<caption>
					<span class="figures-caption">{latentUse}</span>
					<span class="small">
						{latentUseNote}
						{sentenceGap.value}
						<Term name={beta(formatNumber(currentBeta, currentBeta < 10 ? 2 : 0))} explanation={betaExplained} />
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
						<Bar
							key={strings.value.latentAxis(index + 1)}
							index={index}
							kl={value}
							length={lengths[index] ?? 0}
							isActive={!canJudgeActivity || (isActive[index] ?? false)}
						/>
					))}
				</tbody>
			</table>
			{canJudgeActivity && (
				<p>
					<Term name={active(String(activeCount), String(kl.length))} explanation={activeExplained} opensBelow />
				</p>
			)}
			{canJudgeActivity && activeCount === 0 && <p class={css.collapsed}>{collapsed}</p>}
		</section>
	);
}
