/** The view in which examples are points of the plane. */

import { useEffect } from "preact/hooks";
import { exampleNoun, formatNumber } from "../../strings";
import { Segmented } from "../../widgets/Segmented";
import { ExamplesFailed } from "../drawing/ExamplesFailed";
import { areExamplesMissing } from "../drawing/examplesMissing";
import { MissingModel } from "../ownModels/MissingModel";
import { ViewIntro } from "../ViewIntro";
import { ClassLegend } from "./ClassLegend";
import { ExampleMap } from "./ExampleMap";
import css from "./Map.module.css";
import { mapExampleNumbers, syncMaps, totalCount } from "./maps";
import { SidePanel } from "./SidePanel";
import { clearPointedAndBrush, mapKinds, mapStyle, shownMap, wantedCodeModel, wantedPlaneModel } from "./state";
import { texts } from "./texts";

const styles = ["dots", "pictures"] as const;

function Tools() {
	const { style: styleName, styles: styleNames, map, names } = texts.value;
	return (
		<div class={css.tools}>
			<div class={css.mapSwitch}>
				<Segmented
					legend={map}
					options={mapKinds.map((value) => ({ value, name: names[value], content: names[value] }))}
					chosen={shownMap.value}
					onChoose={(kind) => {
						shownMap.value = kind;
					}}
				/>
			</div>
			<Segmented
				legend={styleName}
				options={styles.map((value) => ({ value, name: styleNames[value], content: styleNames[value] }))}
				chosen={mapStyle.value}
				onChoose={(chosen) => {
					mapStyle.value = chosen;
				}}
			/>
			<ClassLegend />
		</div>
	);
}

/** Says how many of the examples are on the maps, where not all are. */
function SampleNote() {
	const [shown, all] = [mapExampleNumbers.value.length, totalCount.value];
	if (shown === all) return null;
	return <p class="small">{texts.value.ofAll(formatNumber(shown), formatNumber(all), exampleNoun.value.many)}</p>;
}

export function MapView() {
	const { title, lead, tryText } = texts.value;
	useEffect(syncMaps, []);
	useEffect(() => clearPointedAndBrush, []);
	return (
		<>
			<ViewIntro title={title} lead={lead} tryText={tryText} />
			<MissingModel
				wanted={wantedPlaneModel.value}
				onDismiss={() => {
					wantedPlaneModel.value = "variational-2";
				}}
			/>
			<MissingModel
				wanted={wantedCodeModel.value}
				onDismiss={() => {
					wantedCodeModel.value = "vanilla";
				}}
			/>
			{areExamplesMissing.value && <ExamplesFailed />}
			<Tools />
			<div class={css.layout}>
				<div class={css.maps} data-shown={shownMap.value}>
					{mapKinds.map((kind) => (
						<div key={kind} class={kind === shownMap.value ? "" : css.others}>
							<ExampleMap kind={kind} />
						</div>
					))}
				</div>
				<SidePanel />
			</div>
			<SampleNote />
		</>
	);
}
