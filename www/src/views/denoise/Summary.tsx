/** What the table shows, in one sentence per kind of noise. */

import { type BenchmarkNoiseId, benchmarkMethods, benchmarkNoiseIds, isUnavailable, meanQualityOf } from "./benchmark";
import { bestOf, formatPsnr, formatSsim } from "./best";
import { methodName } from "./names";
import { texts } from "./texts";

/** undefined until every available method has been evaluated on this noise */
function summaryOf(id: BenchmarkNoiseId): string | undefined {
	const rows = benchmarkMethods.value.flatMap((method) => {
		const quality = meanQualityOf(id, method);
		return quality ? [{ method, quality }] : [];
	});
	if (rows.length < benchmarkMethods.value.filter((method) => !isUnavailable(method)).length) return undefined;
	const best = bestOf(rows.map(({ quality }) => quality));
	const byPsnr = rows.find(({ quality }) => quality.psnr === best.psnr);
	const bySsim = rows.find(({ quality }) => quality.ssim === best.ssim);
	if (!byPsnr || !bySsim) return undefined;
	const { summary, summaryOfOne } = texts.value;
	const [psnr, ssim] = [formatPsnr(best.psnr), formatSsim(best.ssim)];
	if (byPsnr === bySsim) return summaryOfOne(methodName(byPsnr.method), psnr, ssim);
	return summary(methodName(byPsnr.method), psnr, methodName(bySsim.method), ssim);
}

export function Summary() {
	const { summaryHeading, columns } = texts.value;
	const summaries = benchmarkNoiseIds.map((id) => ({ id, text: summaryOf(id) }));
	if (summaries.every(({ text }) => text === undefined)) return null;
	return (
		<>
			<h3 class="label">{summaryHeading}</h3>
			<dl>
				{summaries.map(({ id, text }) => (
					<div key={id}>
						<dt>{columns[id].name}</dt>
						<dd>{text ?? "…"}</dd>
					</div>
				))}
			</dl>
		</>
	);
}
