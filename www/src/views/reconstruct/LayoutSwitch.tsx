/** Switches between one code on sliders, all models side by side, and one of them enlarged; and which one that is. */

import { useLayoutEffect, useRef } from "preact/hooks";
import { layout, shownFamilies } from "../../state/reconstruction";
import { Segmented } from "../../widgets/Segmented";
import { modelTexts } from "../modelTexts";
import css from "./LayoutSwitch.module.css";
import { chooseLayout, enlargeModel, modelIdOf } from "./state";
import { texts } from "./texts";

/** Whether the screen that has just been replaced by another one had the focus. */
let hadFocus = false;

/** Each screen has its own switch: where one takes the other's place, the focus goes on to what is chosen now. */
function useFocusPassedOn() {
	const container = useRef<HTMLDivElement>(null);
	useLayoutEffect(() => {
		if (hadFocus) container.current?.querySelector<HTMLElement>("input:checked")?.focus({ preventScroll: true });
		hadFocus = false;
		return () => {
			hadFocus = document.activeElement?.closest("main > *") != null;
			setTimeout(() => {
				hadFocus = false;
			});
		};
	}, []);
	return container;
}

export function LayoutSwitch() {
	const container = useFocusPassedOn();
	const { layoutName, sliders, slidersShort, sideBySide, oneEnlarged } = texts.value;
	const { value } = layout;
	const isEnlarged = value !== "latent" && value !== "all";
	return (
		<div ref={container} class={css.layoutSwitch}>
			<Segmented
				legend={layoutName}
				options={[
					{ value: "latent", content: slidersShort, name: sliders },
					{ value: "all", content: sideBySide, name: sideBySide },
					{ value: "one", content: oneEnlarged, name: oneEnlarged },
				]}
				chosen={isEnlarged ? "one" : value}
				onChoose={(chosen) => (chosen === "one" ? enlargeModel() : chooseLayout(chosen))}
			/>
			{isEnlarged && <ModelSwitch />}
		</div>
	);
}

function ModelSwitch() {
	const { enlargedModel, large } = texts.value;
	const options = shownFamilies.value.map((family) => {
		const { name } = modelTexts(modelIdOf(family));
		return { value: family, content: <span class={css.modelOption}>{name}</span>, name: large(name) };
	});
	return <Segmented legend={enlargedModel} options={options} chosen={layout.value} onChoose={chooseLayout} />;
}
