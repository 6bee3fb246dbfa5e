/** The section that shows a model layer by layer. Its module is loaded when it is first opened. */

import { useEffect, useId, useLayoutEffect } from "preact/hooks";
import { layout } from "../../../state/reconstruction";
import { whenLongIdle } from "../../../state/whenIdle";
import { strings } from "../../../strings";
import { Icon } from "../../../widgets/Icon";
import { Notice } from "../../../widgets/Notice";
import { Segmented } from "../../../widgets/Segmented";
import { lazyPart } from "../../lazyPart";
import { modelTexts } from "../../modelTexts";
import layoutCss from "../LayoutSwitch.module.css";
import { existingFamilies, inspectedFamily, inspectFamily, modelIdOf, toggleInspection } from "../state";
import { texts } from "../texts";
import css from "./Inside.module.css";

const stages = lazyPart("inside", async () => (await import("./Stages")).Stages);

/** While nothing else is to be done, so that the section opens at once; what fails then is tried again when it is opened. */
function prepare(): () => void {
	return whenLongIdle(stages.prepare);
}

export function Inside() {
	const id = useId();
	const { inside: name, insideLead } = texts.value;
	const isOpen = inspectedFamily.value !== "none";
	useEffect(prepare, []);
	// Before a notice is painted of what failed to come early.
	useLayoutEffect(() => {
		if (isOpen) stages.request();
	}, [isOpen]);
	return (
		<section class={css.inside} aria-labelledby={`${id}-name`}>
			<div class={css.head}>
				<h2 id={`${id}-name`} class={css.name}>
					<button type="button" aria-expanded={isOpen} aria-controls={id} onClick={toggleInspection}>
						<Icon name="open" />
						{name}
					</button>
				</h2>
				<p class="small">{insideLead}</p>
				{isOpen && layout.value === "all" && <ModelSwitch />}
			</div>
			<div id={id} class={css.body}>
				{isOpen && <Body />}
			</div>
		</section>
	);
}

function ModelSwitch() {
	const options = existingFamilies.value.map((family) => {
		const { name } = modelTexts(modelIdOf(family));
		return { value: family, content: <span class={layoutCss.modelOption}>{name}</span>, name };
	});
	return (
		<Segmented
			legend={texts.value.insideModel}
			options={options}
			chosen={inspectedFamily.value}
			onChoose={inspectFamily}
		/>
	);
}

function Body() {
	const Stages = stages.content.value;
	if (Stages === undefined) return <p class="placeholder">{strings.value.viewLoading}</p>;
	if (Stages === "failed") return <Notice title={texts.value.insideFailed} onAction={stages.request} />;
	return <Stages />;
}
