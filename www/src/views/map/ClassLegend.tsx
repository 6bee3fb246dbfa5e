/** The classes with their marks on the maps; each can be hidden. */

import { className, labels } from "../../state/dataSet";
import { theme } from "../../state/preferences";
import { useFocusFallback } from "../../widgets/useFocusFallback";
import css from "./Map.module.css";
import { markOf, type Shape } from "./paint";
import { hiddenClasses, showAllClasses, toggleClass } from "./state";
import { texts } from "./texts";

const outlines: Record<Shape, string> = {
	circle: "M2 6a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
	square: "M2.400 2.400h7.200v7.200H2.400z",
	triangle: "M6 1l4.800 8.800H1.200z",
	diamond: "M6 .8L11.200 6 6 11.200.8 6z",
};

export function ClassLegend() {
	const { classes, classesHint, all } = texts.value;
	const part = useFocusFallback<HTMLDivElement>(hiddenClasses.value);
	if (labels.value.length === 0) return null;
	return (
		// biome-ignore lint/a11y/useSemanticElements: buttons that can all be off are no set of fields
		<div ref={part} tabIndex={-1} class={css.classes} role="group" aria-label={classes} title={classesHint}>
			{labels.value.map((label) => (
				<Class key={label} label={label} />
			))}
			{hiddenClasses.value.length > 0 && (
				<button type="button" class={css.class} onClick={showAllClasses}>
					{all}
				</button>
			)}
		</div>
	);
}

function Class({ label }: { label: number }) {
	const { colour, shape } = markOf(label, theme.value, "");
	return (
		<button
			type="button"
			class={css.class}
			aria-pressed={!hiddenClasses.value.includes(label)}
			onClick={() => toggleClass(label)}
		>
			<svg class={css.mark} viewBox="0 0 12 12" aria-hidden="true">
				<path d={outlines[shape]} fill={colour} stroke={colour} />
			</svg>
			<span>{className(label)}</span>
		</button>
	);
}
