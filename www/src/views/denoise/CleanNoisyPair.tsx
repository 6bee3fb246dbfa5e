/** The clean picture, the noisy one, and what the noise does. */

import type { ComponentChildren } from "preact";
import { isOwnDataSet } from "../../state/dataSet";
import { isPadEmpty } from "../../state/drawing";
import { modelInput } from "../../state/results";
import { joinSentences, strings } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { SaveButton } from "../../widgets/SaveButton";
import { Term } from "../../widgets/Term";
import css from "./Denoise.module.css";
import { bestQuality, denoisedBy } from "./denoised";
import { PatchHandle } from "./PatchHandle";
import { QualityMeasures } from "./QualityMeasures";
import { noiseKind } from "./state";
import { texts } from "./texts";

interface PictureProps {
	name: string;
	/** The name of the file it can be saved as, without its ending. */
	file: string;
	values: Float32Array | undefined;
	/** Rendered on top of the picture. */
	overlay?: ComponentChildren;
	/** Rendered below the picture. */
	children?: ComponentChildren;
}

function Picture({ name, file, values, overlay, children }: PictureProps) {
	return (
		<figure class={file === "noisy" ? `${css.stage} ${css.noisy}` : css.stage} aria-label={name}>
			<figcaption class="picture-caption">
				<span>{name}</span>
				{values && <SaveButton label={name} file={file} values={values} />}
			</figcaption>
			<div class="picture">
				<PixelImage values={values} label={name} />
				{overlay}
			</div>
			{children}
		</figure>
	);
}

export function CleanNoisyPair() {
	const { clean, noisy, kinds } = texts.value;
	const { term, explained, note, trainedOn } = kinds[noiseKind.value];
	const noisyResult = denoisedBy("noisy");
	return (
		<div class={css.pair}>
			<Picture name={clean} file="clean" values={modelInput.value} />
			<svg class={css.arrow} viewBox="0 0 24 10" aria-hidden="true">
				<path d="M0 5h23M19 1l4 4-4 4" />
			</svg>
			<Picture
				name={noisy}
				file="noisy"
				values={noisyResult?.image}
				overlay={noiseKind.value === "mask" && noisyResult && <PatchHandle />}
			>
				<QualityMeasures quality={noisyResult?.quality} best={bestQuality.value} hasExplanations />
			</Picture>
			<div class={css.note}>
				<h3 class="label">
					<Term name={term} explanation={explained} />
				</h3>
				<p>{isPadEmpty.value ? strings.value.waiting : joinSentences(note, !isOwnDataSet.value && trainedOn)}</p>
			</div>
		</div>
	);
}
