import css from "./ComparisonBar.module.css";

/** A non-negative number as a bar from 0 to `max`, with a mark at a second number for comparison. */

interface Props {
	label: string;
	/** Everything that the bar shows, as text. */
	text: string;
	value: number;
	/** The value of a full bar; larger values fill it, too. */
	max: number;
	mark: { value: number; text: string } | undefined;
}

export function ComparisonBar({ label, text, value, max, mark }: Props) {
	const percent = (quantity: number) => `${(100 * Math.min(quantity, max)) / max}%`;
	return (
		// biome-ignore lint/a11y/useSemanticElements: a native meter cannot carry the mark
		<div
			class={css.bar}
			role="meter"
			aria-label={label}
			aria-valuemin={0}
			aria-valuemax={max}
			aria-valuenow={Math.min(value, max)}
			aria-valuetext={text}
		>
			<span class={css.value} style={{ width: percent(value) }} />
			{mark && (
				<span class={`${css.mark} ${mark.value > max / 2 ? css.markLate : ""}`} style={{ left: percent(mark.value) }}>
					<span>{mark.text}</span>
				</span>
			)}
		</div>
	);
}
