/** Layers of the map, highlighting of a class, and zoom. */

import { classLabels, nameOfClass } from "../../state/dataSet";
import { theme } from "../../state/preferences";
import { strings } from "../../strings";
import { enlarge, savePng } from "../../widgets/download";
import { Icon } from "../../widgets/Icon";
import { classColour } from "../../widgets/numerals";
import { zoomFull, zoomIn, zoomOut } from "./gestures";
import css from "./LatentMap.module.css";
import { chosenRegion, highlightClass, highlightedClass, showsExamples, showsManifold } from "./state";
import { texts } from "./texts";
import { manifoldImage } from "./workerResults";

/** Enlarges a map of 20 × 20 pictures to 1,680 pixels per side in the file. */
const MAP_SCALE = 3;

function LayerCheckbox({ name, isVisible }: { name: string; isVisible: typeof showsExamples }) {
	return (
		<label class={css.check}>
			<input
				type="checkbox"
				checked={isVisible.value}
				onChange={({ currentTarget }) => {
					isVisible.value = currentTarget.checked;
				}}
			/>
			{name}
		</label>
	);
}

/** Any class can be highlighted, so that colour is not the only distinction. */
function Classes() {
	const { classesName, highlightOnly, classMark } = texts.value;
	if (classLabels.value.length === 0) return null;
	return (
		// biome-ignore lint/a11y/useSemanticElements: buttons that can all be off are no set of fields
		<div class={css.classes} role="group" aria-label={classesName}>
			{classLabels.value.map((label) => (
				<button
					key={label}
					type="button"
					class={css.class}
					aria-label={highlightOnly(label, nameOfClass(label))}
					aria-pressed={highlightedClass.value === label}
					style={{ color: classColour(label, theme.value) }}
					onClick={() => {
						highlightClass(highlightedClass.value === label ? undefined : label);
					}}
				>
					{classMark(label, nameOfClass(label))}
				</button>
			))}
		</div>
	);
}

function SaveMap() {
	const { savePng: name } = strings.value;
	const image = manifoldImage.value;
	if (!showsManifold.value || !image) return null;
	const label = strings.value.labelled(name, texts.value.manifoldName);
	const save = () => savePng("map", enlarge(image, MAP_SCALE));
	return (
		<button type="button" class="button-icon" title={label} onClick={() => void save()}>
			<Icon name="download" />
		</button>
	);
}

export function MapTools() {
	const { manifoldName, examplesName, zoomInName, zoomOutName } = texts.value;
	const { reset } = strings.value;
	return (
		<div class={css.tools}>
			<LayerCheckbox name={manifoldName} isVisible={showsManifold} />
			<LayerCheckbox name={examplesName} isVisible={showsExamples} />
			<Classes />
			<div class={css.zoom}>
				<button type="button" class="button" title={zoomOutName} onClick={zoomOut}>
					<Icon name="minus" />
				</button>
				<button type="button" class="button" title={zoomInName} onClick={zoomIn}>
					<Icon name="plus" />
				</button>
				<SaveMap />
				<button type="button" class="button" aria-disabled={!chosenRegion.value} onClick={zoomFull}>
					{reset}
				</button>
			</div>
		</div>
	);
}
