/** All models side by side, or one of them large. */

import { strings } from "../../strings";
import { Segmented } from "../../widgets/Segmented";
import { chooseLayout, families, idOf, layout } from "./state";
import { texts } from "./texts";

export function LayoutSwitch() {
	const { layoutName, sideBySide, large } = texts.value;
	const options = families.map((family) => {
		const { name } = strings.value.models[idOf(family)];
		return { value: family, face: name, name: large(name) };
	});
	return (
		<Segmented
			legend={layoutName}
			options={[{ value: "all", face: sideBySide, name: sideBySide }, ...options]}
			chosen={layout.value}
			onChoose={chooseLayout}
		/>
	);
}
