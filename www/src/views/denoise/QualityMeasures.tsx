/** PSNR and SSIM of one picture; the best of each is marked with a star. */

import { Term } from "../../widgets/Term";
import { formatPsnr, formatSsim, type Measures } from "./best";
import css from "./Denoise.module.css";
import { texts } from "./texts";

/** Marks the best value both visually and for screen readers. */
export function BestMarked({ text, isBest }: { text: string; isBest: boolean }) {
	if (!isBest) return <>{text}</>;
	return (
		<strong class={css.best}>
			<span aria-hidden="true">★ </span>
			<span class="visually-hidden">{texts.value.best} </span>
			{text}
		</strong>
	);
}

interface Props {
	quality: Measures | undefined;
	best: Measures;
	/** Whether the two names are followed by their explanations. */
	hasExplanations?: boolean;
}

export function QualityMeasures({ quality, best, hasExplanations = false }: Props) {
	const { psnrExplained, ssimExplained } = texts.value;
	return (
		<dl class={css.measures}>
			<dt>{hasExplanations ? <Term name="PSNR" explanation={psnrExplained} opensBelow /> : "PSNR"}</dt>
			<dd>
				{quality ? <BestMarked text={`${formatPsnr(quality.psnr)} dB`} isBest={quality.psnr === best.psnr} /> : "–"}
			</dd>
			<dt>{hasExplanations ? <Term name="SSIM" explanation={ssimExplained} opensBelow /> : "SSIM"}</dt>
			<dd>{quality ? <BestMarked text={formatSsim(quality.ssim)} isBest={quality.ssim === best.ssim} /> : "–"}</dd>
		</dl>
	);
}
