/** The classes with their markers on the maps; each can be hidden. */

import { classLabels, nameOfClass } from "../../state/dataSet";
import { theme } from "../../state/preferences";
import { useFocusFallback } from "../../widgets/useFocusFallback";
import css from "./Map.module.css";
import { classMarker, type MarkerShape } from "./paint";
import { hiddenClasses, showAllClasses, toggleClass } from "./state";
import { texts } from "./texts";

const markerPaths: Record<MarkerShape, string> = {
	circle: "M2 6a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
	square: "M2.400 2.400h7.200v7.200H2.400z",
	triangle: "M6 1l4.800 8.800H1.200z",
	diamond: "M6 .8L11.200 6 6 11.200.8 6z",
};

export function ClassLegend() {
	const { classes, classesHint, all } = texts.value;
	const container = useFocusFallback<HTMLDivElement>(hiddenClasses.value);
	if (classLabels.value.length === 0) return null;
	return (
		// biome-ignore lint/a11y/useSemanticElements: buttons that can all be off are no set of fields
		<div ref={container} tabIndex={-1} class={css.classes} role="group" aria-label={classes} title={classesHint}>
			{classLabels.value.map((label) => (
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
	const { colour, shape } = classMarker(label, theme.value, "");
	return (
		<button
			type="button"
			class={css.class}
			aria-pressed={!hiddenClasses.value.includes(label)}
			onClick={() => toggleClass(label)}
		>
			<svg class={css.mark} viewBox="0 0 12 12" aria-hidden="true">
				<path d={markerPaths[shape]} fill={colour} stroke={colour} />
			</svg>
			<span>{nameOfClass(label)}</span>
		</button>
	);
}
