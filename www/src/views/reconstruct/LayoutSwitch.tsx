/** Switches between one code on sliders, all models side by side, and one of them enlarged. */

import { layout, shownFamilies } from "../../state/reconstruction";
import { Segmented } from "../../widgets/Segmented";
import { modelTexts } from "../modelTexts";
import css from "./cards.module.css";
import { chooseLayout, idOf } from "./state";
import { texts } from "./texts";

export function LayoutSwitch() {
	const { layoutName, sliders, slidersShort, sideBySide, large } = texts.value;
	const options = shownFamilies.value.map((family) => {
		const { name } = modelTexts(idOf(family));
		return { value: family, content: <span class={css.modelFace}>{name}</span>, name: large(name) };
	});
	return (
		<Segmented
			legend={layoutName}
			options={[
				{ value: "latent", content: slidersShort, name: sliders },
				{ value: "all", content: sideBySide, name: sideBySide },
				...options,
			]}
			chosen={layout.value}
			onChoose={chooseLayout}
		/>
	);
}
