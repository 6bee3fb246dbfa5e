import css from "./Scale.module.css";

/** A non-negative number as a bar, with one mark for comparison. */

interface Props {
	label: string;
	/** Everything that the scale shows, as text. */
	text: string;
	value: number;
	/** End of the scale; larger values fill it. */
	end: number;
	mark: { value: number; text: string } | undefined;
}

export function Scale({ label, text, value, end, mark }: Props) {
	const percent = (shown: number) => `${(100 * Math.min(shown, end)) / end}%`;
	return (
		// biome-ignore lint/a11y/useSemanticElements: a native meter cannot carry the mark
		<div
			class={css.scale}
			role="meter"
			aria-label={label}
			aria-valuemin={0}
			aria-valuemax={end}
			aria-valuenow={Math.min(value, end)}
			aria-valuetext={text}
		>
			<span class={css.value} style={{ width: percent(value) }} />
			{mark && (
				<span class={`${css.mark} ${mark.value > end / 2 ? css.markLate : ""}`} style={{ left: percent(mark.value) }}>
					<span>{mark.text}</span>
				</span>
			)}
		</div>
	);
}
