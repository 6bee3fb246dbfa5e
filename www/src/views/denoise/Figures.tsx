/** PSNR and SSIM of one picture, the best of each with a star. */

import { Term } from "../../widgets/Term";
import { formatPsnr, formatSsim, type Measures } from "./best";
import { texts } from "./texts";

/** A figure that is the best of its kind says so to eye and ear. */
export function Figure({ text, isBest }: { text: string; isBest: boolean }) {
	if (!isBest) return <>{text}</>;
	return (
		<strong class="denoise-best">
			<span aria-hidden="true">★ </span>
			<span class="visually-hidden">{texts.value.best} </span>
			{text}
		</strong>
	);
}

interface Props {
	quality: Measures | undefined;
	best: Measures;
	/** Whether the two names come with their explanations. */
	explains?: boolean;
}

export function Figures({ quality, best, explains = false }: Props) {
	const { psnrExplained, ssimExplained } = texts.value;
	return (
		<dl class="denoise-figures">
			<dt>{explains ? <Term name="PSNR" explanation={psnrExplained} /> : "PSNR"}</dt>
			<dd>{quality ? <Figure text={`${formatPsnr(quality.psnr)} dB`} isBest={quality.psnr === best.psnr} /> : "–"}</dd>
			<dt>{explains ? <Term name="SSIM" explanation={ssimExplained} /> : "SSIM"}</dt>
			<dd>{quality ? <Figure text={formatSsim(quality.ssim)} isBest={quality.ssim === best.ssim} /> : "–"}</dd>
		</dl>
	);
}
