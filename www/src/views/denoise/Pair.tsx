/** Clean → noisy, and what has happened on the way. */

import { modelInput } from "../../state/results";
import { PixelImage } from "../../widgets/PixelImage";
import { SaveButton } from "../../widgets/SaveButton";
import { Term } from "../../widgets/Term";
import { answers, best } from "./answers";
import { Figures } from "./Figures";
import { PatchHandle } from "./PatchHandle";
import { kind } from "./state";
import { texts } from "./texts";

interface PictureProps {
	name: string;
	file: string;
	values: Float32Array | undefined;
	/** Whether the patch lies on it, to be moved. */
	hasPatch?: boolean;
}

function Picture({ name, file, values, hasPatch = false }: PictureProps) {
	return (
		<figure class={`denoise-stage denoise-${file}`} aria-label={name}>
			<figcaption>
				<span>{name}</span>
				{values && <SaveButton label={name} file={file} values={values} />}
			</figcaption>
			<div class="picture">
				<PixelImage values={values} label={name} />
				{hasPatch && <PatchHandle />}
			</div>
		</figure>
	);
}

export function Pair() {
	const { clean, noisy, kinds } = texts.value;
	const { term, explained, note } = kinds[kind.value];
	const answer = answers.value.noisy;
	return (
		<div class="denoise-pair">
			<Picture name={clean} file="clean" values={modelInput.value} />
			<svg class="denoise-arrow" viewBox="0 0 24 10" aria-hidden="true">
				<path d="M0 5h23M19 1l4 4-4 4" />
			</svg>
			<Picture name={noisy} file="noisy" values={answer?.image} hasPatch={kind.value === "mask" && !!answer} />
			<div class="denoise-note">
				<h3 class="label">
					<Term name={term} explanation={explained} />
				</h3>
				<p>{note}</p>
				<Figures quality={answer?.quality} best={best.value} explains />
			</div>
		</div>
	);
}
