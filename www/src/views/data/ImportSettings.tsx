/** How pictures of any size become pictures of one size, with what was found out about them. */

import { MAX_IMAGE_SIDE } from "../../engine/dataSpec";
import type { PictureSettings, Size, TraitShares } from "../../engine/pictures/contract";
import { joinSentences, strings } from "../../strings";
import { Segmented } from "../../widgets/Segmented";
import css from "./Data.module.css";
import { changeSettings, preview, settings } from "./importing";
import { texts } from "./texts";

const squareSizes: readonly Size[] = [16, 28, 32, 48, MAX_IMAGE_SIDE].map((side) => ({ height: side, width: side }));
/** What applies to at least this share of the pictures is mentioned. */
const MENTIONED_SHARE = 0.6;

function change(changed: Partial<PictureSettings>): void {
	void changeSettings(changed);
}

export function ImportSettings() {
	const current = settings.value;
	const { settings: heading, side, fit, fits, channels, channelNames } = texts.value;
	if (!current) return null;
	const sizes = sizesWith(preview.value?.detected?.suggested);
	return (
		<fieldset class={css.settings}>
			<legend class="label">{heading}</legend>
			<DetectedTraits detected={preview.value?.detected} />
			<Segmented
				legend={side}
				options={sizes.map((size) => ({ value: sizeText(size), name: sizeText(size), content: shortSize(size) }))}
				chosen={sizeText(current)}
				onChoose={(value) => {
					const size = sizes.find((size) => sizeText(size) === value);
					if (size) change({ height: size.height, width: size.width });
				}}
			/>
			<Segmented
				legend={fit}
				options={(["crop", "fit"] as const).map((value) => ({ value, name: fits[value], content: fits[value] }))}
				chosen={current.fit}
				onChoose={(value) => change({ fit: value })}
			/>
			<Segmented
				legend={channels}
				options={(["grey", "colour"] as const).map((value) => {
					return { value, name: channelNames[value], content: channelNames[value] };
				})}
				chosen={current.channels === 1 ? "grey" : "colour"}
				onChoose={(value) => change({ channels: value === "grey" ? 1 : 3 })}
			/>
			<BackgroundSelect current={current} />
			<Switches current={current} />
		</fieldset>
	);
}

/** The common sizes, and that of the pictures, if it can be kept. */
function sizesWith(own: Size | undefined): readonly Size[] {
	const isCommon = squareSizes.some((size) => size.height === own?.height && size.width === own.width);
	if (!own || isCommon) return squareSizes;
	return [...squareSizes, own].sort((a, b) => a.height * a.width - b.height * b.width);
}

function shortSize(size: Size): string {
	return size.height === size.width ? String(size.height) : sizeText(size);
}

function BackgroundSelect({ current }: { current: PictureSettings }) {
	const { background, backgrounds } = texts.value;
	const matters = current.fit === "fit" || (preview.value?.detected?.transparent ?? 0) > 0;
	if (!matters) return null;
	return (
		<Segmented
			legend={background}
			options={(["white", "black"] as const).map((value) => {
				return { value, name: strings.value.labelled(background, backgrounds[value]), content: backgrounds[value] };
			})}
			chosen={current.background}
			onChoose={(value) => change({ background: value })}
		/>
	);
}

function Switches({ current }: { current: PictureSettings }) {
	const { invert, invertNote, invertColourNote, normalise, normaliseNote } = texts.value;
	const switches = [
		["invert", invert, current.channels === 1 ? invertNote : invertColourNote],
		["normalise", normalise, normaliseNote],
	] as const;
	return switches.map(([key, label, note]) => (
		<label key={key} class={css.keep}>
			<input
				type="checkbox"
				checked={current[key]}
				onChange={({ currentTarget }) => change({ [key]: currentTarget.checked })}
			/>
			<span>
				{label}
				<span class={css.keepNote}>{note}</span>
			</span>
		</label>
	));
}

function sizeText({ width, height }: Size): string {
	return `${width} × ${height}`;
}

function DetectedTraits({ detected }: { detected: TraitShares | undefined }) {
	const { detected: found, range } = texts.value;
	if (!detected) return null;
	const notes = [
		range(sizeText(detected.smallest), sizeText(detected.largest)),
		detected.darkOnLight >= MENTIONED_SHARE && found.darkOnLight,
		detected.lightOnDark >= MENTIONED_SHARE && found.lightOnDark,
		detected.transparent > 0 && found.transparent,
		detected.rotated > 0 && found.turned,
	];
	return <p class="small">{joinSentences(...notes)}</p>;
}
