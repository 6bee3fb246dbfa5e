/** Some of the pictures as the models will see them. */

import type { Pictures } from "../../engine/pictures/contract";
import { BytesImage } from "../../widgets/BytesImage";
import css from "./Data.module.css";
import { preview, settings } from "./importing";
import { texts } from "./texts";

function imageAt({ shape: [height, width, channels], bytes }: Pictures, index: number): Uint8Array {
	const length = height * width * channels;
	return bytes.subarray(index * length, (index + 1) * length);
}

export function Preview() {
	const { preview: heading, previewOf } = texts.value;
	const shown = preview.value;
	if (!shown || !settings.value) return null;
	const [, width, channels] = shown.shape;
	return (
		<div>
			<h3 class="label">{heading}</h3>
			<ul class={css.preview}>
				{shown.paths.map((name, index) => (
					<li key={name} title={name}>
						<BytesImage bytes={imageAt(shown, index)} width={width} channels={channels} label={previewOf(name)} />
					</li>
				))}
			</ul>
		</div>
	);
}
